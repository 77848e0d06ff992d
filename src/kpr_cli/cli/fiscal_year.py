"""The fiscal year that a person names on a command line or in an answer."""

import re
from collections.abc import Sequence

from kpr_cli.cli.problem import CallError
from kpr_cli.core import thai
from kpr_cli.core.suggest import perhaps
from kpr_cli.tell.lines import safe

_year = re.compile(r"[0-9]{1,4}").fullmatch


def read_year(word: str, years: Sequence[int]) -> int:
    """A year in Arabic or Thai digits, whether it is one of `years`, which have a book, or not."""
    meant = thai.arabic(word.strip())
    if not _year(meant):
        found, example = safe(word), max(years)
        raise CallError(
            f"“{found}” ไม่ใช่ปี พ.ศ. เขียนเป็นเลขสี่หลัก เช่น {example}",
            f"“{found}” is no Buddhist-era year; write four digits: {example}",
        )
    return int(meant)


def no_book_of(year: int | None, years: Sequence[int]) -> CallError:
    """No book is of a year: which years there are, or which of them is meant."""
    meant = (year or 0) + thai.BUDDHIST_ERA
    listed = ", ".join(map(str, years))
    th, en = f"ปีที่มีคือ {listed}", f"there is {listed}"
    if meant in years:
        th, en = perhaps(f"พ.ศ. {meant}").th, perhaps(f"B.E. {meant}").en
    return CallError(
        f"ไม่มีสมุดกติกาของปีงบประมาณ {year} {th}", f"no rulebook of fiscal year {year}; {en}"
    )
