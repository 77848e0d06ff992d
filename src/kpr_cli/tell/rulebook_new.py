"""What is said of a draft that was taken over from another year's book, and what is next."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kpr_cli.core import thai
from kpr_cli.core.citation import UNCONFIRMED, unconfirmed
from kpr_cli.core.finding import Language
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.tell.lines import Line, safe
from kpr_cli.tell.summary import command

SHOWN = 8
"""So many lines are named that still speak of the old year."""


@dataclass(frozen=True, slots=True)
class Made:
    """A draft: its folder and files, and the book it was taken over from, as the call named it."""

    folder: str
    book: Rulebook
    source: str
    old: Rulebook
    files: Mapping[str, str]


def made_lines(made: Made, lang: Language) -> Iterator[Line]:
    """What was written, what to confirm, which words may be out of date, which commands help."""
    name, source = safe(made.folder), safe(made.source)
    th = f"เขียนร่างสมุดกติกา {made.book.name} แล้ว: {name} (คัดจาก {source})"
    en = f"draft rulebook {made.book.name} written: {name} (taken over from {source})"
    yield (("plain", th if lang == "th" else en),)
    yield (("plain", waiting(made.book, lang)),)
    year = made.old.policies.fiscal_year
    for file, numbers in _speaking_of(year, made.files).items():
        listed = ", ".join(map(str, numbers[:SHOWN])) + " …" * (len(numbers) > SHOWN)
        th = f"ยังมีคำว่า {year} ใน {file} บรรทัด {listed} อ่านทวนว่ายังถูกต้อง"
        en = f"{file} still says {year} on line {listed}: read whether that is right"
        yield (("plain", th if lang == "th" else en),)
    yield (("plain", "ขั้นต่อไป:" if lang == "th" else "next:"),)
    for words, files in (
        ("kpr rulebook lint", [made.folder]),
        ("kpr rulebook diff", [made.source, made.folder]),
        ("kpr validate --rulebook", [made.folder]),
    ):
        yield (("plain", f"  {command(words, files)}"),)


def waiting(book: Rulebook, lang: Language) -> str:
    """How many citations are to be confirmed, and how to find them."""
    counts = unconfirmed(book)
    each = " · ".join(f"{file} {count}" for file, count in counts.items() if count)
    total = sum(counts.values())
    if lang == "th":
        return f"ที่มาที่ยังต้องยืนยัน {total} แห่ง ({each}) ค้นหาคำว่า “{UNCONFIRMED}”"
    return f"citations still to be confirmed: {total} ({each}); search for “{UNCONFIRMED}”"


def _speaking_of(year: int, files: Mapping[str, str]) -> dict[str, list[int]]:
    """The lines that name a year, comments and ids apart; what the sources are is no matter."""
    said = re.compile(rf"(?<![0-9A-Za-z-]){year}(?![0-9])").search
    found = {
        file: [
            number
            for number, line in enumerate(text.splitlines(), start=1)
            if said(thai.arabic(line.partition("#")[0]))
        ]
        for file, text in files.items()
        if file != "sources.yaml"
    }
    return {file: numbers for file, numbers in found.items() if numbers}
