"""Every deduction has a reason."""

from collections.abc import Iterator

from kpr_cli.core.dossier import Filing
from kpr_cli.core.hit import Hit
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.judge.phrases import owner
from kpr_cli.judge.results import placed_results
from kpr_cli.judge.vocabulary import Nothing as Given

__all__ = ["FACTS", "Given", "check"]

FACTS = frozenset({"indicator"})


def check(filing: Filing, book: Rulebook, given: Given) -> Iterator[Hit]:
    del book, given
    for path, placed, result in placed_results(filing.agreement):
        if result.deduction is not None and result.deduction.reason is None:
            yield Hit(at=(*path, "deduction", "reason"), facts={"indicator": owner(placed)})
