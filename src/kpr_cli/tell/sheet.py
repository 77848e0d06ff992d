"""Sheets as people read them: the stretch that matters, with numbers, what is invisible shown."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Literal

from rich.cells import cell_len

from kpr_cli.core.explanation import Sheet
from kpr_cli.core.visible import seen

CONTEXT = 2
"""Lines that are shown before and after each line that matters."""
SHORT = 14
"""A file of no more lines is shown whole."""
WIDTH = 100

Mark = Literal[">", "*", " "]
"""Before a line: kpr points at it; it differs from the other example; neither."""
Row = tuple[int | None, Mark, str]
"""Number, mark, text; without a number: lines that are left out."""


def rows_of(sheet: Sheet) -> Iterator[Row]:
    """The lines of a sheet that matter, and the comment above all that says what it shows."""
    lines = sheet.text.lines
    shown = sorted(_shown(sheet))
    for before, number in pairwise((0, *shown)):
        if number == before + 2:
            yield (before + 1, " ", visible(lines[before]))
        elif number > before + 1:
            yield (None, " ", "…")
        yield (number, _mark(sheet, number), visible(lines[number - 1]))
    if shown and shown[-1] < len(lines):
        yield (None, " ", "…")


def _mark(sheet: Sheet, line: int) -> Mark:
    if line in sheet.pointed:
        return ">"
    # Where all differs there is nothing to compare.
    is_changed = line in sheet.changed and len(sheet.changed) < len(sheet.text.lines)
    return "*" if is_changed else " "


def visible(line: str) -> str:
    """A line in which everything can be seen, cut where it is long."""
    return shortened("".join(map(seen, line[: 4 * WIDTH])), WIDTH)


def shortened(text: str, width: int) -> str:
    """A text cut to a width in terminal cells; vowels and tone marks stay on their consonants."""
    if cell_len(text) <= width:
        return text
    kept, room = "", width - 1
    for character in text:
        room -= cell_len(character)
        if room < 0:
            break
        kept += character
    return kept.rstrip() + "…"


def _shown(sheet: Sheet) -> set[int]:
    count = len(sheet.text.lines)
    if count <= SHORT or not sheet.around:
        return set(range(1, min(count, SHORT) + 1))
    near = {n for line in sheet.around for n in range(line - CONTEXT, line + CONTEXT + 1)}
    comment = {1} if sheet.text.lines[0].startswith("#") else set[int]()
    return {number for number in near | comment if 0 < number <= count}
