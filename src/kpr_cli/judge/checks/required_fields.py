"""What an agreement must have at its stage is there."""

from collections.abc import Iterator

from kpr_cli.core.agreement import Placed
from kpr_cli.core.dossier import Filing
from kpr_cli.core.hit import Hit
from kpr_cli.core.record import Record
from kpr_cli.core.rule import Words
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.judge.levels import data_key
from kpr_cli.judge.membership import owed_steps
from kpr_cli.judge.phrases import owner, result_owner
from kpr_cli.judge.stage import stage_of
from kpr_cli.judge.vocabulary import Stage

FACTS = frozenset({"key", "owner"})


class Given(Record):
    """Whether the rule tells what is owed already, or what is still being written."""

    stage: Stage


AGREEMENT = Words(th="คำรับรอง", en="the agreement")
TOPIC = Words(th="ประเด็นเพิ่มเติมนี้", en="this optional topic")


def check(filing: Filing, book: Rulebook, given: Given) -> Iterator[Hit]:
    agreement = filing.agreement
    stage = stage_of(agreement)
    lacks_steps = agreement.steps is None and not filing.hides(("steps",))
    if stage == given.stage and owed_steps(filing, book) and lacks_steps:
        yield Hit(at=("groups",), facts={"key": "steps", "owner": AGREEMENT})
    for index, topic in enumerate(agreement.optional_topics):
        if stage == given.stage and topic.topic is None:
            at = ("optional_topics", index, "topic")
            yield Hit(at=at, facts={"key": "topic", "owner": TOPIC})
    for placed in agreement.indicators:
        indicator = placed.indicator
        if stage == given.stage and indicator.is_active:
            for key in ("id", "name", "unit", "weight", "target", data_key(indicator, book)):
                if key is not None and getattr(indicator, key) in (None, ()):
                    yield Hit(at=(*placed.path, key), facts={"key": key, "owner": owner(placed)})
        if given.stage == "due":
            yield from _results(placed)


def _results(placed: Placed) -> Iterator[Hit]:
    """A reported round names itself and says what was reached."""
    for index, result in enumerate(placed.indicator.results):
        path = (*placed.path, "results", index)
        whose = result_owner(placed, result)
        if result.round is None:
            yield Hit(at=(*path, "round"), facts={"key": "round", "owner": whose})
        if result.self_ is None and result.committee is None:
            yield Hit(at=(*path, "self"), facts={"key": "self", "owner": whose})
