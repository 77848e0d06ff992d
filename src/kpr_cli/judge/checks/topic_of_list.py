"""Only a topic that the agency itself proposes has a title and an acceptance of its own."""

from collections.abc import Iterator

from kpr_cli.core.dossier import Filing
from kpr_cli.core.hit import Hit
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.judge.vocabulary import Nothing as Given

__all__ = ["FACTS", "Given", "check"]

FACTS = frozenset({"topic", "key"})


def check(filing: Filing, book: Rulebook, given: Given) -> Iterator[Hit]:
    del given
    for index, chosen in enumerate(filing.agreement.optional_topics):
        topic = book.topic(chosen.topic)
        if topic is None or topic.committee_acceptance:
            continue
        for key in ("title", "committee_accepted"):
            if getattr(chosen, key) is not None:
                at = ("optional_topics", index, key)
                yield Hit(at=at, facts={"topic": topic.topic, "key": key}, on_key=True)
