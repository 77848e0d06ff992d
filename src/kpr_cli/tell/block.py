"""Blocks: what a text is made of before it becomes lines of a terminal or a page."""

from dataclasses import dataclass

from kpr_cli.core.explanation import Sheet
from kpr_cli.tell.lines import Line


@dataclass(frozen=True, slots=True)
class Heading:
    """What the following is about; the first of all has level 1."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph, once in each language."""

    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """What is told in a word or two, beside what it is about."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Session:
    """A command and what it prints."""

    command: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Legend:
    """What the marks before the lines of the files below it mean."""

    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A file of an example, faulty or right."""

    sheet: Sheet
    is_good: bool


Block = Heading | Prose | Facts | Session | Legend | Shown
