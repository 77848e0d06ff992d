"""Comments of a file that people fill in: beside their keys, above them, or on several lines."""

import re
from collections.abc import Iterator

WIDTH = 100
BESIDE = 30
"""The column of a comment beside a key."""
MARK = " ## "
"""In a template, between a line and the comment beside it."""

_start = re.compile(r"\s*#\s*(?:\d+  )?").match
# Thai is written without spaces; a new line may start with “and” and “or”.
_pieces = re.compile(r"(?= )|(?=และ|หรือ)").split


def laid_out(text: str) -> Iterator[str]:
    """The lines with their comments beside them, or above where there is no room."""
    for line in text.splitlines():
        before, mark, comment = line.rpartition(MARK)
        if not mark:
            yield from _wrapped(line) if line.lstrip().startswith("#") else [line]
            continue
        beside = f"{before:<{BESIDE}}" if len(before) < BESIDE - 1 else f"{before}  "
        if len(beside) + len("# ") + len(comment) <= WIDTH:
            yield f"{beside}# {comment}"
        else:
            indent = before[: len(before) - len(before.lstrip())]
            yield from [*_wrapped(f"{indent}# {comment}"), before]


def _wrapped(line: str) -> list[str]:
    """A comment, on several lines where it is too long for one."""
    if len(line) <= WIDTH:
        return [line]
    start = _start(line)
    hang = re.sub(r"\d", " ", start[0]) if start else ""
    lines = [""]
    for piece in _pieces(line):
        if lines[-1].strip(" #") and len(lines[-1]) + len(piece) > WIDTH:
            lines.append(hang + piece.lstrip())
        else:
            lines[-1] += piece
    return lines
