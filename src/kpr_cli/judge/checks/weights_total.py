"""The weights of all indicators add up to the book's total."""

from collections.abc import Iterator
from fractions import Fraction

from kpr_cli.core.dossier import Filing
from kpr_cli.core.hit import Fact, Hit
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.judge.vocabulary import Nothing as Given
from kpr_cli.judge.weighing import is_mixed, known_weights, weighed_at

__all__ = ["FACTS", "Given", "check"]

FACTS = frozenset({"difference", "expected", "total"})


def check(filing: Filing, book: Rulebook, given: Given) -> Iterator[Hit]:
    del given
    weights, expected = known_weights(filing), Fraction(book.policies.weights.total)
    total = sum(weights or (), Fraction(0))
    # Mixed units and weights of nothing are told first: their sum means nothing.
    means_something = weights and min(weights) > 0 and not is_mixed(weights, expected)
    if means_something and total != expected:
        facts: dict[str, Fact] = {
            "total": total,
            "expected": expected,
            "difference": abs(total - expected),
        }
        yield Hit(at=weighed_at(filing), facts=facts)
