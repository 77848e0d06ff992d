"""The rules of quality (Q): exact trends, what counts as variation, and what keeps them silent.

Their sentences stand in `tests/rules`; here is what no single file shows.
"""

import json
import sys
from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from conftest import Said
from hypothesis import given
from hypothesis import strategies as st

from kpr_cli.cli.books import Shelf, load_wording
from kpr_cli.core.hit import Hit
from kpr_cli.judge.inspection import entry_of
from kpr_cli.judge.trend import trend_at
from kpr_cli.read.agreements import read_agreement

Kpr = Callable[..., Said]

ROOT = Path(__file__).parents[1]
WORDING = load_wording()
BENCH = Shelf(WORDING).named("2547")
MOST_BYTES = 100
"""What a run may keep of an indicator."""

HEAD = """\
kpr: 1
fiscal_year: 2547
agency: {{id: {agency}, name: จังหวัดตัวอย่าง, kind: province}}
groups: [3]
"""
ISSUES = """\
issues:
  service_time:
    indicators:
      - id: "1"
        name: ระยะเวลาเฉลี่ยในการออกใบอนุญาต
        unit: วันทำการ
        weight: 60
        levels: [10, 8, 6, 5, 4]
        target: 6
        baseline: {2544: 14, 2545: 10.5, 2546: 7}
  service_quality:
    indicators:
      - id: "2"
        name: ร้อยละของผู้รับบริการที่พึงพอใจ
        unit: ร้อยละ
        weight: 36
        levels: [80, 81, 82, 83, 84]
        target: 84
        baseline: {2544: 80.5, 2545: 83.2, 2546: 81.4}
  manpower:
    indicators:
      - id: "3"
        name: ร้อยละของบุคลากรที่ปฏิบัติงานในภารกิจหลัก
        unit: ร้อยละ
        weight: 4
        levels: [70, 75, 80, 85, 90]
        target: 80
"""
ALL = ["Q101", "Q103", "Q102", "Q106"]
"""What the agreement below is told, in the order of its lines."""


def agreement(agency: str = "a", issues: str = ISSUES) -> str:
    return HEAD.format(agency=agency) + issues


def findings(kpr: Kpr, folder: Path, texts: Mapping[str, str], *options: str) -> list[Any]:
    """What `kpr validate` finds in files of these texts."""
    for name, text in texts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    said = kpr(folder, "validate", "--format", "json", *options)
    assert said.err == ""
    return list(json.loads(said.out)["findings"])


def codes(kpr: Kpr, folder: Path, text: str) -> list[str]:
    return [finding["code"] for finding in findings(kpr, folder, {"a.yaml": text})]


def test_one_agreement_has_them_beside_one_another(kpr: Kpr, tmp_path: Path) -> None:
    assert codes(kpr, tmp_path, agreement()) == ALL


@pytest.mark.parametrize(
    ("old", "new", "left"),
    [
        # A draft is still being written as long as one weight is not known.
        ("weight: 36", "weight:", []),
        ("weight: 36", "weight: ๓๖", []),
        # Where weights mean nothing, no share of them does.
        ("weight: 36", "weight: -36", ["Q103", "Q102"]),
        ("weight: 36", "weight: 0.36", ["Q103", "Q102"]),
        # A wrong sum shifts no share.
        ("weight: 36", "weight: 26", ALL),
        # What a fault hides is not judged.
        ("2544: 14", "2544: สิบสี่", ["Q101", "Q102", "Q106"]),
        ("[10, 8, 6, 5, 4]", "[10, 8, 6, 5, สี่]", ["Q101", "Q102", "Q106"]),
        ("2545: 83.2", "2545: ๘๓", ["Q101", "Q103", "Q106"]),
        ("[80, 81, 82, 83, 84]", "[80, 82, 81, 83, 84]", ["Q101", "Q103", "Q106"]),
        # Steps are no quantities, and no trend runs through them.
        ("levels: [10, 8, 6, 5, 4]\n        target: 6",
         "method: milestone\n        milestones: [ก, ข, ค, ง, จ]\n        target: 3",
         ["Q101", "Q102", "Q106"]),
    ],
)  # fmt: skip
def test_what_is_not_known_is_not_judged(
    old: str, new: str, left: list[str], kpr: Kpr, tmp_path: Path
) -> None:
    assert old in ISSUES
    told = codes(kpr, tmp_path, agreement(issues=ISSUES.replace(old, new)))
    assert [code for code in told if code[0] == "Q"] == left


def test_what_is_owed_is_judged_though_a_weight_is_missing(kpr: Kpr, tmp_path: Path) -> None:
    text = agreement().replace("issues:\n", "steps: {proposed: 2546-10-15}\nissues:\n")
    told = codes(kpr, tmp_path, text.replace("weight: 36", "weight:"))
    assert [code for code in told if code[0] == "Q"] == ["Q103", "Q102"]


@pytest.mark.parametrize("status", ["cancelled", "not_applicable", "starts_later", "สูญ"])
def test_what_is_not_in_use_is_not_judged(status: str, kpr: Kpr, tmp_path: Path) -> None:
    issues = ISSUES.replace(
        "        unit", f"        status: {status}\n        reason: ก\n        unit"
    )
    told = codes(kpr, tmp_path, agreement(issues=issues))
    assert [code for code in told if code[0] == "Q"] == ["Q106"]


numbers = st.decimals(-1000, 1000, places=2)
years = st.lists(st.integers(2530, 2546), min_size=2, max_size=6, unique=True)


@st.composite
def baselines(draw: st.DrawFn) -> dict[int, Decimal]:
    return {year: draw(numbers) for year in draw(years)}


@given(baselines())
def test_no_other_line_is_nearer_than_the_trend(results: dict[int, Decimal]) -> None:
    """Of least squares: what the line misses adds up to nothing, near years and far ones alike."""
    start, step = trend_at(0, results), trend_at(1, results) - trend_at(0, results)
    missed = {year: Fraction(told) - start - step * year for year, told in results.items()}
    assert sum(missed.values()) == 0
    assert sum(year * error for year, error in missed.items()) == 0


def told_of(code: str, levels: list[Decimal], results: Mapping[int, Decimal]) -> list[Hit]:
    """What a rule says of one indicator with these levels and this baseline."""
    assert BENCH is not None
    listed = ", ".join(map(str, levels))
    past = ", ".join(f"{year}: {told}" for year, told in sorted(results.items()))
    indicator = (
        f"{{id: 1, name: ก, unit: ข, weight: 100, levels: [{listed}], baseline: {{{past}}}}}"
    )
    text = agreement(issues=f"issues: {{service_time: {{indicators: [{indicator}]}}}}\n")
    filing = read_agreement(text.encode(), "a.yaml", WORDING).filing
    assert filing is not None
    bound = next(bound for bound in BENCH.rules if bound.rule.code == code)
    return list(bound.check.check(filing, BENCH.book, bound.given))


rising = st.lists(numbers, min_size=5, max_size=5, unique=True).map(sorted)


@given(rising, baselines())
def test_variation_is_the_same_seen_from_either_side(
    levels: list[Decimal], results: dict[int, Decimal]
) -> None:
    """More is better or less is better: the mirrored indicator is crossed at the same levels."""
    mirrored = told_of("Q102", [-n for n in levels], {y: -n for y, n in results.items()})
    hits = told_of("Q102", levels, results)
    assert [hit.facts["count"] for hit in hits] == [hit.facts["count"] for hit in mirrored]


@given(rising, baselines())
def test_only_what_went_both_ways_is_variation(
    levels: list[Decimal], results: dict[int, Decimal]
) -> None:
    in_order = [told for _, told in sorted(results.items())]
    up, down = (
        {n for low, high in pairs for n in levels if low < n <= high}
        for pairs in (pairwise(in_order), ((low, high) for high, low in pairwise(in_order)))
    )
    told = [hit.facts["count"] for hit in told_of("Q102", levels, results)]
    assert told == ([len(up & down)] if len(up & down) >= 2 else [])
    for steady in (sorted(in_order), sorted(in_order, reverse=True)):
        assert not told_of("Q102", levels, dict(zip(sorted(results), steady, strict=True)))


def shared(kpr: Kpr, folder: Path, texts: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """File, place and the other file of each identical indicator."""
    told = findings(kpr, folder, texts)
    assert {f["code"] for f in told} <= {*ALL, "Q105", "I103"}
    return [(f["file"], f["place"], f["also"][0]["file"]) for f in told if f["code"] == "Q105"]


SERVICE_TIME, SERVICE_QUALITY = "issues.service_time.indicators[1]", "issues.service_quality"


def test_every_identical_indicator_of_a_later_file_is_told(kpr: Kpr, tmp_path: Path) -> None:
    other = ISSUES.replace("[80, 81, 82, 83, 84]", "[79, 81, 82, 83, 84]")
    texts = {"a.yaml": agreement("a"), "b.yaml": agreement("b", other)}
    assert shared(kpr, tmp_path, texts) == [
        ("b.yaml", SERVICE_TIME, "a.yaml"),
        ("b.yaml", "issues.manpower.indicators[3]", "a.yaml"),
    ]
    (finding, _) = (f for f in findings(kpr, tmp_path, texts) if f["code"] == "Q105")
    assert finding["path"] == ["issues", "service_time", "indicators", 0]
    assert finding["excerpt"]["text"][finding["column"] - 1 :] == 'id: "1"'
    assert finding["also"][0]["line"] == finding["line"] == 8


@pytest.mark.parametrize(
    ("old", "new", "shared_by"),
    [
        ("unit: วันทำการ", "unit: ชั่วโมงทำการ", 0),
        ("[10, 8, 6, 5, 4]", "[10, 8, 6, 5, 3]", 0),
        ("ในการออกใบอนุญาต", "ในการต่อใบอนุญาต", 0),
        ("status: active", "status: cancelled\n        reason: ก", 0),
        ("ในการออก", "\n          ในการออก", 1),
        ("[10, 8, 6, 5, 4]", "[10.0, 8.00, 6, 5, 4]", 1),
        ("weight: 60", "weight: 55", 1),
        ("target: 6", "target: 5", 1),
        ('id: "1"', 'id: "9"', 1),
    ],
)
def test_identical_is_what_has_the_same_name_unit_and_criteria(
    old: str, new: str, shared_by: int, kpr: Kpr, tmp_path: Path
) -> None:
    first = ISSUES.partition("  service_quality:")[0].replace(
        "unit:", "status: active\n        unit:"
    )
    assert old in first
    texts = {"a.yaml": agreement("a", first), "b.yaml": agreement("b", first.replace(old, new))}
    told = [finding["code"] for finding in findings(kpr, tmp_path, texts)]
    assert told.count("Q105") == shared_by


def test_what_many_agencies_share_is_told_in_ten_files_and_counted(
    kpr: Kpr, tmp_path: Path
) -> None:
    texts = {f"{agency}.yaml": agreement(agency) for agency in "abcdefghijklm"}
    told = findings(kpr, tmp_path, dict(list(texts.items())[:11]))
    shared_by_eleven = [f for f in told if f["code"] == "Q105"]
    assert [f["file"] for f in shared_by_eleven] == [
        f"{a}.yaml" for a in "bcdefghijk" for _ in "123"
    ]
    assert not any("อีก" in f["message"]["th"] for f in shared_by_eleven)
    told = [f for f in findings(kpr, tmp_path, texts) if f["code"] == "Q105"]
    assert [f["file"] for f in told] == [f["file"] for f in shared_by_eleven]
    assert all("ของ “a” และของอีก 11 แห่ง ทั้งชื่อ" in f["message"]["th"] for f in told)


def test_an_agency_that_files_twice_shares_nothing_with_itself(kpr: Kpr, tmp_path: Path) -> None:
    twice = {"1/a.yaml": agreement("a"), "2/a.yaml": agreement("a")}
    assert shared(kpr, tmp_path, twice) == []
    one, two = shared(kpr, tmp_path, {"3/b.yaml": agreement("b"), "4/b.yaml": agreement("b")})[:2]
    assert (one[0], one[2], two[0]) == ("3/b.yaml", "1/a.yaml", "3/b.yaml")
    assert len(shared(kpr, tmp_path, {})) == 3


def test_agreements_under_different_books_are_not_compared(kpr: Kpr, tmp_path: Path) -> None:
    settings = 'agreements = ["a.yaml", {files = "b.yaml", book = "2547-two-thirds"}]\n'
    (tmp_path / "kpr.toml").write_text(settings, encoding="utf-8")
    (tmp_path / ".git").mkdir()
    texts = {"a.yaml": agreement("a"), "b.yaml": agreement("b")}
    assert shared(kpr, tmp_path, texts) == []


def test_a_shared_indicator_can_be_waived(kpr: Kpr, tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    waiver = f"""\
kpr: 1
waivers:
  - agency: b
    fiscal_year: 2547
    code: Q105
    place: {SERVICE_TIME}
    reason: เป็นตัวชี้วัดร่วมของกลุ่มจังหวัด
    authority: ประธานคณะกรรมการเจรจาข้อตกลงและประเมินผล
    document: ที่ ตย 0101/123
    until: 2547-09-30
"""
    texts = {"a.yaml": agreement("a"), "b.yaml": agreement("b"), "waivers.yaml": waiver}
    told = findings(kpr, tmp_path, texts, "--as-of", "2547-06-15")
    states = [(f["place"], f["severity"]) for f in told if f["code"] == "Q105"]
    assert states[0] == (SERVICE_TIME, "note")
    assert {severity for _, severity in states[1:]} == {"warning"}


def test_little_is_kept_of_an_indicator() -> None:
    """So that a nation's agreements are compared in one process."""
    assert BENCH is not None
    for name in ("example-department", "example-challenge"):
        data = (ROOT / "examples" / f"{name}.yaml").read_bytes()
        filing = read_agreement(data, "a.yaml", WORDING).filing
        assert filing is not None
        kept = entry_of(filing, BENCH.book, "a")
        count = len(kept.indicators.digests)
        active = [placed for placed in filing.agreement.indicators if placed.indicator.is_active]
        assert count == len(active) == len(kept.indicators.of("a.yaml"))
        room = (kept.indicators, kept.indicators.known, kept.indicators.packed)
        assert sum(map(sys.getsizeof, room)) < MOST_BYTES * count
