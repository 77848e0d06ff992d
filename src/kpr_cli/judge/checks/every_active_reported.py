"""In the latest reported round every active indicator has a result."""

from collections.abc import Iterator

from kpr_cli.core.dossier import Filing
from kpr_cli.core.hit import Fact, Hit
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.judge.phrases import owner
from kpr_cli.judge.scoring import latest_round
from kpr_cli.judge.vocabulary import Nothing as Given
from kpr_cli.judge.weighing import counted_in

__all__ = ["FACTS", "Given", "check"]

FACTS = frozenset({"indicator", "round"})


def check(filing: Filing, book: Rulebook, given: Given) -> Iterator[Hit]:
    del given
    latest = latest_round(filing.agreement, book)
    if latest is None:
        return
    for placed in counted_in(filing.agreement, latest, book):
        is_known = filing.knows((*placed.path, "results"))
        is_active = not filing.hides((*placed.path, "status"))
        if is_known and is_active and placed.indicator.result(latest) is None:
            facts: dict[str, Fact] = {"indicator": owner(placed), "round": latest}
            yield Hit(at=(*placed.path, "results"), facts=facts)
