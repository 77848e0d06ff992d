"""Only an agency whose group has optional topics lists some."""

from collections.abc import Iterator

from kpr_cli.core.dossier import Filing
from kpr_cli.core.hit import Hit
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.judge.membership import owes_topics
from kpr_cli.judge.phrases import either
from kpr_cli.judge.vocabulary import Nothing as Given

__all__ = ["FACTS", "Given", "check"]

FACTS = frozenset({"groups"})


def check(filing: Filing, book: Rulebook, given: Given) -> Iterator[Hit]:
    del given
    agreement = filing.agreement
    if agreement.optional_topics and agreement.groups is not None and not owes_topics(filing, book):
        groups = [str(group.id) for group in book.policies.groups if group.optional_topics]
        yield Hit(at=("optional_topics",), facts={"groups": either(groups)})
