"""Deductions: points × times, from whose score and how far down as the book says."""

from fractions import Fraction

from kpr_cli.core.agreement import Placed
from kpr_cli.core.hit import Told
from kpr_cli.core.policies import Policies
from kpr_cli.core.scorecard import Assessor
from kpr_cli.judge.vocabulary import UnscorableError
from kpr_cli.judge.working import Draft, Telling, Use, digits, floor_use, nothing, term


def deducted(
    score: Fraction, placed: Placed, at: int | None, by: Assessor, policies: Policies
) -> tuple[Fraction, Telling]:
    """The score after the deduction of the round, with its step.

    On a scale whose best score is the lowest number, what is deducted is added.
    """
    results = placed.indicator.results
    position = next((index for index, result in enumerate(results) if result.round == at), None)
    deduction = None if position is None else results[position].deduction
    policy, scale = policies.deductions, policies.scale
    if deduction is None or (by != "committee" and policy.leave == "committee"):
        return score, nothing
    points, times = deduction.points, deduction.times
    if points is None or times is None or points < 0 or times < 0:
        raise UnscorableError("การหักคะแนนไม่ครบ", "its deduction is incomplete")
    end = Fraction(0) if policy.not_below == "zero" else Fraction(scale.floor)
    lost = Fraction(points) * times
    left = min(end, score + lost) if scale.is_inverted else max(end, score - lost)
    path = (*placed.path, "results", position or 0, "deduction")
    uses = (
        Use(Told(th="คะแนนที่หัก", en="points"), points, "agreement", (*path, "points")),
        Use(Told(th="จำนวนครั้ง", en="times"), times, "agreement", (*path, "times")),
    )
    sign, edge = ("+", "min") if scale.is_inverted else ("−", "max")
    line = f"{edge}({term(score)} {sign} {term(points)} × {times}, {term(end)})"
    says = _says(deduction.reason, end, policies)
    limit = () if policy.not_below == "zero" else (floor_use(scale),)
    return left, lambda: (Draft(says, (*uses, *limit), line, digits(left), policy.cite),)


def _says(reason: str | None, end: Fraction, policies: Policies) -> Told:
    """What is deducted and why, and how far down it can go."""
    th, en = ("ไม่เกิน", "not above") if policies.scale.is_inverted else ("ไม่ต่ำกว่า", "not below")
    why = f": {reason}" if reason else ""
    return Told(th=f"หักคะแนน{why} ({th} {digits(end)})", en=f"deduction{why} ({en} {digits(end)})")
