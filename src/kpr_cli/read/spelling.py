"""Thai texts that only look right: vowels and marks, invisible characters, doubled spaces."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ruamel.yaml.events import ScalarEvent

from kpr_cli.core.hit import Edit, Fact, Fault, Hit
from kpr_cli.core.place import Path, Places, Span, indexes
from kpr_cli.read.characters import MOST_EDITS

_SPACES = "\u00a0\u2000-\u200a\u202f\u205f\u3000"
_WIDTHLESS = "\u00ad\u200b-\u200d\u2060"
# A tone mark stands before the vowel; one consonant is shown with it, so that it can be read.
_split = re.compile("([ก-ฮ]?)(?:\u0e4d([่-๋]?)|([่-๋])\u0e4d)า|(?<!เ)เเ(?!เ)([ก-ฮ]?)")
# A vowel stands before the mark over it, but a mark before a vowel beside it.
_order = re.compile("([ก-ฮ])(?:([่-๋์])([ัิ-ู])|([ะาำ])([่-๋]))(?![่-๋์])")
_invisible = re.compile(f"[{_SPACES}{_WIDTHLESS}]+")
_doubled = re.compile(r"(?<=\S) {2,}(?=\S)")
# Two quick looks of one class and another find sooner what `_order` is about.
_mark_before = re.compile("[่-๋์][ัิ-ู]").search
_mark_behind = re.compile("[ะาำ][่-๋]").search
_odd = re.compile(f"[{_SPACES}{_WIDTHLESS}\u0e4d]").search
_is_space = re.compile(f"[{_SPACES}]").search
_letter = re.compile("[ก-ฮะ-ฺเ-๎]").search
# What a plain text must not become by losing a character.
_special = re.compile(r"^[-?:,\[\]{}#&*!|>'\"%@`]| #|:(?: |$)").search
_BLOCKS = frozenset({"|", ">"})


@dataclass(frozen=True, slots=True)
class _Piece:
    """A line of a value as it stands in the file; `column` from 0."""

    line: int
    column: int
    text: str


def misspellings(
    places: Places, faults: Sequence[Fault], absent: frozenset[Path]
) -> Iterator[Fault]:
    """What is misspelt in the Thai texts of a file, where no other fault is told."""
    suspects = _suspects(places)
    if not suspects:
        return
    told = _told_lines(faults)
    paths = {position: path for path, (_, position) in indexes(places.tree)}
    for position, event in suspects:
        path = paths.get(position)  # None where it is a key
        lines = range(event.start_mark.line + 1, event.end_mark.line + 2)
        if path is None or not told.isdisjoint(lines) or not _letter(event.value):
            continue
        if not any(path[:depth] in absent for depth in range(len(path) + 1)):
            yield from _misspelt(path, event, tuple(_pieces(event, places)))


def _suspects(places: Places) -> list[tuple[int, ScalarEvent]]:
    """The texts in which something may be misspelt, by their marks: in almost every file none."""
    text = places.text
    is_odd = _odd(text) or "เเ" in text or _mark_before(text) or _mark_behind(text)
    return [
        (position, event)
        for position, event in enumerate(places.marks)
        if isinstance(event, ScalarEvent) and (is_odd or "  " in event.value)
    ]


def _told_lines(faults: Sequence[Fault]) -> set[int]:
    """The lines on which the text itself is at fault."""
    spans = [fault.hit.at for fault in faults if isinstance(fault.hit.at, Span)]
    spans += [edit.span for fault in faults for edit in fault.hit.edits]
    return {span.line for span in spans}


def _pieces(event: ScalarEvent, places: Places) -> Iterator[_Piece]:
    """The lines of a value, without what stands before and behind it."""
    start, end = event.start_mark, event.end_mark
    for line in range(start.line + (event.style in _BLOCKS), end.line + 1):
        text = places.line(line + 1)
        column = start.column if line == start.line else 0
        yield _Piece(line, column, text[column : end.column if line == end.line else None])


def _misspelt(path: Path, event: ScalarEvent, pieces: tuple[_Piece, ...]) -> Iterator[Fault]:
    """One fault a value and rule, at its first place, with the count of all."""
    is_one_line = event.start_mark.line == event.end_mark.line
    for rule, pattern in (
        ("split-vowel", _split),
        ("marks-out-of-order", _order),
        ("invisible-character", _invisible),
        *((("doubled-space", _doubled),) if is_one_line else ()),
    ):
        found = [(piece, match) for piece in pieces for match in pattern.finditer(piece.text)]
        if not found:
            continue
        edits = tuple(Edit(_span(piece, match), _mended(match)) for piece, match in found)
        is_safe = len(edits) <= MOST_EDITS and all(
            _stays(event, piece.text, pattern.sub(_mended, piece.text)) for piece, _ in found
        )
        facts = {**_facts(rule, found[0][1]), "count": len(found)}
        hit = Hit(path, facts, span=edits[0].span, edits=edits if is_safe else ())
        yield Fault(rule, hit)


def _facts(rule: str, first: re.Match[str]) -> dict[str, Fact]:
    if rule in {"split-vowel", "marks-out-of-order"}:
        return {"found": first[0], "meant": _mended(first)}
    return {"character": f"U+{ord(first[0][0]):04X}"} if rule == "invisible-character" else {}


def _mended(match: re.Match[str]) -> str:
    """What belongs there instead."""
    text = match[0]
    if match.re is _order:
        return f"{match[1]}{match[3] or match[5]}{match[2] or match[4]}"
    if match.re is _split:
        return (
            f"แ{match[4]}" if text.startswith("เ") else f"{match[1]}{match[2] or match[3] or ''}ำ"
        )
    return " " if match.re is _doubled or _is_space(text) else ""


def _stays(event: ScalarEvent, before: str, after: str) -> bool:
    """Whether a line of a value is still read as the same piece of text."""
    if event.style in _BLOCKS:
        return len(before) - len(before.lstrip(" ")) == len(after) - len(after.lstrip(" "))
    return event.style != "" or not _special(after.strip())


def _span(piece: _Piece, match: re.Match[str]) -> Span:
    line, column = piece.line + 1, piece.column + 1
    return Span(line, column + match.start(), line, column + match.end())
