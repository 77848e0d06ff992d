"""Weights are all percents or all fractions of one, never mixed."""

from collections.abc import Iterator
from fractions import Fraction

from kpr_cli.core.dossier import Filing
from kpr_cli.core.hit import Fact, Hit
from kpr_cli.core.number import exact_text
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.judge.vocabulary import Nothing as Given
from kpr_cli.judge.weighing import is_mixed, known_weights

__all__ = ["FACTS", "Given", "check"]

FACTS = frozenset({"expected", "meant", "weight"})


def check(filing: Filing, book: Rulebook, given: Given) -> Iterator[Hit]:
    del given
    weights, expected = known_weights(filing), Fraction(book.policies.weights.total)
    if not weights or not is_mixed(weights, expected):
        return
    for placed in filing.agreement.indicators:
        weight = placed.indicator.weight
        if weight is not None and 0 < weight < 1:
            meant = Fraction(weight) * expected
            facts: dict[str, Fact] = {"weight": weight, "meant": meant, "expected": expected}
            at = (*placed.path, "weight")
            yield Hit(at=at, facts=facts, replacement=exact_text(meant), is_guess=True)
