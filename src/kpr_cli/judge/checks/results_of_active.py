"""An indicator that is not active reports no result, for it would not be scored."""

from collections.abc import Iterator

from kpr_cli.core.agreement import Placed
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
    for top in filing.agreement.all_indicators:
        status = top.indicator.status
        if status == "active":
            continue
        for placed in _with_all_below(top):
            if placed.indicator.results:
                facts: dict[str, Fact] = {"indicator": owner(placed), "status": STATES[status]}
                also = ((*top.path, "status"),)
                yield Hit(at=(*placed.path, "results"), facts=facts, also=also)


def _with_all_below(placed: Placed) -> Iterator[Placed]:
    """The indicator with its sub-indicators: they are scored no more than it is."""
    yield placed
    for child in placed.children():
        yield from _with_all_below(child)
