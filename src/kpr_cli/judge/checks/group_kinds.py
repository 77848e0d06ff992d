"""Every group that an agency names takes agencies of its kind."""

from collections.abc import Iterator

from kpr_cli.core.dossier import Filing
from kpr_cli.core.hit import Fact, Hit
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.judge.membership import groups_of, kind_of
from kpr_cli.judge.phrases import both
from kpr_cli.judge.vocabulary import Nothing as Given

__all__ = ["FACTS", "Given", "check"]

FACTS = frozenset({"group", "kind", "kinds"})


def check(filing: Filing, book: Rulebook, given: Given) -> Iterator[Hit]:
    del given
    kind = kind_of(filing, book)
    for index, group in groups_of(filing, book):
        if kind is not None and kind not in group.kinds:
            kinds = both(book.policies.kinds[name].words for name in group.kinds)
            facts: dict[str, Fact] = {
                "group": group.id,
                "kind": book.policies.kinds[kind].words,
                "kinds": kinds,
            }
            yield Hit(at=("groups", index), facts=facts)
