"""An announcement says where it was made."""

from collections.abc import Iterator

from kpr_cli.core.dossier import Filing
from kpr_cli.core.hit import Hit
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.judge.vocabulary import Nothing as Given

__all__ = ["FACTS", "Given", "check"]

FACTS = frozenset[str]()


def check(filing: Filing, book: Rulebook, given: Given) -> Iterator[Hit]:
    del book, given
    agreement = filing.agreement
    is_announced = agreement.steps is not None and agreement.steps.announced is not None
    is_unplaced = agreement.announcement is None and not filing.hides(("announcement",))
    if is_announced and is_unplaced:
        yield Hit(at=("steps", "announced"))
