"""An indicator that is cancelled reports no result."""

from collections.abc import Iterator

from kpr_cli.core.dossier import Filing
from kpr_cli.core.hit import Hit
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.judge.phrases import label
from kpr_cli.judge.vocabulary import Nothing as Given

__all__ = ["FACTS", "Given", "check"]

FACTS = frozenset({"indicator"})


def check(filing: Filing, book: Rulebook, given: Given) -> Iterator[Hit]:
    del book, given
    for placed in filing.agreement.indicators:
        if placed.indicator.status == "cancelled" and placed.indicator.results:
            also = ((*placed.path, "status"),)
            yield Hit(at=(*placed.path, "results"), facts={"indicator": label(placed)}, also=also)
