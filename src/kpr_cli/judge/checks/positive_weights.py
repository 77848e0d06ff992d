"""Every weight is above zero."""

from collections.abc import Iterator
from decimal import Decimal

from kpr_cli.core.dossier import Filing
from kpr_cli.core.hit import Fact, Hit
from kpr_cli.core.place import Path
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.judge.phrases import owner
from kpr_cli.judge.vocabulary import Nothing as Given

__all__ = ["FACTS", "Given", "check"]

FACTS = frozenset({"indicator", "weight"})


def check(filing: Filing, book: Rulebook, given: Given) -> Iterator[Hit]:
    del book, given
    for placed in filing.agreement.all_indicators:
        indicator = placed.indicator
        written: dict[Path, Decimal] = {
            ("weights", str(round_)): weight for round_, weight in (indicator.weights or {}).items()
        }
        if indicator.weight is not None:
            written["weight",] = indicator.weight
        for path, weight in written.items():
            if weight <= 0:
                facts: dict[str, Fact] = {"indicator": owner(placed), "weight": weight}
                yield Hit(at=(*placed.path, *path), facts=facts)
