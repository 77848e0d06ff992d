"""No optional topic is chosen twice."""

from collections.abc import Iterator

from kpr_cli.core.dossier import Filing
from kpr_cli.core.hit import Hit
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.judge.vocabulary import Nothing as Given

__all__ = ["FACTS", "Given", "check"]

FACTS = frozenset({"topic"})


def check(filing: Filing, book: Rulebook, given: Given) -> Iterator[Hit]:
    del given
    numbers = [chosen.topic for chosen in filing.agreement.optional_topics]
    for index, number in enumerate(numbers):
        first = numbers.index(number)
        if number is not None and book.topic(number) is not None and first < index:
            also = (("optional_topics", first, "topic"),)
            yield Hit(at=("optional_topics", index, "topic"), facts={"topic": number}, also=also)
