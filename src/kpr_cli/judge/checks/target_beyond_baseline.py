"""The target was not yet reached in the last year of the baseline."""

from collections.abc import Iterator

from kpr_cli.core.dossier import Filing
from kpr_cli.core.hit import Fact, Hit
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.judge.levels import levels_of
from kpr_cli.judge.phrases import owner
from kpr_cli.judge.trend import earlier_results, reaches
from kpr_cli.judge.vocabulary import Nothing as Given

__all__ = ["FACTS", "Given", "check"]

FACTS = frozenset({"indicator", "reached", "target", "year"})


def check(filing: Filing, book: Rulebook, given: Given) -> Iterator[Hit]:
    del given
    for placed in filing.agreement.all_indicators:
        _, levels = levels_of(placed.indicator, book)
        target = placed.indicator.target
        baseline = earlier_results(placed.indicator, book)
        if not levels or levels[0] == levels[-1] or target is None or not baseline:
            continue
        year = max(baseline)
        if reaches(baseline[year], target, levels):
            facts: dict[str, Fact] = {
                "indicator": owner(placed),
                "target": target,
                "year": year,
                "reached": baseline[year],
            }
            also = ((*placed.path, "baseline", str(year)),)
            yield Hit(at=(*placed.path, "target"), facts=facts, also=also)
