"""Commas that cut in two what belongs together: thousands in a list, a text in braces."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from ruamel.yaml.events import ScalarEvent

from kpr_cli.core import thai
from kpr_cli.core.hit import Edit, Fact, Fault, Hit, Told
from kpr_cli.core.place import Mark, Path, Places, Span, indexes
from kpr_cli.core.scalar import MAX_DIGITS
from kpr_cli.core.visible import visible
from kpr_cli.read.document import Document
from kpr_cli.read.quoting import MAX_QUOTED, quoted

_head = re.compile(r"-?[1-9][0-9]{0,2}\Z").match
_middle = re.compile(r"[0-9]{3}\Z").match
_last = re.compile(r"([0-9]{3}(?:\.[0-9]+)?)(?![0-9.])[^0-9]*\Z").match
_key = re.compile(r"[a-z_]+\Z").match
_comma = re.compile(r"\s*,\s*\Z").match
# Most files hold neither, and are not looked at closer.
_in_lists = re.compile(r"[0-9๐-๙],[0-9๐-๙]{3}").search
_in_braces = re.compile(r"\{[^:{}]+[,}]|\{[^{}]*,[^:{}]*[,}]").search

MOST_PIECES = MAX_DIGITS // 3
"""A number has no more of them between its commas."""
Cut = tuple[Fault, frozenset[Path]]
"""What is told of a comma, and the paths whose value is not known because of it."""
_Indexes = Sequence[tuple[Path, tuple[int | None, int]]]


def cut_by_commas(document: Document) -> Document:
    """The document with what its commas cut told, and the values of it not known."""
    places, faults = document.places, document.faults
    in_lists, in_braces = _in_lists(places.text), _in_braces(places.text)
    if not document.is_whole or not (in_lists or in_braces):
        return document
    found = list(indexes(places.tree))
    cuts = [*_lists(places, found)] if in_lists else []
    if in_braces:
        pairs = [*_pairs(places, found)]
        stray = {_start(pair.key) for pair in pairs if pair.value is None}
        faults, again = _repeated(faults, stray)
        pairs += (_Pair((), span, None, is_plain=False) for span in again)
        cuts += _braces(places, sorted(pairs, key=lambda pair: pair.key))
    lost = frozenset[Path]().union(*(paths for _, paths in cuts))
    told = (*faults, *(fault for fault, _ in cuts))
    return replace(document, faults=told, absent=document.absent | lost)


# In a list.


def _lists(places: Places, found: _Indexes) -> Iterator[Cut]:
    lists: dict[Path, list[Mark]] = {}
    for path, (_, position) in found:
        if path and isinstance(path[-1], int):
            lists.setdefault(path[:-1], []).append(places.marks[position])
    for path, marks in lists.items():
        entries = [mark for mark in marks if isinstance(mark, ScalarEvent) and mark.style == ""]
        cut = _thousands(places, entries) if len(entries) == len(marks) else []
        if cut:
            facts: dict[str, Fact] = {
                "found": visible(",".join(entry.value for entry in cut[0])),
                "pieces": len(cut[0]),
                "meant": _joined([entry.value for entry in cut[0]]) or "",
                "count": len(cut),
            }
            span = _over(_span(cut[0][0]), _span(cut[0][-1]))
            yield Fault("thousands-in-list", Hit(path, facts, span=span)), frozenset({path})


def _thousands(places: Places, entries: Sequence[ScalarEvent]) -> list[list[ScalarEvent]]:
    """The entries of a list that are one number together, with commas in its thousands.

    They are beyond doubt where what follows a comma is no number by itself, or where all other
    commas have a space behind them; [100,200,300] are three numbers.
    """
    numbers = [[entry] for entry in entries[:1]]
    is_certain = has_space = is_tight = False
    for before, entry in pairwise(entries):
        has_no_space = _between(places, _span(before), _span(entry)) == ","
        pieces = [*(piece.value for piece in numbers[-1]), entry.value]
        if has_no_space and len(pieces) <= MOST_PIECES and _joined(pieces):
            numbers[-1].append(entry)
            is_certain |= entry.value[0] in "0๐" or not entry.value.isdecimal()
        else:
            numbers.append([entry])
            is_tight |= has_no_space
            has_space |= not has_no_space
    is_certain |= has_space and not is_tight
    return [number for number in numbers if len(number) > 1 and is_certain]


def _joined(pieces: Sequence[str]) -> str | None:
    """The number that the pieces between commas are together; words behind it are left out."""
    first, *middle, last = map(thai.arabic, pieces)
    match = _last(last)
    if match is None or not _head(first) or not all(map(_middle, middle)):
        return None
    return "".join((first, *middle, match[1]))


# In braces.


class _Pair(NamedTuple):
    """A key and its value as they stand in the text; without a colon there is no value."""

    path: Path
    key: Span
    value: Span | None
    is_plain: bool


def _pairs(places: Places, found: _Indexes) -> Iterator[_Pair]:
    for path, (key, position) in found:
        if key is not None:
            name, value = places.marks[key], places.marks[position]
            at, of = _span(name), _span(value)
            is_plain = isinstance(value, ScalarEvent) and value.style == ""
            is_empty = is_plain and _start(of) == (of.end_line, of.end_column)
            has_colon = not is_empty or ":" in _between(places, at, of)
            yield _Pair(path, at, of if has_colon else None, is_plain)


def _repeated(
    faults: Sequence[Fault], stray: Collection[tuple[int, int]]
) -> tuple[tuple[Fault, ...], list[Span]]:
    """The faults, apart from them where a piece without a colon repeats one: 000 in thousands."""
    others: list[Fault] = []
    again: list[Span] = []
    for fault in faults:
        at, first = fault.hit.at, next(iter(fault.hit.also), None)
        is_again = isinstance(first, Span) and _start(first) in stray
        if is_again and isinstance(at, Span) and fault.rule == "duplicate-key":
            again.append(at)
        else:
            others.append(fault)
    return tuple(others), again


def _braces(places: Places, pairs: Sequence[_Pair]) -> Iterator[Cut]:
    """The pieces without a colon, those in a row together, with the value they were cut from."""
    runs: list[list[_Pair]] = []
    before: _Pair | None = None
    for pair in pairs:
        if pair.value is None:
            stands = None if before is None else before.value or before.key
            follows = stands is not None and _comma(_between(places, stands, pair.key))
            if before is None or not follows:
                runs.append([pair])
            elif before.value is None:
                runs[-1].append(pair)
            else:
                runs.append([before, pair] if before.is_plain else [pair])
        before = pair
    return (_piece(places, run) for run in runs)


def _piece(places: Places, run: Sequence[_Pair]) -> Cut:
    owner = run[0].value
    stray = run if owner is None else run[1:]
    span = _over(stray[0].key, stray[-1].key)
    found = _text(places, span)
    path = next((pair.path for pair in stray if pair.path), run[0].path)
    lost = frozenset(pair.path for pair in run if pair.path)
    what, meant, whole = _ADD, None, span
    # {name: ก, phone} lacks the colon of a key; nobody would call it a text.
    is_key = any(_key(_text(places, pair.key)) for pair in stray)
    if owner is not None and owner.line == span.end_line and not is_key:
        whole = _over(owner, span)
        what, meant = _whole(_text(places, whole))
    facts: dict[str, Fact] = {"found": visible(found), "what": what}
    edits = () if meant is None else (Edit(whole, meant),)
    hit = Hit(path, facts, span=span, edits=edits, is_guess=True)
    return Fault("no-colon-in-braces", hit), lost


_ADD = Told(
    "ถ้าเป็นชื่อช่อง ให้ใส่ : กับค่าตามหลัง ถ้าเป็นค่า ให้ใส่ชื่อช่องกับ : นำหน้า",
    "if it is a key, write a colon and a value behind it; "
    "if it is a value, write its key and a colon before it",
)
_QUOTE = Told(
    'ถ้าเป็นส่วนของข้อความก่อนหน้า ให้ใส่ทั้งข้อความในเครื่องหมายคำพูด "…" ถ้าเป็นช่องใหม่ ให้ใส่ : กับค่าตามหลัง',
    'if it belongs to the text before it, put all of that in quotation marks "…"; '
    "if it is a new key, write a colon and a value behind it",
)


def _whole(text: str) -> tuple[Told, str | None]:
    """What to do about a text that a comma cut, and how it is most probably meant."""
    if number := _joined(text.split(",")) if "," in text else None:
        return Told(
            f"จุลภาคคั่นหลักพันใช้ไม่ได้ ถ้าหมายถึงหลักพันให้เขียน {number}",
            f"commas cannot part thousands; write {number} if they are meant",
        ), number
    return _QUOTE, quoted(text) if len(text) <= MAX_QUOTED else None


# Places.


def _span(mark: Mark) -> Span:
    start, end = mark.start_mark, mark.end_mark
    return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)


def _start(span: Span) -> tuple[int, int]:
    return span.line, span.column


def _over(first: Span, last: Span) -> Span:
    return Span(first.line, first.column, last.end_line, last.end_column)


def _between(places: Places, before: Span, after: Span) -> str:
    """The text between two places; to the end of the line where the other is on another."""
    is_near = before.end_line == after.line
    end = after.column - 1 if is_near else None
    text = places.line(before.end_line)[before.end_column - 1 : end]
    return text if is_near else f"{text}\n"


def _text(places: Places, span: Span) -> str:
    """What stands at a place, of several lines the first."""
    end = span.end_column - 1 if span.line == span.end_line else None
    return places.line(span.line)[span.column - 1 : end]
