"""There is a level for each point of the scale."""

from collections.abc import Iterator

from kpr_cli.core.dossier import Filing
from kpr_cli.core.hit import Fact, Hit
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.judge.levels import levels_of
from kpr_cli.judge.phrases import owner
from kpr_cli.judge.vocabulary import Nothing as Given

__all__ = ["FACTS", "Given", "check"]

FACTS = frozenset({"count", "expected", "indicator"})


def check(filing: Filing, book: Rulebook, given: Given) -> Iterator[Hit]:
    del given
    expected = len(book.policies.scale.points)
    for placed in filing.agreement.indicators:
        key, levels = levels_of(placed.indicator, book)
        if levels is not None and len(levels) != expected:
            facts: dict[str, Fact] = {
                "indicator": owner(placed),
                "count": len(levels),
                "expected": expected,
            }
            yield Hit(at=(*placed.path, key), facts=facts)
