"""Tables that real bodies published: kpr prints their digits.

What is expected stands in `tests/published/`, copied from the pages by hand; no option of the
tests rewrites it.
"""

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from conftest import Said

ROOT = Path(__file__).parents[1]
Kpr = Callable[..., Said]
TABLES = sorted((ROOT / "tests" / "published").glob("*.json"))


def tables() -> list[Any]:
    """Every published table with each of its assessors."""
    read = {file.stem: json.loads(file.read_text("utf-8")) for file in TABLES}
    return [
        pytest.param(table, assessor, id=f"{name}-{assessor}")
        for name, table in read.items()
        for assessor in ("self", "committee")
        if assessor in table
    ]


def card_of(kpr: Kpr, *arguments: str) -> dict[str, Any]:
    """The one scorecard of a call that finds nothing wrong."""
    said = kpr(ROOT, "score", *arguments, "--format", "json")
    output = json.loads(said.out)
    assert (said.status, output["findings"]) == (0, [])
    (card,) = output["scorecards"]
    return dict(card)


@pytest.mark.parametrize(("table", "assessor"), tables())
def test_every_published_digit(
    table: dict[str, Any],
    assessor: str,
    kpr: Kpr,
) -> None:
    card = card_of(kpr, table["agreement"], "--assessor", assessor)
    assert (card["book"], card["round"], card["assessor"]) == (table["book"], 12, assessor)
    rows = {row["id"]: row for row in card["indicators"]}
    printed = {
        number: {name: rows[number][name] for name in published if name != "weight"}
        for number, published in table[assessor].items()
    }
    expected = {
        number: {name: digits for name, digits in published.items() if name != "weight"}
        for number, published in table[assessor].items()
    }
    assert printed == expected
    # Weights are compared as numbers: one page prints 4, another 4.00.
    weights = {number: Decimal(row["weight"]) for number, row in rows.items()}
    assert weights == {n: Decimal(row["weight"]) for n, row in table[assessor].items()}


@pytest.mark.parametrize(("table", "assessor"), tables())
def test_an_excerpt_has_no_total_and_says_why(
    table: dict[str, Any],
    assessor: str,
    kpr: Kpr,
) -> None:
    card = card_of(kpr, table["agreement"], "--assessor", assessor)
    assert (card["total"], card["reaches_reward"]) == (None, None)
    assert "ที่คัดมามีเพียง" in card["reason"]


def test_the_committee_gives_its_reason_for_each_lost_point(
    kpr: Kpr,
) -> None:
    card = card_of(kpr, "examples/published/opec-2561/opec.yaml")
    working = {row["id"]: " ".join(row["steps"]) for row in card["indicators"]}
    assert card["assessor"] == "committee"
    assert "ไม่ได้รายงาน 1 ครั้ง: 5 − (0.2 × 1) = 4.8" in working["2.1"]
    assert "ไม่ได้รายงาน 2 ครั้ง: 2 − (0.2 × 2) = 1.6" in working["2.2"]
