"""A topic that the agency itself proposes was accepted by the committee."""

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
    for index, chosen in enumerate(filing.agreement.optional_topics):
        if chosen.topic in numbers[:index]:
            continue  # told as chosen twice
        topic = book.topic(chosen.topic or 0)
        if topic is not None and topic.committee_acceptance and chosen.committee_accepted is None:
            at = ("optional_topics", index, "committee_accepted")
            yield Hit(at=at, facts={"topic": topic.topic})
