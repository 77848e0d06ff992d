"""Not all indicators of an agreement are measured by milestones."""

from collections.abc import Iterator

from kpr_cli.core.dossier import Filing
from kpr_cli.core.hit import Hit
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.judge.levels import method_of
from kpr_cli.judge.quality import STEPS, can_be_judged, in_use
from kpr_cli.judge.vocabulary import Nothing as Given
from kpr_cli.judge.weighing import knows_all, weighed_at

__all__ = ["FACTS", "Given", "check"]

FACTS = frozenset({"count"})
FEWEST = 2
"""One indicator alone says nothing about how an agreement measures."""


def check(filing: Filing, book: Rulebook, given: Given) -> Iterator[Hit]:
    """Only the active ones count; silent while a fault hides any indicator."""
    del given
    if not can_be_judged(filing, book) or not knows_all(filing):
        return
    active = [placed for placed in filing.agreement.indicators if in_use(placed, filing)]
    methods = {method_of(placed.indicator, book) for placed in active}
    if len(active) >= FEWEST and methods == {STEPS}:
        yield Hit(at=weighed_at(filing), facts={"count": len(active)})
