"""Where a thing stands in a file: paths into the data, spans of the text, and the way between."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

Path = tuple[str | int, ...]
"""Keys and positions from the root, as they are written in the file."""

Tree = dict[str, "Tree"] | list["Tree"] | str | None
"""A file's data: every scalar is still its source text, an empty one is None."""

EXCERPT_WIDTH = 160
NAMES = ("id", "topic", "round", "code", "agency", "fingerprint")
"""The keys that tell the entries of a list apart, as people call them."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of text: lines and columns from 1, columns in code points, the end excluded."""

    line: int
    column: int
    end_line: int
    end_column: int


START = Span(1, 1, 1, 1)


class Point(Protocol):
    """A point in a text; line and column from 0."""

    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...


class Mark(Protocol):
    """Where a node starts and ends; an event of the parser is one."""

    @property
    def start_mark(self) -> Point: ...
    @property
    def end_mark(self) -> Point: ...


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A source line, cut to a window; `offset` code points before it are left out."""

    text: str
    offset: int


class Places:
    """The text of one file, its data, and where each piece of the data stands in the text.

    `marks` holds one mark a node in document order, keys included, and `starts` where among them
    each mapping and list of the data begins, by its identity: so a path becomes a place by little
    counting, and only when somebody asks for it.
    """

    __slots__ = ("_inside", "_lines", "_starts", "file", "marks", "text", "tree")

    def __init__(
        self, file: str, text: str, tree: Tree, marks: Sequence[Mark], starts: Mapping[int, int]
    ) -> None:
        self.file = file
        self.text = text
        self.tree = tree
        self.marks = marks
        self._starts = starts
        self._inside: dict[int, dict[str | int, int]] = {}
        self._lines: list[str] | None = None

    def line(self, number: int) -> str:
        """The text of a line, without its ending; empty past the end."""
        lines = self._split()
        return lines[number - 1].rstrip("\r") if number <= len(lines) else ""

    def _split(self) -> list[str]:
        if self._lines is None:
            self._lines = self.text.split("\n")
        return self._lines

    def excerpt(self, span: Span) -> Excerpt:
        """The source line of `span`, at most EXCERPT_WIDTH code points around its start."""
        line = self.line(span.line)
        if len(line) <= EXCERPT_WIDTH:
            return Excerpt(line, 0)
        start = max(0, min(span.column - 1 - EXCERPT_WIDTH // 4, len(line) - EXCERPT_WIDTH))
        return Excerpt(line[start : start + EXCERPT_WIDTH], start)

    def span(self, path: Path, *, on_key: bool = False) -> Span:
        """The place of `path`, or of the nearest thing above it that exists.

        A scalar is pointed at itself unless `on_key`; a mapping or list at its key; an entry of
        a list at the first thing it says; what the root lacks, at the root's last key.
        """
        if not self.marks:
            return START
        key, value, node = self._locate(path)
        if key is not None and (on_key or not isinstance(node, str) or not self.holds(path)):
            return self._on_one_line(key)
        return self._on_one_line(value)

    def holds(self, path: Path) -> bool:
        """Whether something stands at `path`, were it empty."""
        node = self.tree
        for step in path:
            if not _has(node, step):
                return False
            node = _child(node, step)
        return True

    def name(self, path: Path) -> str:
        """A path in words that outlive moved lines: `issues.cost_reduction.indicators[1.1]`.

        An entry of a list is called by what names it (NAMES), else by its position from 1.
        """
        node, words = self.tree, ""
        for step in path:
            if isinstance(step, str):
                node = node.get(step) if isinstance(node, dict) else None
                words += f".{step}" if words else step
            else:
                node = node[step] if isinstance(node, list) and step < len(node) else None
                words += f"[{_called(node) or f'#{step + 1}'}]"
        return words

    def _locate(self, path: Path) -> tuple[Mark | None, Mark, Tree]:
        """Key mark, value mark and data at `path`, or at its nearest ancestor that exists."""
        if path and isinstance(self.tree, dict) and self.tree and not _has(self.tree, path[0]):
            return self._locate((next(reversed(self.tree)),))
        holder, node, depth = None, self.tree, 0
        while depth < len(path) and _has(node, path[depth]):
            holder, node, depth = node, _child(node, path[depth]), depth + 1
        value = self._starts.get(id(node))
        if value is None:  # a scalar is counted from what holds it
            value = 0 if holder is None else self._counted(holder, path[depth - 1])
        key = self.marks[value - 1] if isinstance(holder, dict) else None
        first = value + 1 if isinstance(node, dict) and node else value
        return key, self.marks[first], node

    def _counted(self, holder: Tree, step: str | int) -> int:
        """The mark of a value in a mapping or list; all beside it are counted with it."""
        known = id(holder)
        if known not in self._inside:
            self._inside[known] = dict(_positions(holder))
        return self._starts.get(known, 0) + self._inside[known][step]

    def _on_one_line(self, mark: Mark) -> Span:
        """The span of a mark inside the text, kept to one line so that a caret fits under it."""
        line, column = mark.start_mark.line + 1, mark.start_mark.column + 1
        last = len(self._split())
        if line > last:  # the parser counts a line past the end
            end = len(self.line(last)) + 1
            return Span(last, end, last, end)
        if mark.end_mark.line + 1 == line:
            return Span(line, column, line, mark.end_mark.column + 1)
        return Span(line, column, line, max(column, len(self.line(line).rstrip()) + 1))


def index_of(tree: Tree, path: Path) -> tuple[int | None, int]:
    """The positions of the marks of key and value at a path that exists, by counting."""
    key, index, node = None, 0, tree
    for step in path:
        index += next(position for beside, position in _positions(node) if beside == step)
        key = index - 1 if isinstance(node, dict) else None
        node = _child(node, step)
    return key, index


def _positions(holder: Tree) -> Iterator[tuple[str | int, int]]:
    """The values of a mapping or list with the positions of their marks behind its own."""
    position, is_keyed = 1, isinstance(holder, dict)
    for step, value in holder.items() if isinstance(holder, dict) else enumerate(holder or ()):
        position += is_keyed  # behind its key
        yield step, position
        position += _size(value)


def indexes(tree: Tree) -> Iterator[tuple[Path, tuple[int | None, int]]]:
    """The same for every path, in one walk."""
    position = 0

    def walk(
        node: Tree, here: Path, key: int | None
    ) -> Iterator[tuple[Path, tuple[int | None, int]]]:
        nonlocal position
        yield here, (key, position)
        position += 1
        if isinstance(node, dict):
            for name, value in node.items():
                position += 1
                yield from walk(value, (*here, name), position - 1)
        elif isinstance(node, list):
            for index, value in enumerate(node):
                yield from walk(value, (*here, index), None)

    yield from walk(tree, (), None)


def _called(entry: Tree) -> str | None:
    """What names an entry of a list."""
    if not isinstance(entry, dict):
        return None
    found = next((entry[key] for key in NAMES if key in entry), None)
    return found if isinstance(found, str) else None


def _has(node: Tree, step: str | int) -> bool:
    if isinstance(node, dict):
        return step in node
    return isinstance(node, list) and isinstance(step, int) and step < len(node)


def _child(node: Tree, step: str | int) -> Tree:
    if isinstance(node, dict):
        return node[str(step)]
    return node[int(step)] if isinstance(node, list) else None


def _size(tree: Tree) -> int:
    """How many marks a piece of data has: its own, its keys' and its values'."""
    if isinstance(tree, dict):
        return 1 + len(tree) + sum(map(_size, tree.values()))
    return 1 + sum(map(_size, tree)) if isinstance(tree, list) else 1


def pruned(tree: Tree, dropped: Collection[Path], emptied: Collection[Path] = ()) -> Tree:
    """The data without the `dropped` paths and with `emptied` mappings; the original stays."""

    def copy(node: Tree, here: Path) -> Tree:
        if here in emptied:
            return {}
        if isinstance(node, dict):
            return {k: copy(v, (*here, k)) for k, v in node.items() if (*here, k) not in dropped}
        if isinstance(node, list):
            return [copy(v, (*here, i)) for i, v in enumerate(node)]
        return node

    return copy(tree, ())
