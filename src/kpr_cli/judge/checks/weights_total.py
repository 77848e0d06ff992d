"""The weights of all indicators add up to the book's total, in each round where they differ."""

from collections.abc import Iterator
from fractions import Fraction

from kpr_cli.core.dossier import Filing
from kpr_cli.core.hit import Fact, Hit
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.judge.vocabulary import Nothing as Given
from kpr_cli.judge.weighing import is_mixed, known_weights, of_round, rounds_weighed, weighed_at

__all__ = ["FACTS", "Given", "check"]

FACTS = frozenset({"difference", "expected", "total", "what"})


def check(filing: Filing, book: Rulebook, given: Given) -> Iterator[Hit]:
    del given
    policy = book.policies.weights
    expected = Fraction(policy.total)
    for at in rounds_weighed(book):
        weights = known_weights(filing, book, at)
        # Mixed units and weights of nothing are told first: their sum means nothing.
        if not weights or min(w.value for w in weights) <= 0 or is_mixed(weights, policy):
            continue
        total = sum((weight.value for weight in weights), Fraction(0))
        if total != expected:
            facts: dict[str, Fact] = {
                "total": total,
                "expected": expected,
                "difference": abs(total - expected),
                "what": of_round(at, book),
            }
            yield Hit(at=weighed_at(filing), facts=facts)
