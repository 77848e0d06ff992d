"""Interpolation between neighbouring levels (เทียบบัญญัติไตรยางศ์), segment by segment."""

from fractions import Fraction

from kpr_cli.core.agreement import Indicator
from kpr_cli.core.number import exact_text
from kpr_cli.core.policies import Scale
from kpr_cli.core.rule import Words
from kpr_cli.judge.vocabulary import UnscorableError, Working

DATA = "levels"


def levels(indicator: Indicator, scale: Scale) -> tuple[Fraction, ...] | None:
    """The results needed for each point of the scale, where the agreement says them."""
    del scale
    return None if indicator.levels is None else tuple(map(Fraction, indicator.levels))


def score(indicator: Indicator, actual: Fraction, scale: Scale) -> Working:
    """The points of the level reached, and the share of the way to the next."""
    needed = _usable_levels(indicator, scale)
    points = tuple(map(Fraction, scale.points))
    sign = -1 if needed[0] > needed[-1] else 1
    beyond = [sign * (actual - level) for level in needed]
    if beyond[0] < 0:
        return Working(Fraction(scale.floor), (_below(actual, needed[0], Fraction(scale.floor)),))
    reached = max(i for i, distance in enumerate(beyond) if distance >= 0)
    if beyond[reached] == 0:
        if scale.tied_levels == "lower":
            reached = beyond.index(Fraction(0))
        return Working(points[reached], (_at(actual, reached, points[reached]),))
    if reached == len(needed) - 1:
        return Working(points[reached], (_above(actual, needed[reached], points[reached]),))
    low, high = needed[reached], needed[reached + 1]
    step = points[reached + 1] - points[reached]
    raw = points[reached] + step * (actual - low) / (high - low)
    times = "" if step == 1 else f"{_term(step)} × "
    share = f"({_term(actual)} − {_term(low)}) ÷ ({_term(high)} − {_term(low)})"
    line = f"{exact_text(points[reached])} + {times}{share} = {exact_text(raw)}"
    return Working(raw, (_between(actual, reached, low, high), Words(th=line, en=line)))


def _usable_levels(indicator: Indicator, scale: Scale) -> tuple[Fraction, ...]:
    needed = levels(indicator, scale)
    if needed is None or len(needed) != len(scale.points):
        raise UnscorableError("เกณฑ์การให้คะแนนยังไม่ครบ", "its levels are incomplete")
    if list(needed) not in (sorted(needed), sorted(needed, reverse=True)):
        raise UnscorableError("เกณฑ์การให้คะแนนไม่เรียงลำดับ", "its levels are out of order")
    return needed


def _below(actual: Fraction, first: Fraction, floor: Fraction) -> Words:
    a, b, c = exact_text(actual), exact_text(first), exact_text(floor)
    return Words(
        th=f"ผล {a} ยังไม่ถึงเกณฑ์ระดับแรก ({b}) จึงได้คะแนนต่ำสุดของมาตราคะแนน = {c}",
        en=f"result {a} does not reach the first level ({b}): the floor of the scale = {c}",
    )


def _above(actual: Fraction, last: Fraction, cap: Fraction) -> Words:
    a, b, c = exact_text(actual), exact_text(last), exact_text(cap)
    return Words(
        th=f"ผล {a} เกินเกณฑ์ระดับสูงสุด ({b}) จึงได้คะแนนสูงสุด = {c}",
        en=f"result {a} is beyond the last level ({b}): the highest points = {c}",
    )


def _at(actual: Fraction, reached: int, points: Fraction) -> Words:
    a, c = exact_text(actual), exact_text(points)
    return Words(
        th=f"ผล {a} เท่ากับเกณฑ์ระดับที่ {reached + 1} พอดี = {c}",
        en=f"result {a} is exactly level {reached + 1} = {c}",
    )


def _between(actual: Fraction, reached: int, low: Fraction, high: Fraction) -> Words:
    a, b, c = exact_text(actual), exact_text(low), exact_text(high)
    return Words(
        th=f"ผล {a} อยู่ระหว่างเกณฑ์ระดับที่ {reached + 1} ({b}) กับระดับที่ {reached + 2} ({c})",
        en=f"result {a} lies between level {reached + 1} ({b}) and level {reached + 2} ({c})",
    )


def _term(value: Fraction) -> str:
    return f"({exact_text(value)})" if value < 0 else exact_text(value)
