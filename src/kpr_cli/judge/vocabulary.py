"""What a module must hold to be a check or a formula."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, Protocol

from kpr_cli.core.agreement import Indicator
from kpr_cli.core.dossier import Entry
from kpr_cli.core.hit import Hit
from kpr_cli.core.record import Record
from kpr_cli.core.rule import Words
from kpr_cli.core.rulebook import Scale

Stage = Literal["due", "draft"]
"""Whether something unfinished is already owed, or still being written."""


class Nothing(Record):
    """The `given` of a check that needs nothing from its row."""


class Check(Protocol):
    """A module that finds one fault in one agreement.

    `check(filing, book, given)` yields hits whose facts are exactly `FACTS`.
    """

    FACTS: frozenset[str]
    Given: type[Record]
    check: Callable[..., Iterator[Hit]]


@dataclass(frozen=True, slots=True)
class EntryHit:
    """A fault that only several files together have: the entry at fault, and the others."""

    entry: Entry
    facts: dict[str, str | int]
    others: tuple[Entry, ...] = ()


class DossierCheck(Protocol):
    """A module that finds one fault across all files of a run: `check(dossier, given)`."""

    FACTS: frozenset[str]
    Given: type[Record]
    check: Callable[..., Iterator[EntryHit]]


class UnscorableError(Exception):
    """An indicator that has no score because its data is missing or contradicts itself."""

    def __init__(self, th: str, en: str) -> None:
        super().__init__(en)
        self.words = Words(th=th, en=en)


@dataclass(frozen=True, slots=True)
class Working:
    """A raw score and how it came about."""

    score: Fraction
    steps: tuple[Words, ...]


class Formula(Protocol):
    """A module that turns a result into a raw score; UnscorableError where it cannot.

    `DATA` is the key of the indicator that holds the method's data.
    """

    DATA: str
    score: Callable[[Indicator, Fraction, Scale], Working]
    levels: Callable[[Indicator, Scale], tuple[Fraction, ...] | None]
