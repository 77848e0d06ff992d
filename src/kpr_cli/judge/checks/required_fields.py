"""What an agreement must have at its stage is there."""

from collections.abc import Iterator

from kpr_cli.core.agreement import Agreement, Placed
from kpr_cli.core.dossier import Filing
from kpr_cli.core.guessing import is_block
from kpr_cli.core.hit import Fact, Hit
from kpr_cli.core.place import Path
from kpr_cli.core.remarks import unfilled
from kpr_cli.core.rule import Words
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.judge.levels import data_key
from kpr_cli.judge.phrases import owner, result_owner
from kpr_cli.judge.stage import stage_of
from kpr_cli.judge.unwritten import unwritten
from kpr_cli.judge.vocabulary import OfStage as Given

__all__ = ["FACTS", "Given", "check"]

FACTS = frozenset({"key", "owner", "what"})


FIELDS = ("id", "name", "unit", "weight", "target")


def check(filing: Filing, book: Rulebook, given: Given) -> Iterator[Hit]:
    agreement = filing.agreement
    stage = stage_of(agreement)
    if stage == given.stage:
        for missing in unwritten(filing, book, stage):
            at = missing.path if filing.places.holds(missing.path[:1]) else ("groups",)
            yield _hit(filing, missing.path, missing.owner, at)
    for placed in agreement.indicators:
        indicator = placed.indicator
        if stage == given.stage and indicator.is_active:
            data = data_key(indicator, book)
            for field in (*FIELDS, *([] if data is None else [data])):
                if getattr(indicator, field) is None:
                    yield _hit(filing, (*placed.path, field), owner(placed))
        if given.stage == "due":
            yield from _results(filing, placed)


def _results(filing: Filing, placed: Placed) -> Iterator[Hit]:
    """A reported round names itself and says what was reached."""
    for index, result in enumerate(placed.indicator.results):
        path = (*placed.path, "results", index)
        whose = result_owner(placed, result)
        if result.round is None:
            yield _hit(filing, (*path, "round"), whose)
        if result.self_ is None and result.committee is None:
            yield _hit(filing, (*path, "self"), whose)


def _hit(filing: Filing, path: Path, whose: Words, at: Path | None = None) -> Hit:
    what = unfilled(is_there=filing.places.holds(path), is_block=is_block(Agreement, path))
    facts: dict[str, Fact] = {"key": str(path[-1]), "owner": whose, "what": what}
    return Hit(at=path if at is None else at, facts=facts)
