"""Half-made findings: what a check or a reader knows, place and facts, before a book says more."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Protocol

from kpr_cli.core.place import Path, Span


class Bilingual(Protocol):
    """Words in both languages, as books hold them."""

    @property
    def th(self) -> str: ...
    @property
    def en(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Told:
    """A fact that is told differently in the two languages."""

    th: str
    en: str


@dataclass(frozen=True, slots=True)
class Edit:
    """The text that belongs in a stretch instead of what stands there."""

    span: Span
    text: str


Fact = str | int | Decimal | Fraction | date | Bilingual
At = Path | Span


@dataclass(frozen=True, slots=True)
class Hit:
    """A fault's place and facts; code, severity, words and authority are the book's."""

    at: At
    facts: Mapping[str, Fact] = field(default_factory=dict)
    also: tuple[At, ...] = ()
    on_key: bool = False
    span: Span | None = None
    """The exact stretch, where it is less than what stands at the place."""
    replacement: str | None = None
    """The text that belongs at the place instead, where there is one right answer."""
    edits: tuple[Edit, ...] = ()
    """The same, where it takes changes at several places, or elsewhere than is pointed at."""
    is_guess: bool = False
    """Whether the replacement is only the most probable one."""

    @property
    def is_mendable(self) -> bool:
        """Whether it carries the one right answer."""
        return (self.replacement is not None or bool(self.edits)) and not self.is_guess


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault of reading or shape: the name of its row in `rulebooks/reading.yaml`, and the hit."""

    rule: str
    hit: Hit
    is_stop: bool = False
    """Whether nothing behind it could be read, so that more may be wrong."""
