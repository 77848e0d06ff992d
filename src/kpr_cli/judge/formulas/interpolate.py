"""Interpolation between neighbouring levels (เทียบบัญญัติไตรยางศ์), segment by segment."""

from decimal import Decimal
from fractions import Fraction

from kpr_cli.core.indicator import Indicator
from kpr_cli.core.number import exact_text, plain
from kpr_cli.core.policies import Scale
from kpr_cli.core.rule import Words
from kpr_cli.judge.vocabulary import UnscorableError, Working

DATA = "levels"


def levels(indicator: Indicator) -> tuple[Decimal, ...] | None:
    """The results needed for each point of the scale, where the agreement says them."""
    return indicator.levels


def score(indicator: Indicator, actual: Decimal, scale: Scale) -> Working:
    """The points of the level reached, and the share of the way to the next."""
    needed, points = _usable_levels(indicator, scale), scale.points
    is_descending = needed[0] > needed[-1]
    reached = [actual <= level if is_descending else actual >= level for level in needed]
    if not reached[0]:
        return Working(Fraction(scale.floor), lambda: (_below(actual, needed[0], scale.floor),))
    last = max(i for i, is_reached in enumerate(reached) if is_reached)
    if actual == needed[last]:
        if scale.tied_levels == "lower":
            last = needed.index(actual)
        return Working(Fraction(points[last]), lambda: (_at(actual, last, points[last]),))
    if last == len(needed) - 1:
        return Working(
            Fraction(points[last]), lambda: (_above(actual, needed[last], points[last]),)
        )
    low, high = needed[last], needed[last + 1]
    start, step = Fraction(points[last]), Fraction(points[last + 1]) - Fraction(points[last])
    way = Fraction(high) - Fraction(low)
    raw = start + step * (Fraction(actual) - Fraction(low)) / way

    def steps() -> tuple[Words, ...]:
        times = "" if step == 1 else f"{exact_text(step)} × "
        share = f"({_term(actual)} − {_term(low)}) ÷ ({_term(high)} − {_term(low)})"
        line = f"{exact_text(start)} + {times}{share} = {exact_text(raw)}"
        return _between(actual, last, low, high), Words(th=line, en=line)

    return Working(raw, steps)


def _usable_levels(indicator: Indicator, scale: Scale) -> tuple[Decimal, ...]:
    needed = indicator.levels
    if needed is None or len(needed) != len(scale.points):
        raise UnscorableError("เกณฑ์การให้คะแนนยังไม่ครบ", "its levels are incomplete")
    if list(needed) not in (sorted(needed), sorted(needed, reverse=True)):
        raise UnscorableError("เกณฑ์การให้คะแนนไม่เรียงลำดับ", "its levels are out of order")
    return needed


def _below(actual: Decimal, first: Decimal, floor: Decimal) -> Words:
    a, b, c = plain(actual), plain(first), plain(floor)
    return Words(
        th=f"ผล {a} ยังไม่ถึงเกณฑ์ระดับแรก ({b}) จึงได้คะแนนต่ำสุดของมาตราคะแนน = {c}",
        en=f"result {a} does not reach the first level ({b}): the floor of the scale = {c}",
    )


def _above(actual: Decimal, last: Decimal, points: Decimal) -> Words:
    a, b, c = plain(actual), plain(last), plain(points)
    return Words(
        th=f"ผล {a} เกินเกณฑ์ระดับสูงสุด ({b}) จึงได้คะแนนสูงสุด = {c}",
        en=f"result {a} is beyond the last level ({b}): the highest points = {c}",
    )


def _at(actual: Decimal, reached: int, points: Decimal) -> Words:
    a, c = plain(actual), plain(points)
    return Words(
        th=f"ผล {a} เท่ากับเกณฑ์ระดับที่ {reached + 1} พอดี = {c}",
        en=f"result {a} is exactly level {reached + 1} = {c}",
    )


def _between(actual: Decimal, reached: int, low: Decimal, high: Decimal) -> Words:
    a, b, c = plain(actual), plain(low), plain(high)
    return Words(
        th=f"ผล {a} อยู่ระหว่างเกณฑ์ระดับที่ {reached + 1} ({b}) กับระดับที่ {reached + 2} ({c})",
        en=f"result {a} lies between level {reached + 1} ({b}) and level {reached + 2} ({c})",
    )


def _term(value: Decimal) -> str:
    return f"({plain(value)})" if value < 0 else plain(value)
