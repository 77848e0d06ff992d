"""A result by milestones is the number of the last one reached, or 0."""

from collections.abc import Iterator

from kpr_cli.core.dossier import Filing
from kpr_cli.core.hit import Fact, Hit
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.judge.levels import data_keys
from kpr_cli.judge.phrases import owner
from kpr_cli.judge.results import placed_results
from kpr_cli.judge.vocabulary import Nothing as Given

__all__ = ["FACTS", "Given", "check"]

FACTS = frozenset({"indicator", "result", "last"})


def check(filing: Filing, book: Rulebook, given: Given) -> Iterator[Hit]:
    del given
    for path, placed, result in placed_results(filing.agreement):
        milestones = placed.indicator.milestones
        if milestones is None or len(milestones) != len(book.policies.scale.points):
            continue  # told at the milestones
        if data_keys(placed.indicator, book) != ("milestones",):
            continue
        last = len(milestones)
        for key, reached in (("self", result.self_), ("committee", result.committee)):
            if reached is not None and (reached % 1 or not 0 <= reached <= last):
                facts: dict[str, Fact] = {
                    "indicator": owner(placed),
                    "result": reached,
                    "last": last,
                }
                yield Hit(at=(*path, key), facts=facts)
