"""The target is one of the levels."""

from collections.abc import Iterator

from kpr_cli.core.dossier import Filing
from kpr_cli.core.hit import Fact, Hit
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.judge.levels import levels_in_words, levels_of
from kpr_cli.judge.phrases import owner
from kpr_cli.judge.vocabulary import Nothing as Given

__all__ = ["FACTS", "Given", "check"]

FACTS = frozenset({"indicator", "levels", "target"})


def check(filing: Filing, book: Rulebook, given: Given) -> Iterator[Hit]:
    del given
    for placed in filing.agreement.all_indicators:
        key, levels = levels_of(placed.indicator, book)
        target = placed.indicator.target
        # Equal levels are told where they stand: one of them is the missing one.
        is_clear = levels is not None and len(set(levels)) == len(levels)
        if levels and is_clear and target is not None and target not in levels:
            facts: dict[str, Fact] = {
                "indicator": owner(placed),
                "target": target,
                "levels": levels_in_words(key, levels),
            }
            yield Hit(at=(*placed.path, "target"), facts=facts)
