"""Every group that an agreement names is one of the book's."""

from collections.abc import Iterator

from kpr_cli.core.dossier import Filing
from kpr_cli.core.hit import Hit
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.judge.vocabulary import Nothing as Given

__all__ = ["FACTS", "Given", "check"]

FACTS = frozenset({"choices", "group"})


def check(filing: Filing, book: Rulebook, given: Given) -> Iterator[Hit]:
    del given
    choices = ", ".join(str(group.id) for group in book.policies.groups)
    for index, number in enumerate(filing.agreement.groups or ()):
        if book.group(number) is None:
            yield Hit(at=("groups", index), facts={"group": number, "choices": choices})
