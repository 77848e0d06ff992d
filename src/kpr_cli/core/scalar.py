"""The meaning of one scalar, decided by the field's type from its source text, never guessed.

Each type refuses with the name of a rule of reading and the facts for its sentence; where there
is one right answer, `fix` is the text that belongs there instead.
"""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Annotated, NoReturn

from pydantic import PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from kpr_cli.core import thai
from kpr_cli.core.meant import CHRISTIAN_YEARS, day_meant, id_meant, number_meant, only_number
from kpr_cli.core.remarks import NOTHING, SEVERAL, hint
from kpr_cli.core.visible import visible

MAX_DIGITS = 18
FORMAT_VERSION = 1

_number = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?\Z").match
_whole = re.compile(r"-?(?:0|[1-9][0-9]*)\Z").match
_zeros = re.compile(r"-?0+[0-9]").match
_thai_digit = re.compile(r"[๐-๙]").search
_day = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})\Z").match
_agency = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z").match
_code = re.compile(r"[A-Z][0-9]{3}\Z").match


def refuse(
    rule: str, value: object, fix: str | None = None, *, guess: bool = False, **facts: object
) -> NoReturn:
    """Refuse a scalar by the name of a rule of reading; a `guess` is no sure fix."""
    found = value if isinstance(value, str) else ""
    # The message template never reaches a person; words stand in rulebooks/reading.yaml.
    raise PydanticCustomError(
        rule, "refused", {"found": visible(found), "fix": fix, "guess": guess, **facts}
    )


def _single(value: object) -> str:
    if not isinstance(value, str):
        refuse("not-one-value", value, what=NOTHING if value is None else SEVERAL)
    return value


def _refuse_number(text: str, wanted: str, fits: Callable[[str], object]) -> NoReturn:
    """Say why `text` is no number, and what it should be where that is plain."""
    meant = number_meant(text)
    fix = meant if meant is not None and fits(meant) else None
    if fix is None and (found := only_number(text)) and fits(found):
        refuse(wanted, text, found, guess=True, hint=hint(text))
    if _thai_digit(text) and fix:
        refuse("thai-digits", text, fix)
    if _zeros(text) and fix:
        refuse("leading-zeros", text, fix)
    refuse(wanted, text, fix, hint=hint(text))


def number(value: object) -> Decimal:
    """An exact decimal in Arabic digits, at most MAX_DIGITS of them."""
    text = value if value.__class__ is str else _single(value)
    if not _number(text):
        _refuse_number(text, "not-a-number", _number)
    if len(text) > MAX_DIGITS and sum(map(str.isdigit, text)) > MAX_DIGITS:
        refuse("too-many-digits", text, most=MAX_DIGITS)
    parsed = Decimal(text)
    return parsed or abs(parsed)


def whole(value: object) -> int:
    """A whole number in Arabic digits."""
    text = _single(value)
    if not _whole(text):
        _refuse_number(text, "not-a-whole-number", _whole)
    if len(text) > MAX_DIGITS:
        refuse("too-many-digits", text, most=MAX_DIGITS)
    return int(text)


def topic_number(value: object) -> int | str:
    """The number of an optional topic; words are kept for the book, which knows its names."""
    text = _single(value).strip()
    return text if any(map(str.isalpha, text)) else whole(text)


def year(value: object) -> int:
    """A Buddhist-era year; a Christian-era one is refused with its counterpart."""
    parsed = whole(value)
    if parsed in CHRISTIAN_YEARS:
        refuse("christian-era", value, str(parsed + thai.BUDDHIST_ERA))
    if parsed not in thai.BUDDHIST_YEARS:
        refuse("not-a-year", value, hint=hint(str(value)))
    return parsed


def day(value: object) -> date:
    """A day written `YYYY-MM-DD` in the Buddhist era; it exists if it does 543 years earlier."""
    text = _single(value)
    match = _day(text)
    if match is None:
        if _thai_digit(text) and _exists(thai.arabic(text.strip())):
            refuse("thai-digits", text, thai.arabic(text.strip()))
        meant = day_meant(text)
        fix, is_certain = (None, False) if meant is None else meant
        refuse("not-a-date", text, fix, guess=not is_certain, hint=hint(text))
    parts = int(match[1]), int(match[2]), int(match[3])
    if parts[0] in CHRISTIAN_YEARS:
        converted = f"{parts[0] + thai.BUDDHIST_ERA}-{match[2]}-{match[3]}"
        refuse("christian-era", text, converted if _exists(converted) else None)
    if parts[0] not in thai.BUDDHIST_YEARS:
        refuse("not-a-date", text, hint="")
    try:
        return thai.day(*parts)
    except ValueError:
        swapped = day_meant(text)
        refuse("impossible-date", text, None if swapped is None else swapped.text, guess=True)


def _exists(text: str) -> bool:
    match = _day(text)
    try:
        return bool(match and thai.day(int(match[1]), int(match[2]), int(match[3])))
    except ValueError:
        return False


def text(value: object) -> str | None:
    """Words of people; blank ones count as not yet written."""
    return _single(value).strip() or None


def line(value: object) -> str:
    """Words that must be there."""
    found = text(value)
    if found is None:
        refuse("blank-text", value)
    return found


def agency_id(value: object) -> str:
    """The short name of an agency: `[a-z0-9-]+`, also the name of its file."""
    if not _agency(_single(value)):
        refuse("bad-agency-id", value, id_meant(str(value)), guess=True, hint=hint(str(value)))
    return str(value)


def format_version(value: object) -> int:
    """The version of the agreement's format."""
    if whole(value) != FORMAT_VERSION:
        refuse("unknown-format-version", value, version=FORMAT_VERSION)
    return FORMAT_VERSION


def flag(value: object) -> bool:
    """Yes or no, written `true` or `false`."""
    if value not in ("true", "false"):
        refuse("unknown-value", value, choices="true, false")
    return value == "true"


def code(value: object) -> str:
    """The code of a rule: a letter and three digits."""
    if not _code(_single(value)):
        refuse("unknown-value", value, choices="A000–Z999")
    return str(value)


def _typed(
    types: object, pattern: str | None = None, error: str | None = None, **limits: int
) -> WithJsonSchema:
    """How an editor checks the scalar, and what it says where it does not fit."""
    shape = {"type": types, "pattern": pattern, "errorMessage": error, **limits}
    return WithJsonSchema({key: value for key, value in shape.items() if value is not None})


_WHOLE_TEXT = r"^-?(0|[1-9][0-9]*)$"
_NUMBER_TEXT = r"^-?(0|[1-9][0-9]*)(\.[0-9]+)?$"
_DAY_TEXT = r"^2[4-7][0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
_KEBAB_TEXT = "^[a-z0-9]+(-[a-z0-9]+)*$"
_NUMBER = "เขียนตัวเลขอารบิก ไม่มีจุลภาคหรือ % เช่น 10 หรือ 3.25 · a number such as 10 or 3.25"
_WHOLE = "เขียนจำนวนเต็ม เลขอารบิก เช่น 12 · a whole number such as 12"
_YEAR = "เขียนปี พ.ศ. สี่หลัก เลขอารบิก เช่น 2547 · a Buddhist year such as 2547"
_DAY = "เขียน ปี พ.ศ.-เดือน-วัน เช่น 2546-12-15 · Buddhist year-month-day"
_KEBAB = "เขียนอักษร a ถึง z ตัวเล็ก ตัวเลข และขีด - · lower-case letters, digits and hyphens"
Number = Annotated[
    Decimal, PlainValidator(number), _typed(["number", "string"], _NUMBER_TEXT, _NUMBER)
]
Whole = Annotated[int, PlainValidator(whole), _typed(["integer", "string"], _WHOLE_TEXT, _WHOLE)]
TopicNumber = Annotated[
    int | str, PlainValidator(topic_number), _typed(["integer", "string"], _WHOLE_TEXT, _WHOLE)
]
Year = Annotated[
    int,
    PlainValidator(year),
    _typed(["integer", "string"], "^2[4-7][0-9]{2}$", _YEAR, minimum=2400, maximum=2799),
]
Day = Annotated[date, PlainValidator(day), _typed("string", _DAY_TEXT, _DAY)]
Text = Annotated[str, PlainValidator(text), _typed(["string", "number"])]
Line = Annotated[str, PlainValidator(line), _typed(["string", "number"])]
AgencyId = Annotated[
    str, PlainValidator(agency_id), _typed(["string", "integer"], _KEBAB_TEXT, _KEBAB)
]
FormatVersion = Annotated[
    int, PlainValidator(format_version), WithJsonSchema({"enum": [FORMAT_VERSION]})
]
Flag = Annotated[bool, PlainValidator(flag), _typed("boolean")]
Code = Annotated[str, PlainValidator(code), _typed("string", "^[A-Z][0-9]{3}$")]
Kebab = AgencyId
