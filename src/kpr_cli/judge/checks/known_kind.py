"""The kind of the agency is one of the book's."""

from collections.abc import Iterator

from kpr_cli.core.dossier import Filing
from kpr_cli.core.hit import Fact, Hit
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.core.suggest import closest
from kpr_cli.judge.vocabulary import Nothing as Given

__all__ = ["FACTS", "Given", "check"]

FACTS = frozenset({"choices", "kind"})


def check(filing: Filing, book: Rulebook, given: Given) -> Iterator[Hit]:
    del given
    agency = filing.agreement.agency
    kind = None if agency is None else agency.kind
    if kind is not None and kind not in book.policies.kinds:
        facts: dict[str, Fact] = {"kind": kind, "choices": ", ".join(book.policies.kinds)}
        meant = closest(kind, book.policies.kinds)
        yield Hit(at=("agency", "kind"), facts=facts, replacement=meant)
