"""Explanations: where a rule stands, and files with its fault beside files without it."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import PurePosixPath
from typing import Literal

from kpr_cli.core.finding import Verdict
from kpr_cli.core.rule import Rule
from kpr_cli.core.rulebook import Rulebook, Source

Mending = Literal["safe", "guess"]
"""What `kpr fix` can do about a fault: the one right answer, or the most probable one."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A row as `books` have it, all alike; a rule of reading stands in none, it is for all."""

    rule: Rule
    source: Source
    books: tuple[Rulebook, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """A file of an example: its name as kpr is told it, and its lines."""

    name: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A text to be shown around some lines: those kpr points at, and those that differ."""

    text: Text
    around: frozenset[int]
    changed: frozenset[int]
    pointed: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Example:
    """Files with a fault, what `kpr validate` with these arguments says, files without it."""

    bad: tuple[Sheet, ...]
    arguments: tuple[str, ...]
    verdict: Verdict
    good: tuple[Sheet, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """A rule as it stands: in which books how, in which not, how it is mended, an example."""

    standings: tuple[Standing, ...]
    without: tuple[str, ...]
    mending: frozenset[Mending]
    example: Example | None

    @property
    def rule(self) -> Rule:
        """The row, as its first standing has it."""
        return self.standings[0].rule


def compared(bad: Text, good: Text) -> tuple[Sheet, Sheet]:
    """The two texts with the lines in which they differ.

    A comment above all differs always and teaches nothing; neither does the id that repeats the
    file's name, unless nothing else differs.
    """
    changed = _changes(_essence(bad), _essence(good)) or _changes(bad.lines, good.lines)
    return (
        _sheet(bad, [(first, last) for _, first, last, _, _ in changed]),
        _sheet(good, [(first, last) for _, _, _, first, last in changed]),
    )


def _changes(bad: Sequence[str], good: Sequence[str]) -> list[tuple[str, int, int, int, int]]:
    left, right = (["#" if line.startswith("#") else line for line in t] for t in (bad, good))
    blocks = SequenceMatcher(None, left, right, autojunk=False).get_opcodes()
    changed = [block for block in blocks if block[0] != "equal"]
    return [b for b in changed if {*left[b[1] : b[2]], *right[b[3] : b[4]]} != {"#"}]


def _essence(text: Text) -> list[str]:
    stem = PurePosixPath(text.name).stem
    return [line.replace(stem, "@") for line in text.lines]


def _sheet(text: Text, blocks: Sequence[tuple[int, int]]) -> Sheet:
    """A text with its changed stretches; one that is empty here is shown by what is beside it."""
    changed = {line for first, last in blocks for line in range(first + 1, last + 1)}
    beside = {line for first, last in blocks if first == last for line in (first, first + 1)}
    return Sheet(text, frozenset(changed | beside), frozenset(changed))
