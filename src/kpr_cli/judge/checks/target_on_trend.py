"""The target asks for no less than the trend of earlier years leads to."""

from collections.abc import Iterator

from kpr_cli.core.dossier import Filing
from kpr_cli.core.hit import Fact, Hit
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.judge.phrases import owner
from kpr_cli.judge.quality import histories, measured_levels, shown
from kpr_cli.judge.trend import decimals, possible, reaches, trend_at
from kpr_cli.judge.vocabulary import Nothing as Given

__all__ = ["FACTS", "Given", "check"]

FACTS = frozenset({"first", "indicator", "last", "target", "trend", "year"})


def check(filing: Filing, book: Rulebook, given: Given) -> Iterator[Hit]:
    """The trend is the straight line of least squares through the baseline, continued.

    Such a target lies between what was reached last and the trend; one that was reached last is
    another fault.
    """
    del given
    year = book.policies.fiscal_year
    for placed, results in histories(filing, book):
        target, last = placed.indicator.target, max(results)
        if target is None or target == results[last]:
            continue
        trend = trend_at(year, results)
        is_passed = target < trend if target > results[last] else target > trend
        _, levels = (measured_levels(placed, filing, book) if is_passed else None) or ((), ())
        if not levels or reaches(results[last], target, levels):
            continue
        trend = possible(trend, placed.indicator, (*results.values(), *levels, target))
        if not reaches(target, trend, levels):
            facts: dict[str, Fact] = {
                "indicator": owner(placed),
                "target": target,
                "first": min(results),
                "last": last,
                "year": year,
                "trend": shown(trend, decimals((target, *results.values())) + 2),
            }
            also = ((*placed.path, "baseline"),)
            yield Hit(at=(*placed.path, "target"), facts=facts, also=also)
