"""Every optional topic is one of the book's list, called by its number."""

import re
from collections.abc import Iterator

from kpr_cli.core.dossier import Filing
from kpr_cli.core.hit import Fact, Hit
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.core.suggest import closest_named
from kpr_cli.judge.vocabulary import Nothing as Given

__all__ = ["FACTS", "Given", "check"]

FACTS = frozenset({"first", "last", "topic"})

_numbers = re.compile(r"\d+").findall


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
            at = ("optional_topics", index, "topic")
            meant = _meant(chosen.topic, book) if isinstance(chosen.topic, str) else None
            yield Hit(at=at, facts=facts, replacement=meant, is_guess=True)


def _meant(words: str, book: Rulebook) -> str | None:
    """The number of the topic that is called by its name, or by words around its number."""
    found = [number for number in _numbers(words) if book.topic(int(number)) is not None]
    if len(found) == 1:
        return str(int(found[0]))
    return closest_named(words, {str(topic.topic): topic.th for topic in book.policies.topics})
