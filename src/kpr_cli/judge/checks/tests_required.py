"""As many tests must be passed as there are at most, and one at least."""

from collections.abc import Iterator

from kpr_cli.core.dossier import Filing
from kpr_cli.core.hit import Fact, Hit
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.judge.levels import indicators_of
from kpr_cli.judge.phrases import owner
from kpr_cli.judge.vocabulary import Nothing as Given

__all__ = ["FACTS", "Given", "check"]

FACTS = frozenset({"count", "indicator", "required"})


def check(filing: Filing, book: Rulebook, given: Given) -> Iterator[Hit]:
    del given
    for placed in indicators_of(filing.agreement, "k_of_n", book):
        required, tests = placed.indicator.required, placed.indicator.criteria
        if required is not None and tests and not 1 <= required <= len(tests):
            facts: dict[str, Fact] = {
                "indicator": owner(placed),
                "required": required,
                "count": len(tests),
            }
            yield Hit(at=(*placed.path, "required"), facts=facts)
