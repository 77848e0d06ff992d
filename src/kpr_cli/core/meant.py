"""What a careless spelling of a number, a day or the id of an agency means."""

import re
from typing import NamedTuple

from kpr_cli.core import thai
from kpr_cli.core.visible import bare

_runs = re.compile(r"[0-9]+(?:[.,][0-9]+)*").findall
_thousands = re.compile(r"-?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?\Z").match
_nothing = re.compile(r"0{2,}\Z").match
_dash = re.compile(r"\s*[-\u2010-\u2015\u2212]\s*")
_year_first = re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})\Z").match
_day_first = re.compile(r"([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4}|[0-9]{2})\Z").match
_in_words = re.compile(
    r"(?:วันที่)?\s*([0-9]{1,2})\s*([ก-๎. ]+?)\s*(?:พ\.?\s?ศ\.?)?\s*([0-9]{4}|[0-9]{2})\Z"
).match

CHRISTIAN_YEARS = range(1900, 2200)
SHORT_YEARS = range(40, 100)
"""Of a year in two digits, those that can only be of this century of the Buddhist era."""
CENTURY = 2500


class Meant(NamedTuple):
    """What is meant, and whether nothing else can be."""

    text: str
    is_certain: bool


def number_meant(text: str) -> str | None:
    """The number that a careless spelling is: Thai digits, thousands, a sign, zeros, %."""
    found = bare(thai.arabic(text)).removesuffix("%").rstrip().removeprefix("+")
    if _thousands(found):
        found = found.replace(",", "")
    if _nothing(found):  # rather the rest of 1,000
        return None
    sign, digits = ("-", found[1:]) if found.startswith("-") else ("", found)
    return sign + re.sub(r"^0+(?=[0-9])", "", digits)


def is_end_of_thousands(text: str) -> bool:
    """Whether it is no number by itself, but what stands behind a comma in one."""
    return _nothing(text) is not None


def only_number(text: str) -> str | None:
    """The one number in a text: “10 คะแนน”, “กลุ่มที่ 2”."""
    found = _runs(thai.arabic(text))
    return str(found[0]) if len(found) == 1 else None


def day_meant(text: str) -> Meant | None:
    """The day that a careless or an everyday spelling means, as agreements write it.

    Year, month and day in this order and with hyphens are beyond doubt; every other order, a year
    in two digits and one of the Christian era are only most probable.
    """
    found = _dash.sub("-", bare(thai.arabic(text)))
    if match := _year_first(found):
        return _day(match[1], match[3], match[4], is_certain=match[2] == "-")
    if match := _day_first(found):
        return _day(match[3], match[2], match[1], is_certain=False)
    if (match := _in_words(found)) and (month := thai.month(match[2])):
        return _day(match[3], str(month), match[1], is_certain=False)
    return None


def _day(year: str, month: str, number: str, *, is_certain: bool) -> Meant | None:
    counted, day, month_number = int(year), int(number), int(month)
    if counted in SHORT_YEARS:
        counted += CENTURY
    if counted in CHRISTIAN_YEARS:
        counted, is_certain = counted + thai.BUDDHIST_ERA, False
    if month_number > len(thai.MONTHS) >= day:
        day, month_number, is_certain = month_number, day, False
    written = f"{counted:04d}-{month_number:02d}-{day:02d}"
    return None if thai.parse_iso(written) is None else Meant(written, is_certain)


def id_meant(text: str) -> str | None:
    """The id that a name in Latin letters makes; none where letters would be lost."""
    found = bare(thai.arabic(text)).lower()
    if any(c.isalnum() and not c.isascii() for c in found):
        return None
    return re.sub(r"[^a-z0-9]+", "-", found).strip("-") or None
