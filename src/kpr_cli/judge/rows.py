"""The exact score of one indicator: its state, its formula, its deduction."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from kpr_cli.core.agreement import Placed
from kpr_cli.core.indicator import Indicator
from kpr_cli.core.number import exact_text
from kpr_cli.core.result import Deduction, Result
from kpr_cli.core.rule import Words
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.core.scorecard import Assessor, State
from kpr_cli.judge.levels import formula_of
from kpr_cli.judge.phrases import owner
from kpr_cli.judge.vocabulary import Telling, UnscorableError


@dataclass(frozen=True, slots=True)
class Row:
    """An indicator with its exact score, before the weights of all are known.

    `score` is None where the indicator leaves numerator and weight sum.
    """

    placed: Placed
    state: State
    actual: Decimal | None
    weight: Fraction
    score: Fraction | None
    steps: Telling


def row(placed: Placed, book: Rulebook, at: int | None, by: Assessor) -> Row:
    """The exact score of one indicator; UnscorableError where its data gives none."""
    indicator = placed.indicator
    if indicator.weight is None:
        raise _unscorable(placed, "ยังไม่มีน้ำหนัก", "it has no weight")
    if indicator.weight < 0:
        raise _unscorable(placed, "น้ำหนักติดลบ", "its weight is negative")
    weight = Fraction(indicator.weight)
    if indicator.status != "active":
        return Row(placed, indicator.status, None, weight, None, lambda: (_left_out(indicator),))
    result = None if at is None else indicator.result(at)
    actual = None if result is None else _assessed(result, by)
    if result is None or actual is None:
        floor = _floor_of_unreported(book)
        return Row(placed, "not_reported", None, weight, floor, lambda: (_unreported(floor),))
    formula = formula_of(indicator, book)
    if formula is None:
        name = indicator.method
        raise _unscorable(placed, f"ไม่มีวิธีให้คะแนน “{name}”", f"there is no method “{name}”")
    scale = book.policies.scale
    try:
        working = formula.score(indicator, actual, scale)
        limited = max(Fraction(scale.floor), min(Fraction(scale.cap), working.score))
        left = _deducted(limited, result, book, by)
    except UnscorableError as error:
        raise _unscorable(placed, error.words.th, error.words.en) from error

    def steps() -> tuple[Words, ...]:
        taken = () if left == limited else (_deduction(limited, left, result, book),)
        return (*working.steps(), *taken)

    return Row(placed, "scored", actual, weight, left, steps)


def _assessed(result: Result, by: Assessor) -> Decimal | None:
    return result.committee if by == "committee" else result.self_


def _unscorable(placed: Placed, th: str, en: str) -> UnscorableError:
    whose = owner(placed)
    return UnscorableError(f"{whose.th}: {th}", f"{whose.en}: {en}")


def _left_out(indicator: Indicator) -> Words:
    reason = f": {indicator.reason}" if indicator.reason else ""
    return Words(
        th=f"ไม่นำมาคิดทั้งคะแนนและน้ำหนัก{reason}",
        en=f"left out of scores and weights ({indicator.status}){reason}",
    )


def _floor_of_unreported(book: Rulebook) -> Fraction | None:
    """What an indicator without a result scores; None where it leaves the sums."""
    policies = book.policies
    return Fraction(policies.scale.floor) if policies.states.not_reported == "floor" else None


def _unreported(floor: Fraction | None) -> Words:
    if floor is None:
        return Words(th="ไม่ได้รายงาน: ไม่นำมาคิด", en="not reported: left out")
    return Words(
        th=f"ไม่ได้รายงาน: ได้คะแนนต่ำสุดของมาตราคะแนน = {exact_text(floor)}",
        en=f"not reported: the floor of the scale = {exact_text(floor)}",
    )


def _deducted(score: Fraction, result: Result, book: Rulebook, by: Assessor) -> Fraction:
    """The score after the deduction, where the book takes it from this assessor's score."""
    deduction = result.deduction
    if deduction is None or by != book.policies.deductions.leave:
        return score
    points, times = deduction.points, deduction.times
    if points is None or times is None or points < 0 or times < 0:
        raise UnscorableError("การหักคะแนนไม่ครบ", "its deduction is incomplete")
    floor = Fraction(book.policies.scale.floor)
    return max(floor, score - Fraction(points) * times)


def _deduction(score: Fraction, left: Fraction, result: Result, book: Rulebook) -> Words:
    deduction = result.deduction or Deduction()
    points = exact_text(Fraction(deduction.points or 0))
    line = f"{exact_text(score)} − ({points} × {deduction.times}) = {exact_text(left)}"
    low = exact_text(Fraction(book.policies.scale.floor))
    why = f" {deduction.reason}" if deduction.reason else ""
    return Words(
        th=f"หักคะแนน{why}: {line} (ไม่ต่ำกว่า {low})",
        en=f"deduction{why}: {line} (not below {low})",
    )
