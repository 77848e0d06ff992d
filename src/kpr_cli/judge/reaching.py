"""What brings a total to a wanted one: each indicator alone, and all of them evenly."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from kpr_cli.core.number import exact_text, plain
from kpr_cli.core.supposition import Needed, Reach
from kpr_cli.judge.climbing import grid
from kpr_cli.judge.prospects import Mover, Standing
from kpr_cli.judge.rows import Row
from kpr_cli.judge.supposing import SuppositionError


def reach(standing: Standing, movers: Sequence[Mover], total: Decimal, wanted: Decimal) -> Reach:
    """How a total can be reached; SuppositionError where none of the scale is that high or low."""
    sign, best = standing.sign, list(standing.rows)
    for mover in movers:
        best = standing.moved(mover, mover.climb.last, best)
    _refuse_off_scale(standing, best, total, wanted)
    highest = standing.total(best)
    is_reached = sign * total >= sign * wanted
    open_ = [] if is_reached else [m for m in movers if not standing.is_at_best(m)]
    even = _even(standing, best, wanted)
    return Reach(
        wanted=wanted,
        total=total,
        is_reached=is_reached,
        highest=highest,
        even=even,
        below=() if even is None else _below(standing, best, even),
        alone=tuple(_alone(standing, mover, wanted) for mover in open_),
    )


def _refuse_off_scale(
    standing: Standing, rows: Sequence[Row], total: Decimal, wanted: Decimal
) -> None:
    """Refuse a total that no scores of the scale come to, exact or printed; `total` is one."""
    policies = standing.round_.book.policies
    counted = sum((entry.weighs for entry in rows if entry.score is not None), Fraction(0))
    scores = (Fraction(policies.scale.floor), Fraction(policies.scale.cap))
    least, most = sorted(policies.total_ends(counted))
    ends = [standing.total([_scoring(entry, score) for entry in rows]) for score in scores]
    known = [least, most, *map(Fraction, (*ends, total))]
    if not min(known) <= Fraction(wanted) <= max(known):
        low, high = exact_text(least), exact_text(most)
        raise SuppositionError(
            f"คะแนนรวม {plain(wanted)} ไม่มีในมาตราคะแนน ระบุตั้งแต่ {low} ถึง {high}",
            f"no total on this scale is {plain(wanted)}; it goes from {low} to {high}",
        )


def _scoring(entry: Row, score: Fraction) -> Row:
    """A row that counts with another score."""
    return entry if entry.score is None else replace(entry, score=score)


def _alone(standing: Standing, mover: Mover, wanted: Decimal) -> Needed:
    """The least result of one indicator with which the total is enough."""
    sign = standing.sign

    def total(result: Decimal) -> Decimal:
        return standing.total(standing.moved(mover, result))

    result = mover.climb.first(lambda result: sign * total(result) >= sign * wanted)
    reached = total(mover.climb.last if result is None else result)
    return Needed(mover.id, mover.name, mover.row.actual, result, reached)


def _even(standing: Standing, best: Sequence[Row], wanted: Decimal) -> Decimal | None:
    """The least score that is enough if every indicator had it, or its best where that is less."""
    policies, sign = standing.round_.book.policies, standing.sign
    scale, places = policies.scale, policies.rounding.score
    scores = grid(Fraction(scale.floor), Fraction(scale.cap), places)

    def is_enough(score: Decimal) -> bool:
        rows = [_at_most(entry, Fraction(score), sign) for entry in best]
        return sign * standing.total(rows) >= sign * wanted

    return scores.first(is_enough)


def _at_most(entry: Row, score: Fraction, sign: int) -> Row:
    """A row that scores this, or its own score where that is worse."""
    is_worse = entry.score is not None and sign * entry.score <= sign * score
    return entry if is_worse else _scoring(entry, score)


def _below(standing: Standing, best: Sequence[Row], even: Decimal) -> tuple[str, ...]:
    """The ids of those that cannot score as much."""
    sign, least = standing.sign, standing.sign * Fraction(even)
    return tuple(
        entry.placed.indicator.id or ""
        for entry in best
        if entry.score is not None and sign * entry.score < least
    )
