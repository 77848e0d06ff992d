"""Grades of totals: every printed total from the floor to the cap has one, and only one."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from math import ceil, floor

from kpr_cli.core.hit import Fact, Fault, Hit, Told
from kpr_cli.core.number import half_up, plain
from kpr_cli.core.place import Path
from kpr_cli.core.policies import Policies
from kpr_cli.core.rule import Words
from kpr_cli.core.scoring_policies import Grades
from kpr_cli.read.conditions import MAX_PLACES


@dataclass(frozen=True, slots=True)
class _Band:
    """A band by the printed totals it holds, counted in units of the last printed digit."""

    at: Path
    name: Words
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Totals that no band holds, or two: the first and the last, and the bands beside them."""

    rule: str
    first: int
    last: int
    own: _Band | None = None
    other: _Band | None = None


def grade_faults(policies: Policies) -> list[Fault]:
    """Gaps and overlaps of the bands, as totals are printed; bands that hold none.

    While it is unknown what such a band was to hold, nothing is called a gap, and nothing is said
    at all where the book has no sound number of decimals.
    """
    places = policies.rounding.total
    if policies.grades is None or not 0 <= places <= MAX_PLACES:
        return []
    unit = 10**places
    least, most = sorted(policies.total_ends())
    bands = _bands(policies.grades, unit, least, most)
    held = [band for band in bands if band.first <= band.last]
    empty = [_empty(band, places) for band in bands if band not in held]
    stretches = [*_overlaps(held)]
    if not empty:
        stretches += _gaps(bands, floor(least * unit), ceil(most * unit))
    return [*empty, *(_fault(stretch, places) for stretch in stretches)]


def _bands(grades: Grades, unit: int, least: Fraction, most: Fraction) -> list[_Band]:
    """The bands from the lowest totals up; an open end reaches as far as anything does."""
    ends = [Fraction(end) for b in grades.bands for end in (b.from_, b.to) if end is not None]
    lowest, highest = floor(min([least, *ends]) * unit), ceil(max([most, *ends]) * unit)
    bands = [
        _Band(
            ("grades", "bands", index),
            band.words,
            lowest if band.from_ is None else ceil(Fraction(band.from_) * unit),
            highest if band.to is None else floor(Fraction(band.to) * unit),
        )
        for index, band in enumerate(grades.bands)
    ]
    return sorted(bands, key=lambda band: (band.first, band.last))


def _overlaps(bands: list[_Band]) -> Iterator[_Stretch]:
    """What two bands hold."""
    for low, high in combinations(bands, 2):
        if high.first <= low.last:
            last = min(low.last, high.last)
            yield _Stretch("overlapping-grades", high.first, last, high, low)


def _gaps(bands: list[_Band], start: int, end: int) -> Iterator[_Stretch]:
    """What no band holds of the totals there can be; a band can reach beyond the next one."""
    reached, below = start - 1, None
    for band in bands:
        last = min(band.first - 1, end)
        if last > reached:
            yield _Stretch("gap-between-grades", reached + 1, last, band, below)
        if band.last > reached:
            reached, below = band.last, band
    if reached < end:
        yield _Stretch("gap-between-grades", reached + 1, end, below)


def _empty(band: _Band, places: int) -> Fault:
    """A band that no printed total lies in."""
    what = Told(
        f"from ต้องไม่เกิน to และต้องมีคะแนนรวมทศนิยม {places} ตำแหน่งอยู่ระหว่างนั้น",
        f"from must not exceed to, with a total of {places} decimals between them",
    )
    return Fault("contradiction", Hit(at=band.at, facts={"what": what}))


def _fault(stretch: _Stretch, places: int) -> Fault:
    def printed(units: int) -> str:
        return plain(half_up(Fraction(units, 10**places), places))

    own, other = stretch.own, stretch.other
    first, last = printed(stretch.first), printed(stretch.last)
    between = Told(f"คะแนนรวมตั้งแต่ {first} ถึง {last}", f"the totals from {first} to {last}")
    single = Told(f"คะแนนรวม {first}", f"the total {first}")
    facts: dict[str, Fact] = {"totals": single if first == last else between}
    if stretch.rule == "overlapping-grades" and own is not None and other is not None:
        facts |= {"one": other.name, "other": own.name}
    at: Path = ("grades", "bands") if own is None else own.at
    return Fault(stretch.rule, Hit(at=at, facts=facts, also=() if other is None else (other.at,)))
