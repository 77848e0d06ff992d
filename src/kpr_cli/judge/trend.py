"""What an indicator reached in earlier years, and where that leads."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from math import lcm

from kpr_cli.core.indicator import Indicator
from kpr_cli.core.number import plain
from kpr_cli.core.rulebook import Rulebook

PERCENTS = frozenset({"ร้อยละ", "เปอร์เซ็นต์", "%"})
"""The units that cannot pass 100 of themselves."""


def earlier_results(indicator: Indicator, book: Rulebook) -> dict[int, Decimal]:
    """The baseline's known years before the fiscal year, the first one first."""
    before = book.policies.fiscal_year
    known = ((year, reached) for year, reached in sorted(indicator.baseline.items()))
    return {year: reached for year, reached in known if reached is not None and year < before}


def reaches(result: Decimal, wanted: Decimal | Fraction, levels: Sequence[Decimal]) -> bool:
    """Whether a result is as good as the one that is wanted; falling levels mean less is better."""
    return result <= wanted if levels[0] > levels[-1] else result >= wanted


def trend_at(year: int, results: Mapping[int, Decimal]) -> Fraction:
    """Where the straight line of least squares through at least two years leads, exactly.

    Counted in years from `year`, the line's value there is a mean of the results, each with the
    weight Σx² − x·Σx.
    """
    away = [past - year for past in results]
    squares, distance = sum(x * x for x in away), sum(away)
    weights = [squares - x * distance for x in away]
    # Over one denominator: a fraction for every step would be felt in 25 indicators a file.
    ratios = [result.as_integer_ratio() for result in results.values()]
    whole = lcm(*(below for _, below in ratios))
    parts = zip(weights, ratios, strict=True)
    total = sum(weight * above * (whole // below) for weight, (above, below) in parts)
    return Fraction(total, sum(weights) * whole)


def decimals(numbers: Iterable[Decimal]) -> int:
    """The most decimals that any of these numbers was written with."""
    return max(len(plain(number).partition(".")[2]) for number in numbers)


def possible(trend: Fraction, indicator: Indicator, known: Sequence[Decimal]) -> Fraction:
    """The trend as far as a result can go: a line knows no end, but what is measured may.

    Nothing goes below 0, and a percent not above 100, unless one of the `known` numbers did.
    """
    trend = max(trend, Fraction(min(Decimal(0), *known)))
    if indicator.unit in PERCENTS:
        trend = min(trend, Fraction(max(Decimal(100), *known)))
    return trend
