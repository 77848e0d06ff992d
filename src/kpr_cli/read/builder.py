"""Events of the C parser to data with marks; the limits of the profile act on each event."""

from collections.abc import Callable
from dataclasses import dataclass, field

from _ruamel_yaml import CParser
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
from kpr_cli.core.place import START, Path, Span, Tree
from kpr_cli.read.characters import has_odd

MAX_DEPTH = 32
MAX_NODES = 20_000
EMPTY = frozenset({"", "~", "null", "Null", "NULL"})
Opening = MappingStartEvent | SequenceStartEvent


class Stop(Exception):  # noqa: N818 - it stops the reading, it is no error of the program
    """A fault after which nothing more of the text is read."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.rule)
        self.fault = fault


@dataclass(slots=True)
class Builder:
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

    def _scalar(self, event: ScalarEvent, get: Callable[[], Event]) -> None:
        value, is_plain = event.value, event.style == ""
        if event.anchor is not None or (event.tag is not None):
            self._refuse_properties(event)
        if event.style == '"' and has_odd(value):
            self._refuse("escaped-control", event)
        if self.stack and type(self.stack[-1]) is dict and self.keys[-1] is None:
            if not self._is_new_key(event):
                _skip(get, len(self.stack))
        else:
            self._place(None if is_plain and value in EMPTY else value, event)

    def _is_new_key(self, event: ScalarEvent) -> bool:
        """Take a key; False where it is refused, and its value with it."""
        value, seen = event.value, self.places_of_keys[-1]
        if value in seen:
            self._refuse("duplicate-key", event, {"key": value}, _span(seen[value]))
            self.absent.add((*self._path()[:-1], value))
        elif not value:
            self._refuse("key-not-text", event)
        elif value == "<<" and event.style == "":
            self._refuse("merge-key", event)
        else:
            seen[value] = event
            self.marks.append(event)
            self.keys[-1] = value
            return True
        return False

    def _open(self, event: Opening, node: dict[str, Tree] | list[Tree]) -> None:
        if self.stack and type(self.stack[-1]) is dict and self.keys[-1] is None:
            raise Stop(Fault("key-not-text", Hit(at=_span(event))))
        if event.anchor is not None or event.tag is not None:
            self._refuse_properties(event)
        if len(self.stack) >= MAX_DEPTH:
            raise Stop(Fault("too-deep", Hit(at=_span(event), facts={"most": MAX_DEPTH})))
        self._place(node, event)
        self.stack.append(node)
        self.keys.append(None)
        self.places_of_keys.append({})

    def _place(self, node: Tree, event: Event) -> None:
        """Put a node where it belongs, and its mark behind the marks before it."""
        if len(self.marks) >= MAX_NODES:
            raise Stop(Fault("too-many-nodes", Hit(at=_span(event), facts={"most": MAX_NODES})))
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
            key
            if key is not None
            else next(reversed(node), None)
            if isinstance(node, dict)
            else None
            for node, key in zip(self.stack, self.keys, strict=True)
        ]

    def _refuse_properties(self, event: ScalarEvent | Opening) -> None:
        if event.anchor is not None:
            self._refuse("anchor", event, {"name": event.anchor})
        if event.tag is not None:
            self._refuse("tag", event, {"name": event.tag})

    def _refuse(
        self,
        rule: str,
        event: Event,
        facts: dict[str, str] | None = None,
        first: Span | None = None,
    ) -> None:
        also = () if first is None else (first,)
        self.faults.append(Fault(rule, Hit(at=_span(event), facts=facts or {}, also=also)))


def _skip(get: Callable[[], Event], depth: int) -> None:
    """Read past one node without building it; the limit on depth holds here too."""
    opened = 0
    while True:
        event = get()
        if isinstance(event, Opening):
            opened += 1
            if opened + depth > MAX_DEPTH:
                raise Stop(Fault("too-deep", Hit(at=_span(event), facts={"most": MAX_DEPTH})))
        elif isinstance(event, MappingEndEvent | SequenceEndEvent):
            opened -= 1
        if opened == 0:
            return


def _span(event: Event) -> Span:
    start, end = event.start_mark, event.end_mark
    last = end.column + 1 if end.line == start.line else start.column + 2
    return Span(start.line + 1, start.column + 1, start.line + 1, max(last, start.column + 2))
