"""An indicator's number stands once in a file."""

from collections.abc import Iterator

from kpr_cli.core.dossier import Filing
from kpr_cli.core.hit import Hit
from kpr_cli.core.place import Path
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.judge.vocabulary import Nothing as Given

__all__ = ["FACTS", "Given", "check"]

FACTS = frozenset({"indicator"})


def check(filing: Filing, book: Rulebook, given: Given) -> Iterator[Hit]:
    del book, given
    first: dict[str, Path] = {}
    for placed in filing.agreement.all_indicators:
        number = placed.indicator.id
        if number is None:
            continue
        at = (*placed.path, "id")
        if number in first:
            yield Hit(at=at, facts={"indicator": number}, also=(first[number],))
        first.setdefault(number, at)
