"""Every issue of the agreement is one of the book's."""

from collections.abc import Iterator

from kpr_cli.core.dossier import Filing
from kpr_cli.core.hit import Fact, Hit
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.judge.membership import meant_part
from kpr_cli.judge.vocabulary import Nothing as Given

__all__ = ["FACTS", "Given", "check"]

FACTS = frozenset({"choices", "part"})


def check(filing: Filing, book: Rulebook, given: Given) -> Iterator[Hit]:
    del given
    known = ", ".join(part.id for part in book.policies.parts)
    for name in filing.agreement.issues:
        if book.part(name) is None:
            facts: dict[str, Fact] = {"part": name, "choices": known}
            meant = meant_part(name, filing, book)
            at = ("issues", name)
            yield Hit(at=at, facts=facts, on_key=True, replacement=meant, is_guess=True)
