"""Enough of the chosen optional topics are developed."""

from collections.abc import Iterator

from kpr_cli.core.dossier import Filing
from kpr_cli.core.hit import Fact, Hit
from kpr_cli.core.rule import Words
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.judge.development import developed_topics
from kpr_cli.judge.membership import owes_topics
from kpr_cli.judge.stage import stage_of
from kpr_cli.judge.vocabulary import Nothing as Given

__all__ = ["FACTS", "Given", "check"]

FACTS = frozenset({"chosen", "developed", "reading", "required"})


def check(filing: Filing, book: Rulebook, given: Given) -> Iterator[Hit]:
    del given
    policy = book.policies.optional_topics
    if policy is None or not owes_topics(filing, book):
        return
    if not filing.agreement.optional_topics and stage_of(filing.agreement) == "draft":
        return
    states = developed_topics(filing, book)
    developed, unknown = states.count(True), states.count(None)
    # Where too few are chosen, that is told: more cannot be developed.
    is_told = policy.choose is not None and len(states) < policy.develop
    if developed + unknown < policy.develop and not is_told:
        facts: dict[str, Fact] = {
            "developed": developed,
            "required": policy.develop,
            "chosen": len(states),
            "reading": Words(th=policy.th, en=policy.en),
        }
        at = "optional_topics" if filing.places.holds(("optional_topics",)) else "groups"
        if not filing.hides(("optional_topics",)):
            yield Hit(at=(at,), facts=facts)
