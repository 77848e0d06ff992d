"""An agency with optional topics chooses as many as the book says."""

from collections.abc import Iterator

from kpr_cli.core.dossier import Filing
from kpr_cli.core.hit import Fact, Hit
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.judge.membership import owes_topics
from kpr_cli.judge.stage import stage_of
from kpr_cli.judge.vocabulary import Nothing as Given

__all__ = ["FACTS", "Given", "check"]

HERE = ("optional_topics",)
FACTS = frozenset({"chosen", "required"})


def check(filing: Filing, book: Rulebook, given: Given) -> Iterator[Hit]:
    del given
    policy = book.policies.optional_topics
    if policy is None or policy.choose is None or not owes_topics(filing, book):
        return
    if not filing.agreement.optional_topics and stage_of(filing.agreement) == "draft":
        return
    chosen = len(filing.agreement.optional_topics)
    # Where an entry could not be read whole, its neighbours may be one more.
    is_counted = not any(lost[2:] in ((), ("topic",)) for lost in filing.absent if lost[:1] == HERE)
    if chosen != policy.choose and is_counted:
        facts: dict[str, Fact] = {"chosen": chosen, "required": policy.choose}
        at = "optional_topics" if filing.places.holds(("optional_topics",)) else "groups"
        if not filing.hides(("optional_topics",)):
            yield Hit(at=(at,), facts=facts)
