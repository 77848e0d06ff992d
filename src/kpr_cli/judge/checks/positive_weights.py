"""Every weight is above zero."""

from collections.abc import Iterator

from kpr_cli.core.dossier import Filing
from kpr_cli.core.hit import Fact, Hit
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.judge.phrases import owner
from kpr_cli.judge.vocabulary import Nothing as Given

__all__ = ["FACTS", "Given", "check"]

FACTS = frozenset({"indicator", "weight"})


def check(filing: Filing, book: Rulebook, given: Given) -> Iterator[Hit]:
    del book, given
    for placed in filing.agreement.indicators:
        weight = placed.indicator.weight
        if weight is not None and weight <= 0:
            facts: dict[str, Fact] = {"indicator": owner(placed), "weight": weight}
            yield Hit(at=(*placed.path, "weight"), facts=facts)
