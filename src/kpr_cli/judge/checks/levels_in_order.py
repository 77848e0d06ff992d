"""Levels rise or fall all the way."""

from collections.abc import Iterator

from kpr_cli.core.dossier import Filing
from kpr_cli.core.hit import Fact, Hit
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.judge.levels import levels_in_words, levels_of
from kpr_cli.judge.phrases import owner
from kpr_cli.judge.vocabulary import Nothing as Given

__all__ = ["FACTS", "Given", "check"]

FACTS = frozenset({"indicator", "levels"})


def check(filing: Filing, book: Rulebook, given: Given) -> Iterator[Hit]:
    del given
    for placed in filing.agreement.all_indicators:
        key, levels = levels_of(placed.indicator, book)
        if levels is not None and list(levels) not in (
            sorted(levels),
            sorted(levels, reverse=True),
        ):
            facts: dict[str, Fact] = {
                "indicator": owner(placed),
                "levels": levels_in_words(key, levels),
            }
            yield Hit(at=(*placed.path, key), facts=facts)
