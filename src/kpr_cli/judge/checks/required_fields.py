"""What an agreement must have at its stage is there."""

from collections.abc import Iterator

from kpr_cli.core.agreement import Agreement
from kpr_cli.core.dossier import Filing
from kpr_cli.core.guessing import is_block
from kpr_cli.core.hit import Fact, Hit
from kpr_cli.core.place import Path
from kpr_cli.core.remarks import unfilled
from kpr_cli.core.rule import Words
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.judge.needed import missing_of, missing_of_results
from kpr_cli.judge.phrases import owner, placed_at, result_owner
from kpr_cli.judge.stage import stage_of
from kpr_cli.judge.unwritten import unwritten
from kpr_cli.judge.vocabulary import OfStage as Given

__all__ = ["FACTS", "Given", "check"]

FACTS = frozenset({"key", "owner", "what"})


def check(filing: Filing, book: Rulebook, given: Given) -> Iterator[Hit]:
    agreement = filing.agreement
    stage = stage_of(agreement)
    if stage == given.stage:
        for missing in unwritten(filing, book, stage):
            at = missing.path if filing.places.holds(missing.path[:1]) else ("groups",)
            yield _hit(filing, missing.path, missing.owner, at)
    for placed in agreement.indicators:
        if stage == given.stage and placed.indicator.is_active:
            for path in missing_of(placed, book):
                yield _hit(filing, path, owner(placed_at(placed, path)))
    for placed in agreement.all_indicators if given.stage == "due" else ():
        for path in missing_of_results(placed):
            result = placed.indicator.results[int(path[len(placed.path) + 1])]
            yield _hit(filing, path, result_owner(placed, result))


def _hit(filing: Filing, path: Path, whose: Words, at: Path | None = None) -> Hit:
    what = unfilled(is_there=filing.places.holds(path), is_block=is_block(Agreement, path))
    facts: dict[str, Fact] = {"key": str(path[-1]), "owner": whose, "what": what}
    return Hit(at=path if at is None else at, facts=facts)
