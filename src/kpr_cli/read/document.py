"""The strict profile of YAML: bytes to data with the place of every piece.

One pass over the events of ruamel's C parser. Limits act on the stream of events, before
anything is built, because loaders that look afterwards crash on hostile nesting. Scalars keep
their source text; what a scalar means is decided by the field it stands in.
"""

import re
from dataclasses import dataclass

from _ruamel_yaml import CParser
from ruamel.yaml.error import YAMLError
from ruamel.yaml.events import Event, ScalarEvent

from kpr_cli.core.hit import Fault, Hit
from kpr_cli.core.place import START, Path, Places, Span
from kpr_cli.read.builder import MAX_NODES, Builder, Stop
from kpr_cli.read.characters import decode
from kpr_cli.read.syntax import fault_of

MAX_BYTES = 1 << 20
MAX_QUOTED = 300

_hash = re.compile(r" #[^\s#!]").search
_digits = re.compile(r"[0-9.,%-]+\Z").match


@dataclass(frozen=True, slots=True)
class Document:
    """A file as read: its places, the faults of its text, and the paths they hide.

    `is_whole` is False where reading stopped, so that there is no data to judge.
    """

    places: Places
    faults: tuple[Fault, ...]
    absent: frozenset[Path]
    is_whole: bool


def read_document(data: bytes, file: str, size: int | None = None, times: int = 1) -> Document:
    """Read one file's bytes (of a larger file at least one byte too many); nothing raises.

    It may be so many `times` as large as an agreement.
    """
    if len(data) > MAX_BYTES * times:
        facts = {"bytes": size or len(data), "most": MAX_BYTES * times}
        return _unread(file, "", [Fault("too-large", Hit(at=START, facts=facts))])
    decoded = decode(data)
    if isinstance(decoded, Fault):
        return _unread(file, "", [decoded])  # no text, so no line to show
    text, faults = decoded.clean, list(decoded.faults)
    builder = Builder(most=MAX_NODES * times)
    try:
        builder.run(CParser(text))
    except Stop as stop:
        return _unread(file, text, [*faults, *builder.faults, stop.fault])
    except YAMLError as error:
        # A forbidden character explains the parser's complaint better than the parser does.
        explained = [] if faults else [fault_of(error, text)]
        return _unread(file, text, [*faults, *builder.faults, *explained])
    faults += builder.faults
    if builder.root is None:
        return _unread(file, text, [*faults, Fault("empty-file", Hit(at=START))])
    places = Places(file, text, builder.root, builder.marks)
    faults += _swallowed(places, builder.marks)
    return Document(places, tuple(faults), frozenset(builder.absent), is_whole=True)


def _unread(file: str, text: str, faults: list[Fault]) -> Document:
    return Document(Places(file, text, None, ()), tuple(faults), frozenset(), is_whole=False)


def _swallowed(places: Places, marks: list[Event]) -> list[Fault]:
    """Texts of which a `#` swallows the rest: ` #1` is no comment that a person writes."""
    if not _hash(places.text):
        return []
    faults = []
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
        whole = line[first:].rstrip()
        span = Span(end.line + 1, first + 1, end.line + 1, len(line.rstrip()) + 1)
        is_quotable = (
            len(whole) <= MAX_QUOTED and start.line == end.line and not {'"', "\\"} & set(whole)
        )
        quoted = f'"{whole}"' if is_quotable and not _digits(event.value) else None
        faults.append(Fault("hash-in-text", Hit(at=span, replacement=quoted, is_guess=True)))
    return faults
