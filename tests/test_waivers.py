"""Waivers: the committee excuses a fault until a day; it is still told, and everywhere shown.

What is wrong with a waiver itself (V101 to V106) has its folders in `tests/rules`.
"""

import json
import re
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from conftest import Said, with_own_indicators
from test_schemas import load, refusals

from kpr_cli.cli.accepting import today
from kpr_cli.cli.books import load_wording
from kpr_cli.core import thai
from kpr_cli.read.registers import read_baseline, read_waivers

Kpr = Callable[..., Said]
Golden = Callable[[Path, str], None]

TESTS = Path(__file__).parent
RULES = TESTS / "rules"
GOLDEN = TESTS / "golden" / "waivers"
WAIVED = RULES / "V101-unused-waiver" / "good" / "waiver-in-use"
AGREEMENT = (WAIVED / "example-department.yaml").read_text("utf-8")
WAIVERS = (WAIVED / "waivers.yaml").read_text("utf-8")
LAST_DAY = "2547-06-30"
RESULT = "target: 70, results: [{round: 12, self: 70, evidence: [{title: รายงาน, ref: ที่ ตย 1}]}]"


@pytest.fixture(name="repository")
def _repository(tmp_path: Path) -> Path:
    """An agreement with one error that is waived, in a repository of its own."""
    shutil.copytree(WAIVED, tmp_path, dirs_exist_ok=True)
    (tmp_path / ".git").mkdir()
    return tmp_path


def findings(said: Said) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(said.out)["findings"]
    return found


def codes(said: Said) -> list[tuple[str, str]]:
    return [(finding["code"], finding["severity"]) for finding in findings(said)]


def other(agency: str) -> str:
    """The same agreement of another agency, with indicators of its own."""
    text = AGREEMENT.replace("id: example-department", f"id: {agency}")
    return with_own_indicators(text, agency)


@pytest.mark.parametrize("lang", ["th", "en", "both"])
def test_what_is_waived_is_told_and_is_no_error(
    repository: Path, kpr: Kpr, golden: Golden, lang: str
) -> None:
    said = kpr(repository, "validate", "--strict", "--as-of", LAST_DAY, "--lang", lang)
    golden(GOLDEN / f"waived.{lang}.out", said.out)
    assert (said.status, said.err) == (0, "")


def test_json_says_who_waived_it_and_how_bad_it_was(repository: Path, kpr: Kpr) -> None:
    said = kpr(repository, "validate", "--format", "json", "--as-of", LAST_DAY)
    data = json.loads(said.out)
    assert (data["errors"], data["notes"], data["waived"], data["as_of"]) == (0, 0, 1, LAST_DAY)
    assert data["findings"][0]["severity"] == "note"
    assert data["findings"][0]["acceptance"] == {
        "kind": "waiver",
        "severity": "error",
        "who": "ประธานคณะกรรมการเจรจาข้อตกลงและประเมินผล",
        "reason": "เว็บไซต์ของกรมอยู่ระหว่างย้ายเครื่อง",
        "document": "ที่ ตย 0101/123",
        "until": LAST_DAY,
    }


@pytest.mark.parametrize(
    ("as_of", "found"),
    [
        ("2546-01-01", [("D103", "note")]),
        (LAST_DAY, [("D103", "note")]),
        ("2547-07-01", [("D103", "error"), ("V102", "warning")]),
    ],
)
def test_a_waiver_holds_through_its_last_day(
    repository: Path, kpr: Kpr, as_of: str, found: list[tuple[str, str]]
) -> None:
    said = kpr(repository, "validate", "--format", "json", "--as-of", as_of)
    assert codes(said) == found
    assert said.status == int(("D103", "error") in found)


def test_without_a_day_it_is_today_in_thailand_and_says_so(
    repository: Path, kpr: Kpr, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kpr_cli.cli.judging.today", lambda: date(2004, 6, 30))
    said = kpr(repository, "validate")
    assert said.status == 0
    assert "\nนับการผ่อนผันและรายการเดิม ณ วันที่ 30 มิถุนายน 2547\n" in said.out
    monkeypatch.undo()
    assert thai.long_date(today()) in kpr(repository, "validate").out


def test_where_no_waiver_was_weighed_the_day_changes_nothing(repository: Path, kpr: Kpr) -> None:
    (repository / "a.yaml").write_text(other("a"), "utf-8")
    kept = kpr(repository, "validate", "a.yaml", "--as-of", "2547-07-01")
    (repository / "waivers.yaml").unlink()
    assert kpr(repository, "validate", "a.yaml") == kept
    assert "ณ วันที่" not in kept.out


def test_one_file_alone_says_nothing_of_the_waivers_of_others(repository: Path, kpr: Kpr) -> None:
    clean = 'announcement: "https://example.go.th"\nissues:'
    (repository / "a.yaml").write_text(other("a").replace("issues:", clean), "utf-8")
    text = WAIVERS.replace("example-department", "a")
    (repository / "waivers.yaml").write_text(WAIVERS + text.partition("waivers:\n")[2], "utf-8")
    called = ("validate", "--format", "json", "--as-of", LAST_DAY)
    assert codes(kpr(repository, *called, "example-department.yaml")) == [("D103", "note")]
    assert codes(kpr(repository, *called, "a.yaml")) == [("V101", "warning")]
    assert codes(kpr(repository, *called)) == [("D103", "note"), ("V101", "warning")]


def test_an_unknown_agency_is_told_only_where_all_agreements_are_known(
    repository: Path, kpr: Kpr
) -> None:
    text = WAIVERS.replace("example-department", "elsewhere")
    (repository / "waivers.yaml").write_text(text, "utf-8")
    called = ("validate", "--format", "json")
    assert ("V105", "warning") in codes(kpr(repository, *called))
    assert ("V105", "warning") not in codes(kpr(repository, *called, "."))
    below = repository / "2547"
    below.mkdir()
    (below / "a.yaml").write_text(other("a"), "utf-8")
    assert codes(kpr(below, *called)) == [("D103", "error")]
    (below / "a.yaml").write_text("kpr: 1\nagency: {id: elsewhere\n", "utf-8")
    assert ("V105", "warning") not in codes(kpr(repository, *called))


def test_of_a_file_that_cannot_be_read_no_fault_is_called_gone(repository: Path, kpr: Kpr) -> None:
    text = AGREEMENT.replace("  announced: 2546-12-20", "  announced: 2003-12-20")
    (repository / "example-department.yaml").write_text(text, "utf-8")
    assert codes(kpr(repository, "validate", "--format", "json")) == [("S116", "error")]


def test_every_fault_of_the_file_is_told_and_whole_entries_still_count(
    repository: Path, kpr: Kpr, golden: Golden
) -> None:
    faulty = """\
  - agency: example-department
    fiscal_year: 2004
    code: D105
    plaec: steps
    reason:
    authority: ประธานคณะกรรมการ
    document: ที่ ตย 0101/124
    until: 30/6/2547
  - คำรับรองของกรมตัวอย่าง
"""
    (repository / "waivers.yaml").write_text(f"{WAIVERS}{faulty}", "utf-8")
    said = kpr(repository, "validate", "--as-of", LAST_DAY)
    golden(GOLDEN / "faulty.out", said.out)
    assert (said.status, said.err) == (1, "")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("kpr: 1\nwaivers: [ก\n", "P204"),
        ("  - agency: example-department\nkpr: 1\nwaivers: []\n", "P214"),
        ("kpr: 1\nwaivers: []\n  - agency: example-department\n", "P215"),
        ("", "P110"),
        ("waivers: []\n", "S103"),
        ("kpr: 2\n", "S119"),
        ("kpr: 1\nwaivers: none\n", "S105"),
        ("kpr: 1\nkpr: 1\n", "P117"),
        ("kpr: 1\nwaviers: []\n", "S102"),
        ("- kpr: 1\n", "S104"),
    ],
)
def test_a_faulty_file_excuses_nothing(repository: Path, kpr: Kpr, text: str, code: str) -> None:
    (repository / "waivers.yaml").write_text(text, "utf-8")
    said = kpr(repository, "validate", "--format", "json")
    assert codes(said) == [("D103", "error"), (code, "error")]
    assert findings(said)[1]["file"] == "waivers.yaml"


@pytest.mark.parametrize("text", ["kpr: 1\n", "kpr: 1\nwaivers:\n", "kpr: 1\nwaivers: []\n"])
def test_a_file_without_waivers_is_no_fault(repository: Path, kpr: Kpr, text: str) -> None:
    (repository / "waivers.yaml").write_text(text, "utf-8")
    assert codes(kpr(repository, "validate", "--format", "json")) == [("D103", "error")]


def test_a_folder_of_that_name_ends_the_call_with_a_sentence(repository: Path, kpr: Kpr) -> None:
    (repository / "waivers.yaml").unlink()
    (repository / "waivers.yaml").mkdir()
    said = kpr(repository, "validate")
    assert (said.status, said.out) == (2, "")
    assert said.err.startswith("kpr: waivers.yaml ไม่ใช่แฟ้มธรรมดา")


@pytest.mark.parametrize("target", ["waivers.yaml", "nowhere.yaml"])
def test_a_link_to_nothing_ends_the_call_with_a_sentence(
    repository: Path, kpr: Kpr, target: str
) -> None:
    (repository / "waivers.yaml").unlink()
    (repository / "waivers.yaml").symlink_to(target)
    for said in (kpr(repository, "validate"), kpr(repository, "validate", "--baseline", target)):
        assert (said.status, said.out, said.err.count("\n")) == (2, "", 1)
    written = kpr(repository, "validate", "--write-baseline", target)
    assert (written.status, written.out) == (2, "")


@pytest.mark.parametrize("settings", [None, 'agreements = ["**"]\n'])
def test_it_is_never_judged_as_an_agreement(
    repository: Path, kpr: Kpr, settings: str | None
) -> None:
    if settings is not None:
        (repository / "kpr.toml").write_text(settings, "utf-8")
    for paths in ((), (".",), ("waivers.yaml", "example-department.yaml")):
        said = kpr(repository, "validate", "--format", "json", "--as-of", LAST_DAY, *paths)
        assert (codes(said), said.err) == ([("D103", "note")], "")
        assert (json.loads(said.out)["files"], json.loads(said.out)["skipped"]) == (1, 0)


def test_only_the_one_at_the_root_counts(repository: Path, kpr: Kpr) -> None:
    below = repository / "2547"
    below.mkdir()
    (repository / "example-department.yaml").rename(below / "example-department.yaml")
    said = kpr(below, "validate", "--format", "json", "--as-of", LAST_DAY)
    assert codes(said) == [("D103", "note")]
    (repository / "waivers.yaml").rename(below / "waivers.yaml")
    assert ("D103", "error") in codes(kpr(below, "validate", "--format", "json"))


def test_a_waived_error_leaves_no_score_provisional_but_is_shown(
    repository: Path, kpr: Kpr, golden: Golden
) -> None:
    text = AGREEMENT.replace("target: 70", RESULT, 1)
    (repository / "example-department.yaml").write_text(text, "utf-8")
    said = kpr(repository, "score", "--as-of", LAST_DAY)
    golden(GOLDEN / "score.out", said.out)
    assert said.status == 0
    told = json.loads(kpr(repository, "score", "--format", "json", "--as-of", LAST_DAY).out)
    assert (told["as_of"], told["scorecards"][0]["provisional"]) == (LAST_DAY, False)
    assert told["findings"][0]["acceptance"]["kind"] == "waiver"
    late = kpr(repository, "score", "--as-of", "2547-07-01")
    assert late.status == 1
    assert "ยังไม่ผ่านการตรวจ" in late.out


def test_the_report_shows_who_waived_it(repository: Path, kpr: Kpr) -> None:
    text = AGREEMENT.replace("target: 70", RESULT, 1)
    (repository / "example-department.yaml").write_text(text, "utf-8")
    called = ("report", "--html", "-o", "out.html", "--as-of")
    assert kpr(repository, *called, LAST_DAY).status == 0
    html = (repository / "out.html").read_text("utf-8")
    assert "<strong>ผ่อนผัน D103</strong>" in html
    assert (
        "(ประธานคณะกรรมการเจรจาข้อตกลงและประเมินผล · ที่ ตย 0101/123 · "
        "เว็บไซต์ของกรมอยู่ระหว่างย้ายเครื่อง · ถึงวันที่ 30 มิถุนายน 2547)"
    ) in html
    assert "นับการผ่อนผันและรายการเดิม ณ วันที่ 30 มิถุนายน 2547" in html
    assert "ยังไม่ผ่านการตรวจ" not in html
    assert kpr(repository, *called, "2547-07-01").status == 1
    late = (repository / "out.html").read_text("utf-8")
    assert "ยังไม่ผ่านการตรวจ" in late
    assert "<strong>ผิดพลาด D103</strong>" in late


def test_a_text_of_the_committee_is_escaped(repository: Path, kpr: Kpr) -> None:
    nasty = WAIVERS.replace("ประธานคณะกรรมการเจรจาข้อตกลงและประเมินผล", '"<script>\\u001b[31m"')
    (repository / "waivers.yaml").write_text(nasty, "utf-8")
    said = kpr(repository, "validate", "--as-of", LAST_DAY)
    assert "\x1b" not in said.out
    kpr(repository, "report", "--html", "-o", "out.html", "--as-of", LAST_DAY)
    assert "<script>" not in (repository / "out.html").read_text("utf-8")


def waivable_cases() -> list[Path]:
    """Every bad file that is judged alone and has something to waive."""
    files = sorted(RULES.glob("[!V]*/bad/*.yaml"))
    return [f for f in files if "(place: " in f.with_suffix(".out").read_text("utf-8")]


def test_what_the_output_says_can_be_copied_into_a_waiver(kpr: Kpr, tmp_path: Path) -> None:
    """Of every waivable finding there is: its own waiver accepts it and changes nothing else."""
    seen = set()
    for file in waivable_cases():
        folder = tmp_path / f"{file.parents[1].name}-{file.stem}"
        folder.mkdir()
        shutil.copy(file, folder)
        said = kpr(folder, "validate", "--format", "json", "--as-of", LAST_DAY)
        before = findings(said)
        waivable = {rule["code"] for rule in json.loads(said.out)["rules"] if rule["waivable"]}
        agency = re.search(r"\bid: ([a-z0-9-]+)", file.read_text("utf-8", "replace"))
        chosen = {(f["code"], f["place"]) for f in before if f["code"] in waivable}
        if not chosen or agency is None:
            continue
        (folder / "waivers.yaml").write_text(
            "kpr: 1\nwaivers:\n"
            + "".join(
                f"  - {{agency: {agency[1]}, fiscal_year: 2547, code: {code}, place: '{place}',\n"
                f"     reason: ก, authority: ข, document: ค, until: {LAST_DAY}}}\n"
                for code, place in sorted(chosen)
            ),
            "utf-8",
        )
        after = findings(kpr(folder, "validate", "--format", "json", "--as-of", LAST_DAY))
        accepted = [f for f in after if f["acceptance"] is not None]
        assert {(f["code"], f["place"]) for f in accepted} == chosen, file
        kept = [f for f in before if f["code"] not in waivable]
        assert [f for f in after if f["acceptance"] is None] == kept, file
        seen |= {code for code, _ in chosen}
    assert seen >= {"D101", "D103", "G104", "O101", "R104", "R109"}


@pytest.mark.parametrize("file", sorted(RULES.glob("V1*/*/*/waivers.yaml")), ids=str)
def test_the_schema_takes_what_kpr_reads(file: Path) -> None:
    # A code that is none is the book's to refuse, with the one that is meant.
    is_code = "announced-nowhere" not in file.read_text("utf-8")
    assert refusals("waivers", load(file.read_text("utf-8"))) == (
        [] if is_code else ["$.waivers[0].code"]
    )


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("    until: 2547-06-30\n", "", "$.waivers[0]"),
        ("place:", "plaec:", "$.waivers[0]"),
        ("2547-06-30", "30/6/2547", "$.waivers[0].until"),
        ("fiscal_year: 2547", "fiscal_year: 2004", "$.waivers[0].fiscal_year"),
        ("kpr: 1", "kpr: 2", "$.kpr"),
    ],
)
def test_the_schema_refuses_what_kpr_refuses(old: str, new: str, place: str) -> None:
    found = {*refusals("waivers", load(WAIVERS.replace(old, new)))}
    assert found == {place}


def test_the_examples_of_the_page_can_be_copied() -> None:
    page = (TESTS.parent / "docs" / "waivers.md").read_text("utf-8")
    waivers, baseline = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
    register = read_waivers(waivers.encode(), "waivers.yaml", load_wording())
    assert (len(register.records), register.findings) == (1, ())
    known = read_baseline(baseline.encode(), "baseline.yaml", load_wording())
    assert (len(known.records), known.findings) == (1, ())


def test_no_rule_that_no_book_owns_can_be_waived() -> None:
    assert not [rule.code for rule in load_wording().rules.values() if rule.waivable]
