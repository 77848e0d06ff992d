"""The second opinion's methods: a result to a score in plain fractions, nothing of kpr imported."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any

Data = dict[str, Any]
"""Plain data: an agreement, a book's policies, or a piece of them, every scalar a text."""


class NoScoreError(Exception):
    """An indicator that nobody can score: then its agreement has no card."""


def printed(value: Fraction, places: int) -> str:
    """Half up to so many decimals, a tie away from zero; zero has no sign."""
    whole = int(abs(value) * 10**places + Fraction(1, 2))
    text = str(whole).rjust(places + 1, "0")
    digits = f"{text[:-places]}.{text[-places:]}" if places else text
    return f"-{digits}" if value < 0 and whole else digits


def points_of(policies: Data) -> list[Fraction]:
    return [Fraction(point) for point in policies["scale"]["points"]]


def ends_of(policies: Data) -> tuple[Fraction, Fraction]:
    """Floor and cap."""
    return Fraction(policies["scale"]["floor"]), Fraction(policies["scale"]["cap"])


def method_of(indicator: Data, policies: Data) -> str:
    return str(indicator.get("method", policies["methods"]["default"]))


def raw_score(indicator: Data, value: Fraction, policies: Data) -> Fraction:
    """The score by the method alone, before floor, cap and deductions."""
    return METHODS[method_of(indicator, policies)](indicator, value, policies)


def of_levels(indicator: Data, value: Fraction, policies: Data) -> Fraction:
    return on_ladder(value, indicator["levels"], points_of(policies), policies)


def of_ratio(indicator: Data, value: Fraction, policies: Data) -> Fraction:
    is_itself = policies["methods"]["ratio"]["scored_by"] == "itself"
    return value if is_itself else of_levels(indicator, value, policies)


def of_targets(indicator: Data, value: Fraction, policies: Data) -> Fraction:
    policy = policies["methods"]["three_point"]
    targets = [indicator["targets"][key] for key in ("basic", "standard", "advanced")]
    points = [Fraction(point) for point in policy["points"]]
    is_stepped = policy["between"] == "step"
    return on_ladder(value, targets, points, policies, is_stepped=is_stepped)


def on_ladder(
    value: Fraction,
    needed: Sequence[str],
    points: Sequence[Fraction],
    policies: Data,
    *,
    is_stepped: bool = False,
) -> Fraction:
    """The points at a result, between two results by proportion, or those of the lower one."""
    rungs = [Fraction(level) for level in needed]
    if rungs[0] > rungs[-1]:  # less is better: the same ladder seen in a mirror
        rungs, value = [-rung for rung in rungs], -value
    equal = [point for rung, point in zip(rungs, points, strict=True) if rung == value]
    if equal:
        return equal[-1 if policies["scale"]["tied_levels"] == "higher" else 0]
    if not rungs[0] < value < rungs[-1]:
        return outside(value, rungs, points, policies, is_stepped=is_stepped)
    low = max(place for place, rung in enumerate(rungs) if rung < value)
    share = (value - rungs[low]) / (rungs[low + 1] - rungs[low])
    return points[low] + share * (points[low + 1] - points[low]) * (not is_stepped)


def outside(
    value: Fraction,
    rungs: Sequence[Fraction],
    points: Sequence[Fraction],
    policies: Data,
    *,
    is_stepped: bool,
) -> Fraction:
    """An end of the scale, or on along the line through the last two rungs, if there is one."""
    scale, is_below = policies["scale"], value < rungs[0]
    one, two = (0, 1) if is_below else (-2, -1)
    is_line = rungs[one] < rungs[two] and not is_stepped
    if is_line and scale["below" if is_below else "above"] == "extend":
        slope = (points[two] - points[one]) / (rungs[two] - rungs[one])
        return points[one] + (value - rungs[one]) * slope
    return ends_of(policies)[0] if is_below else points[-1]


def is_in_band(value: Fraction, band: str) -> bool:
    """Whether a result lies in `<15`, `15-24`, `15-<25`, `>15-24` or `>=45`."""
    if "-" in band:
        low, _, high = band.partition("-")
        is_above = is_in_band(value, low if low.startswith(">") else f">={low}")
        return is_above and is_in_band(value, high if high.startswith("<") else f"<={high}")
    sign = band.rstrip("0123456789.")
    end = Fraction(band.removeprefix(sign))
    if value == end:
        return "=" in sign
    return value < end if "<" in sign else value > end


def of_bands(indicator: Data, value: Fraction, policies: Data) -> Fraction:
    bands = zip(points_of(policies), indicator["bands"], strict=True)
    held = [point for point, band in bands if is_in_band(value, band)]
    if len(held) != 1:
        raise NoScoreError
    return held[0]


def of_milestones(indicator: Data, value: Fraction, policies: Data) -> Fraction:
    level = min(int(value), len(indicator["milestones"]))
    return points_of(policies)[level - 1] if level > 0 else ends_of(policies)[0]


def of_maximum(indicator: Data, value: Fraction, policies: Data) -> Fraction:
    maximum, (floor, cap) = Fraction(indicator["maximum"]), ends_of(policies)
    if not 0 <= value <= maximum:
        raise NoScoreError
    start = floor if policies["methods"]["maximum"]["start"] == "floor" else Fraction(0)
    return start + (cap - start) * (value / maximum)


def of_tests(indicator: Data, passed: Fraction, policies: Data) -> Fraction:
    required, (floor, cap) = int(indicator["required"]), ends_of(policies)
    if passed >= required:
        return cap
    is_share = policies["methods"]["k_of_n"]["failed"] == "share"
    return floor + (cap - floor) * (passed / required) if is_share else floor


METHODS: dict[str, Callable[[Data, Fraction, Data], Fraction]] = {
    "interpolate": of_levels,
    "bands": of_bands,
    "milestone": of_milestones,
    "three_point": of_targets,
    "maximum": of_maximum,
    "ratio": of_ratio,
    "k_of_n": of_tests,
}


def mean(weights: Sequence[Fraction], scores: Sequence[Fraction]) -> Fraction | None:
    """Σ weight × score ÷ Σ weight; None where nothing weighs."""
    whole = sum(weights, Fraction(0))
    products = [weight * score for weight, score in zip(weights, scores, strict=True)]
    return sum(products, Fraction(0)) / whole if whole else None
