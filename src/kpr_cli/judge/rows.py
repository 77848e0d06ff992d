"""The exact score of one indicator: its state, its formula, its deduction."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from kpr_cli.core.agreement import Indicator, Placed, Result
from kpr_cli.core.number import exact_text
from kpr_cli.core.rule import Words
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.core.scorecard import Assessor, State
from kpr_cli.judge.formulas import FORMULAS
from kpr_cli.judge.vocabulary import UnscorableError


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
    steps: tuple[Words, ...]


def row(placed: Placed, book: Rulebook, at: int | None, by: Assessor) -> Row:
    """The exact score of one indicator; UnscorableError where its data gives none."""
    indicator = placed.indicator
    if indicator.weight is None:
        raise _unscorable(placed, "ยังไม่มีน้ำหนัก", "it has no weight")
    weight = Fraction(indicator.weight)
    if indicator.status != "active":
        return Row(placed, indicator.status, None, weight, None, (_left_out(indicator),))
    result = None if at is None else indicator.result(at)
    actual = None if result is None else _assessed(result, by)
    if result is None or actual is None:
        score, step = _not_reported(book)
        return Row(placed, "not_reported", None, weight, score, (step,))
    name = indicator.method or book.policies.methods.default
    formula = FORMULAS.get(name) if name in book.policies.methods.allowed else None
    if formula is None:
        raise _unscorable(placed, f"ไม่มีวิธีให้คะแนน “{name}”", f"there is no method “{name}”")
    try:
        working = formula.score(indicator, Fraction(actual), book.policies.scale)
        score, steps = _deducted(working.score, result, book, by)
    except UnscorableError as error:
        raise _unscorable(placed, error.words.th, error.words.en) from error
    scale = book.policies.scale
    limited = max(Fraction(scale.floor), min(Fraction(scale.cap), score))
    return Row(placed, "scored", actual, weight, limited, (*working.steps, *steps))


def _assessed(result: Result, by: Assessor) -> Decimal | None:
    return result.committee if by == "committee" else result.self_


def _unscorable(placed: Placed, th: str, en: str) -> UnscorableError:
    label = placed.indicator.id or placed.indicator.name or "?"
    return UnscorableError(f"ตัวชี้วัดที่ {label}: {th}", f"indicator {label}: {en}")


def _left_out(indicator: Indicator) -> Words:
    reason = f": {indicator.reason}" if indicator.reason else ""
    return Words(
        th=f"ไม่นำมาคิดทั้งคะแนนและน้ำหนัก{reason}",
        en=f"left out of scores and weights ({indicator.status}){reason}",
    )


def _not_reported(book: Rulebook) -> tuple[Fraction | None, Words]:
    if book.policies.states.not_reported == "leave_out":
        return None, Words(th="ไม่ได้รายงาน: ไม่นำมาคิด", en="not reported: left out")
    floor = Fraction(book.policies.scale.floor)
    return floor, Words(
        th=f"ไม่ได้รายงาน: ได้คะแนนต่ำสุดของมาตราคะแนน = {exact_text(floor)}",
        en=f"not reported: the floor of the scale = {exact_text(floor)}",
    )


def _deducted(
    score: Fraction, result: Result, book: Rulebook, by: Assessor
) -> tuple[Fraction, tuple[Words, ...]]:
    """The score after the deduction, where the book takes it from this assessor's score."""
    deduction = result.deduction
    if deduction is None or by != book.policies.deductions.leave:
        return score, ()
    if deduction.points is None or deduction.times is None:
        raise UnscorableError("การหักคะแนนไม่ครบ", "its deduction is incomplete")
    floor = Fraction(book.policies.scale.floor)
    points = Fraction(deduction.points)
    left = max(floor, score - points * deduction.times)
    line = f"{exact_text(score)} − ({exact_text(points)} × {deduction.times}) = {exact_text(left)}"
    low = exact_text(floor)
    why = f" {deduction.reason}" if deduction.reason else ""
    return left, (
        Words(
            th=f"หักคะแนน{why}: {line} (ไม่ต่ำกว่า {low})",
            en=f"deduction{why}: {line} (not below {low})",
        ),
    )
