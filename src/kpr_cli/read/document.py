"""The strict profile of YAML: bytes to data with the place of every piece.

One pass over the events of ruamel's C parser. Limits act on the stream of events, before
anything is built, because loaders that look afterwards crash on hostile nesting. Scalars keep
their source text; what a scalar means is decided by the field it stands in.
"""

import re
from dataclasses import dataclass, field

from _ruamel_yaml import CParser
from ruamel.yaml.error import YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from kpr_cli.core.hit import Fault, Hit
from kpr_cli.core.place import START, Path, Places, Span, Tree
from kpr_cli.read.characters import decode, has_odd
from kpr_cli.read.syntax import fault_of

MAX_BYTES = 1 << 20
MAX_DEPTH = 32
MAX_NODES = 20_000
EMPTY = frozenset({"", "~", "null", "Null", "NULL"})

_hash = re.compile(r" #[^\s#!]").search


@dataclass(frozen=True, slots=True)
class Document:
    """A file as read: its places, the faults of its text, and the paths they hide.

    `is_whole` is False where reading stopped, so that there is no data to judge.
    """

    places: Places
    faults: tuple[Fault, ...]
    absent: frozenset[Path]
    is_whole: bool


def read_document(data: bytes, file: str, size: int | None = None) -> Document:
    """Read one file's bytes (of a larger file at least one byte too many); nothing raises."""
    if len(data) > MAX_BYTES:
        facts = {"bytes": size or len(data), "most": MAX_BYTES}
        return _unread(file, "", [Fault("too-large", Hit(at=START, facts=facts))])
    decoded = decode(data)
    if isinstance(decoded, Fault):
        return _unread(file, data.decode("utf-8", "replace").replace("\x00", "\ufffd"), [decoded])
    text, faults = decoded.clean, list(decoded.faults)
    builder = _Builder()
    try:
        builder.run(CParser(text))
    except _Stop as stop:
        return _unread(file, text, [*faults, *builder.faults, stop.fault])
    except YAMLError as error:
        # A forbidden character explains the parser's complaint better than the parser does.
        explained = [] if faults else [fault_of(error)]
        return _unread(file, text, [*faults, *builder.faults, *explained])
    faults += builder.faults
    if not builder.has_root:
        return _unread(file, text, [*faults, Fault("empty-file", Hit(at=START))])
    places = Places(file, text, builder.root, builder.marks)
    faults += _swallowed(places, builder.marks)
    return Document(places, tuple(faults), frozenset(builder.absent), is_whole=True)


def _unread(file: str, text: str, faults: list[Fault]) -> Document:
    return Document(Places(file, text, None, ()), tuple(faults), frozenset(), is_whole=False)


class _Stop(Exception):  # noqa: N818 - it stops the reading, it is no error of the program
    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.rule)
        self.fault = fault


@dataclass(slots=True)
class _Builder:
    """Data under construction; `path` is where the next node will stand."""

    root: Tree = None
    has_root: bool = False
    marks: list[Event] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    absent: set[Path] = field(default_factory=set)
    stack: list[dict[str, Tree] | list[Tree]] = field(default_factory=list)
    keys: list[str | None] = field(default_factory=list)
    places_of_keys: list[dict[str, Event]] = field(default_factory=list)

    def run(self, parser: CParser) -> None:
        """Build from all events of a parser."""
        get = parser.get_event
        while True:
            event = get()
            kind = type(event)
            if kind is ScalarEvent:
                self._scalar(event, get)
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                self._open(event, {} if kind is MappingStartEvent else [])
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                self.stack.pop()
                self.keys.pop()
                self.places_of_keys.pop()
            elif kind is AliasEvent:
                self._refuse("alias", event)
                self.absent.add(self._path())
                self._place(None, event)
            elif kind is DocumentStartEvent:
                if event.version or event.tags:
                    self.faults.append(Fault("directive", Hit(at=START)))
                if self.has_root:
                    self._refuse("several-documents", event)
                    return
            elif kind is StreamEndEvent:
                return

    def _scalar(self, event: ScalarEvent, get: object) -> None:
        value, is_plain = event.value, event.style == ""
        if event.anchor is not None or (event.tag is not None):
            self._refuse_properties(event)
        if event.style == '"' and has_odd(value):
            self._refuse("escaped-control", event)
        if self.stack and type(self.stack[-1]) is dict and self.keys[-1] is None:
            self._key(event, value, is_plain, get)
        else:
            self._place(None if is_plain and value in EMPTY else value, event)

    def _key(self, event: ScalarEvent, value: str, is_plain: bool, get: object) -> None:  # noqa: FBT001
        seen = self.places_of_keys[-1]
        if value in seen:
            first = _span(seen[value])
            self._refuse("duplicate-key", event, {"key": value}, first)
            self.absent.add((*self._path()[:-1], value))
        elif value == "" or (is_plain and value == "<<"):
            self._refuse("merge-key" if value else "key-not-text", event)
        else:
            seen[value] = event
            self.marks.append(event)
            self.keys[-1] = value
            return
        _skip(get, len(self.stack))

    def _open(self, event: Event, node: dict[str, Tree] | list[Tree]) -> None:
        if self.stack and type(self.stack[-1]) is dict and self.keys[-1] is None:
            raise _Stop(Fault("key-not-text", Hit(at=_span(event))))
        if event.anchor is not None or event.tag is not None:
            self._refuse_properties(event)
        if len(self.stack) >= MAX_DEPTH:
            raise _Stop(Fault("too-deep", Hit(at=_span(event), facts={"most": MAX_DEPTH})))
        self._place(node, event)
        self.stack.append(node)
        self.keys.append(None)
        self.places_of_keys.append({})

    def _place(self, node: Tree, event: Event) -> None:
        """Put a node where it belongs, and its mark behind the marks before it."""
        if len(self.marks) >= MAX_NODES:
            raise _Stop(Fault("too-many-nodes", Hit(at=_span(event), facts={"most": MAX_NODES})))
        self.marks.append(event)
        if not self.stack:
            self.root, self.has_root = node, True
            return
        parent = self.stack[-1]
        if isinstance(parent, list):
            parent.append(node)
        else:
            parent[str(self.keys[-1])] = node
            self.keys[-1] = None

    def _path(self) -> Path:
        """Where the next node will stand."""
        return tuple(
            len(node) - (level < len(self.stack) - 1) if isinstance(node, list) else str(key)
            for level, (node, key) in enumerate(zip(self.stack, self._open_keys(), strict=True))
        )

    def _open_keys(self) -> list[str | None]:
        """The key under which each open node's newest child stands."""
        return [
            key if key is not None else next(reversed(node), None) if isinstance(node, dict) else None
            for node, key in zip(self.stack, self.keys, strict=True)
        ]

    def _refuse_properties(self, event: Event) -> None:
        if event.anchor is not None:
            self._refuse("anchor", event, {"name": event.anchor})
        if event.tag is not None:
            self._refuse("tag", event, {"name": event.tag})

    def _refuse(
        self, rule: str, event: Event, facts: dict[str, str] | None = None, first: Span | None = None
    ) -> None:
        also = () if first is None else (first,)
        self.faults.append(Fault(rule, Hit(at=_span(event), facts=facts or {}, also=also)))


def _skip(get: object, depth: int) -> None:
    """Read past one node without building it; the limit on depth holds here too."""
    opened = 0
    while True:
        event = get()  # type: ignore[operator]
        if isinstance(event, MappingStartEvent | SequenceStartEvent):
            opened += 1
            if opened + depth > MAX_DEPTH:
                raise _Stop(Fault("too-deep", Hit(at=_span(event), facts={"most": MAX_DEPTH})))
        elif isinstance(event, MappingEndEvent | SequenceEndEvent):
            opened -= 1
        if opened == 0:
            return


def _span(event: Event) -> Span:
    start, end = event.start_mark, event.end_mark
    last = end.column + 1 if end.line == start.line else start.column + 2
    return Span(start.line + 1, start.column + 1, start.line + 1, max(last, start.column + 2))


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
        rest = line[end.column :]
        if start.line == end.line and (match := _hash(rest)) and not rest[: match.start()].strip():
            whole = line[start.column :].rstrip()
            span = Span(start.line + 1, start.column + 1, start.line + 1, len(line.rstrip()) + 1)
            quoted = f'"{whole}"' if event.value and not {'"', "\\"} & set(whole) else None
            faults.append(Fault("hash-in-text", Hit(at=span, replacement=quoted)))
    return faults
