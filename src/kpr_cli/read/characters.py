"""Characters that no agreement may hold, found before any parser sees the text."""

import re
from dataclasses import dataclass

from kpr_cli.core.hit import Fact, Fault, Hit
from kpr_cli.core.place import Span

_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_BREAKS = "\x0b\x0c\x85\u2028\u2029"
_odd = re.compile(
    rf"\t|\r(?!\n)|[\x00-\x08{_BREAKS}\x0e-\x1f\x7f-\x84\x86-\x9f{_BIDI}\ufeff\ufffe\uffff]"
)
# Pasted spaces that are none to YAML, where it looks for one: in indentation, after : and -.
_SPECIAL = "\u00a0\u2002-\u200b\u3000"
_odd_space = re.compile(f"(?m)(?:^|(?<=[:-]))[ {_SPECIAL}]*[{_SPECIAL}]")
_special_space = re.compile(f"[{_SPECIAL}]").search
_bidi = re.compile(f"[{_BIDI}]").match
_break = re.compile(f"[\r{_BREAKS}]").match
_utf16 = (b"\xff\xfe", b"\xfe\xff")


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
    if _special_space(text) and (match := _odd_space.search(text)) is not None:
        first = match.start() + len(match[0]) - len(match[0].lstrip(" "))
        facts: dict[str, Fact] = {"character": f"U+{ord(text[first]):04X}"}
        faults += (Fault("odd-space", Hit(at=_after(text[:first]), facts=facts)),)
        text = _odd_space.sub(lambda found: " " * len(found[0]), text)
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
    counts: dict[str, int] = {}
    first: dict[str, re.Match[str]] = {}
    for match in _odd.finditer(text):
        kind = _kind(match[0])
        counts[kind] = counts.get(kind, 0) + 1
        first.setdefault(kind, match)
    return tuple(
        Fault(
            kind,
            Hit(
                at=_after(text[: match.start()]),
                facts={"character": f"U+{ord(match[0]):04X}", "count": counts[kind]},
            ),
        )
        for kind, match in first.items()
    )


def _after(before: str) -> Span:
    """The one-character span that follows a stretch of text."""
    before = _odd.sub(_plain, before)
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    return Span(line, column, line, column + 1)
