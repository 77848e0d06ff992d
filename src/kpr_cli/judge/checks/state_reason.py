"""An indicator that is not active says why."""

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
    for placed in filing.agreement.all_indicators:
        status = placed.indicator.status
        if status != "active" and placed.indicator.reason is None:
            facts: dict[str, Fact] = {"indicator": owner(placed), "status": STATES[status]}
            path = (*placed.path, "reason")
            at = path if filing.places.holds(path) else (*placed.path, "status")
            if not filing.hides(path):
                yield Hit(at=at, facts=facts)
