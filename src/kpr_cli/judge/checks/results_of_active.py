"""An indicator that is not active reports no result, for it would not be scored."""

from collections.abc import Iterator

from kpr_cli.core.dossier import Filing
from kpr_cli.core.hit import Fact, Hit
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.core.scorecard import STATES
from kpr_cli.judge.phrases import owner
from kpr_cli.judge.vocabulary import Nothing as Given

__all__ = ["FACTS", "Given", "check"]

FACTS = frozenset({"indicator", "status"})


def check(filing: Filing, book: Rulebook, given: Given) -> Iterator[Hit]:
    del book, given
    for placed in filing.agreement.indicators:
        status = placed.indicator.status
        if status != "active" and placed.indicator.results:
            facts: dict[str, Fact] = {"indicator": owner(placed), "status": STATES[status]}
            also = ((*placed.path, "status"),)
            yield Hit(at=(*placed.path, "results"), facts=facts, also=also)
