"""What the lines around a fault of syntax show, where the parser speaks of something else."""

import re
from collections.abc import Sequence

from kpr_cli.core.hit import Edit, Fault, Hit, Told
from kpr_cli.core.place import Point, Span
from kpr_cli.read.characters import MOST_EDITS
from kpr_cli.read.quoting import MAX_QUOTED, quoted

_MARK = r"(?:[•◦∙·●○■□▪▫◆◇‣➢➤►✓–—−]|[*](?= )|-(?=[^\s-])|[0-9]{1,2}[.)](?= ))"
_list_mark = re.compile(f" *({_MARK})").match
_listed_key = re.compile(f" *({_MARK}) *[a-z_]+:(?: |$)").match
_opened = re.compile(r"\s*(?:- +)*(?:[^\s:#\"']+: +)?(?=[\[{])").match
_emptied = re.compile(r"\s*(?:- +)*([^\s:]+):( *)(\[ *\]|\{ *\})\s*(?:#.*)?$").match
_word = re.compile(r"\S+").match
_comment = re.compile(r"\s#").search
_letter = re.compile("[A-Za-zก-๎]").search

NO_KEY, NO_DASH = "did not find expected key", "did not find expected '-' indicator"
NO_COLON = "mapping values are not allowed in this context"
NO_START = "did not find expected <document start>"
_BY_LIST_MARKS = frozenset(
    {
        NO_KEY,
        NO_DASH,
        NO_COLON,
        "did not find expected alphabetic or numeric character",
        "could not find expected ':'",
    }
)


def fault_of_layout(problem: str, lines: Sequence[str], mark: Point, opened: int) -> Fault | None:
    """The fault that the lines show; `opened` is the line of what the parser was in, from 0."""
    if mark.line >= len(lines):  # the parser counts a line past the end
        return None
    if problem in _BY_LIST_MARKS and (fault := _wrong_list_mark(lines, mark.line)):
        return fault
    if problem == NO_START or _is_below_none(problem, lines, mark, opened):
        return _outside(lines, mark.line)
    if problem in {NO_KEY, NO_DASH}:
        return _after_bracket(lines, mark) or _after_empty_brackets(lines, mark)
    return None


def _is_below_none(problem: str, lines: Sequence[str], mark: Point, opened: int) -> bool:
    """Whether a list, or words without a key, stand above the first key of the file."""
    first = _first(lines)
    if problem == NO_DASH:
        is_list = opened == first and lines[opened].startswith("-")
        return is_list and not lines[mark.line][:1].isspace()
    above = [line for line in lines[first : mark.line] if _has_content(line)]
    is_title = not any(":" in line or line[:1].isspace() for line in above)
    return problem == NO_COLON and bool(above) and is_title


def _outside(lines: Sequence[str], number: int) -> Fault | None:
    """What stands where keys begin and belongs to none; None where a line ended the document."""
    before = _before(lines, number)
    if before is not None and lines[before].startswith("..."):
        return None
    first = _first(lines)
    if first is None or lines[first].startswith("%"):
        return None if first is None else Fault("directive", Hit(_all_of(lines, first)))
    return Fault("outside-every-key", Hit(_all_of(lines, first)))


def _wrong_list_mark(lines: Sequence[str], number: int) -> Fault | None:
    """A mark of another program's lists, on the line or on the one that it stands under."""
    owners = (number, _owner(lines, number))
    found = next((n for n in owners if n is not None and _list_mark(lines[n])), None)
    match = _list_mark(lines[found]) if found is not None else None
    if found is None or match is None:
        return None
    told = (
        Told("- ที่ไม่มีเว้นวรรคตามหลัง", "a - without a space") if match[1] == "-" else f"“{match[1]}”"
    )
    keys = [n for n, line in enumerate(lines) if n != found and _listed_key(line.rstrip("\r"))]
    edits = tuple(_dash(lines[n], n) for n in sorted([found, *keys]))
    span = Span(found + 1, match.start(1) + 1, found + 1, match.end(1) + 1)
    # Somebody may have listed keys that are no entries: then the mark has to go.
    told_edits = edits if len(edits) <= MOST_EDITS else ()
    return Fault("wrong-list-mark", Hit(span, {"mark": told}, edits=told_edits, is_guess=True))


def _dash(line: str, number: int) -> Edit:
    """A dash for the mark; where its space is missing, the word is shown behind it."""
    match = _list_mark(line)
    start, end = match.span(1) if match else (0, 0)
    word = _word(line, end)
    last = word.end() if word else end
    text = f"- {line[end:last]}" if word else "-"
    return Edit(Span(number + 1, start + 1, number + 1, last + 1), text)


def _after_bracket(lines: Sequence[str], mark: Point) -> Fault | None:
    """Text behind a closing bracket, which ended the value."""
    line = lines[mark.line].rstrip()
    match = _opened(line)
    if not line[: mark.column].rstrip().endswith(("]", "}")) or match is None:
        return None
    comment = _comment(line, mark.column)
    whole = line[match.end() : comment.start() if comment else None].rstrip()
    first = match.end() + 1
    span = Span(mark.line + 1, first, mark.line + 1, first + len(whole))
    # Without a word in it, it is rather a list that was written twice.
    is_text = len(whole) <= MAX_QUOTED and _letter(line, mark.column) is not None
    instead = quoted(whole) if is_text else None
    return Fault("text-after-bracket", Hit(span, replacement=instead, is_guess=True))


def _after_empty_brackets(lines: Sequence[str], mark: Point) -> Fault | None:
    """Lines that belong to a key of which empty brackets say that it has nothing."""
    before, line = _before(lines, mark.line), lines[mark.line]
    match = _emptied(lines[before].rstrip()) if before is not None else None
    if before is None or match is None or line[: mark.column].strip():
        return None
    if not line.lstrip().startswith("- ") and _indentation(line) <= _indentation(lines[before]):
        return None
    row = before + 1
    span = Span(row, match.start(3) + 1, row, match.end(3) + 1)
    edit = Edit(Span(row, match.start(2) + 1, row, match.end(3) + 1), "")
    facts = {"key": match[1], "brackets": "[]" if match[3][0] == "[" else "{}"}
    return Fault("lines-after-empty-brackets", Hit(span, facts, edits=(edit,), is_guess=True))


def _before(lines: Sequence[str], number: int) -> int | None:
    """The line with content before a line."""
    return next((n for n in range(number - 1, -1, -1) if _has_content(lines[n])), None)


def _owner(lines: Sequence[str], number: int) -> int | None:
    """The line that a line stands under: the first above it that is indented less."""
    most = _indentation(lines[number])
    above = range(number - 1, -1, -1)
    return next(
        (n for n in above if _has_content(lines[n]) and _indentation(lines[n]) < most), None
    )


def _first(lines: Sequence[str]) -> int | None:
    """The first line with content, which `---` is not."""
    return next(
        (n for n, line in enumerate(lines) if _has_content(line) and line.rstrip() != "---"), None
    )


def _has_content(line: str) -> bool:
    return line.strip() != "" and not line.lstrip().startswith("#")


def _indentation(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _all_of(lines: Sequence[str], number: int) -> Span:
    line = lines[number].rstrip()
    return Span(number + 1, _indentation(line) + 1, number + 1, len(line) + 1)
