"""Thai script and calendar: digits, Buddhist-era dates, month names."""

from datetime import date

BUDDHIST_ERA = 543
"""A Buddhist-era year minus this is the Christian-era year; no other module converts."""

BUDDHIST_YEARS = range(2400, 2800)

MONTHS = (
    "มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน",
    "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม",
)  # fmt: skip
_SHORT_MONTHS = ("มค", "กพ", "มีค", "เมย", "พค", "มิย", "กค", "สค", "กย", "ตค", "พย", "ธค")

_ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


def arabic(text: str) -> str:
    """The text with its Thai digits written as Arabic ones."""
    return text.translate(_ARABIC)


def thai_digits(text: str) -> str:
    """The text with its Arabic digits written as Thai ones."""
    return text.translate(_THAI)


def day(year: int, month: int, number: int) -> date:
    """The day of a Buddhist-era year; ValueError where that year has no such day."""
    return date(year - BUDDHIST_ERA, month, number)


def year_of(moment: date) -> int:
    """The Buddhist-era calendar year of a day."""
    return moment.year + BUDDHIST_ERA


def iso(moment: date) -> str:
    """A day as agreements write it: `2546-12-15`."""
    return f"{year_of(moment):04d}-{moment.month:02d}-{moment.day:02d}"


def parse_iso(text: str) -> date | None:
    """The day that `2546-12-15` names, None where it names none."""
    try:
        year, month, number = text.split("-")
        if (len(year), len(month), len(number)) != (4, 2, 2) or not text.replace("-", "").isascii():
            return None
        return day(int(year), int(month), int(number)) if int(year) in BUDDHIST_YEARS else None
    except ValueError:
        return None


def meant_day(text: str) -> str | None:
    """The day that a text in Thai digits or in the Christian era means, as agreements write it."""
    bare = arabic(text.strip())
    year, rest = bare[:4], bare[4:]
    for written in (bare, f"{int(year) + BUDDHIST_ERA}{rest}" if year.isdecimal() else bare):
        if parse_iso(written) is not None:
            return written
    return None


def month(name: str) -> int | None:
    """The number of a month by its Thai name, long or short: `ธันวาคม`, `ธ.ค.`."""
    bare = name.replace(".", "").replace(" ", "")
    found = next((names for names in (MONTHS, _SHORT_MONTHS) if bare in names), ())
    return found.index(bare) + 1 if found else None


def long_date(moment: date) -> str:
    """A day as letters write it: `15 ธันวาคม 2546`."""
    return f"{moment.day} {MONTHS[moment.month - 1]} {year_of(moment)}"
