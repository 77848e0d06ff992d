"""Weighted scores, subtotals and the total: sums of printed or of exact parts, as the book says."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from kpr_cli.core.number import half_up
from kpr_cli.core.policies import Policies
from kpr_cli.core.rule import Words
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.core.scorecard import IndicatorScore, PartScore
from kpr_cli.core.scoring_policies import Rounding
from kpr_cli.judge.rows import Row
from kpr_cli.judge.sum_steps import (
    basis_of,
    mean_steps,
    score_steps,
    sum_exact,
    sum_steps,
    weighted_steps,
)
from kpr_cli.judge.working import Explainer


@dataclass(frozen=True, slots=True)
class Weighed:
    """A row as printed, and what of it enters sums; None where it leaves them."""

    row: Row
    shown: IndicatorScore
    summand: Decimal | Fraction | None


def divisor_of(rows: Iterable[Row], policies: Policies) -> Fraction:
    """By what weighted scores are divided: the weights that count, the book's total, or one."""
    counted = sum_exact(row.weighs for row in rows if row.score is not None)
    return policies.weights.divisor(counted)


def weigh(row: Row, policies: Policies, divisor: Fraction, explain: Explainer | None) -> Weighed:
    """The printed numbers of a row: weight × score ÷ divisor, rounded as the book says."""
    places = policies.rounding
    weighted = summand = None
    if row.score is not None and divisor:
        product = row.weighs * Fraction(basis_of(row.score, places)) / divisor
        weighted = half_up(product, places.weighted)
        summand = weighted if places.sum_of == "displayed" else product
    bare = shown(row, policies, explain)
    more = () if explain is None else explain.steps(weighted_steps(row, policies, divisor))
    return Weighed(row, replace(bare, weighted=weighted, steps=(*bare.steps, *more)), summand)


def shown(row: Row, policies: Policies, explain: Explainer | None) -> IndicatorScore:
    """A row with its digits, and its sub-indicators with theirs, before it is weighed."""
    indicator, places = row.placed.indicator, policies.rounding
    return IndicatorScore(
        id=indicator.id or "",
        name=indicator.name or "",
        part=row.placed.part,
        state=row.state,
        actual=row.actual,
        weight=None if row.weight is None else half_up(row.weighs, places.weight),
        raw=None if row.raw is None else half_up(row.raw, places.score),
        score=None if row.score is None else half_up(row.score, places.score),
        weighted=None,
        weighs=None if row.weight is None else row.weighs,
        steps=() if explain is None else explain.steps((*row.steps(), *score_steps(row, policies))),
        children=tuple(shown(child, policies, explain) for child in row.children),
    )


def mean_score(rows: Iterable[Row], places: Rounding) -> Decimal | None:
    """The weighted mean of the scores of a part; None where nothing counts."""
    counted = [(row.weighs, basis_of(row.score, places)) for row in rows if row.score is not None]
    weight = sum_exact(w for w, _ in counted)
    if not weight:
        return None
    return half_up(sum_exact(w * Fraction(s) for w, s in counted) / weight, places.part)


def part_of(
    part: str,
    weighed: Sequence[Weighed],
    book: Rulebook,
    title: str | None,
    explain: Explainer | None,
) -> PartScore:
    """The subtotal of an issue or optional topic."""
    policies = book.policies
    places = policies.rounding
    counted = [entry.row for entry in weighed if entry.summand is not None]
    summands = [entry.summand for entry in weighed if entry.summand is not None]
    # An excerpt's rows have no subtotal: the rows that it lacks would change it.
    is_given = policies.totals.given and bool(counted)
    return PartScore(
        id=part,
        name=Words(th=title, en=title) if title else _part_name(part, book),
        weight=half_up(sum_exact(row.weighs for row in counted), places.weight),
        score=mean_score(counted, places) if is_given else None,
        weighted=half_up(sum_exact(summands), places.weighted) if is_given else None,
        steps=()
        if explain is None or not is_given
        else explain.steps((*mean_steps(counted, policies), *sum_steps(summands, policies))),
    )


def _part_name(part: str, book: Rulebook) -> Words:
    issue = book.part(part)
    if issue is not None:
        return issue.words
    number = part.removeprefix("topic-")
    topic = book.topic(int(number)) if number.isdecimal() else None
    return topic.words if topic is not None else Words(th=part, en=part)
