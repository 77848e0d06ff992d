"""Milestones (ระดับความสำเร็จ): the points of the last milestone that is reached in full."""

from fractions import Fraction
from math import floor

from kpr_cli.core.agreement import Indicator
from kpr_cli.core.number import exact_text
from kpr_cli.core.policies import Scale
from kpr_cli.core.rule import Words
from kpr_cli.judge.vocabulary import UnscorableError, Working

DATA = "milestones"


def levels(indicator: Indicator, scale: Scale) -> tuple[Fraction, ...] | None:
    """The results that are milestones: 1, 2, … one a text."""
    del scale
    if indicator.milestones is None:
        return None
    return tuple(Fraction(number + 1) for number in range(len(indicator.milestones)))


def score(indicator: Indicator, actual: Fraction, scale: Scale) -> Working:
    """The points of the milestone reached; one that is begun counts nothing."""
    texts = indicator.milestones
    if texts is None or len(texts) != len(scale.points):
        raise UnscorableError("ขั้นของความสำเร็จยังไม่ครบ", "its milestones are incomplete")
    reached = min(floor(actual), len(texts))
    shown = exact_text(actual)
    if reached < 1:
        low = Fraction(scale.floor)
        th = f"ผล {shown} ยังไม่ถึงขั้นที่ 1 จึงได้คะแนนต่ำสุดของมาตราคะแนน = {exact_text(low)}"
        en = (
            f"result {shown} does not reach milestone 1: the floor of the scale = {exact_text(low)}"
        )
        return Working(low, (Words(th=th, en=en),))
    points = Fraction(scale.points[reached - 1])
    th = f"ผล {shown} คือสำเร็จถึงขั้นที่ {reached}: {texts[reached - 1]} = {exact_text(points)}"
    en = f"result {shown}: milestone {reached} is reached = {exact_text(points)}"
    return Working(points, (Words(th=th, en=en),))
