"""Characters that no agreement may hold, found before any parser sees the text."""

import re
from dataclasses import dataclass

from kpr_cli.core.hit import Edit, Fact, Fault, Hit
from kpr_cli.core.lines import Lines
from kpr_cli.core.place import Span

_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_BREAKS = "\x0b\x0c\x85\u2028\u2029"
_odd = re.compile(
    rf"\t|\r(?!\n)|[\x00-\x08{_BREAKS}\x0e-\x1f\x7f-\x84\x86-\x9f{_BIDI}\ufeff\ufffe\uffff]"
)
# Pasted spaces that are none to YAML, where it looks for one: in indentation, after : and -.
_SPECIAL = "\u00a0\u2002-\u200b\u3000"
_odd_space = re.compile(f"(?m)(?:^|(?<=[:-]))[ {_SPECIAL}]*[{_SPECIAL}]")
# Before such a space: nothing, dashes, or a key, which kpr's files write in Latin letters.
_structure = re.compile(
    rf"(?:[^#\"']*[{{\[,])?[ {_SPECIAL}]*(?:-[ {_SPECIAL}]*)*(?:[\"']?[A-Za-z0-9_.-]+[\"']?:)?\Z"
).match
_special_space = re.compile(f"[{_SPECIAL}]").search
_bidi = re.compile(f"[{_BIDI}]").match
_break = re.compile(f"[\r{_BREAKS}]").match
_utf16 = (b"\xff\xfe", b"\xfe\xff")
INDENTATION = 2
MOST_BEFORE = 200
MOST_EDITS = 1000
"""A text that needs more changes than this is no slip; a person must look at it."""


@dataclass(frozen=True, slots=True)
class Text:
    """A file's text: `clean` has a space in place of every odd character, so that columns stay."""

    clean: str
    faults: tuple[Fault, ...]


def decode(data: bytes) -> Text | Fault:
    """The text of a file, or the one fault that makes it no text at all."""
    if data.startswith(_utf16):
        return Fault("not-utf8", Hit(at=Span(1, 1, 1, 1), facts={"byte": "0xFF 0xFE (UTF-16)"}))
    if b"\x00" in data:
        before = data[: data.index(b"\x00")].decode("utf-8", "replace")
        return Fault("not-text", Hit(at=_after(before), facts={}))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # With a byte order mark the codec counts from behind it.
        skipped = 3 if data.startswith(b"\xef\xbb\xbf") else 0
        start = error.start if error.object is data else error.start + skipped
        before = data[:start].decode("utf-8-sig", "replace")
        return Fault("not-utf8", Hit(at=_after(before), facts={"byte": f"0x{data[start]:02X}"}))
    faults: tuple[Fault, ...] = ()
    if _odd.search(text):
        text, faults = _odd.sub(_plain, text), _odd_faults(text)
    if _special_space(text) and (spaces := _odd_spaces(text)):
        faults += (_odd_space_fault(text, spaces),)
        text = _spaced(text, spaces)
    return Text(text, faults)


def has_odd(text: str) -> bool:
    """Whether a value that was spelt with escapes holds a forbidden character."""
    return _odd.search(text.replace("\t", "").replace("\r", "")) is not None


def _plain(match: re.Match[str]) -> str:
    return "\n" if match[0] == "\r" else " "


def _kind(character: str) -> str:
    if character == "\t":
        return "tab"
    if _break(character):
        return "odd-line-break"
    return "bidi-control" if _bidi(character) else "control-character"


def _odd_faults(text: str) -> tuple[Fault, ...]:
    """One fault a kind, at its first place, with the count of all."""
    found: dict[str, list[re.Match[str]]] = {}
    for match in _odd.finditer(text):
        found.setdefault(_kind(match[0]), []).append(match)
    lines = Lines(text)
    return tuple(_odd_fault(kind, matches, lines) for kind, matches in found.items())


def _odd_fault(kind: str, matches: list[re.Match[str]], lines: Lines) -> Fault:
    """Deleting is always right for a control character; other kinds can have more answers."""
    first = matches[0]
    facts: dict[str, Fact] = {"character": f"U+{ord(first[0]):04X}", "count": len(matches)}
    at = _first(lines, first.start())
    if len(matches) > MOST_EDITS:
        return Fault(kind, Hit(at=at, facts=facts))
    edits, is_guess = [], kind == "bidi-control"
    for match in matches:
        text, is_certain = _instead(kind, match, lines)
        edits.append(Edit(lines.span(*match.span()), text))
        is_guess = is_guess or not is_certain
    return Fault(kind, Hit(at=at, facts=facts, edits=tuple(edits), is_guess=is_guess))


def _instead(kind: str, match: re.Match[str], lines: Lines) -> tuple[str, bool]:
    """What most probably belongs in the place of a character, and whether nothing else can."""
    if kind == "tab":
        is_indentation = not lines.before(match.start()).strip()
        return (" " * INDENTATION, False) if is_indentation else (" ", True)
    if kind == "odd-line-break":
        return ("\n", True) if match[0] == "\r" else (" ", False)
    return "", True


def _odd_spaces(text: str) -> list[re.Match[str]]:
    """The pasted spaces that stand where YAML looks for one, none of a comment or a text."""
    return [
        found for found in _odd_space.finditer(text) if _structure(_before(text, found.start()))
    ]


def _before(text: str, offset: int) -> str:
    """What stands before a place on its line, as far as it matters."""
    start = max(0, offset - MOST_BEFORE)
    return text[max(start, text.rfind("\n", start, offset) + 1) : offset]


def _spaced(text: str, spaces: list[re.Match[str]]) -> str:
    """The text with ordinary spaces instead, so that columns stay."""
    pieces, end = [], 0
    for found in spaces:
        pieces += [text[end : found.start()], " " * len(found[0])]
        end = found.end()
    return "".join([*pieces, text[end:]])


def _odd_space_fault(text: str, spaces: list[re.Match[str]]) -> Fault:
    """Spaces that YAML does not know, where it looks for one; those without a width are deleted."""
    lines, edits, is_guess = Lines(text), [], False
    for match in spaces:
        start = match.end() - len(match[0].lstrip(" "))
        instead = re.sub(f"[{_SPECIAL}]", " ", text[start : match.end()].replace("\u200b", ""))
        # A colon or dash with nothing behind it may need a space, or stand inside a word.
        is_bare = not instead and text[start - 1 : start] in {":", "-"}
        if is_bare and not text[match.end() : match.end() + 1].isspace():
            instead, is_guess = " ", True
        edits.append(Edit(lines.span(start, match.end()), instead))
    first = lines.offset(edits[0].span.line, edits[0].span.column)
    facts: dict[str, Fact] = {"character": f"U+{ord(text[first]):04X}"}
    told = tuple(edits) if len(edits) <= MOST_EDITS else ()
    return Fault("odd-space", Hit(_first(lines, first), facts, edits=told, is_guess=is_guess))


def _first(lines: Lines, offset: int) -> Span:
    """The one-character span at an offset, kept to its line."""
    start = lines.span(offset, offset)
    return Span(start.line, start.column, start.line, start.column + 1)


def _after(before: str) -> Span:
    """The one-character span that follows a stretch of text."""
    return _first(Lines(before), len(before))
