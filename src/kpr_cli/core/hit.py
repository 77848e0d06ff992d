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


Fact = str | int | Decimal | Fraction | date | Bilingual
At = Path | Span


@dataclass(frozen=True, slots=True)
class Hit:
    """A fault's place and facts; code, severity, words and authority are the book's."""

    at: At
    facts: Mapping[str, Fact] = field(default_factory=dict)
    also: tuple[At, ...] = ()
    on_key: bool = False
    replacement: str | None = None
    """The text that belongs at the place instead, where there is one right answer."""
    is_guess: bool = False
    """Whether the replacement is only the most probable one."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault of reading or shape: the name of its row in `rulebooks/reading.yaml`, and the hit."""

    rule: str
    hit: Hit
