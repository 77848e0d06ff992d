"""How the totals of a league are spread: over the book's grades, else over its scale."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from kpr_cli.core.league import Band
from kpr_cli.core.number import half_up
from kpr_cli.core.policies import Policies
from kpr_cli.core.scorecard import Scorecard
from kpr_cli.core.scoring_policies import Grades


def bands(cards: Iterable[Scorecard], policies: Policies) -> tuple[Band, ...]:
    """Every band, also the empty ones; each total is in exactly one.

    Grades stand as the book lists them, bands of the scale from the best down.
    """
    listed = list(cards)
    if policies.grades is not None:
        return tuple(_by_grade(listed, policies.grades))
    totals = [card.total for card in listed if card.total is not None]
    rising = tuple(_by_scale(totals, policies))
    return rising if policies.scale.is_inverted else rising[::-1]


def _by_grade(cards: Sequence[Scorecard], grades: Grades) -> Iterator[Band]:
    for grade in grades.bands:
        members = sum(card.grade is not None and card.grade.id == grade.id for card in cards)
        yield Band(grade.from_, grade.to, members, grade.id, grade.words)
    if ungraded := sum(card.total is not None and card.grade is None for card in cards):
        yield Band(None, None, ungraded)


def _by_scale(totals: Sequence[Decimal], policies: Policies) -> Iterator[Band]:
    """From each point of the scale up to the next; what is outside of all only where it occurs.

    Where weighted scores are not divided, a total is on the scale times the sum of weights.
    """
    scale, places = policies.scale, policies.rounding.total
    factor = policies.weights.factor()
    points = (scale.floor, scale.cap, *scale.points)
    edges = sorted({half_up(Fraction(point) * factor, places) for point in points})
    step = Decimal(1).scaleb(-places)
    if under := sum(total < edges[0] for total in totals):
        yield Band(None, edges[0] - step, under)
    for low, following in pairwise(edges):
        high = following if following == edges[-1] else following - step
        yield Band(low, high, sum(low <= total <= high for total in totals))
    if over := sum(total > edges[-1] for total in totals):
        yield Band(edges[-1] + step, None, over)
