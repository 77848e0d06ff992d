"""Milestones (ระดับความสำเร็จ): the points of the last milestone that is reached in full."""

from decimal import Decimal
from fractions import Fraction
from math import floor

from kpr_cli.core.hit import Bilingual, Told
from kpr_cli.core.indicator import Indicator
from kpr_cli.core.policies import Policies
from kpr_cli.core.scoring_policies import Methods
from kpr_cli.judge.vocabulary import Case, UnscorableError, Working
from kpr_cli.judge.working import Draft, Use, digits, floor_use, term

HAS_TARGET = True


def data(methods: Methods) -> tuple[str, ...]:
    """The milestones."""
    del methods
    return ("milestones",)


def levels(indicator: Indicator) -> tuple[Decimal, ...] | None:
    """The results that are milestones: 1, 2, … one a text."""
    texts = indicator.milestones
    return None if texts is None else tuple(Decimal(n) for n in range(1, len(texts) + 1))


def count(policies: Policies) -> int | None:
    """As many as the scale has points."""
    return len(policies.scale.points)


def score(case: Case) -> Working:
    """The points of the milestone reached; one that is begun counts nothing."""
    texts, scale = case.placed.indicator.milestones, case.policies.scale
    if texts is None or len(texts) != len(scale.points):
        raise UnscorableError("ขั้นของความสำเร็จยังไม่ครบ", "its milestones are incomplete")
    actual = case.reached
    reached = min(floor(Fraction(actual.value)), len(texts))
    if reached < 1:
        low = floor_use(scale)
        says = Told(
            th="ผลยังไม่ถึงขั้นที่ 1 จึงได้คะแนนต่ำสุดของมาตราคะแนน",
            en="the result does not reach milestone 1: the floor of the scale",
        )
        return Working(Fraction(scale.floor), lambda: (_draft(case, says, (actual, low)),))
    name = Told(th=f"คะแนนของขั้นที่ {reached}", en=f"points of milestone {reached}")
    worth = Use(name, scale.points[reached - 1], "book", ("scale", "points", reached - 1))
    says = Told(
        th=f"สำเร็จ {reached} จาก {len(texts)} ขั้น",
        en=f"{reached} of {len(texts)} milestones are reached",
    )
    policy = case.policies.methods.milestone
    if policy is not None and policy.done == "consecutive":
        last = texts[reached - 1]
        says = Told(
            th=f"สำเร็จถึงขั้นที่ {reached}: {last}", en=f"milestone {reached} is reached: {last}"
        )
    return Working(Fraction(worth.value), lambda: (_draft(case, says, (actual, worth)),))


def _draft(case: Case, says: Bilingual, uses: tuple[Use, Use]) -> Draft:
    points = uses[1].value
    return Draft(says, uses, term(points), digits(points), case.policies.methods.cite)
