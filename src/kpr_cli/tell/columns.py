"""Columns of terminal cells, which Thai vowels and tone marks take none of."""

from collections.abc import Iterable

from rich.cells import cell_len


def width_of(texts: Iterable[str]) -> int:
    """The cells that the widest of some texts takes."""
    return max(map(cell_len, texts), default=0)


def padded(text: str, width: int, *, right: bool = False) -> str:
    """A text with spaces to a width, behind it or before it."""
    space = " " * (width - cell_len(text))
    return space + text if right else text + space
