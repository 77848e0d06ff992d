"""Points out of a maximum lie between zero and the maximum."""

from collections.abc import Iterator

from kpr_cli.core.dossier import Filing
from kpr_cli.core.hit import Fact, Hit
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.judge.phrases import owner
from kpr_cli.judge.results import numbers, results_by
from kpr_cli.judge.vocabulary import Nothing as Given

__all__ = ["FACTS", "Given", "check"]

FACTS = frozenset({"indicator", "maximum", "result"})


def check(filing: Filing, book: Rulebook, given: Given) -> Iterator[Hit]:
    del given
    for path, placed, result in results_by(filing.agreement, "maximum", book):
        maximum = placed.indicator.maximum
        if maximum is None or maximum <= 0:
            continue  # told at the maximum
        for at, reached in numbers(path, result):
            if not 0 <= reached <= maximum:
                facts: dict[str, Fact] = {
                    "indicator": owner(placed),
                    "result": reached,
                    "maximum": maximum,
                }
                yield Hit(at=at, facts=facts)
