"""Quotation marks: those of word processors, which are none to a file, and texts that need some."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ruamel.yaml.events import Event, ScalarEvent

from kpr_cli.core.hit import Edit, Fault, Hit
from kpr_cli.core.place import Places, Span

MAX_QUOTED = 300

# A closing mark typed on the keyboard can belong to an opening one of Word, and the reverse.
_curly = re.compile(
    r"(?:[“”„]([^“”„\n]*)[“”\"]|\"([^“”„\"\n]*)[“”]"
    r"|[‘’‚]([^‘’‚\n]*)[‘’']|'([^‘’‚'\n]*)[‘’]|«([^«»\n]*)»)"
    r"(?=\s*(?:[,\]}]|$)|\s+#)"
)
_OPENING = frozenset("“”„‘’‚«")
_hash = re.compile(r" #[^\s#!]").search
_comment = re.compile(r" #(?:\s|$)").search
_digits = re.compile(r"[0-9.,%-]+\Z").match


@dataclass(frozen=True, slots=True)
class Quotation:
    """A text between two quotation marks of which at least one is none to a file.

    `start` and `end` are the marks' line and column, from 0; `mark` is what belongs there.
    """

    start: tuple[int, int]
    end: tuple[int, int]
    text: str
    mark: str


def quoted(text: str) -> str | None:
    """A text in quotation marks that need no escapes; None where neither kind can hold it."""
    mark = _mark_for(text)
    return mark and f"{mark}{text}{mark}"


def quotations(text: str, marks: Sequence[Event], stop: Fault | None) -> list[Quotation]:
    """The curly quotations among what was read, and the one in which the reading stopped."""
    if not any(mark in text for mark in _OPENING):
        return []
    lines = text.split("\n")
    found = [
        _of_value(event, lines)
        for event in marks
        if isinstance(event, ScalarEvent) and event.style == "" and event.value[:1] in _OPENING
    ]
    if stop is not None and isinstance(stop.hit.at, Span):
        found.append(_at_stop(stop.hit.at, lines))
    return list({quotation.start: quotation for quotation in found if quotation}.values())


def requoted(text: str, found: Iterable[Quotation]) -> str:
    """The text with the marks that are meant; every column stays."""
    lines = text.split("\n")
    letters: dict[int, list[str]] = {}
    for quotation in found:
        for line, column in (quotation.start, quotation.end):
            if line not in letters:
                letters[line] = list(lines[line])
            letters[line][column] = quotation.mark
    return "\n".join("".join(letters.get(number, line)) for number, line in enumerate(lines))


def curly_faults(found: Iterable[Quotation], text: str) -> list[Fault]:
    """What is told of curly quotations."""
    lines = text.split("\n")
    return [_curly_fault(quotation, lines) for quotation in found]


def _curly_fault(quotation: Quotation, lines: list[str]) -> Fault:
    (line, column), (last, end) = quotation.start, quotation.end
    facts = {"opening": lines[line][column], "closing": lines[last][end]}
    edits = tuple(
        Edit(Span(row + 1, at + 1, row + 1, at + 2), quotation.mark)
        for row, at in (quotation.start, quotation.end)
    )
    width = end + 1 if line == last else len(lines[line].rstrip())
    span = Span(line + 1, column + 1, line + 1, width + 1)
    if line == last and len(quotation.text) <= MAX_QUOTED:
        edits = (Edit(span, f"{quotation.mark}{quotation.text}{quotation.mark}"),)
    # Behind a # it may be a comment that ends like a quotation.
    return Fault("curly-quotes", Hit(span, facts, edits=edits, is_guess=" #" in quotation.text))


def swallowed(places: Places, marks: Sequence[Event]) -> Iterator[Fault]:
    """Texts of which a `#` swallows the rest: ` #1` is no comment that a person writes."""
    if not _hash(places.text):
        return
    for event in marks:
        if type(event) is not ScalarEvent or event.style != "":
            continue
        start, end = event.start_mark, event.end_mark
        line = places.line(end.line + 1)
        match = _hash(line, end.column)
        if match is None or line[end.column : match.start()].strip():
            continue
        # Of a text on one line the whole is shown; else, or where none stands before, the #.
        is_whole = bool(event.value) and start.line == end.line
        first = start.column if is_whole else match.start() + 1
        comment = _comment(line, match.end())
        whole = line[first : comment.start() if comment else None].rstrip()
        span = Span(end.line + 1, first + 1, end.line + 1, first + len(whole) + 1)
        is_quotable = len(whole) <= MAX_QUOTED and start.line == end.line
        instead = quoted(whole) if is_quotable and not _digits(event.value) else None
        yield Fault("hash-in-text", Hit(at=span, replacement=instead, is_guess=True))


def _mark_for(text: str) -> str | None:
    if not {'"', "\\"} & set(text):
        return '"'
    return None if "'" in text else "'"


def _of_value(event: ScalarEvent, lines: list[str]) -> Quotation | None:
    """The quotation that a plain text is, or of which a comma or a # left only the start."""
    start, end = event.start_mark, event.end_mark
    first, last = (start.line, start.column), (end.line, end.column - 1)
    if start.line != end.line:
        whole = _curly.fullmatch(event.value)
        return _quotation(first, last, whole)
    match = _curly.match(lines[start.line].rstrip("\r"), start.column)
    if match is None or match.end() < end.column:
        return None
    return _quotation(first, (start.line, match.end() - 1), match)


def _at_stop(at: Span, lines: list[str]) -> Quotation | None:
    """The quotation at the start of a value in which the reading stopped."""
    line = lines[at.line - 1].rstrip("\r")
    for match in _curly.finditer(line):
        is_there = match.start() < at.column <= match.end()
        if is_there and _starts_value(line[: match.start()]):
            row = at.line - 1
            return _quotation((row, match.start()), (row, match.end() - 1), match)
    return None


def _starts_value(before: str) -> bool:
    """Whether a value starts behind what stands before it on its line."""
    bare = before.rstrip(" ")
    return bare == "" or bare[-1] in "[{," or (bare[-1] in ":-" and bare != before)


def _quotation(
    start: tuple[int, int], end: tuple[int, int], match: re.Match[str] | None
) -> Quotation | None:
    text = next((group for group in match.groups() if group is not None), "") if match else ""
    mark = _mark_for(text)
    return Quotation(start, end, text, mark) if match and mark else None
