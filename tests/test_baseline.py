"""The baseline: what is known already, with owner, reason and end; it survives moved lines.

What is wrong with an entry itself (V201 to V203) has its folders in `tests/rules`.
"""

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import Said, with_own_indicators
from hypothesis import given, settings
from hypothesis import strategies as st
from test_schemas import load, refusals

from kpr_cli.cli.books import load_wording
from kpr_cli.core.baseline import Known
from kpr_cli.read.registers import read_baseline
from kpr_cli.tell.baseline import baseline_text

Kpr = Callable[..., Said]
Golden = Callable[[Path, str], None]

TESTS = Path(__file__).parent
WORDING = load_wording()
GOLDEN = TESTS / "golden" / "baseline"
CASE = TESTS / "rules" / "V202-incomplete-baseline-entry" / "good" / "complete"
AGREEMENT = (CASE / "example-department.yaml").read_text("utf-8")
COMPLETE = (CASE / "baseline.yaml").read_text("utf-8")
LAST_DAY = "2547-06-30"
UNOWNED = ("owner:\n", "reason:\n", "until:\n")
OWNED = ('owner: "กองแผนงาน"\n', 'reason: "รอย้ายเครื่อง"\n', f"until: {LAST_DAY}\n")
LIGHT = AGREEMENT.replace("weight: 20", "weight: 15", 1)
"""Two errors: announced nowhere, and weights that add up to 95."""
ANOTHER = with_own_indicators(LIGHT.replace("example-department", "a"), "a")
"""The same of another agency."""


@pytest.fixture(name="repository")
def _repository(tmp_path: Path) -> Path:
    """An agreement with two errors, in a repository of its own."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "example-department.yaml").write_text(LIGHT, "utf-8")
    return tmp_path


def write(folder: Path, kpr: Kpr, *paths: str) -> Said:
    return kpr(folder, "validate", "--write-baseline", "baseline.yaml", *paths)


def filled(text: str) -> str:
    """A baseline after people wrote into every entry."""
    for blank, words in zip(UNOWNED, OWNED, strict=True):
        text = text.replace(blank, words)
    return text


def fill(folder: Path) -> None:
    file = folder / "baseline.yaml"
    file.write_text(filled(file.read_text("utf-8")), "utf-8")


def judge(folder: Path, kpr: Kpr, *options: str, baseline: str = "baseline.yaml") -> Said:
    called = ("validate", "--format", "json", "--as-of", LAST_DAY, "--baseline", baseline)
    return kpr(folder, *called, *options)


def codes(said: Said) -> list[tuple[str, str]]:
    found: list[dict[str, Any]] = json.loads(said.out)["findings"]
    return [(finding["code"], finding["severity"]) for finding in found]


def test_it_notes_what_was_found(repository: Path, kpr: Kpr, golden: Golden) -> None:
    said = write(repository, kpr)
    golden(GOLDEN / "written.yaml", (repository / "baseline.yaml").read_text("utf-8"))
    golden(GOLDEN / "writing.out", f"{said.out}{said.err}")
    assert said.status == 1
    assert [p.name for p in repository.iterdir() if p.suffix == ".tmp"] == []


def test_an_entry_with_blanks_excuses_nothing(repository: Path, kpr: Kpr) -> None:
    write(repository, kpr)
    told = [("V202", "warning"), ("V202", "warning"), ("D103", "error"), ("W101", "error")]
    assert codes(judge(repository, kpr)) == told


def test_what_is_owned_is_told_and_is_no_error(repository: Path, kpr: Kpr, golden: Golden) -> None:
    write(repository, kpr)
    fill(repository)
    called = ("validate", "--as-of", LAST_DAY, "--baseline", "baseline.yaml")
    said = kpr(repository, *called, "--strict", "--lang", "both")
    golden(GOLDEN / "known.out", said.out)
    assert (said.status, said.err) == (0, "")
    data = json.loads(judge(repository, kpr).out)
    assert data["as_of"] == LAST_DAY
    assert data["findings"][0]["acceptance"] == {
        "kind": "baseline",
        "severity": "error",
        "who": "กองแผนงาน",
        "reason": "รอย้ายเครื่อง",
        "document": None,
        "until": LAST_DAY,
    }
    late = kpr(repository, "validate", "--as-of", "2547-07-01", "--baseline", "baseline.yaml")
    assert (late.status, late.out.count(" V203 ")) == (1, 2)


def test_a_known_error_leaves_the_score_provisional(repository: Path, kpr: Kpr) -> None:
    write(repository, kpr)
    fill(repository)
    (repository / "kpr.toml").write_text('baseline = "baseline.yaml"\n', "utf-8")
    said = kpr(repository, "score", "--as-of", LAST_DAY)
    assert said.status == 0
    assert "รายการเดิม W101" in said.out
    assert "ยังไม่ผ่านการตรวจ" in said.out
    assert kpr(repository, "report", "--html", "--as-of", LAST_DAY).status == 0
    html = (repository / "example-department.html").read_text("utf-8")
    assert "<strong>รายการเดิม W101</strong>" in html
    assert "(กองแผนงาน · รอย้ายเครื่อง · ถึงวันที่ 30 มิถุนายน 2547)" in html


def test_settings_name_one_and_the_call_another(repository: Path, kpr: Kpr) -> None:
    write(repository, kpr)
    blank = (repository / "baseline.yaml").read_text("utf-8")
    fill(repository)
    (repository / "kpr.toml").write_text('baseline = "baseline.yaml"\n', "utf-8")
    called = ("validate", "--format", "json", "--as-of", LAST_DAY)
    assert codes(kpr(repository, *called)) == [("D103", "note"), ("W101", "note")]
    (repository / "other.yaml").write_text(blank, "utf-8")
    assert judge(repository, kpr, baseline="other.yaml").status == 1
    (repository / "other.yaml").unlink()
    below = repository / "2547"
    below.mkdir()
    (repository / "example-department.yaml").rename(below / "example-department.yaml")
    assert codes(kpr(below, *called)) == [("D103", "error"), ("W101", "error")]
    (repository / "baseline.yaml").unlink()
    kpr(below, "validate", "--write-baseline", "../baseline.yaml")
    written = (repository / "baseline.yaml").read_text("utf-8")
    assert 'file: "2547/example-department.yaml"' in written
    fill(repository)
    for folder in (repository, below):
        assert codes(kpr(folder, *called)) == [("D103", "note"), ("W101", "note")]


@settings(max_examples=30)
@given(places=st.lists(st.tuples(st.integers(0, 24), st.sampled_from(["", "# หมายเหตุ", "  #"]))))
def test_it_survives_moved_lines(
    places: list[tuple[int, str]], kpr: Kpr, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("moved")
    lines = AGREEMENT.splitlines()
    for index, text in places:
        lines.insert(index, text)
    (folder / "example-department.yaml").write_text("\n".join(lines), "utf-8")
    (folder / "baseline.yaml").write_text(COMPLETE, "utf-8")
    assert codes(judge(folder, kpr)) == [("D103", "note")]


def test_written_anew_it_keeps_what_people_wrote_and_drops_what_is_gone(
    repository: Path, kpr: Kpr, golden: Golden
) -> None:
    write(repository, kpr)
    fill(repository)
    heavier = LIGHT.replace("weight: 15", "weight: 18").replace("{name: นางทำ", "{name: นางสาวทำ")
    (repository / "example-department.yaml").write_text(f"# แก้แล้ว\n{heavier}", "utf-8")
    assert ("V204", "warning") in codes(judge(repository, kpr))
    write(repository, kpr)
    golden(GOLDEN / "renewed.yaml", (repository / "baseline.yaml").read_text("utf-8"))
    again = (repository / "baseline.yaml").read_bytes()
    write(repository, kpr)
    assert (repository / "baseline.yaml").read_bytes() == again


def test_of_files_that_were_not_judged_the_entries_stay(repository: Path, kpr: Kpr) -> None:
    (repository / "a.yaml").write_text(ANOTHER, "utf-8")
    write(repository, kpr)
    fill(repository)
    both = (repository / "baseline.yaml").read_text("utf-8")
    write(repository, kpr, "a.yaml")
    assert (repository / "baseline.yaml").read_text("utf-8") == both
    (repository / "example-department.yaml").write_text("kpr: 1\nagency: [\n", "utf-8")
    write(repository, kpr)
    assert (repository / "baseline.yaml").read_text("utf-8") == both
    (repository / "example-department.yaml").unlink()
    assert codes(judge(repository, kpr, "a.yaml")) == [("D103", "note"), ("W101", "note")]
    told = [("D103", "note"), ("W101", "note"), ("V201", "warning"), ("V201", "warning")]
    assert codes(judge(repository, kpr)) == told
    write(repository, kpr)
    assert (repository / "baseline.yaml").read_text("utf-8").count("fingerprint:") == 2


def test_what_only_all_files_show_is_not_gone_where_one_is_judged(
    repository: Path, kpr: Kpr
) -> None:
    below = repository / "2547"
    below.mkdir()
    shutil.copy(repository / "example-department.yaml", below)
    write(repository, kpr)
    fill(repository)
    assert {code for code, _ in codes(judge(repository, kpr))} == {"D103", "W101", "I103"}
    alone = judge(repository, kpr, "example-department.yaml")
    assert codes(alone) == [("D103", "note"), ("W101", "note")]
    (below / "example-department.yaml").unlink()
    (repository / "example-department.yaml").write_text(LIGHT, "utf-8")
    assert [code for code, _ in codes(judge(repository, kpr))].count("V201") == 3


def test_what_cannot_be_read_is_never_noted(repository: Path, kpr: Kpr) -> None:
    text = LIGHT.replace("groups: [1]", "groups: [1]\nnote: ก").replace(
        "ร้อยละ, weight: 20", "\tร้อยละ, weight: 20", 1
    )
    (repository / "example-department.yaml").write_text(text, "utf-8")
    said = write(repository, kpr, "--lang", "en")
    assert "2 cannot be noted: mend what is unreadable or misshapen first" in said.err
    written = (repository / "baseline.yaml").read_text("utf-8")
    assert "code: S101" not in written
    assert "code: P105" not in written


def test_a_waived_finding_is_not_noted(repository: Path, kpr: Kpr) -> None:
    waived = TESTS / "rules" / "V101-unused-waiver" / "good" / "waiver-in-use" / "waivers.yaml"
    shutil.copy(waived, repository)
    kpr(repository, "validate", "--as-of", LAST_DAY, "--write-baseline", "baseline.yaml")
    written = (repository / "baseline.yaml").read_text("utf-8")
    assert ("code: D103" in written, "code: W101" in written) == (False, True)
    fill(repository)
    assert codes(judge(repository, kpr)) == [("D103", "note"), ("W101", "note")]


def test_strangers_words_are_written_so_that_they_can_be_read_again(
    repository: Path, kpr: Kpr
) -> None:
    name = r'"ก: \"ข\" # {ค} \\ \u200b\u00a0' + "\u2003" + '"'
    text = AGREEMENT.replace('id: "1.1"', f"id: {name}").replace("target: 3}", "target: 3.5}", 1)
    (repository / "example-department.yaml").write_text(text, "utf-8")
    write(repository, kpr)
    assert r"ก: \"ข\" # {ค} \\ \u200b\u00a0\u2003" in (repository / "baseline.yaml").read_text(
        "utf-8"
    )
    fill(repository)
    assert ("L104", "note") in codes(judge(repository, kpr))
    assert {severity for _, severity in codes(judge(repository, kpr))} == {"note"}


@given(text=st.text(min_size=1))
def test_whatever_people_write_beside_an_entry_stays(text: str) -> None:
    entry = Known.model_construct(fingerprint="0" * 32, code="C101", file="a.yaml", owner=text)
    written = baseline_text([entry])
    register = read_baseline(written.encode(), "baseline.yaml", WORDING)
    assert register.findings == ()
    owner = register.records[0].owner
    refused = re.compile(
        "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff"
        "\ufeff\ufffe\uffff]"
    )
    expected = refused.sub("\N{REPLACEMENT CHARACTER}", text.replace("\t", " "))
    assert owner == (expected.strip() or None)


def test_a_baseline_of_thousands_is_read_again() -> None:
    entries = [
        Known.model_construct(
            fingerprint=f"{number:032x}",
            code="C101",
            file=f"2547/agency-{number}.yaml",
            place="issues.cost_reduction.indicators[1.1].unit",
            message="ช่อง “unit” ของตัวชี้วัดที่ 1.1 ยังไม่มี (ต้องมีเมื่อเสนอแล้วหรือเริ่มรายงานผลแล้ว)",
        )
        for number in range(3000)
    ]
    register = read_baseline(baseline_text(entries).encode(), "baseline.yaml", WORDING)
    assert (len(register.records), register.findings) == (3000, ())


@pytest.mark.parametrize("file", sorted(TESTS.glob("rules/V2*/*/*/baseline.yaml")), ids=str)
def test_the_schema_takes_what_kpr_writes(file: Path) -> None:
    assert refusals("baseline", load(file.read_text("utf-8"))) == []


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("baseline: 1", "baseline: 2", "$.baseline"),
        ("owner:", "onwer:", "$.known[0]"),
        (LAST_DAY, "30/6/2547", "$.known[0].until"),
        ("c129", "C129", "$.known[0].fingerprint"),
    ],
)
def test_the_schema_refuses_what_kpr_refuses(old: str, new: str, place: str) -> None:
    assert {*refusals("baseline", load(COMPLETE.replace(old, new)))} == {place}


BASELINE_ERRORS = {
    "": "--baseline ต้องมีชื่อแฟ้ม",
    "missing.yaml": "ไม่พบรายการเดิม missing.yaml สร้างด้วย kpr validate --write-baseline missing.yaml",
    "folder": "folder ไม่ใช่แฟ้มธรรมดา",
    "example-department.yaml": "example-department.yaml: ไม่ใช่รายการเดิม",
    "newer.yaml": "newer.yaml: เป็นรายการเดิมของรุ่นอื่น kpr รุ่นนี้อ่านรุ่น 1",
    "broken.yaml": "broken.yaml: อ่านแบบ YAML ไม่ได้ บรรทัด 3: วงเล็บที่เปิดตรงนี้ไม่มีตัวปิด",
    "binary.yaml": "binary.yaml: อ่านแบบ YAML ไม่ได้ บรรทัด 1: แฟ้มนี้ไม่ใช่แฟ้มข้อความ",
    "list.yaml": "list.yaml: ไม่ใช่รายการเดิม",
}


@pytest.mark.parametrize("name", BASELINE_ERRORS)
def test_a_file_that_is_no_baseline_ends_the_call_with_a_sentence(
    repository: Path, kpr: Kpr, name: str
) -> None:
    (repository / "folder").mkdir()
    (repository / "newer.yaml").write_text("kpr: 1\nbaseline: 2\nknown: []\n", "utf-8")
    (repository / "broken.yaml").write_text("kpr: 1\nbaseline: 1\nknown: [ก\n", "utf-8")
    (repository / "binary.yaml").write_bytes(b"\x00\x01")
    (repository / "list.yaml").write_text("- kpr: 1\n", "utf-8")
    said = judge(repository, kpr, baseline=name)
    assert (said.status, said.out) == (2, "")
    assert said.err.startswith(f"kpr: {BASELINE_ERRORS[name]}")
    assert said.err.count("\n") == 1


WRITING_ERRORS = {
    "": "--write-baseline ต้องมีชื่อแฟ้มที่ลงท้ายด้วย .yaml",
    "baseline.txt": "--write-baseline ต้องมีชื่อแฟ้มที่ลงท้ายด้วย .yaml",
    "kpr.toml": "--write-baseline ต้องมีชื่อแฟ้มที่ลงท้ายด้วย .yaml",
    "waivers.yaml": "waivers.yaml เป็นที่ของการผ่อนผัน",
    "no/where.yaml": "ไม่มีโฟลเดอร์ no สร้างก่อน",
    "example-department.yaml": "example-department.yaml: ไม่ใช่รายการเดิม",
    "faulty.yaml": "faulty.yaml บรรทัด 20: เขียนวันที่ “30/6/2547” ไม่ถูกรูปแบบ",
    "newer.yaml": "newer.yaml: เป็นรายการเดิมของรุ่นอื่น",
}


@pytest.mark.parametrize("name", WRITING_ERRORS)
def test_nothing_but_a_baseline_is_ever_written_over(repository: Path, kpr: Kpr, name: str) -> None:
    (repository / "faulty.yaml").write_text(COMPLETE.replace(LAST_DAY, "30/6/2547"), "utf-8")
    (repository / "newer.yaml").write_text("kpr: 1\nbaseline: 2\nknown: []\n", "utf-8")
    before = {file.name: file.read_bytes() for file in repository.glob("*.yaml")}
    said = kpr(repository, "validate", "--write-baseline", name, "example-department.yaml")
    assert (said.status, said.out) == (2, "")
    assert said.err.startswith(f"kpr: {WRITING_ERRORS[name]}")
    assert {
        file.name: file.read_bytes() for file in repository.iterdir() if file.is_file()
    } == before


def test_reading_and_writing_one_in_the_same_call_contradict_each_other(
    repository: Path, kpr: Kpr
) -> None:
    (repository / "old.yaml").write_text(COMPLETE, "utf-8")
    said = write(repository, kpr, "--baseline", "old.yaml")
    assert said == Said(2, "", "kpr: ใช้ --baseline หรือ --write-baseline อย่างใดอย่างหนึ่ง\n")


def test_a_disk_that_refuses_leaves_the_old_one_whole(
    repository: Path, kpr: Kpr, monkeypatch: pytest.MonkeyPatch
) -> None:
    (repository / "baseline.yaml").write_text(COMPLETE, "utf-8")

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", refuse)
    said = write(repository, kpr)
    assert (said.status, said.out) == (2, "")
    assert said.err == "kpr: เขียน baseline.yaml ไม่ได้ (No space left on device)\n"
    assert (repository / "baseline.yaml").read_text("utf-8") == COMPLETE
    names = sorted(path.name for path in repository.iterdir())
    assert names == [".git", "baseline.yaml", "example-department.yaml"]


def test_no_output_is_written_over_it(repository: Path, kpr: Kpr) -> None:
    (repository / "known.txt").write_text(COMPLETE, "utf-8")
    said = judge(repository, kpr, "--output", "sarif=known.txt", baseline="known.txt")
    assert said.status == 2
    assert said.err.startswith("kpr: ไม่เขียนทับแฟ้มที่อ่าน known.txt")


def test_the_order_of_the_call_changes_no_byte(repository: Path, kpr: Kpr) -> None:
    (repository / "a.yaml").write_text(ANOTHER, "utf-8")
    write(repository, kpr, "a.yaml", "example-department.yaml")
    first = (repository / "baseline.yaml").read_bytes()
    (repository / "baseline.yaml").unlink()
    write(repository, kpr, "example-department.yaml", "a.yaml")
    assert (repository / "baseline.yaml").read_bytes() == first
