"""The examples: clean, plainly made up, and scored as a person with a pencil would."""

import json
import re
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from conftest import Said

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "examples"
MADE_UP = sorted([*FOLDER.glob("*.yaml"), *FOLDER.glob("ministry/*.yaml")])
PUBLISHED = sorted(FOLDER.glob("published/*/*.yaml"))
CHALLENGE = FOLDER / "example-challenge.yaml"
GOLDEN = ROOT / "tests" / "golden" / "examples-score.out"

Kpr = Callable[..., Said]


def kpr_json(kpr: Kpr, folder: Path, *arguments: str) -> tuple[int, dict[str, Any]]:
    """The exit status and the machine-readable output of a call."""
    said = kpr(folder, *arguments, "--format", "json")
    return said.status, json.loads(said.out)


def card_of(agency: str, kpr: Kpr, *options: str) -> dict[str, Any]:
    """The scorecard of an example that counts."""
    (file,) = (file for file in MADE_UP if file.stem == agency)
    status, output = kpr_json(kpr, ROOT, "score", str(file), *options)
    assert (status, output["findings"]) == (0, [])
    (card,) = (card for card in output["scorecards"] if card["counts"])
    return dict(card)


def row_of(card: dict[str, Any], number: str) -> dict[str, Any]:
    """The row of an indicator."""
    (row,) = (row for row in card["indicators"] if row["id"] == number)
    return dict(row)


def digits(value: Fraction) -> str:
    """Four decimals, half up, as by hand."""
    scaled = int(value * 10_000 + Fraction(1, 2))
    return f"{scaled // 10_000}.{scaled % 10_000:04}"


# Clean and plainly named


def test_every_example_is_clean_and_none_is_left_out(kpr: Kpr) -> None:
    status, output = kpr_json(kpr, ROOT, "validate", "examples", "--strict")
    assert (status, output["findings"]) == (0, [])
    assert output["files"] == len(MADE_UP) + len(PUBLISHED) == 13


def test_no_path_is_needed_below_the_root(kpr: Kpr) -> None:
    from_root = kpr_json(kpr, ROOT, "score")
    from_inside = kpr_json(kpr, FOLDER, "score")
    assert from_inside[0] == from_root[0] == 0
    totals = [
        {card["agency"]: (card["book"], card["total"]) for card in output["scorecards"]}
        for _, output in (from_root, from_inside)
    ]
    assert totals[0] == totals[1]
    assert len(totals[0]) == 13


@pytest.mark.parametrize("file", MADE_UP, ids=lambda file: file.stem)
def test_an_example_is_plainly_made_up(file: Path) -> None:
    text = file.read_text("utf-8")
    assert file.stem.startswith("example-")
    assert re.findall(r"^  name: (.*)$", text, re.MULTILINE)[0].startswith(
        ("กรมตัวอย่าง", "จังหวัดตัวอย่าง")
    )
    assert set(re.findall(r"phone: (.*?)}", text)) <= {'"020000000"'}
    assert set(re.findall(r"https://[^/\s\"]+", text)) <= {"https://example.go.th"}
    people = re.findall(r"(?:- name|\{name|participant): ([^,}\n]+)", text)
    assert all(re.match(r"(?:นาย|นางสาว|นาง)ตัวอย่าง \S+$", name) for name in people)


@pytest.mark.parametrize("file", MADE_UP, ids=lambda file: file.stem)
def test_an_editor_finds_the_schema_of_an_example(file: Path) -> None:
    text = file.read_text("utf-8")
    match = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", text.splitlines()[0])
    assert match is not None
    (year,) = re.findall(r"^fiscal_year: (\d+)", text, re.MULTILINE)
    schema = ROOT / "schemas" / f"agreement-{year}.schema.json"
    assert (file.parent / match[1]).resolve() == schema


# Scores


def test_the_scorecards_as_a_person_reads_them(
    kpr: Kpr, golden: Callable[[Path, str], None]
) -> None:
    said = kpr(ROOT, "score", "examples", "--explain")
    assert (said.status, said.err) == (0, "")
    golden(GOLDEN, said.out)


def test_a_deduction_leaves_the_committees_score(kpr: Kpr) -> None:
    """1.1: levels 1 to 5, result 3.2, 0.2 × 1 deducted; 12 of 96 scored weights."""
    score = 3 + (Fraction("3.2") - 3) / (4 - 3) - Fraction("0.2") * 1
    row = row_of(card_of("example-department", kpr), "1.1")
    assert score == 3
    assert (row["score"], row["weighted"]) == ("3.0000", digits(12 * score / 96))
    assert row["weighted"] == "0.3750"


def test_falling_and_uneven_levels_are_interpolated_in_their_own_segment(kpr: Kpr) -> None:
    """3.1: levels 15, 12, 10, 9, 8; 9.3 days lie between 10 (3 points) and 9 (4 points)."""
    score = 3 + (Fraction("9.3") - 10) / (9 - 10)
    row = row_of(card_of("example-department", kpr), "3.1")
    assert score == Fraction("3.7")
    assert (row["score"], row["weighted"]) == ("3.7000", digits(15 * score / 96))
    assert row["weighted"] == "0.5781"


def test_a_third_is_rounded_once(kpr: Kpr) -> None:
    """East 3.1: levels 20, 15, 12, …; 12.5 days score 2 + 2.5/3; 25 of 95 scored weights.

    Officers multiply what is printed, so the weighted score is 25 × 2.8333 ÷ 95.
    """
    score = 2 + (Fraction("12.5") - 15) / (12 - 15)
    row = row_of(card_of("example-east", kpr), "3.1")
    assert score == Fraction(17, 6)
    assert (row["score"], row["weighted"]) == ("2.8333", digits(25 * Fraction("2.8333") / 95))
    assert row["weighted"] == "0.7456"


def test_the_total_is_the_sum_of_what_is_printed(kpr: Kpr) -> None:
    """The department's ten rows by hand; the exact sum would print 3.7027."""
    rows = [
        (12, Fraction("3.2") - Fraction("0.2")),  # 1.1, after the deduction
        (8, 3 + (Fraction("10.4") - 10) / (11 - 10)),  # 1.2
        (10, 3 + (Fraction("87.5") - 80) / (90 - 80)),  # 2.1
        (8, 3 + (Fraction("25.75") - 26) / (25 - 26)),  # 2.2
        (15, 3 + (Fraction("9.3") - 10) / (9 - 10)),  # 3.1
        (7, 4 + (Fraction("91.3") - 90) / (95 - 90)),  # 3.2
        (12, 4 + (Fraction("81.6") - 80) / (85 - 80)),  # 4.1
        (8, 2 + Fraction(77 - 70, 80 - 70)),  # 4.2
        (10, Fraction(4)),  # 5.1, milestone 4
        (6, Fraction(5)),  # 5.2, capped
    ]  # 5.3, weight 4, is cancelled: 100 − 4 = 96
    printed = [Decimal(digits(weight * score / 96)) for weight, score in rows]
    card = card_of("example-department", kpr)
    assert [row["weighted"] for row in card["indicators"]] == [*map(str, printed), None]
    assert card["total"] == str(sum(printed)) == "3.7026"
    assert digits(sum((weight * score for weight, score in rows), Fraction(0)) / 96) == "3.7027"


def test_the_two_assessors_differ_where_they_saw_different_results(kpr: Kpr) -> None:
    committee = card_of("example-department", kpr)
    own = card_of("example-department", kpr, "--assessor", "self")
    assert (committee["assessor"], committee["total"]) == ("committee", "3.7026")
    assert (own["assessor"], own["total"]) == ("self", "3.8827")
    pairs = zip(committee["indicators"], own["indicators"], strict=True)
    differing = {c["id"]: (c["score"], s["score"]) for c, s in pairs if c["score"] != s["score"]}
    assert differing == {
        "1.1": ("3.0000", "3.4000"),
        "2.1": ("3.7500", "3.8000"),
        "2.2": ("3.2500", "3.4000"),
        "4.2": ("2.7000", "2.8000"),
        "5.1": ("4.0000", "5.0000"),
    }


def test_every_method_of_the_book_is_shown_and_scored_as_by_hand(kpr: Kpr) -> None:
    """By the committee; the ratio and the milestones done are the agency's own."""
    part = 1 + (Fraction(5) - 1) * 110 / 140  # 4.1.2, points out of a maximum, printed 4.1429
    scores = {
        "1.1": 3 + (Fraction("3.42") - 3) / (4 - 3),  # ratio, by its levels
        "2.1": 3 + Fraction(83 - 80, 85 - 80),  # interpolate
        "3.1": Fraction(4),  # bands: 8.5 lies in 7-<10
        "4.1": (60 * Fraction("3.8") + 40 * Fraction(digits(part))) / (60 + 40),  # composite
        "5.1": Fraction(4),  # milestone
        "5.2": Fraction(5),  # k_of_n: 4 passed, 4 required
    }
    card = card_of("example-methods", kpr)
    rows = {row["id"]: row for row in card["indicators"]}
    assert {number: row["score"] for number, row in rows.items()} == {
        number: digits(score) for number, score in scores.items()
    }
    children = {row["id"]: row["score"] for row in rows["4.1"]["children"]}
    assert children == {"4.1.1": "3.8000", "4.1.2": digits(part)}
    weights = (20, 15, 20, 25, 10, 10)
    printed = [Fraction(digits(score)) for score in scores.values()]
    weighted = [w * score / 100 for w, score in zip(weights, printed, strict=True)]
    assert card["total"] == digits(sum(weighted, Fraction(0))) == "3.9083"

    own = card_of("example-methods", kpr, "--assessor", "self")
    reached = {row["id"]: row["actual"] for row in own["indicators"]}
    assert (reached["1.1"], reached["5.1"]) == (
        "3.42",
        "4",
    )  # 1.41 ÷ 41.2 × 100; four done in a row
    assert digits(Fraction("1.41") / Fraction("41.2") * 100) == "3.4223"


def test_a_province_has_no_total_and_says_why(kpr: Kpr) -> None:
    card = card_of("example-province", kpr)
    assert (card["round"], card["total"], card["reaches_reward"]) == (None, None, None)
    assert card["reason"] == "ไม่มีตัวชี้วัดให้คิดคะแนน"


def test_an_earlier_round_is_scored_while_it_is_the_latest(kpr: Kpr) -> None:
    card = card_of("example-workshop", kpr)
    assert (card["round"], card["assessor"], card["total"]) == (6, "self", "2.4167")
    assert row_of(card, "4.2")["state"] == "starts_later"


def test_the_states_without_a_score_are_shown(kpr: Kpr) -> None:
    cancelled = row_of(card_of("example-department", kpr), "5.3")
    not_applicable = row_of(card_of("example-east", kpr), "5.2")
    assert (cancelled["state"], cancelled["score"]) == ("cancelled", None)
    assert (not_applicable["state"], not_applicable["score"]) == ("not_applicable", None)


def test_equal_totals_share_a_rank(kpr: Kpr) -> None:
    out = kpr(ROOT, "score", "examples/ministry").out
    rows = re.findall(r"^ +(\d+) +(\d\.\d{4}) +\S*ถึง +(กรม\S+)$", out, re.MULTILINE)
    assert rows == [
        ("1", "4.4900", "กรมตัวอย่างกลาง"),
        ("2", "3.5500", "กรมตัวอย่างเหนือ"),
        ("2", "3.5500", "กรมตัวอย่างใต้"),
        ("4", "3.0000", "กรมตัวอย่างตะวันตก"),
        ("5", "2.7161", "กรมตัวอย่างตะวันออก"),
    ]


def test_the_reward_begins_at_the_threshold_itself(kpr: Kpr) -> None:
    west = card_of("example-west", kpr)
    assert (west["total"], west["reaches_reward"]) == ("3.0000", True)
    assert card_of("example-east", kpr)["reaches_reward"] is False


# “อย่างน้อย 2 ใน 3”, by editing the example of group 2


def replaced(text: str, old: str, new: str) -> str:
    """The text with the first `old` replaced; it must be there."""
    assert old in text
    return text.replace(old, new, 1)


def without_indicators(text: str, topic: int) -> str:
    """The text with an empty topic, its weight of 10 moved to indicator 1.1."""
    block = rf"(^  - topic: {topic} .*?^    indicators:)\n.*?(?=^  - topic: |\Z)"
    emptied, count = re.subn(block, r"\1 []\n", text, flags=re.MULTILINE | re.DOTALL)
    assert count == 1
    (weight,) = re.findall(r'id: "1\.1".*?weight: (\d+)', text, re.DOTALL)
    return replaced(emptied, f"weight: {weight}\n", f"weight: {int(weight) + 10}\n")


def findings_of(
    text: str, folder: Path, kpr: Kpr, *options: str
) -> tuple[int, list[dict[str, Any]]]:
    """The exit status and the findings of an edited example."""
    file = folder / CHALLENGE.name
    file.write_text(text, "utf-8")
    status, output = kpr_json(kpr, folder, "validate", str(file), *options)
    return status, output["findings"]


def test_one_topic_may_stay_undeveloped(tmp_path: Path, kpr: Kpr) -> None:
    text = without_indicators(CHALLENGE.read_text("utf-8"), 10)
    status, findings = findings_of(text, tmp_path, kpr)
    assert status == 0
    (finding,) = findings
    assert (finding["code"], finding["severity"]) == ("O108", "warning")
    assert finding["path"] == ["optional_topics", 1]


@pytest.mark.parametrize(
    ("options", "required"), [((), "2"), (("--rulebook", "2547-two-thirds"), "10")]
)
def test_two_undeveloped_topics_are_too_many(
    options: tuple[str, ...], required: str, tmp_path: Path, kpr: Kpr
) -> None:
    text = CHALLENGE.read_text("utf-8")
    for topic in (8, 10):
        text = without_indicators(text, topic)
    status, findings = findings_of(text, tmp_path, kpr, *options)
    assert status == 1
    assert [finding["code"] for finding in findings] == ["O102", "O108", "O108"]
    error = findings[0]
    assert (error["severity"], error["path"]) == ("error", ["optional_topics"])
    assert (error["facts"]["developed"], error["facts"]["required"]) == ("1", required)
    assert "ได้ 1 ประเด็น" in error["message"]["th"]
    assert f"อย่างน้อย {required} ประเด็น" in error["message"]["th"]


def test_five_faults_are_five_findings_in_one_run(tmp_path: Path, kpr: Kpr) -> None:
    text = CHALLENGE.read_text("utf-8")
    text = replaced(text, "        definition:", "        definiton:")
    text = replaced(text, "weight: 14", "weight: ๑๐")
    text, count = re.subn(
        r"^  manpower:\n.*?(?=^  service_time:)", "", text, flags=re.MULTILINE | re.DOTALL
    )
    assert count == 1
    text = replaced(text, "signed: 2546-12-15", "signed: 2546-12-01")
    text = replaced(text, "- topic: 10", "- topic: 8")
    status, findings = findings_of(text, tmp_path, kpr)
    assert status == 1
    assert sorted((finding["code"], finding["name"]) for finding in findings) == [
        ("D101", "steps-out-of-order"),
        ("G105", "missing-issue"),
        ("O104", "repeated-topic"),
        ("S102", "misspelt-key"),
        ("S111", "thai-digits"),
    ]
