"""Self and committee side by side, and the rounds before: one table, two cards, one that counts."""

import json
import re
from collections.abc import Callable
from decimal import Decimal
from itertools import product
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from conftest import Said
from test_report import rows
from test_schemas import refusals

ROOT = Path(__file__).parents[1]
FILES = ROOT / "tests" / "rounds"
GOLDEN = ROOT / "tests" / "golden" / "rounds"
DEPARTMENT = ROOT / "examples" / "example-department.yaml"
HALF = FILES / "half-assessed.yaml"
WEIGHTS = FILES / "weights-by-round.yaml"

Kpr = Callable[..., Said]
Card = dict[str, Any]


def cards(kpr: Kpr, folder: Path, *arguments: str) -> list[Card]:
    """The scorecards of a call, which fit their schema."""
    output = json.loads(kpr(folder, "score", *arguments, "--format", "json").out)
    assert refusals("scorecard", output) == []
    return list(output["scorecards"])


def book_with(tmp_path: Path, *edits: tuple[str, str]) -> str:
    """The book of 2547 with edits, as a path for `--rulebook`."""
    folder = tmp_path / "book"
    copytree(ROOT / "rulebooks" / "2547", folder)
    file = folder / "book.yaml"
    text = file.read_text("utf-8")
    for old, new in (('book: "2547"', 'book: "2547-edited"'), *edits):
        assert text.count(old) == 1
        text = text.replace(old, new)
    file.write_text(text, "utf-8")
    return str(folder)


BY_ROUND = ("by_round: false", "by_round: true")
LEFT_OUT = ("not_reported: floor", "not_reported: leave_out")
MEASURES = ("  given: true\n", "  given: true\n  mean: 2\n  percent: 1\n")
GRADES = (
    "\nranking:\n",
    """
grades:
  bands:
    - {id: good, th: ดี, en: good, from: "3.5000"}
    - {id: fair, th: พอใช้, en: fair, to: "3.4999"}
  cite: {source: project, clause: ระดับผล}

ranking:
""",
)


# As people read it


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("department.th", ()),
        ("department.en", ("--lang", "en")),
        ("department.self", ("--assessor", "self")),
        ("department.round-6", ("--round", "6")),
    ],
)
def test_one_table_has_both_assessors_and_then_the_rounds(
    name: str, options: tuple[str, ...], kpr: Kpr, golden: Callable[[Path, str], None]
) -> None:
    said = kpr(ROOT, "score", "examples/example-department.yaml", *options)
    assert (said.status, said.err) == (0, "")
    golden(GOLDEN / f"{name}.out", said.out)


def test_what_the_committee_has_not_assessed_yet_is_said_and_not_summed(
    kpr: Kpr, golden: Callable[[Path, str], None]
) -> None:
    said = kpr(FILES, "score", HALF.name)
    assert (said.status, said.err) == (0, "")
    golden(GOLDEN / "half-assessed.out", said.out)


def test_rounds_of_other_weights_stand_side_by_side_and_are_not_compared(
    tmp_path: Path, kpr: Kpr, golden: Callable[[Path, str], None]
) -> None:
    said = kpr(FILES, "score", WEIGHTS.name, "--rulebook", book_with(tmp_path, BY_ROUND))
    assert (said.status, said.err) == (0, "")
    golden(GOLDEN / "weights-by-round.out", said.out)


def test_what_the_book_makes_of_the_total_stands_beside_it(tmp_path: Path, kpr: Kpr) -> None:
    book = book_with(tmp_path, MEASURES, GRADES)
    said = kpr(ROOT, "score", "examples/example-department.yaml", "--rulebook", book)
    assert (
        "\nคะแนนรวม 3.7026 · จากค่าก่อนปัดเศษ 3.7027"
        " · ระดับผล ดี · คะแนนเฉลี่ย 3.70 · ร้อยละ 74.1 ของคะแนนเต็ม · ถึงเกณฑ์เงินรางวัล\n"
    ) in said.out
    committee, own = cards(kpr, ROOT, str(DEPARTMENT), "--rulebook", book)
    assert (committee["grade"], committee["grade_name"]) == ("good", {"th": "ดี", "en": "good"})
    assert (own["mean"], own["percent"]) == ("3.88", "77.7")


# As programs read it


def test_the_card_that_counts_stands_first(kpr: Kpr) -> None:
    committee, own = cards(kpr, ROOT, str(DEPARTMENT))
    assert (committee["assessor"], committee["counts"], committee["total"]) == (
        "committee",
        True,
        "3.7026",
    )
    assert (own["assessor"], own["counts"], own["total"]) == ("self", False, "3.8827")
    assert own["earlier"] == []
    assert own["round"] == committee["round"] == 12


@pytest.mark.parametrize("assessor", ["self", "committee"])
def test_one_that_is_asked_for_stands_alone(assessor: str, kpr: Kpr) -> None:
    (card,) = cards(kpr, ROOT, str(DEPARTMENT), "--assessor", assessor)
    assert (card["assessor"], card["counts"]) == (assessor, True)
    assert [earlier["assessor"] for earlier in card["earlier"]] == [assessor] * 2


def test_every_file_has_one_card_that_counts_and_leagues_rank_no_other(kpr: Kpr) -> None:
    output = json.loads(kpr(ROOT, "score", "--format", "json").out)
    counting = [card["file"] for card in output["scorecards"] if card["counts"]]
    assert len(counting) == len(set(counting)) > 0
    assert {card["file"] for card in output["scorecards"]} == set(counting)
    ranked = [rank["file"] for league in output["leagues"] for rank in league["ranks"]]
    assert sorted(ranked) == sorted(counting)


def test_a_card_of_a_committee_that_is_not_done_has_scores_but_no_sums(kpr: Kpr) -> None:
    own, committee = cards(kpr, FILES, HALF.name)
    assert (own["assessor"], own["counts"]) == ("self", True)
    assert (committee["assessor"], committee["counts"]) == ("committee", False)
    assert committee["reason"] == "คณะกรรมการยังประเมินไม่ครบทุกตัวชี้วัด"
    assert {committee["total"], committee["reaches_reward"], committee["grade"]} == {None}
    assert {(part["score"], part["weighted"]) for part in committee["parts"]} == {(None, None)}
    found = {
        row["id"]: (row["state"], row["score"], row["weighted"])
        for top in committee["indicators"]
        for row in (top, *top["children"])
    }
    assert found == {
        "1.1": ("scored", "3.2000", "0.7111"),
        "2.1": ("not_reported", None, None),
        "2.1.1": ("scored", "3.5000", None),
        "2.1.2": ("not_reported", None, None),
        "3.1": ("not_reported", None, None),
        "4.1": ("not_applicable", None, None),
        "4.2": ("scored", "4.2000", "0.4667"),
        "5.1": ("not_reported", None, None),
    }


def test_a_weighted_score_waits_where_its_divisor_is_not_known_yet(
    tmp_path: Path, kpr: Kpr
) -> None:
    book = book_with(tmp_path, LEFT_OUT)
    _, committee = cards(kpr, FILES, HALF.name, "--rulebook", book)
    found = [(row["score"], row["weighted"]) for row in committee["indicators"]]
    assert found == [
        ("3.2000", None), (None, None), (None, None), (None, None), ("4.2000", None), (None, None)
    ]  # fmt: skip


def small(folder: Path, found: dict[int, list[tuple[bool, bool]]]) -> Path:
    """An agreement of one issue: which of its indicators self and committee assessed, by round."""
    lines = [
        "kpr: 1",
        "fiscal_year: 2547",
        "agency: {id: small, name: กรมตัวอย่าง, kind: department}",
        "groups: [1]",
        "issues:",
        "  cost_reduction:",
        "    indicators:",
    ]
    for index in range(len(next(iter(found.values())))):
        results = [
            f"{{round: {at}{', self: 3' * by[index][0]}{', committee: 2' * by[index][1]}}}"
            for at, by in found.items()
        ]
        head = f"id: '1.{index + 1}', name: ก, unit: ร้อยละ, weight: 50"
        data = "levels: [1, 2, 3, 4, 5], target: 3"
        lines.append(f"      - {{{head}, {data}, results: [{', '.join(results)}]}}")
    file = folder / "small.yaml"
    file.write_text("\n".join(lines), "utf-8")
    return file


@pytest.mark.parametrize("committee", list(product([False, True], repeat=2)))
@pytest.mark.parametrize("own", list(product([False, True], repeat=2)))
def test_who_counts_and_who_stands_beside(
    own: tuple[bool, bool], committee: tuple[bool, bool], tmp_path: Path, kpr: Kpr
) -> None:
    """The committee counts once it has assessed all; beside it stands who assessed anything."""
    file = small(tmp_path, {12: list(zip(own, committee, strict=True))})
    if not any(own + committee):
        expected = [("self", True)]
    elif all(committee):
        expected = [("committee", True), ("self", False)][: 1 + any(own)]
    else:
        expected = [("self", True), ("committee", False)][: 1 + any(committee)]
    found = cards(kpr, tmp_path, file.name)
    assert [(card["assessor"], card["counts"]) for card in found] == expected


# Earlier rounds


def moved(now: str | None, then: str | None) -> str | None:
    """The printed difference of two printed numbers."""
    return None if now is None or then is None else str(Decimal(now) - Decimal(then))


def test_an_earlier_round_is_what_its_own_card_says(kpr: Kpr) -> None:
    card = cards(kpr, ROOT, str(DEPARTMENT))[0]
    expected = []
    for at in (6, 9):
        then = cards(kpr, ROOT, str(DEPARTMENT), "--round", str(at))[0]
        expected.append(
            {
                "round": at,
                "assessor": then["assessor"],
                "total": then["total"],
                "difference": moved(card["total"], then["total"]),
                "weights_differ": False,
                "reason": None,
                "parts": [
                    {
                        "id": part["id"],
                        "score": part["score"],
                        "difference": moved(now["score"], part["score"]),
                    }
                    for part, now in zip(then["parts"], card["parts"], strict=True)
                ],
                "indicators": [
                    {
                        "id": row["id"],
                        "state": row["state"],
                        "score": row["score"],
                        "difference": moved(now["score"], row["score"]),
                    }
                    for row, now in zip(then["indicators"], card["indicators"], strict=True)
                ],
            }
        )
    assert card["earlier"] == expected
    assert [(e["assessor"], e["total"], e["difference"]) for e in expected] == [
        ("committee", "1.7700", "1.9326"),
        ("self", "1.6301", "2.0725"),
    ]


def test_the_page_shows_an_earlier_round_as_it_is(kpr: Kpr) -> None:
    page = (ROOT / "docs" / "scores.md").read_text("utf-8")
    (shown,) = re.findall(r'```json\n(\{"round": .*?)```', page, re.DOTALL)
    first = cards(kpr, ROOT, str(DEPARTMENT))[0]["earlier"][0]
    lists = {key: first[key][:1] for key in ("parts", "indicators")}
    assert json.loads(shown) == {**first, **lists}


def test_no_later_round_is_shown(kpr: Kpr) -> None:
    def rounds(*options: str) -> list[int]:
        card = cards(kpr, ROOT, str(DEPARTMENT), *options)[0]
        return [earlier["round"] for earlier in card["earlier"]]

    assert (rounds("--round", "6"), rounds("--round", "9")) == ([], [6])


def test_other_weights_leave_totals_and_their_parts_uncompared(tmp_path: Path, kpr: Kpr) -> None:
    book = book_with(tmp_path, BY_ROUND)
    (card,) = cards(kpr, FILES, WEIGHTS.name, "--rulebook", book)
    six, nine = card["earlier"]
    assert (six["total"], six["difference"], six["weights_differ"]) == ("1.7767", None, True)
    assert (nine["total"], nine["difference"], nine["weights_differ"]) == (
        "2.3700",
        "1.2700",
        False,
    )
    assert {part["id"]: part["difference"] for part in six["parts"]} == {
        "cost_reduction": None,
        "manpower": None,
        "service_time": "2.6667",
        "service_quality": "1.8000",
        "development_success": "1.6000",
    }
    assert [row["difference"] for row in six["indicators"]] == [
        "1.9000", "1.8000", "2.6667", "1.8000", "1.6000"
    ]  # fmt: skip


def test_what_leaves_the_sums_in_one_round_only_makes_other_weights(
    tmp_path: Path, kpr: Kpr
) -> None:
    """Round 9 has three of ten results: under another book the rest would leave its sums."""
    book = book_with(tmp_path, LEFT_OUT)
    six, nine = cards(kpr, ROOT, str(DEPARTMENT), "--rulebook", book)[0]["earlier"]
    assert (six["weights_differ"], six["difference"]) == (False, "1.9326")
    assert (nine["weights_differ"], nine["difference"]) == (True, None)


def test_a_round_in_which_nothing_was_assessed_has_no_total_and_says_why(
    tmp_path: Path, kpr: Kpr
) -> None:
    file = small(tmp_path, {6: [(True, False)] * 2, 12: [(True, True)] * 2})
    (card,) = cards(kpr, tmp_path, file.name, "--assessor", "committee")
    assert card["earlier"] == [
        {
            "round": 6,
            "assessor": "committee",
            "total": None,
            "difference": None,
            "weights_differ": False,
            "reason": "ไม่มีตัวชี้วัดใดได้คะแนนในรอบ 6 เดือน",
            "parts": [],
            "indicators": [],
        }
    ]
    said = kpr(tmp_path, "score", file.name, "--assessor", "committee").out
    assert "รอบ 6 เดือน" in said
    assert "ไม่มีตัวชี้วัดใดได้คะแนนในรอบ 6 เดือน" in said


# On paper


def test_the_report_has_the_same_numbers(tmp_path: Path, kpr: Kpr) -> None:
    assert kpr(tmp_path, "report", "--html", str(HALF), "-o", "out.html").status == 0
    html = (tmp_path / "out.html").read_text("utf-8").partition("<details>")[0]
    found = {row[0]: row[-7:] for row in rows(html) if row and row[0][1:2] == "."}
    assert found == {
        "1.1": ["3.4", "3.4000", "0.7556", "3.2", "3.2000", "0.7111", "−0.2000"],
        "2.1": ["–", "3.9333", "0.8741", "ยังประเมินไม่ครบ", "–", "–", "–"],
        "2.1.1": ["88", "3.8000", "–", "85", "3.5000", "–", "−0.3000"],
        "2.1.2": ["90", "4.0000", "–", "ยังไม่ได้ประเมิน", "–", "–", "–"],
        "3.1": ["9", "4.0000", "0.8889", "ยังไม่ได้ประเมิน", "–", "–", "–"],
        "4.1": ["ไม่เกี่ยวข้อง", "–", "–", "ไม่เกี่ยวข้อง", "–", "–", "–"],
        "4.2": ["84", "3.8000", "0.4222", "86", "4.2000", "0.4667", "+0.4000"],
        "5.1": ["74", "3.8000", "0.8444", "ยังไม่ได้ประเมิน", "–", "–", "–"],
    }
    assert rows(html)[-8:] == [
        ["รอบ 6 เดือน", "คณะกรรมการประเมิน", "1.5038", "+2.2814", "ผู้ประเมินต่างกัน"],
        ["รอบ 12 เดือน", "ประเมินตนเอง", "3.7852", "", ""],
        ["ประเด็น", "รอบ 6 เดือน", "รอบ 12 เดือน", "เปลี่ยนจากรอบก่อน"],
        ["การลดค่าใช้จ่าย", "1.2000", "3.4000", "+2.2000"],
        ["การลดอัตรากำลังหรือจัดสรรอัตรากำลังให้คุ้มค่า", "1.3333", "3.9333", "+2.6000"],
        ["การลดระยะเวลาการให้บริการ", "1.3333", "4.0000", "+2.6667"],
        ["คุณภาพการให้บริการ", "1.4000", "3.8000", "+2.4000"],
        ["ผลสำเร็จในการพัฒนาการปฏิบัติราชการ", "2.2000", "3.8000", "+1.6000"],
    ]
