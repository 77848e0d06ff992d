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
from kpr_cli.core.place import Path, Span, Tree, index_of
from kpr_cli.read.characters import has_odd

MAX_DEPTH = 32
MAX_NODES = 20_000
EMPTY = frozenset({"", "~", "null", "Null", "NULL"})
UNUSABLE = frozenset({"", "<<"})
"""Keys that no agreement has: nothing, and the merge of YAML 1.1."""
Opening = MappingStartEvent | SequenceStartEvent


class Stop(Exception):  # noqa: N818 - it stops the reading, it is no error of the program
    """A fault after which nothing more of the text is read."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.rule)
        self.fault = fault


@dataclass(slots=True)
class Builder:
    """Data under construction: the node being filled, and under which key the next one goes.

    `starts` says of each mapping and list, by its identity, at which mark it begins.
    """

    root: Tree = None
    has_root: bool = False
    marks: list[Event] = field(default_factory=list)
    starts: dict[int, int] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    most: int = MAX_NODES
    absent: set[Path] = field(default_factory=set)
    node: dict[str, Tree] | list[Tree] | None = None
    key: str | None = None
    repeating: dict[str, Tree] | list[Tree] | None = None
    stack: list[tuple[dict[str, Tree] | list[Tree] | None, str | None]] = field(
        default_factory=list
    )

    def run(self, parser: CParser) -> None:
        """Build from all events of a parser."""
        get = parser.get_event
        while True:
            event = get()
            kind = type(event)
            if kind is ScalarEvent:
                if event.style == '"' or event.tag is not None or event.anchor is not None:
                    self._look_closer(event)
                value = event.value
                if self.key is None and type(self.node) is dict:
                    if value in self.node or value in UNUSABLE:
                        self._refuse_key(event, get)
                    else:
                        self.marks.append(event)
                        self.key = value
                        self.repeating = None
                else:
                    self._place(None if value in EMPTY and event.style == "" else value, event)
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                self._open(event, {} if kind is MappingStartEvent else [])
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                self.node, _ = self.stack.pop()
                self.key = None
            elif self._is_over(event, get):
                return

    def _is_over(self, event: Event, get: Callable[[], Event]) -> bool:
        """Take an event that is no node of the data; whether there is nothing more to read."""
        if isinstance(event, AliasEvent):
            self._refuse("alias", event)
            if self.key is None and type(self.node) is dict:
                _skip(get, len(self.stack))  # an alias for a key: its value goes with it
            else:
                path = self._path()
                # Of a list with an entry unknown, nothing is known: it is never shortened.
                self.absent.add(path[:-1] if isinstance(self.node, list) else path)
                self._place(None, event)
        elif isinstance(event, DocumentStartEvent):
            if event.version or event.tags:
                self._refuse("directive", event)
            if self.has_root:
                self._refuse("several-documents", event)
                return True
        return isinstance(event, StreamEndEvent)

    def _open(self, event: Opening, node: dict[str, Tree] | list[Tree]) -> None:
        if self.key is None and type(self.node) is dict:
            raise Stop(Fault("key-not-text", Hit(at=_span(event))))
        if event.tag is not None or event.anchor is not None:
            self._look_closer(event)
        if len(self.stack) >= MAX_DEPTH:
            raise Stop(Fault("too-deep", Hit(at=_span(event), facts={"most": MAX_DEPTH})))
        key = self.key
        self.starts[id(node)] = len(self.marks)
        self._place(node, event)
        self.stack.append((self.node, key))
        self.node = node

    def _place(self, value: Tree, event: Event) -> None:
        """Put a node where it belongs, and its mark behind the marks before it."""
        if len(self.marks) >= self.most:
            raise Stop(Fault("too-many-nodes", Hit(at=_span(event), facts={"most": self.most})))
        self.marks.append(event)
        node = self.node
        if type(node) is list:
            node.append(value)
        elif type(node) is dict:
            node[str(self.key)] = value
            self.key = None
        else:
            self.root, self.has_root = value, True

    def _refuse_key(self, event: ScalarEvent, get: Callable[[], Event]) -> None:
        """Tell what is wrong with a key; its value goes with it."""
        value = event.value
        if isinstance(self.node, dict) and value in self.node:
            path = (*self._path()[:-1], value)
            self.absent.add(path)
            if self.repeating is self.node:
                # A forgotten dash repeats every key of an entry: once is enough.
                _skip(get, len(self.stack))
                return
            self.repeating = self.node
            key, _ = index_of(self.root, path)
            self._refuse("duplicate-key", event, {"key": value}, _span(self.marks[key or 0]))
        elif value:
            self._refuse("merge-key", event)
        else:
            self._refuse("key-not-text", event)
        _skip(get, len(self.stack))

    def _path(self) -> Path:
        """Where the next node will stand."""
        outer = [(node, key) for node, key in self.stack if node is not None]
        steps = [len(node) - 1 if isinstance(node, list) else str(key) for node, key in outer]
        if self.node is None:
            return ()
        return (*steps, len(self.node) if isinstance(self.node, list) else str(self.key))

    def _look_closer(self, event: ScalarEvent | Opening) -> None:
        if event.anchor is not None:
            self._refuse("anchor", event, {"name": event.anchor})
        if event.tag is not None:
            self._refuse("tag", event, {"name": event.tag})
        if isinstance(event, ScalarEvent) and event.style == '"' and has_odd(event.value):
            self._refuse("escaped-control", event)

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
