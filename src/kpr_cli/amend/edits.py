"""Edits made in a text; every character outside their stretches stays as it is."""

from collections.abc import Iterable
from itertools import pairwise

from kpr_cli.core.hit import Edit
from kpr_cli.core.lines import Lines

BOM = "\ufeff"


class OverlapError(ValueError):
    """Edits that cannot all be made, because two of them change the same stretch."""


def edited(text: str, edits: Iterable[Edit]) -> str:
    """The text after the edits, whose places are all those of the text before."""
    # A byte order mark is no column of the first line.
    mark = BOM if text.startswith(BOM) else ""
    body = text[len(mark) :]
    pieces, done = [mark], 0
    for start, end, replacement in _stretches(body, edits):
        pieces += body[done:start], replacement
        done = end
    return "".join((*pieces, body[done:]))


def standing(text: str, edits: Iterable[Edit]) -> tuple[str, ...]:
    """What stands in a text where edits would change it."""
    body = text.removeprefix(BOM)
    lines = Lines(body)
    return tuple(body[slice(*_stretch(lines, edit))] for edit in edits)


def _stretches(text: str, edits: Iterable[Edit]) -> list[tuple[int, int, str]]:
    """The edits by offset, in the order of the text; OverlapError where two change the same."""
    lines = Lines(text)
    found = sorted((*_stretch(lines, edit), edit.text) for edit in edits)
    for (start, end, _), (following, _, _) in pairwise(found):
        if following < end or following == start:
            raise OverlapError(start, following)
    return found


def _stretch(lines: Lines, edit: Edit) -> tuple[int, int]:
    span = edit.span
    start = lines.offset(span.line, span.column)
    end = lines.offset(span.end_line, span.end_column)
    if end < start:
        raise ValueError(span)
    return start, end
