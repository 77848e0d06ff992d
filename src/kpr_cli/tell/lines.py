"""Lines of styled text, and strangers' text made safe to print."""

import re
from collections.abc import Iterable
from typing import Literal

Style = Literal["plain", "place", "error", "warning", "note", "dim"]
Line = tuple[tuple[Style, str], ...]
"""A line as styled pieces; the terminal decides whether styles become colours."""

_unsafe = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)


def safe(text: str) -> str:
    """A stranger's text on one line, without anything that moves a terminal's cursor."""
    return _unsafe.sub("\N{REPLACEMENT CHARACTER}", text.replace("\n", " ").replace("\t", " "))


def plain(lines: Iterable[Line]) -> str:
    """The lines without styles."""
    return "".join("".join(text for _, text in line) + "\n" for line in lines)
