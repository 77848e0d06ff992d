"""A topic that the agency itself proposes was accepted by the committee."""

from collections.abc import Iterator

from kpr_cli.core.dossier import Filing
from kpr_cli.core.hit import Hit
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.judge.membership import proposed_topics
from kpr_cli.judge.stage import stage_of
from kpr_cli.judge.vocabulary import Nothing as Given

__all__ = ["FACTS", "Given", "check"]

FACTS = frozenset({"topic"})


def check(filing: Filing, book: Rulebook, given: Given) -> Iterator[Hit]:
    del given
    if stage_of(filing.agreement) == "draft":
        return  # told as a field that is still to be written
    for index, chosen in proposed_topics(filing, book):
        if chosen.committee_accepted is None:
            at = ("optional_topics", index, "committee_accepted")
            yield Hit(at=at, facts={"topic": chosen.topic or 0})
