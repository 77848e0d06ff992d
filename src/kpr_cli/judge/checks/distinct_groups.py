"""No group is named twice."""

from collections.abc import Iterator

from kpr_cli.core.dossier import Filing
from kpr_cli.core.hit import Hit
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.judge.vocabulary import Nothing as Given

__all__ = ["FACTS", "Given", "check"]

FACTS = frozenset({"group"})


def check(filing: Filing, book: Rulebook, given: Given) -> Iterator[Hit]:
    del book, given
    numbers = filing.agreement.groups or ()
    for index, number in enumerate(numbers):
        first = numbers.index(number)
        if first < index:
            yield Hit(at=("groups", index), facts={"group": number}, also=(("groups", first),))
