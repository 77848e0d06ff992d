"""The results that an indicator can climb, from its worst to its best, one decimal step at a time.

Steps have the decimals of what the agreement writes, at least two where the unit is a percentage.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from kpr_cli.core.indicator import Indicator
from kpr_cli.core.number import exact_text, half_up
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.judge.band import Band, bands_of
from kpr_cli.judge.levels import formula_of, method_of
from kpr_cli.judge.vocabulary import UnscorableError

Worth = Callable[[Decimal], Fraction]
"""What a result scores; UnscorableError where it scores nothing."""

PERCENT = ("ร้อยละ", "เปอร์เซ็นต์", "%", "percent")
OF_PERCENT = 2


@dataclass(frozen=True, slots=True)
class Climb:
    """Results from the worst on, none worse than the one before; `marks` are those of levels."""

    count: int
    at: Callable[[int], Decimal]
    marks: tuple[Decimal, ...] = ()

    def first(self, is_enough: Callable[[Decimal], bool]) -> Decimal | None:
        """The least result that is enough, where every better one is, too; None where none is."""
        low, high = 0, self.count - 1
        if not is_enough(self.at(high)):
            return None
        while low < high:
            middle = (low + high) // 2
            if is_enough(self.at(middle)):
                high = middle
            else:
                low = middle + 1
        return self.at(low)

    @property
    def last(self) -> Decimal:
        """The best result."""
        return self.at(self.count - 1)


def climb_of(indicator: Indicator, book: Rulebook, worth: Worth) -> Climb:
    """What an indicator can climb by its method; UnscorableError where its data say nothing."""
    scale, methods = book.policies.scale, book.policies.methods
    method, formula = method_of(indicator, book), formula_of(indicator, book)
    if method == "bands":
        return _bands(indicator, worth)
    if method == "k_of_n":
        return grid(Fraction(0), Fraction(len(indicator.criteria or ())), places=0)
    if method == "maximum":
        most = Fraction(indicator.maximum or 0)
        return grid(Fraction(0), most, _places(indicator, [indicator.maximum]))
    if method == "ratio" and methods.ratio is not None and methods.ratio.scored_by == "itself":
        ends = (Fraction(scale.floor), Fraction(scale.cap))
        return grid(*ends, max(methods.ratio.places, *map(decimals, ends)))
    levels = None if formula is None else formula.levels(indicator)
    if not levels:
        raise UnscorableError("ไม่มีเกณฑ์ที่บอกผลที่ต้องได้", "it has no levels that ask for a result")
    places = 0 if method == "milestone" else _places(indicator, levels)
    if method == "ratio" and methods.ratio is not None:
        places = max(places, methods.ratio.places)
    return _levels(levels, worth, places)


def decimals(value: Fraction) -> int:
    """With how many decimals an exact number is written."""
    return len(exact_text(value).partition(".")[2])


def _places(indicator: Indicator, asked: Iterable[Decimal | None]) -> int:
    """The decimals of the finest number among what is asked for and what was reached."""
    reached = [value for result in indicator.results for value in (result.self_, result.committee)]
    written = [value for value in (*asked, *reached) if value is not None]
    least = OF_PERCENT if (indicator.unit or "").strip().startswith(PERCENT) else 0
    return max(least, *(-int(value.as_tuple().exponent) for value in written), 0)


def grid(start: Fraction, end: Fraction, places: int) -> Climb:
    """Every result from one end to the other."""
    step = Fraction(1 if start <= end else -1, 10**places)
    return Climb(int((end - start) / step) + 1, lambda i: half_up(start + step * i, places))


def _levels(levels: tuple[Decimal, ...], worth: Worth, places: int) -> Climb:
    """Every result from the first level to the last, and beyond both as far as it matters."""
    step = Fraction(1 if levels[0] <= levels[-1] else -1, 10**places)

    def beyond(end: Decimal, way: Fraction) -> Fraction:
        """The result from which on, away from the levels, nothing changes any more."""

        def score(far: int) -> Fraction:
            return worth(half_up(Fraction(end) + way * far, places))

        far = 1
        while score(far) != score(far * 2):
            far *= 2
        return Fraction(end) + way * far

    between = grid(beyond(levels[0], -step), beyond(levels[-1], step), places)
    return replace(between, marks=levels)


def _bands(indicator: Indicator, worth: Worth) -> Climb:
    """The result with which each band begins, where it scores."""
    bands = bands_of(indicator) or ()
    ends = [end for band in bands for end in (band.low, band.high) if end is not None]
    written = [half_up(end, decimals(end)) for end in ends]
    places = _places(indicator, written)
    is_falling = bool(bands) and _is_falling(bands[0], bands[-1])
    begins = [_begin(band, places, worth, is_falling=is_falling) for band in bands]
    marks = tuple(begin for begin in begins if begin is not None)
    if not marks:
        raise UnscorableError("ช่วงผลของแต่ละคะแนนยังไม่ครบ", "its bands are incomplete")
    return Climb(len(marks), marks.__getitem__, marks)


def _is_falling(first: Band, last: Band) -> bool:
    """Whether the bands of fewer points lie above those of more."""
    if first.high is None or last.low is None:
        return True
    return first.low is not None and first.low > last.low


def _begin(band: Band, places: int, worth: Worth, *, is_falling: bool) -> Decimal | None:
    """The first result in a band: its end, or next to it; None where none there scores."""
    step = Fraction(-1 if is_falling else 1, 10**places)
    near, far = (band.high, band.low) if is_falling else (band.low, band.high)
    # The first band is open where the worst results lie: any of them will do.
    tried = [far - step, far] if near is None and far is not None else [near, (near or 0) + step]
    for value in tried:
        if value is None or not band.holds(value):
            continue
        try:
            worth(half_up(value, places))
        except UnscorableError:
            continue
        return half_up(value, places)
    return None
