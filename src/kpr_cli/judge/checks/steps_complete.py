"""No step is dated while the one before it is missing."""

from collections.abc import Iterator
from itertools import pairwise

from kpr_cli.core.dossier import Filing
from kpr_cli.core.hit import Fact, Hit
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.judge.membership import owed_steps
from kpr_cli.judge.vocabulary import Nothing as Given

__all__ = ["FACTS", "Given", "check"]

FACTS = frozenset({"before", "step"})


def check(filing: Filing, book: Rulebook, given: Given) -> Iterator[Hit]:
    del given
    steps = filing.agreement.steps
    for before, step in pairwise(owed_steps(filing, book)):
        # A date that is there but faulty is told where it stands.
        missing = steps is not None and steps.day(before.id) is None
        dated = steps is not None and steps.day(step.id) is not None
        if dated and missing and not filing.hides(("steps", before.id)):
            facts: dict[str, Fact] = {"step": step.words, "before": before.words}
            yield Hit(at=("steps", step.id), facts=facts)
