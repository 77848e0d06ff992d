"""No two neighbouring levels are equal."""

from collections.abc import Iterator
from itertools import pairwise

from kpr_cli.core.dossier import Filing
from kpr_cli.core.hit import Fact, Hit
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.judge.levels import level_at, levels_of
from kpr_cli.judge.phrases import owner
from kpr_cli.judge.vocabulary import Nothing as Given

__all__ = ["FACTS", "Given", "check"]

FACTS = frozenset({"indicator", "level", "lower", "upper"})


def check(filing: Filing, book: Rulebook, given: Given) -> Iterator[Hit]:
    del given
    for placed in filing.agreement.all_indicators:
        key, levels = levels_of(placed.indicator, book)
        for index, (low, high) in enumerate(pairwise(levels or ())):
            if low == high:
                path, upper = level_at(key, index + 1)
                facts: dict[str, Fact] = {
                    "indicator": owner(placed),
                    "level": low,
                    "lower": level_at(key, index)[1],
                    "upper": upper,
                }
                yield Hit(at=(*placed.path, *path), facts=facts)
