"""An agency of a kind of which all belong to a group is in it."""

from collections.abc import Iterator

from kpr_cli.core.dossier import Filing
from kpr_cli.core.hit import Fact, Hit
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.judge.membership import kind_of
from kpr_cli.judge.vocabulary import Nothing as Given

__all__ = ["FACTS", "Given", "check"]

FACTS = frozenset({"group", "kind"})


def check(filing: Filing, book: Rulebook, given: Given) -> Iterator[Hit]:
    del given
    kind = kind_of(filing, book)
    numbers = filing.agreement.groups
    for group in book.policies.groups:
        if kind in group.all_of and numbers and group.id not in numbers:
            facts: dict[str, Fact] = {
                "group": group.id,
                "kind": book.policies.kinds[str(kind)].words,
            }
            yield Hit(at=("groups",), facts=facts)
