"""There is a level, a band or a milestone for each point of the scale."""

from collections.abc import Iterator

from kpr_cli.core.dossier import Filing
from kpr_cli.core.hit import Fact, Hit
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.judge.levels import listed_of
from kpr_cli.judge.phrases import owner
from kpr_cli.judge.vocabulary import Nothing as Given

__all__ = ["FACTS", "Given", "check"]

FACTS = frozenset({"count", "expected", "indicator"})


def check(filing: Filing, book: Rulebook, given: Given) -> Iterator[Hit]:
    del given
    for placed in filing.agreement.all_indicators:
        key, count, expected = listed_of(placed.indicator, book) or ("", 0, 0)
        if count != expected:
            facts: dict[str, Fact] = {
                "indicator": owner(placed),
                "count": count,
                "expected": expected,
            }
            yield Hit(at=(*placed.path, key), facts=facts)
