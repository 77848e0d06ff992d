"""Weights of issues: what the book of 2567 demands of each, and when it stays silent."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import Said

ROOT = Path(__file__).parents[1]
EXAMPLE = (ROOT / "examples" / "example-2567.yaml").read_text("utf-8")
Kpr = Callable[..., Said]


def replaced(text: str, old: str, new: str, *, times: int = 1) -> str:
    """The text with `old` replaced wherever it is; it is there so many times."""
    assert text.count(old) == times, old
    return text.replace(old, new)


def findings(text: str, folder: Path, kpr: Kpr, *options: str) -> list[dict[str, Any]]:
    """What is found in a text that is called as the example is."""
    (folder / "example-2567.yaml").write_text(text, "utf-8")
    said = kpr(folder, "validate", "example-2567.yaml", *options, "--format", "json")
    return list(json.loads(said.out)["findings"])


def codes(text: str, folder: Path, kpr: Kpr, *options: str) -> list[str]:
    return [finding["code"] for finding in findings(text, folder, kpr, *options)]


def test_points_moved_to_the_other_part_are_told_at_both(kpr: Kpr, tmp_path: Path) -> None:
    text = replaced(
        replaced(EXAMPLE, "weight: 20", "weight: 15"),
        "weight: 15\n        targets: {basic: 60",
        "weight: 20\n        targets: {basic: 60",
    )
    told = findings(text, tmp_path, kpr)
    assert [(f["code"], f["path"]) for f in told] == [
        ("W106", ["issues", "performance_base"]),
        ("W106", ["issues", "potential_base"]),
    ]
    sums = [(f["facts"]["total"], f["facts"]["expected"]) for f in told]
    assert sums == [("65", "70"), ("35", "30")]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("weight: 20", "weight:", ["C101"]),
        ("weight: 20", "weight: 0", ["W102"]),
        ("weight: 20", "weight: 0.20", ["W103"]),
        ("weight: 20", "weight: ยี่สิบ", ["S109"]),
        ("weight: 20", "weight: 20.00", []),
    ],
)
def test_a_weight_that_is_no_weight_is_told_alone(
    old: str, new: str, told: list[str], kpr: Kpr, tmp_path: Path
) -> None:
    assert codes(replaced(EXAMPLE, old, new), tmp_path, kpr) == told


def test_a_part_that_is_missing_or_empty_is_told_alone(kpr: Kpr, tmp_path: Path) -> None:
    head, mark, _ = EXAMPLE.partition("  # น้ำหนักของส่วนนี้รวมได้ 30\n")
    assert mark
    assert codes(head, tmp_path, kpr) == ["G105"]
    assert codes(f"{head}  potential_base: {{indicators: []}}\n", tmp_path, kpr) == ["G106"]


def test_each_round_is_summed_where_rounds_differ(kpr: Kpr, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "rulebooks" / "2567", tmp_path / "mine")
    book = tmp_path / "mine" / "book.yaml"
    text = replaced(book.read_text("utf-8"), "by_round: false", "by_round: true")
    book.write_text(replaced(text, 'book: "2567"', 'book: "2567-by-round"'), "utf-8")
    agreement = replaced(EXAMPLE, "weight: 20", "weights: {6: 10, 9: 20, 12: 20}")
    (told,) = findings(agreement, tmp_path, kpr, "--rulebook", "mine")
    assert (told["code"], told["path"]) == ("W106", ["issues", "performance_base"])
    assert "ของรอบ 6 เดือนรวมได้ 60 ต้องเท่ากับ 70" in told["message"]["th"]
    assert "of the round of 6 months add up to 60" in told["message"]["en"]
