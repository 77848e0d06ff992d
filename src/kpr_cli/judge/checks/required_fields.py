"""What an agreement must have at its stage is there."""

from collections.abc import Iterator

from kpr_cli.core.agreement import Placed
from kpr_cli.core.dossier import Filing
from kpr_cli.core.hit import Fact, Hit
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.judge.levels import data_key
from kpr_cli.judge.phrases import owner, result_owner
from kpr_cli.judge.stage import stage_of
from kpr_cli.judge.unwritten import unwritten
from kpr_cli.judge.vocabulary import OfStage as Given

__all__ = ["FACTS", "Given", "check"]

FACTS = frozenset({"key", "owner"})


FIELDS = ("id", "name", "unit", "weight", "target")


def check(filing: Filing, book: Rulebook, given: Given) -> Iterator[Hit]:
    agreement = filing.agreement
    stage = stage_of(agreement)
    if stage == given.stage:
        for missing in unwritten(filing, book, stage):
            at = missing.path if filing.places.holds(missing.path[:1]) else ("groups",)
            yield Hit(at=at, facts={"key": str(missing.path[-1]), "owner": missing.owner})
    for placed in agreement.indicators:
        indicator = placed.indicator
        if stage == given.stage and indicator.is_active:
            data = data_key(indicator, book)
            for field in (*FIELDS, *([] if data is None else [data])):
                if getattr(indicator, field) is None:
                    facts: dict[str, Fact] = {"key": field, "owner": owner(placed)}
                    yield Hit(at=(*placed.path, field), facts=facts)
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
