"""Milestones (ระดับความสำเร็จ): the points of the last milestone that is reached in full."""

from decimal import Decimal
from fractions import Fraction
from math import floor

from kpr_cli.core.indicator import Indicator
from kpr_cli.core.number import plain
from kpr_cli.core.policies import Scale
from kpr_cli.core.rule import Words
from kpr_cli.judge.vocabulary import UnscorableError, Working

DATA = "milestones"


def levels(indicator: Indicator) -> tuple[Decimal, ...] | None:
    """The results that are milestones: 1, 2, … one a text."""
    texts = indicator.milestones
    return None if texts is None else tuple(Decimal(n) for n in range(1, len(texts) + 1))


def score(indicator: Indicator, actual: Decimal, scale: Scale) -> Working:
    """The points of the milestone reached; one that is begun counts nothing."""
    texts = indicator.milestones
    if texts is None or len(texts) != len(scale.points):
        raise UnscorableError("ขั้นของความสำเร็จยังไม่ครบ", "its milestones are incomplete")
    reached = min(floor(actual), len(texts))
    if reached < 1:
        return Working(Fraction(scale.floor), lambda: (_begun(actual, scale.floor),))
    points = scale.points[reached - 1]
    text = texts[reached - 1]
    return Working(Fraction(points), lambda: (_reached(actual, reached, text, points),))


def _begun(actual: Decimal, low: Decimal) -> Words:
    shown, floor_ = plain(actual), plain(low)
    return Words(
        th=f"ผล {shown} ยังไม่ถึงขั้นที่ 1 จึงได้คะแนนต่ำสุดของมาตราคะแนน = {floor_}",
        en=f"result {shown} does not reach milestone 1: the floor of the scale = {floor_}",
    )


def _reached(actual: Decimal, number: int, text: str, points: Decimal) -> Words:
    shown, value = plain(actual), plain(points)
    return Words(
        th=f"ผล {shown} คือสำเร็จถึงขั้นที่ {number}: {text} = {value}",
        en=f"result {shown}: milestone {number} is reached = {value}",
    )
