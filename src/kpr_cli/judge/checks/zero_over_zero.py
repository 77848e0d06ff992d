"""A result of zero over zero is no number, and the book says what becomes of it."""

from collections.abc import Iterator

from kpr_cli.core.dossier import Filing
from kpr_cli.core.hit import Fact, Hit
from kpr_cli.core.rule import Words
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.judge.phrases import owner
from kpr_cli.judge.results import results_by
from kpr_cli.judge.vocabulary import Nothing as Given

__all__ = ["FACTS", "Given", "check"]

FACTS = frozenset({"indicator", "treatment"})
TREATMENT = {
    "leave_out": Words(th="ไม่นำมาคิดทั้งคะแนนและน้ำหนัก", en="left out of scores and weights"),
    "floor": Words(th="ได้คะแนนต่ำสุดของมาตราคะแนน", en="given the floor of the scale"),
}


def check(filing: Filing, book: Rulebook, given: Given) -> Iterator[Hit]:
    del given
    treatment = TREATMENT[book.policies.scale.zero_over_zero]
    for path, placed, result in results_by(filing.agreement, "ratio", book):
        ratio = result.ratio
        if ratio is not None and ratio.denominator == ratio.numerator == 0:
            facts: dict[str, Fact] = {"indicator": owner(placed), "treatment": treatment}
            yield Hit(at=(*path, "ratio"), facts=facts, on_key=True)
