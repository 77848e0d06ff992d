"""The working of weighted scores, of the subtotals and of the total."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from math import lcm

from kpr_cli.core.agreement import Placed
from kpr_cli.core.hit import Bilingual, Told
from kpr_cli.core.number import half_up
from kpr_cli.core.place import Path
from kpr_cli.core.policies import Policies
from kpr_cli.core.scoring_policies import Rounding
from kpr_cli.judge.phrases import owner
from kpr_cli.judge.rows import Row
from kpr_cli.judge.working import Draft, Number, Use, added, digits, rounding, term

SCORE = Told(th="ค่าคะแนน", en="score")
WEIGHTED = Told(th="คะแนนถ่วงน้ำหนัก", en="weighted score")
PART = Told(th="คะแนนประเด็น", en="score of the issue")
TOTAL = Told(th="คะแนนรวม", en="total")
TOTAL_WEIGHT = Told(th="น้ำหนักรวม", en="the total weight")
COUNTED = Told(th="น้ำหนักที่นำมาคิด", en="the weights that count")


def basis_of(score: Fraction, places: Rounding) -> Decimal | Fraction:
    """The score that is multiplied with the weight: the printed one or the exact one."""
    return half_up(score, places.score) if places.sum_of == "displayed" else score


def sum_exact(summands: Iterable[Number]) -> Fraction:
    """The sum of printed or of exact numbers."""
    ratios = [summand.as_integer_ratio() for summand in summands]
    whole = lcm(*(under for _, under in ratios))
    return Fraction(sum(above * (whole // under) for above, under in ratios), whole)


def divisor_steps(rows: Iterable[Row], policies: Policies) -> tuple[Draft, ...]:
    """How the weights that count add up."""
    counted = [(row.placed, row.weight) for row in rows if row.score is not None and row.weight]
    if not counted:
        return ()
    weights = [weight.value for _, weight in counted]
    return (
        Draft(
            says=Told(
                th=f"{COUNTED.th} = ผลรวมน้ำหนักของตัวชี้วัดที่มีคะแนน",
                en=f"{COUNTED.en} = the sum of the weights of the scored indicators",
            ),
            uses=tuple(replace(weight, name=_weight_of(placed)) for placed, weight in counted),
            expression=added(weights),
            value=digits(sum_exact(weights)),
            cite=policies.weights.cite,
        ),
    )


def score_steps(row: Row, policies: Policies) -> tuple[Draft, ...]:
    """How the score of a row is rounded."""
    if row.score is None:
        return ()
    places, cite = policies.rounding.score, policies.rounding.cite
    return (rounding(row.score, places, cite, ("rounding", "score"), SCORE),)


def mean_steps(rows: Sequence[Row], policies: Policies) -> tuple[Draft, ...]:
    """The score of a part: the weighted mean of its rows."""
    places = policies.rounding
    counted = [(row, basis_of(row.score, places)) for row in rows if row.score is not None]
    whole = sum_exact(row.weighs for row, _ in counted)
    if not whole:
        return ()
    exact = sum_exact(row.weighs * Fraction(score) for row, score in counted) / whole
    sums = " + ".join(f"{term(row.weighs)} × {term(score)}" for row, score in counted)
    mean = Draft(
        says=Told(th="คะแนนประเด็น: ค่าเฉลี่ยถ่วงน้ำหนัก", en="score of the issue: the weighted mean"),
        uses=(),
        expression=f"({sums}) ÷ ({added([row.weighs for row, _ in counted])})",
        value=digits(exact),
        cite=policies.weights.cite,
    )
    return mean, rounding(exact, places.part, places.cite, ("rounding", "part"), PART)


def sum_steps(summands: Sequence[Number], policies: Policies) -> tuple[Draft, ...]:
    """How the weighted scores of a part add up."""
    exact = sum_exact(summands)
    places = policies.rounding
    return (
        sum_of(summands, policies, WEIGHTED),
        rounding(exact, places.weighted, places.cite, ("rounding", "weighted"), WEIGHTED),
    )


def sum_of(summands: Sequence[Number], policies: Policies, what: Bilingual) -> Draft:
    """The step that adds weighted scores, printed or exact ones."""
    is_printed = policies.rounding.sum_of == "displayed"
    kind = Told(th="ที่พิมพ์" if is_printed else "ก่อนปัดเศษ", en="printed" if is_printed else "exact")
    return Draft(
        says=Told(
            th=f"{what.th} = ผลรวมของคะแนนถ่วงน้ำหนัก{kind.th}",
            en=f"{what.en} = the sum of the {kind.en} weighted scores",
        ),
        uses=(),
        expression=added(list(summands)),
        value=digits(sum_exact(summands)),
        cite=policies.rounding.cite,
    )


def weighted_steps(row: Row, policies: Policies, divisor: Fraction) -> tuple[Draft, ...]:
    """How a row is weighed, and its weighted score rounded."""
    if row.score is None or row.weight is None or not divisor:
        return ()
    places = policies.rounding
    basis = basis_of(row.score, places)
    exact = row.weighs * Fraction(basis) / divisor
    by, uses = divided_by(policies)
    product = Draft(
        says=Told(
            th=f"คะแนนถ่วงน้ำหนัก = น้ำหนัก × คะแนน ÷ {by.th}",
            en=f"weighted score = weight × score ÷ {by.en}",
        ),
        uses=(row.weight, *uses),
        expression=f"{term(row.weight.value)} × {term(basis)} ÷ {term(divisor)}",
        value=digits(exact),
        cite=policies.weights.cite,
    )
    at: Path = ("rounding", "weighted")
    return product, rounding(exact, places.weighted, places.cite, at, WEIGHTED)


def divided_by(policies: Policies) -> tuple[Bilingual, tuple[Use, ...]]:
    """By what weighted scores are divided, and where that stands if it stands in the book."""
    match policies.weights.divide_by:
        case "total":
            total = Use(TOTAL_WEIGHT, policies.weights.total, "book", ("weights", "total"))
            return TOTAL_WEIGHT, (total,)
        case "one":
            return Told(th="1", en="1"), ()
    return COUNTED, ()


def _weight_of(placed: Placed) -> Bilingual:
    whose = owner(placed)
    return Told(th=f"น้ำหนักของ{whose.th}", en=f"weight of {whose.en}")
