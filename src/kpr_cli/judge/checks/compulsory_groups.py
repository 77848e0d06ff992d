"""An agency has the duties of every group that is compulsory for its kind."""

from collections.abc import Iterator

from kpr_cli.core.dossier import Filing
from kpr_cli.core.hit import Fact, Hit
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.judge.membership import kind_of
from kpr_cli.judge.phrases import either
from kpr_cli.judge.vocabulary import Nothing as Given

__all__ = ["FACTS", "Given", "check"]

FACTS = frozenset({"group", "groups", "kind"})


def check(filing: Filing, book: Rulebook, given: Given) -> Iterator[Hit]:
    del given
    kind = kind_of(filing, book)
    numbers = filing.agreement.groups
    if not numbers:
        return
    duties = {group.id for group in book.duties(numbers)}
    for group in book.policies.groups:
        if group.compulsory and kind in group.kinds and group.id not in duties:
            ways = [str(g.id) for g in book.policies.groups if group in book.duties((g.id,))]
            facts: dict[str, Fact] = {
                "group": group.id,
                "kind": book.policies.kinds[str(kind)].words,
                "groups": either(ways),
            }
            yield Hit(at=("groups",), facts=facts)
