"""The kind of the agency is one of the book's."""

from collections.abc import Iterator

from kpr_cli.core.dossier import Filing
from kpr_cli.core.hit import Fact, Hit
from kpr_cli.core.rule import Words
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.core.suggest import closest_named
from kpr_cli.judge.vocabulary import Nothing as Given

__all__ = ["FACTS", "Given", "check"]

FACTS = frozenset({"choices", "kind"})


def check(filing: Filing, book: Rulebook, given: Given) -> Iterator[Hit]:
    del given
    agency = filing.agreement.agency
    kind = None if agency is None else agency.kind
    kinds = book.policies.kinds
    if kind is not None and kind not in kinds:
        meant = closest_named(kind, {name: words.th for name, words in kinds.items()})
        choices = Words(
            th=", ".join(f"{name} ({words.th})" for name, words in kinds.items()),
            en=", ".join(f"{name} ({words.en})" for name, words in kinds.items()),
        )
        facts: dict[str, Fact] = {"kind": kind, "choices": choices}
        yield Hit(at=("agency", "kind"), facts=facts, replacement=meant, is_guess=True)
