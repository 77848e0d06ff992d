"""Ties: numbers that lie exactly between two printed ones, and levels that are equal."""

import json
import shutil
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import pytest
from conftest import Said

BOOK = Path(__file__).parents[1] / "rulebooks" / "2547"
Kpr = Callable[..., Said]

HEAD = """\
kpr: 1
fiscal_year: 2547
agency: {id: ties, name: จังหวัดตัวอย่าง, kind: province}
groups: [3]
issues:
  service_time:
    indicators:
"""
REST = """
        name: ระยะเวลาเฉลี่ยในการออกใบอนุญาต
        unit: วันทำการ
"""

PRINTED = (
    HEAD
    + f"""\
      - id: score of 2117/800 to 4 decimals {REST}\
        weight: 10
        levels: [-800, 0, 800, 1600, 2400]
        target: 800
        results: [{{round: 12, self: 517, evidence: [{{title: รายงานผล, ref: ตย 1}}]}}]
      - id: result of 2117/800 to 2 decimals {REST}\
        weight: 10
        method: ratio
        levels: [1, 2, 3, 4, 5]
        target: 3
        results:
          - round: 12
            ratio: {{numerator: 2117, denominator: 11200, factor: 14}}
            evidence: [{{title: รายงานผล, ref: ตย 2}}]
      - id: result of 4.065 {REST}\
        weight: 60
        method: ratio
        levels: [1, 2, 3, 4, 5]
        target: 3
        results:
          - round: 12
            ratio: {{numerator: 813, denominator: 200, factor: 1}}
            evidence: [{{title: รายงานผล, ref: ตย 3}}]
      - id: result of 72009.205 {REST}\
        weight: 10
        method: ratio
        levels: [72000, 72004, 72008, 72012, 72016]
        target: 72008
        results:
          - round: 12
            ratio: {{numerator: 14401841, denominator: 200, factor: 1}}
            evidence: [{{title: รายงานผล, ref: ตย 4}}]
      - id: weighted score of 0.42605 {REST}\
        weight: 10
        levels: [1, 2, 3, 4, 5]
        target: 3
        results: [{{round: 12, self: 4.2605, evidence: [{{title: รายงานผล, ref: ตย 5}}]}}]
"""
)


def rows(kpr: Kpr, folder: Path, text: str, *options: str) -> dict[str, dict[str, Any]]:
    (folder / "ties.yaml").write_text(text, "utf-8")
    said = kpr(folder, "score", "ties.yaml", "--format", "json", *options)
    (card,) = json.loads(said.out)["scorecards"]
    return {row["id"]: row for row in card["indicators"]}


def test_a_tie_goes_up_in_every_printed_number(kpr: Kpr, tmp_path: Path) -> None:
    printed = rows(kpr, tmp_path, PRINTED)
    assert kpr(tmp_path, "validate", "ties.yaml").status == 0
    assert {
        name: (row["actual"], row["score"], row["weighted"]) for name, row in printed.items()
    } == {
        "score of 2117/800 to 4 decimals": ("517", "2.6463", "0.2646"),
        "result of 2117/800 to 2 decimals": ("2.65", "2.6500", "0.2650"),
        "result of 4.065": ("4.07", "4.0700", "2.4420"),
        "result of 72009.205": ("72009.21", "3.3025", "0.3303"),
        "weighted score of 0.42605": ("4.2605", "4.2605", "0.4261"),
    }


def test_a_tie_that_only_fractions_keep(kpr: Kpr, tmp_path: Path) -> None:
    """2117 ÷ 11200 × 14 is 2.64625; with 28 digits on the way it falls just short of it."""
    lost = (Decimal(2117) / 11200 * 14).quantize(Decimal("0.0001"), ROUND_HALF_UP)
    assert str(lost) == "2.6462"
    book = book_with(tmp_path, "places: 2  ", "places: 4  ")
    printed = rows(kpr, tmp_path, PRINTED, "--rulebook", book)
    assert printed["result of 2117/800 to 2 decimals"]["actual"] == "2.6463"


def book_with(folder: Path, old: str, new: str) -> str:
    """The book of 2547 with another policy, under its own name."""
    shutil.copytree(BOOK, folder / "2547")
    file = folder / "2547" / "book.yaml"
    text = file.read_text("utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), "utf-8")
    return "./2547"


@pytest.mark.parametrize(
    ("result", "higher", "lower"),
    [
        ("39", "1.0000", "1.0000"),
        ("40", "1.0000", "1.0000"),
        ("55", "2.5000", "2.5000"),
        ("59.99", "2.9990", "2.9990"),
        ("60", "4.0000", "3.0000"),
        ("60.01", "4.0010", "4.0010"),
        ("65", "4.5000", "4.5000"),
        ("70", "5.0000", "5.0000"),
        ("71", "5.0000", "5.0000"),
    ],
)
def test_equal_levels_are_a_finding_and_score_as_the_book_says(
    kpr: Kpr, tmp_path: Path, result: str, higher: str, lower: str
) -> None:
    text = (
        f"{HEAD}"
        f"      - id: tied {REST}"
        "        weight: 100\n"
        "        levels: [40, 50, 60, 60, 70]\n"
        "        target: 60\n"
        f"        results: [{{round: 12, self: {result},"
        " evidence: [{title: รายงานผล, ref: ตย 1}]}]\n"
    )
    assert rows(kpr, tmp_path, text)["tied"]["score"] == higher
    book = book_with(tmp_path, "tied_levels: higher", "tied_levels: lower")
    assert rows(kpr, tmp_path, text, "--rulebook", book)["tied"]["score"] == lower
    said = kpr(tmp_path, "validate", "ties.yaml", "--format", "json")
    assert said.status == 1
    (found,) = json.loads(said.out)["findings"]
    assert (found["code"], found["line"], found["column"]) == ("L103", 12, 30)
