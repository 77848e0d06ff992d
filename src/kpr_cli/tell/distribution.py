"""The spread of totals as a plain histogram: the number first, then the band, then its bar."""

from collections.abc import Iterator
from fractions import Fraction

from kpr_cli.core.finding import Language, fact_text
from kpr_cli.core.league import Band, League
from kpr_cli.core.number import half_up, plain
from kpr_cli.core.rule import Words
from kpr_cli.tell.columns import table_lines
from kpr_cli.tell.lines import Line, safe

BAR = "█"
LONGEST = 40
"""The bar of the largest band, where more agencies are in it than there is room for."""

UNRANKED = Words(th="ไม่ได้จัดอันดับ", en="not ranked")
NO_GRADE = Words(th="ไม่อยู่ในระดับใด", en="in no grade")


def distribution_lines(league: League, lang: Language) -> Iterator[Line]:
    """How many agencies are in each band; last those without a rank, so that all are counted."""
    largest = max((band.agencies for band in league.bands), default=0)
    rows = [
        (str(band.agencies), band_words(band, lang), _bar(band.agencies, largest))
        for band in league.bands
    ]
    without = sum(entry.rank is None for entry in league.ranked)
    if without:
        rows.append((str(without), fact_text(UNRANKED, lang), ""))
    title = Words(th="การกระจายของคะแนนรวม", en="spread of totals")
    count = Words(th="จำนวน", en="agencies")
    band = Words(th="ช่วงคะแนนรวม", en="totals")
    yield (("place", fact_text(title, lang)),)
    yield from table_lines((fact_text(count, lang), fact_text(band, lang), ""), rows)
    yield (("plain", ""),)


def band_words(band: Band, lang: Language) -> str:
    """A band in words: the grade it is, and from where to where."""
    match (band.low, band.high):
        case (None, None):
            ends = fact_text(NO_GRADE, lang) if band.grade is None else ""
        case (None, high) if high is not None:
            ends = f"ไม่เกิน {plain(high)}" if lang == "th" else f"up to {plain(high)}"
        case (low, None) if low is not None:
            ends = f"ตั้งแต่ {plain(low)}" if lang == "th" else f"from {plain(low)}"
        case (low, high) if low is not None and high is not None:
            ends = plain(low) if low == high else f"{plain(low)}–{plain(high)}"
    name = "" if band.name is None else safe(fact_text(band.name, lang))
    return " ".join(filter(None, (name, f"({ends})" if name and ends else ends)))


def _bar(agencies: int, largest: int) -> str:
    """A bar of one cell an agency, or in proportion; any agency at all can be seen."""
    if largest <= LONGEST:
        return BAR * agencies
    return BAR * max(min(agencies, 1), int(half_up(Fraction(agencies * LONGEST, largest), 0)))
