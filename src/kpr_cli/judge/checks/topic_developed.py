"""Every chosen optional topic is developed."""

from collections.abc import Iterator

from kpr_cli.core.dossier import Filing
from kpr_cli.core.hit import Fact, Hit
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.judge.development import developed_topics
from kpr_cli.judge.membership import owes_topics
from kpr_cli.judge.vocabulary import Nothing as Given

__all__ = ["FACTS", "Given", "check"]

FACTS = frozenset({"name", "topic"})


def check(filing: Filing, book: Rulebook, given: Given) -> Iterator[Hit]:
    del given
    if not owes_topics(filing, book):
        return
    chosen = [topic.topic for topic in filing.agreement.optional_topics]
    for index, is_developed in enumerate(developed_topics(filing, book)):
        topic = book.topic(chosen[index])
        is_repeated = chosen[index] in chosen[:index]
        if is_developed is False and topic is not None and not is_repeated:
            facts: dict[str, Fact] = {"topic": topic.topic, "name": topic.words}
            yield Hit(at=("optional_topics", index), facts=facts)
