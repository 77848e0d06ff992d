"""What a module must hold to be a check or a formula."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any, Literal, Protocol

from kpr_cli.core.agreement import Placed
from kpr_cli.core.dossier import Dossier, Entry, Filing
from kpr_cli.core.hit import Fact, Hit
from kpr_cli.core.indicator import Indicator
from kpr_cli.core.policies import Policies
from kpr_cli.core.record import Record
from kpr_cli.core.rule import Words
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.core.scoring_policies import Methods
from kpr_cli.core.sightings import Sighting
from kpr_cli.judge.working import Number, Telling, Use

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
    """A fault that only several files together have: the entry at fault, and the others.

    `at` is the indicator at fault; without it the fault is the agreement's.
    """

    entry: Entry
    facts: Mapping[str, Fact]
    others: tuple[Entry | Sighting, ...] = ()
    at: Sighting | None = None


class DossierCheck(Protocol):
    """A module that finds one fault across all files of a run."""

    @property
    def FACTS(self) -> frozenset[str]: ...  # noqa: N802 - a constant of the module
    @property
    def Given(self) -> type[Record]: ...  # noqa: N802 - a class of the module

    def check(self, dossier: Dossier, given: Any) -> Iterator[EntryHit]:  # noqa: ANN401 - its own Given
        """Look for the fault; `given` is the module's own `Given`, which binding sees to."""


class UnscorableError(Exception):
    """An indicator that has no score because its data is missing or contradicts itself.

    Its words are owned once they name the indicator.
    """

    def __init__(self, th: str, en: str, *, is_owned: bool = False) -> None:
        super().__init__(en)
        self.words = Words(th=th, en=en)
        self.is_owned = is_owned


@dataclass(frozen=True, slots=True)
class Working:
    """A raw score and how it came about."""

    score: Fraction
    steps: Telling


@dataclass(frozen=True, slots=True)
class Scored:
    """A sub-indicator that counts: its weight in its parent, and its score as the book takes it.

    `score` has the digits that are printed where those are taken, else it is exact.
    """

    owner: Words
    weight: Use | None
    score: Number


@dataclass(frozen=True, slots=True)
class Case:
    """What a formula is given: the indicator, what it reached, and the book's policies.

    `actual` is None, and `children` are the scores of the sub-indicators that count, where the
    method takes its score from them.
    """

    placed: Placed
    policies: Policies
    actual: Use | None
    children: tuple[Scored, ...] = ()

    @property
    def reached(self) -> Use:
        """What was reached; UnscorableError where nothing was."""
        if self.actual is None:
            raise UnscorableError("ยังไม่มีผล", "it has no result")
        return self.actual


class Formula(Protocol):
    """A module that turns a result into a raw score."""

    def data(self, methods: Methods) -> tuple[str, ...]:
        """The keys of the indicator that hold the method's data."""

    @property
    def HAS_TARGET(self) -> bool: ...  # noqa: N802 - a constant of the module

    def levels(self, indicator: Indicator) -> tuple[Decimal, ...] | None:
        """The results that the points of the scale ask for, where the agreement says them."""

    def count(self, policies: Policies) -> int | None:
        """How many levels, bands or milestones there must be; None where it needs none."""

    def score(self, case: Case) -> Working:
        """The raw score; UnscorableError where the data of the indicator gives none."""
