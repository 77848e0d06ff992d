"""The weights of an issue's indicators add up to what the book gives that issue."""

from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction

from kpr_cli.core.dossier import Filing
from kpr_cli.core.hit import Fact, Hit
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.judge.vocabulary import Nothing as Given
from kpr_cli.judge.weighing import is_mixed, known_weights, of_round, rounds_weighed

__all__ = ["FACTS", "Given", "check"]

FACTS = frozenset({"difference", "expected", "name", "total", "what"})


def check(filing: Filing, book: Rulebook, given: Given) -> Iterator[Hit]:
    del given
    for at in rounds_weighed(book):
        weights = known_weights(filing, book, at)
        # Mixed units and weights of nothing are told first: their sums mean nothing.
        policy = book.policies.weights
        if not weights or min(w.value for w in weights) <= 0 or is_mixed(weights, policy):
            continue
        sums: defaultdict[str, Fraction] = defaultdict(Fraction)
        for weight in weights:
            sums[weight.placed.part] += weight.value
        # An issue that is missing or still empty is told by another rule.
        for part in book.policies.parts:
            expected = None if part.weight is None else Fraction(part.weight)
            if expected is None or sums.get(part.id, expected) == expected:
                continue
            facts: dict[str, Fact] = {
                "name": part.words,
                "total": sums[part.id],
                "expected": expected,
                "difference": abs(sums[part.id] - expected),
                "what": of_round(at, book),
            }
            yield Hit(at=("issues", part.id), facts=facts)
