"""Exactness: ties, a second opinion on whole agreements, and what must not change a score."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from random import Random
from typing import Any

import oracle
import pytest
from drawn_agreements import agreements
from drawn_books import SHIPPED, books
from hypothesis import given, settings
from hypothesis import strategies as st
from oracle_methods import Data, ends_of

from kpr_cli.cli.books import Shelf, load_wording
from kpr_cli.core.agreement import Agreement
from kpr_cli.core.dossier import Filing
from kpr_cli.core.number import exact_text, half_up, plain
from kpr_cli.core.place import Places
from kpr_cli.core.policies import Policies
from kpr_cli.core.record import admit
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.core.scorecard import Assessor, IndicatorScore, Scorecard
from kpr_cli.judge.scoring import score_agreement
from kpr_cli.read.conditions import conditions, methods_without_policy
from kpr_cli.tell.json_card import card_data


def book() -> Rulebook:
    bench = Shelf(load_wording()).named("2547")
    assert bench is not None
    return bench.book


BOOK = book()


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
        (Fraction(-4, 10), 0, "0"),  # what rounds to zero has no sign
        (Fraction(-1, 10**6), 4, "0.0000"),
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


# Random agreements under random books


@dataclass(frozen=True)
class Drawn:
    """An agreement, the policies it is scored by, and which of its results are asked for."""

    agreement: Data
    policies: Data
    at: int | None = None
    by: Assessor | None = None

    def __repr__(self) -> str:
        varied = {key: own for key, own in self.policies.items() if own != SHIPPED.get(key)}
        return f"Drawn({self.agreement!r}, {varied!r}, {self.at!r}, {self.by!r})"

    @property
    def card(self) -> Scorecard:
        """The card of kpr; both texts are read without any fault."""
        read, policies = admit(Agreement, self.agreement), admit(Policies, self.policies)
        assert not read.faults + policies.faults
        assert read.record is not None
        assert policies.record is not None
        filing = Filing(
            "a.yaml", read.record, Places("", "", None, (), {}), frozenset(), is_sound=True
        )
        varied = BOOK.model_copy(update={"policies": policies.record})
        return score_agreement(filing, varied, round_=self.at, assessor=self.by)


@st.composite
def drawings(draw: st.DrawFn) -> Drawn:
    policies = draw(books())
    at = draw(st.sampled_from((*[None] * 8, 12, 9, 6)))
    by: Assessor | None = draw(st.sampled_from((*[None] * 4, "self", "committee")))
    return Drawn(draw(agreements(policies)), policies, at, by)


def digits(card: Any, expected: Any) -> Any:  # noqa: ANN401 - JSON
    """What a card says of all that is expected of it."""
    if isinstance(expected, dict):
        return {key: digits(card[key], value) for key, value in expected.items()}
    if isinstance(expected, list):
        assert len(card) == len(expected)
        return [digits(own, value) for own, value in zip(card, expected, strict=True)]
    return card


@given(drawings())
@settings(max_examples=1000)
def test_every_printed_digit_equals_a_second_opinion(drawn: Drawn) -> None:
    expected = oracle.card_of(drawn.agreement, drawn.policies, drawn.at, drawn.by)
    assert digits(card_data(drawn.card, "en"), expected) == expected


@given(books())
@settings(max_examples=50)
def test_the_books_of_the_second_opinion_contradict_nothing(policies: Data) -> None:
    """Otherwise they would prove little: no agreement is scored by a book that lint refuses."""
    record = admit(Policies, policies).record
    assert record is not None
    assert [words.en for _, words, holds in conditions(record) if not holds] == []
    assert methods_without_policy(record) == []


def reordered(indicators: list[Data], chance: Random) -> list[Data]:
    return [
        {**own, "children": reordered(own["children"], chance)} if "children" in own else own
        for own in chance.sample(indicators, len(indicators))
    ]


def by_id(rows: list[Data]) -> Data:
    return {row["id"]: {**row, "children": by_id(row.get("children", []))} for row in rows}


@given(drawings(), st.randoms(use_true_random=False))
@settings(max_examples=200)
def test_the_order_of_indicators_changes_nothing(drawn: Drawn, chance: Random) -> None:
    issues = list(drawn.agreement["issues"].items())
    chance.shuffle(issues)
    moved = {
        **drawn.agreement,
        "issues": {
            part: {"indicators": reordered(issue["indicators"], chance)} for part, issue in issues
        },
    }
    before = card_data(drawn.card, "en")
    after = card_data(Drawn(moved, drawn.policies, drawn.at, drawn.by).card, "en")
    for key in ("indicators", "parts"):
        assert by_id(after.pop(key)) == by_id(before.pop(key))
    # Which of several indicators without a score is named first depends on the order.
    assert bool(after.pop("reason")) == bool(before.pop("reason"))
    assert after == before


@given(drawings(), st.sampled_from(("2", "7", "0.3", "100")))
@settings(max_examples=200)
def test_scaling_all_weights_changes_no_total(drawn: Drawn, factor: str) -> None:
    def scaled(node: Any) -> Any:  # noqa: ANN401 - plain data
        if isinstance(node, list):
            return [scaled(entry) for entry in node]
        if not isinstance(node, dict):
            return node
        return {
            key: str(Decimal(value) * Decimal(factor))
            if key == "weight"
            else {at: str(Decimal(own) * Decimal(factor)) for at, own in value.items()}
            if key == "weights"
            else scaled(value)
            for key, value in node.items()
        }

    weights = {**drawn.policies["weights"], "divide_by": "scored_weights"}
    policies = {**drawn.policies, "weights": weights}
    before = Drawn(drawn.agreement, policies, drawn.at, drawn.by).card
    after = Drawn(scaled(drawn.agreement), policies, drawn.at, drawn.by).card
    for key in ("total", "mean", "percent", "grade", "reaches_reward", "reason"):
        assert getattr(after, key) == getattr(before, key)
    assert [(row.score, row.weighted) for row in after.indicators] == [
        (row.score, row.weighted) for row in before.indicators
    ]


def improved(indicator: Data, policies: Data, at: int, by: Assessor) -> Data:
    """The same indicator with a better number as its result, where its result is a number."""
    if "children" in indicator:
        children = [improved(child, policies, at, by) for child in indicator["children"]]
        return {**indicator, "children": children}
    results = [
        {**result, by: better(indicator, Decimal(result[by]), policies)}
        if int(result["round"]) == at and by in result
        else result
        for result in indicator["results"]
    ]
    return {**indicator, "results": results}


def better(indicator: Data, value: Decimal, policies: Data) -> str:
    """A result that is worth no less."""
    more, most, is_less_better = Decimal("0.7"), None, False
    match indicator.get("method"):
        case "bands":
            is_less_better = indicator["bands"][0].startswith(">")
        case "maximum":
            most = Decimal(indicator["maximum"])
        case "k_of_n":
            more, most = Decimal(1), Decimal(len(indicator["criteria"]))
        case "three_point":
            targets = list(map(Decimal, indicator["targets"].values()))
            is_less_better = targets[0] > targets[-1]
        case "ratio" if policies["methods"]["ratio"]["scored_by"] == "itself":
            floor, cap = ends_of(policies)
            is_less_better = cap < floor
        case None | "ratio":
            levels = list(map(Decimal, indicator["levels"]))
            is_less_better = levels[0] > levels[-1]
    raised = value - more if is_less_better else value + more
    # A result beyond the maximum has no score, whatever it is raised to.
    return str(raised if most is None or value > most else min(raised, most))


def scores(rows: tuple[IndicatorScore, ...]) -> Iterator[Decimal | None]:
    for row in rows:
        yield row.score
        yield from scores(row.children)


@given(drawings())
@settings(max_examples=300)
def test_a_better_result_never_lowers_a_score_or_the_total(drawn: Drawn) -> None:
    before = drawn.card
    if before.round is None:
        return
    at, by = before.round, before.assessor
    issues = {
        part: {"indicators": [improved(own, drawn.policies, at, by) for own in issue["indicators"]]}
        for part, issue in drawn.agreement["issues"].items()
    }
    after = Drawn({**drawn.agreement, "issues": issues}, drawn.policies, at, by).card
    floor, cap = ends_of(drawn.policies)
    pairs = [*zip(scores(before.indicators), scores(after.indicators), strict=True)]
    for then, now in [*pairs, (before.total, after.total)]:
        assert (then is None) == (now is None)
        if then is not None and now is not None:
            assert now >= then if floor < cap else now <= then
