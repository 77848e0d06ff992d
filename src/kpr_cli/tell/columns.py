"""Columns of terminal cells, which Thai vowels and tone marks take none of."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from rich.cells import cell_len

from kpr_cli.tell.lines import Line

_is_number = re.compile(r"[+\-−]?[\d.]*|–").fullmatch
GAP = "  "


def width_of(texts: Iterable[str]) -> int:
    """The cells that the widest of some texts takes."""
    return max(map(cell_len, texts), default=0)


def padded(text: str, width: int, *, right: bool = False) -> str:
    """A text with spaces to a width, behind it or before it."""
    space = " " * (width - cell_len(text))
    return space + text if right else text + space


def table_lines(
    titles: Sequence[str], rows: Iterable[Sequence[str]], above: Mapping[range, str] | None = None
) -> Iterator[Line]:
    """Aligned columns: numbers to the right, words to the left, the last column as it is.

    `above` has the words that stand over several columns.
    """
    body, groups = list(rows), above or {}
    columns = range(len(titles) - 1)
    widths = [width_of(row[i] for row in (titles, *body)) for i in columns]
    numeric = [all(_is_number(row[i]) for row in body) for i in columns]
    for group, words in groups.items():
        widths[group[0]] += max(0, cell_len(words) - _across(widths, group))

    def line(row: Sequence[str]) -> str:
        cells = [padded(row[i], widths[i], right=numeric[i]) for i in columns]
        return GAP.join((*cells, row[-1])).rstrip()

    if groups:
        head = ""
        for group, words in groups.items():
            spare = _across(widths, group) - cell_len(words)
            start = _across(widths, range(group[0])) + len(GAP)
            head = padded(head, start + spare // 2) + words
        yield (("dim", head),)
    yield (("dim", line(titles)),)
    for row in body:
        yield (("plain", line(row)),)


def _across(widths: Sequence[int], columns: range) -> int:
    """The cells that neighbouring columns take with the gaps between them."""
    return sum(widths[i] for i in columns) + len(GAP) * (len(columns) - 1)
