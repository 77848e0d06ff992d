"""Exactness: ties, an independent oracle, and what must not change a score."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpr_cli.cli.books import Shelf, load_wording
from kpr_cli.core.agreement import Agreement
from kpr_cli.core.dossier import Filing
from kpr_cli.core.indicator import Indicator
from kpr_cli.core.number import exact_text, half_up, plain
from kpr_cli.core.place import Places
from kpr_cli.core.record import admit
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.core.scorecard import Scorecard
from kpr_cli.judge.formulas import interpolate, milestone
from kpr_cli.judge.scoring import score_agreement
from kpr_cli.judge.vocabulary import UnscorableError

PARTS = ("cost_reduction", "manpower", "service_time", "service_quality", "development_success")


def book() -> Rulebook:
    bench = Shelf(load_wording()).named("2547")
    assert bench is not None
    return bench.book


BOOK = book()
SCALE = BOOK.policies.scale


@pytest.mark.parametrize(
    ("value", "places", "printed"),
    [
        (Fraction(42605, 100000), 4, "0.4261"),
        (Fraction(4065, 1000), 2, "4.07"),
        (Fraction(72009205, 1000), 2, "72009.21"),
        (Fraction(2117, 800), 4, "2.6463"),
        (Fraction(200005, 100000), 4, "2.0001"),
        (Fraction(1, 3), 4, "0.3333"),
        (Fraction(-5, 10), 0, "-1"),
        (Fraction(0), 4, "0.0000"),
        (Fraction(5), 0, "5"),
        (Fraction(10**30 * 2 + 1, 2), 0, "1" + "0" * 29 + "1"),
    ],
)
def test_ties_go_up(value: Fraction, places: int, printed: str) -> None:
    assert plain(half_up(value, places)) == printed


@given(st.decimals(-(10**6), 10**6, places=6), st.integers(0, 6))
def test_rounding_agrees_with_decimal_on_decimals(value: Decimal, places: int) -> None:
    expected = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    assert half_up(Fraction(value), places) == expected


@given(st.decimals(0, 10**9, places=5))
def test_an_exact_text_reads_back(value: Decimal) -> None:
    assert Fraction(exact_text(Fraction(value))) == Fraction(value)


def levels(*values: str) -> Indicator:
    return Indicator.model_validate({"levels": list(values)})


@pytest.mark.parametrize(
    ("indicator", "actual", "score"),
    [
        (levels("1", "2", "3", "4", "5"), "3.4", "3.4"),
        (levels("1", "2", "3", "4", "5"), "0.99", "1"),
        (levels("1", "2", "3", "4", "5"), "1", "1"),
        (levels("1", "2", "3", "4", "5"), "5", "5"),
        (levels("1", "2", "3", "4", "5"), "500", "5"),
        (levels("5", "4", "3", "2.2", "1"), "2.5", "3.625"),  # descending, uneven
        (levels("5", "4", "3", "2.2", "1"), "0.5", "5"),
        (levels("5", "4", "3", "2.2", "1"), "5.1", "1"),
        (levels("2.00", "2.12", "2.18", "2.30", "2.36"), "2.15", "2.5"),  # segment by segment
        (levels("40", "50", "60", "60", "70"), "60", "4"),  # tied levels: the higher
        (levels("40", "50", "60", "60", "70"), "55", "2.5"),
        (levels("40", "50", "60", "60", "70"), "65", "4.5"),
        (levels("-2", "-1", "0", "1", "2"), "-1.5", "1.5"),
        (levels("7", "7", "7", "7", "7"), "7", "5"),
    ],
)
def test_interpolation(indicator: Indicator, actual: str, score: str) -> None:
    assert interpolate.score(indicator, Decimal(actual), SCALE).score == Fraction(score)


def test_tied_levels_can_count_as_the_lower() -> None:
    scale = SCALE.model_copy(update={"tied_levels": "lower"})
    tied = levels("40", "50", "60", "60", "70")
    assert interpolate.score(tied, Decimal(60), scale).score == 3
    assert interpolate.score(tied, Decimal(65), scale).score == Fraction("4.5")


@pytest.mark.parametrize("values", [("1", "2", "3"), ("1", "3", "2", "4", "5"), ()])
def test_unusable_levels_have_no_score(values: tuple[str, ...]) -> None:
    with pytest.raises(UnscorableError):
        interpolate.score(levels(*values), Decimal(1), SCALE)


@pytest.mark.parametrize(
    ("actual", "score"), [("0", 1), ("0.9", 1), ("1", 1), ("3", 3), ("3.9", 3), ("5", 5), ("6", 5)]
)
def test_milestones_count_when_reached_in_full(actual: str, score: int) -> None:
    indicator = Indicator(milestones=("ก", "ข", "ค", "ง", "จ"))
    assert milestone.score(indicator, Decimal(actual), SCALE).score == score


digits = st.decimals(-100, 100, places=3).map(lambda d: format(d + 0, "f"))
ladders = st.lists(st.decimals(-100, 100, places=2), min_size=5, max_size=5, unique=True).map(
    sorted
)


@st.composite
def agreements(draw: st.DrawFn) -> dict[str, Any]:
    """Random scorable agreements as plain data: text, as the reader gives it."""
    issues: dict[str, Any] = {}
    for number, part in enumerate(PARTS):
        rows = []
        for index in range(draw(st.integers(1, 2))):
            ladder = [format(level, "f") for level in draw(ladders)]
            if draw(st.booleans()):
                ladder.reverse()
            result = {"round": "12", "self": draw(digits)}
            rows.append(
                {
                    "id": f"{number}.{index}",
                    "weight": format(draw(st.decimals("0.01", 50, places=2)), "f"),
                    "levels": ladder,
                    "results": [result] if draw(st.integers(0, 9)) else [],
                }
            )
        issues[part] = {"indicators": rows}
    return {"issues": issues}


def card(data: dict[str, Any]) -> Scorecard:
    admission = admit(Agreement, data)
    assert admission.record is not None
    assert not admission.faults
    places = Places("a.yaml", "", None, ())
    return score_agreement(
        Filing("a.yaml", admission.record, places, frozenset(), is_sound=True), BOOK
    )


def oracle(data: dict[str, Any]) -> str:
    """The total worked out anew, from the text of DOMAIN's formulas and nothing of kpr."""

    def up(value: Fraction) -> Fraction:
        sign = -1 if value < 0 else 1
        return Fraction(sign * int(abs(value) * 10**4 + Fraction(1, 2)), 10**4)

    rows = []
    for part in data["issues"].values():
        for row in part["indicators"]:
            score = Fraction(1)
            if row["results"]:
                actual = Fraction(row["results"][0]["self"])
                steps = [Fraction(level) for level in row["levels"]]
                if steps[0] > steps[-1]:
                    steps, actual = [-step for step in steps], -actual
                for i, (low, high) in enumerate(pairwise(steps), start=1):
                    if low <= actual <= high:
                        score = i + (actual - low) / (high - low)
                score = Fraction(5) if actual > steps[-1] else score
            rows.append((Fraction(row["weight"]), up(score)))
    weight = sum(w for w, _ in rows)
    total = sum(up(w * s / weight) for w, s in rows)
    return f"{int(total)}.{int(total * 10**4) % 10**4:04d}"


@given(agreements())
@settings(max_examples=200)
def test_totals_equal_an_independent_oracle(data: dict[str, Any]) -> None:
    scored = card(data)
    if scored.total is not None:
        assert plain(scored.total) == oracle(data)


@given(agreements(), st.integers(1, 12))
def test_scaling_all_weights_changes_no_total(data: dict[str, Any], factor: int) -> None:
    before = card(data).total
    for part in data["issues"].values():
        for row in part["indicators"]:
            row["weight"] = format(Decimal(row["weight"]) * factor, "f")
    assert card(data).total == before


@given(agreements())
def test_the_order_of_indicators_changes_nothing(data: dict[str, Any]) -> None:
    before = card(data)
    for part in data["issues"].values():
        part["indicators"].reverse()
    after = card(data)
    assert after.total == before.total
    assert {row.id: row.weighted for row in after.indicators} == {
        row.id: row.weighted for row in before.indicators
    }


@given(ladders, digits, digits)
def test_more_never_scores_less(ladder: list[Decimal], one: str, other: str) -> None:
    indicator = levels(*(format(level, "f") for level in ladder))
    low, high = sorted((Decimal(one), Decimal(other)))
    first = interpolate.score(indicator, low, SCALE).score
    assert first <= interpolate.score(indicator, high, SCALE).score


@given(agreements())
def test_subtotals_and_total_are_sums_of_what_is_printed(data: dict[str, Any]) -> None:
    scored = card(data)
    for part in scored.parts:
        printed = [row.weighted for row in scored.indicators if row.part == part.id]
        assert part.weighted == sum(value for value in printed if value is not None)
    if scored.total is not None:
        assert scored.total == sum(part.weighted for part in scored.parts if part.weighted)
