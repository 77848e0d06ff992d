"""What a module must hold to be a check or a formula."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any, Literal, Protocol

from kpr_cli.core.dossier import Dossier, Entry, Filing
from kpr_cli.core.hit import Hit
from kpr_cli.core.indicator import Indicator
from kpr_cli.core.policies import Scale
from kpr_cli.core.record import Record
from kpr_cli.core.rule import Words
from kpr_cli.core.rulebook import Rulebook

Stage = Literal["due", "draft"]
"""Whether something unfinished is already owed, or still being written."""


class Nothing(Record):
    """The `given` of a check that needs nothing from its row."""


class OfStage(Record):
    """The `given` of a check that tells what is owed already, or what is still being written."""

    stage: Stage


class Check(Protocol):
    """A module that finds one fault in one agreement; its hits' facts are exactly `FACTS`."""

    @property
    def FACTS(self) -> frozenset[str]: ...  # noqa: N802 - a constant of the module
    @property
    def Given(self) -> type[Record]: ...  # noqa: N802 - a class of the module

    def check(self, filing: Filing, book: Rulebook, given: Any) -> Iterator[Hit]:  # noqa: ANN401 - its own Given
        """Look for the fault; `given` is the module's own `Given`, which binding sees to."""


@dataclass(frozen=True, slots=True)
class EntryHit:
    """A fault that only several files together have: the entry at fault, and the others."""

    entry: Entry
    facts: dict[str, str | int]
    others: tuple[Entry, ...] = ()


class DossierCheck(Protocol):
    """A module that finds one fault across all files of a run."""

    @property
    def FACTS(self) -> frozenset[str]: ...  # noqa: N802 - a constant of the module
    @property
    def Given(self) -> type[Record]: ...  # noqa: N802 - a class of the module

    def check(self, dossier: Dossier, given: Any) -> Iterator[EntryHit]:  # noqa: ANN401 - its own Given
        """Look for the fault; `given` is the module's own `Given`, which binding sees to."""


class UnscorableError(Exception):
    """An indicator that has no score because its data is missing or contradicts itself."""

    def __init__(self, th: str, en: str) -> None:
        super().__init__(en)
        self.words = Words(th=th, en=en)


Telling = Callable[[], tuple[Words, ...]]
"""How a number came about, in words that are made only where somebody reads them."""


@dataclass(frozen=True, slots=True)
class Working:
    """A raw score and how it came about."""

    score: Fraction
    steps: Telling


class Formula(Protocol):
    """A module that turns a result into a raw score.

    `DATA` is the key of the indicator that holds the method's data.
    """

    @property
    def DATA(self) -> str: ...  # noqa: N802 - a constant of the module

    def levels(self, indicator: Indicator) -> tuple[Decimal, ...] | None:
        """The results that the points of the scale ask for, where the agreement says them."""

    def score(self, indicator: Indicator, actual: Decimal, scale: Scale) -> Working:
        """The raw score; UnscorableError where the data of the indicator gives none."""
