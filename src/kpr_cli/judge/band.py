"""Bands of results as officers write them: `<15`, `15-24`, `15-<25`, `>15-24`, `>=45`."""

import re
from dataclasses import dataclass
from fractions import Fraction

from kpr_cli.core.indicator import Indicator
from kpr_cli.core.number import exact_text
from kpr_cli.core.rule import Words
from kpr_cli.core.thai import arabic

_NUMBER = r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?"
_between = re.compile(rf"\s*(>?)\s*({_NUMBER})\s*[-–—]\s*(<?)\s*({_NUMBER})\s*\Z").match
_open = re.compile(rf"\s*(<=|>=|≤|≥|<|>)\s*({_NUMBER})\s*\Z").match
_single = re.compile(rf"\s*({_NUMBER})\s*\Z").match
_WORDS = tuple(
    (re.compile(rf"{pattern}\Z").match, sign)
    for pattern, sign in (
        (rf"(?:ไม่น้อยกว่า|ไม่ต่ำกว่า|ตั้งแต่)({_NUMBER})(?:ขึ้นไป)?", ">="),
        (rf"({_NUMBER})ขึ้นไป", ">="),
        (rf"(?:ไม่เกิน|ไม่มากกว่า|ไม่สูงกว่า)({_NUMBER})", "<="),
        (rf"(?:มากกว่า|สูงกว่า|เกิน)({_NUMBER})", ">"),
        (rf"(?:น้อยกว่า|ต่ำกว่า|ไม่ถึง)({_NUMBER})", "<"),
    )
)
_to = re.compile(rf"({_NUMBER})(?:-|–|—|ถึง|to)({_NUMBER})\Z").match
_unit = re.compile(r"\s|%|ร้อยละ|เปอร์เซ็นต์").sub


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch of results, open where `low` or `high` is None; an end belongs to it or not."""

    text: str
    low: Fraction | None
    high: Fraction | None
    has_low: bool = True
    has_high: bool = True

    def holds(self, value: Fraction) -> bool:
        """Whether a result lies in it."""
        above = self.low is None or value > self.low or (self.has_low and value == self.low)
        under = self.high is None or value < self.high or (self.has_high and value == self.high)
        return above and under

    @property
    def is_empty(self) -> bool:
        """Whether no result can lie in it."""
        if self.low is None or self.high is None:
            return False
        return self.low > self.high or (self.low == self.high and not self.holds(self.low))


def band_of(text: str) -> Band | None:
    """The band that a text means; None where it means none."""
    if found := _between(text):
        ends = Fraction(found[2]), Fraction(found[4])
        band = Band(text, *ends, has_low=not found[1], has_high=not found[3])
        return None if band.is_empty else band
    if found := _open(text):
        sign, end = found[1], Fraction(found[2])
        includes = sign in {"<=", ">=", "≤", "≥"}
        if sign in {"<", "<=", "≤"}:
            return Band(text, None, end, has_high=includes)
        return Band(text, end, None, has_low=includes)
    if found := _single(text):
        return Band(text, Fraction(found[1]), Fraction(found[1]))
    return None


def band_meant(text: str) -> str | None:
    """The band that words, a `%` or ends the wrong way round most probably mean."""
    bare = _unit("", arabic(text))
    if band_of(bare) is not None:
        return bare
    for match, sign in _WORDS:
        if found := match(bare):
            return f"{sign}{found[1]}"
    if found := _to(bare):
        low, high = sorted((found[1], found[2]), key=Fraction)
        return f"{low}-{high}"
    return None


def bands_of(indicator: Indicator) -> tuple[Band, ...] | None:
    """The bands of an indicator, lowest points first; None where one is missing or unreadable."""
    bands = [band_of(text) for text in indicator.bands or ()]
    known = tuple(band for band in bands if band is not None)
    return known if known and len(known) == len(bands) else None


def lies_above(band: Band, other: Band) -> bool:
    """Whether every result of a band is greater than every one of the other."""
    if band.low is None or other.high is None:
        return False
    touches = band.low == other.high and not (band.has_low and other.has_high)
    return band.low > other.high or touches


def overlap(band: Band, other: Band) -> Band | None:
    """The results that lie in both; None where none does."""
    if lies_above(band, other) or lies_above(other, band):
        return None
    lows = [(b.low, b.has_low) for b in (band, other) if b.low is not None]
    highs = [(b.high, b.has_high) for b in (band, other) if b.high is not None]
    # Of two ends at the same result the one that leaves it out is the narrower.
    low, has_low = max(lows, key=lambda end: (end[0], not end[1]), default=(None, False))
    high, has_high = min(highs, key=lambda end: (end[0], end[1]), default=(None, False))
    return Band("", low, high, has_low, has_high)


def gap(lower: Band, upper: Band) -> Band | None:
    """The results between two bands, of which the second lies above; None where they meet."""
    between = Band("", lower.high, upper.low, not lower.has_high, not upper.has_low)
    return None if between.is_empty else between


def reaching(lower: Band, upper: Band) -> str:
    """How the lower band is written so that it ends where the upper one begins."""
    end = exact_text(upper.low or Fraction(0))
    sign = "<" if upper.has_low else ""
    if lower.low is None:
        return f"<{'' if upper.has_low else '='}{end}"
    return f"{'' if lower.has_low else '>'}{exact_text(lower.low)}-{sign}{end}"


def stretch(band: Band) -> Words:
    """A stretch of results in words that follow “ผล” and “results”."""
    low, high = (None if end is None else exact_text(end) for end in (band.low, band.high))
    if low == high:
        return Words(th=f"ที่เท่ากับ {low}", en=f"of exactly {low}")
    th, en = [], []
    if low is not None:
        th.append(f"{'ตั้งแต่' if band.has_low else 'ที่มากกว่า'} {low}")
        start = "above" if not band.has_low else "of at least" if high is None else "from"
        en.append(f"{start} {low}")
        th += ["ขึ้นไป"] if band.has_low and high is None else []
    if high is not None:
        first = ("ที่ไม่เกิน", "of at most") if band.has_high else ("ที่น้อยกว่า", "below")
        after = ("ถึง", "to") if band.has_high else ("แต่น้อยกว่า", "and below")
        end = first if low is None else after
        th.append(f"{end[0]} {high}")
        en.append(f"{end[1]} {high}")
    return Words(th=" ".join(th), en=" ".join(en))
