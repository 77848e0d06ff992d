"""Nothing but zero is divided by zero."""

from collections.abc import Iterator

from kpr_cli.core.dossier import Filing
from kpr_cli.core.hit import Fact, Hit
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.judge.phrases import owner
from kpr_cli.judge.results import results_by
from kpr_cli.judge.vocabulary import Nothing as Given

__all__ = ["FACTS", "Given", "check"]

FACTS = frozenset({"indicator", "numerator"})


def check(filing: Filing, book: Rulebook, given: Given) -> Iterator[Hit]:
    del given
    for path, placed, result in results_by(filing.agreement, "ratio", book):
        ratio = result.ratio
        if ratio is not None and ratio.denominator == 0 and ratio.numerator:
            facts: dict[str, Fact] = {"indicator": owner(placed), "numerator": ratio.numerator}
            yield Hit(at=(*path, "ratio", "denominator"), facts=facts)
