"""The days of the steps do not decrease."""

from collections.abc import Iterator

from kpr_cli.core.dossier import Filing
from kpr_cli.core.hit import Fact, Hit
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.judge.vocabulary import Nothing as Given

__all__ = ["FACTS", "Given", "check"]

FACTS = frozenset({"before", "before_day", "day", "step"})


def check(filing: Filing, book: Rulebook, given: Given) -> Iterator[Hit]:
    del given
    steps = filing.agreement.steps
    last = None
    for step in book.policies.steps if steps is not None else ():
        day = steps.day(step.id) if steps is not None else None
        if day is None:
            continue
        if last is not None and day < last[1]:
            facts: dict[str, Fact] = {
                "step": step.words,
                "day": day,
                "before": last[0].words,
                "before_day": last[1],
            }
            yield Hit(at=("steps", step.id), facts=facts, also=(("steps", last[0].id),))
        last = (step, day)
