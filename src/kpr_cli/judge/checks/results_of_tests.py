"""A result by tests is the number of those that were passed."""

from collections.abc import Iterator

from kpr_cli.core.dossier import Filing
from kpr_cli.core.hit import Fact, Hit
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.judge.phrases import owner
from kpr_cli.judge.results import numbers, results_by
from kpr_cli.judge.vocabulary import Nothing as Given

__all__ = ["FACTS", "Given", "check"]

FACTS = frozenset({"count", "indicator", "result"})


def check(filing: Filing, book: Rulebook, given: Given) -> Iterator[Hit]:
    del given
    for path, placed, result in results_by(filing.agreement, "k_of_n", book):
        count = len(placed.indicator.criteria or ())
        for at, reached in numbers(path, result):
            if count and (reached % 1 or not 0 <= reached <= count):
                facts: dict[str, Fact] = {
                    "indicator": owner(placed),
                    "result": reached,
                    "count": count,
                }
                yield Hit(at=at, facts=facts)
