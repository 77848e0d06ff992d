"""Only an agency whose group has optional topics lists some."""

from collections.abc import Iterator

from kpr_cli.core.dossier import Filing
from kpr_cli.core.hit import Hit
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.judge.phrases import either
from kpr_cli.judge.vocabulary import Nothing as Given

__all__ = ["FACTS", "Given", "check"]

FACTS = frozenset({"groups"})


def check(filing: Filing, book: Rulebook, given: Given) -> Iterator[Hit]:
    del given
    agreement = filing.agreement
    numbers = agreement.groups
    # A group that does not take this kind of agency is told by another rule.
    has_topics = any(group.optional_topics for group in book.duties(numbers or ()))
    if agreement.optional_topics and numbers is not None and not has_topics:
        groups = [str(group.id) for group in book.policies.groups if group.optional_topics]
        yield Hit(at=("optional_topics",), facts={"groups": either(groups)})
