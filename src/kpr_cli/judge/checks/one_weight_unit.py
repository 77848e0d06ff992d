"""Weights are all in the book's unit, percents or fractions of one, never mixed."""

from collections.abc import Iterator
from fractions import Fraction

from kpr_cli.core.dossier import Filing
from kpr_cli.core.hit import Fact, Hit
from kpr_cli.core.number import exact_text
from kpr_cli.core.rule import Words
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.judge.vocabulary import Nothing as Given
from kpr_cli.judge.weighing import is_mixed, known_weights, rounds_weighed, weight_meant

__all__ = ["FACTS", "Given", "check"]

FACTS = frozenset({"expected", "meant", "weight", "what"})
FRACTION = Words(
    th="เป็นเศษส่วนของ 1 แต่น้ำหนักต้องเป็นร้อยละ", en="is a fraction of 1, but weights are percents"
)
PERCENT = Words(
    th="เป็นร้อยละ แต่น้ำหนักต้องเป็นเศษส่วนของ 1", en="is a percent, but weights are fractions of 1"
)


def check(filing: Filing, book: Rulebook, given: Given) -> Iterator[Hit]:
    del given
    policy = book.policies.weights
    for at in rounds_weighed(book):
        weights = known_weights(filing, book, at)
        if not weights or not is_mixed(weights, policy):
            continue
        for weight in weights:
            meant = weight_meant(weight.value, policy)
            if meant == weight.value:
                continue
            facts: dict[str, Fact] = {
                "weight": weight.value,
                "meant": meant,
                "expected": Fraction(policy.total),
                "what": FRACTION if policy.unit == "percent" else PERCENT,
            }
            yield Hit(at=weight.path, facts=facts, replacement=exact_text(meant), is_guess=True)
