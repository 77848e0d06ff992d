"""Levels lie further apart than the results of earlier years went to and fro."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import pairwise

from kpr_cli.core.dossier import Filing
from kpr_cli.core.hit import Fact, Hit
from kpr_cli.core.number import plain
from kpr_cli.core.record import Record
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.core.scalar import Whole
from kpr_cli.judge.phrases import owner
from kpr_cli.judge.quality import histories, measured_levels
from kpr_cli.judge.trend import reaches

__all__ = ["FACTS", "Given", "check"]

FACTS = frozenset({"count", "crossed", "first", "indicator", "last"})


class Given(Record):
    """`crossed`: from so many levels on they are too close."""

    crossed: Whole


def check(filing: Filing, book: Rulebook, given: Given) -> Iterator[Hit]:
    """A level is crossed by variation where the results passed it in both directions.

    They reached it and lost it again, or lost it and reached it again, in whatever years of the
    baseline. What rises or falls steadily passes every level once: a change, and no variation.
    """
    for placed, results in histories(filing, book):
        measured = measured_levels(placed, filing, book) if _wavers(results) else None
        path, levels = measured or ((), ())
        crossed = [level for level in levels if _is_crossed(level, levels, results)]
        if crossed and len(crossed) >= given.crossed:
            facts: dict[str, Fact] = {
                "indicator": owner(placed),
                "first": min(results),
                "last": max(results),
                "count": len(crossed),
                "crossed": ", ".join(map(plain, crossed)),
            }
            yield Hit(at=path, facts=facts, also=((*placed.path, "baseline"),))


def _wavers(results: Mapping[int, Decimal]) -> bool:
    """Whether results both rose and fell."""
    told = list(results.values())
    return told not in (sorted(told), sorted(told, reverse=True))


def _is_crossed(
    level: Decimal, levels: tuple[Decimal, ...], results: Mapping[int, Decimal]
) -> bool:
    """Whether the results, year after year, changed the side of a level at least twice."""
    sides = [reaches(result, level, levels) for result in results.values()]
    return sum(before != after for before, after in pairwise(sides)) > 1
