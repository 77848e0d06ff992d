"""Every optional topic is one of the book's list."""

from collections.abc import Iterator

from kpr_cli.core.dossier import Filing
from kpr_cli.core.hit import Fact, Hit
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.judge.vocabulary import Nothing as Given

__all__ = ["FACTS", "Given", "check"]

FACTS = frozenset({"first", "last", "topic"})


def check(filing: Filing, book: Rulebook, given: Given) -> Iterator[Hit]:
    del given
    numbers = [topic.topic for topic in book.policies.topics]
    for index, chosen in enumerate(filing.agreement.optional_topics):
        if numbers and chosen.topic is not None and chosen.topic not in numbers:
            facts: dict[str, Fact] = {
                "topic": chosen.topic,
                "first": min(numbers),
                "last": max(numbers),
            }
            yield Hit(at=("optional_topics", index, "topic"), facts=facts)
