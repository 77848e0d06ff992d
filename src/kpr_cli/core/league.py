"""Leagues: the cards that can be compared, their ranks, and what they come to together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kpr_cli.core.finding import Verdict
from kpr_cli.core.policies import BookStatus
from kpr_cli.core.rule import Words
from kpr_cli.core.scorecard import Assessor, Scorecard
from kpr_cli.core.scoring_policies import Ranking


@dataclass(frozen=True, slots=True)
class Ranked:
    """A card with its rank; None where it cannot be ranked, as `reason` says."""

    rank: int | None
    card: Scorecard
    reason: Words | None = None

    @property
    def scores(self) -> dict[str, Decimal | None]:
        """The score of each issue by its id; without a total they are floors, and say nothing."""
        return {} if self.card.total is None else {p.id: p.score for p in self.card.parts}


@dataclass(frozen=True, slots=True)
class Column:
    """An issue or optional topic for which at least one agency of the league has a score."""

    id: str
    name: Words


@dataclass(frozen=True, slots=True)
class Ministry:
    """The agencies of a ministry in a league; no name for those that give no ministry.

    `mean` is that of the totals that are ranked, with the decimals of a total; mean, lowest and
    highest are None where none is.
    """

    name: str
    agencies: int
    ranked: int
    mean: Decimal | None
    lowest: Decimal | None
    highest: Decimal | None


@dataclass(frozen=True, slots=True)
class Band:
    """How many that are ranked have a total from `low` to `high`, both included; None is no end.

    `grade` is the id of the book's grade that the band is, `name` its name.
    """

    low: Decimal | None
    high: Decimal | None
    agencies: int
    grade: str | None = None
    name: Words | None = None


@dataclass(frozen=True, slots=True)
class League:
    """The cards of one fiscal year, book, round and assessor, from rank 1 down.

    `has_reward` and `has_grades` say whether the book has a threshold and grades at all;
    `authority` is what rules that equal totals are ranked as `ranking` says.
    """

    fiscal_year: int
    book: str
    book_status: BookStatus
    round: int | None
    assessor: Assessor
    ranking: Ranking
    authority: Words
    has_reward: bool
    has_grades: bool
    ranked: tuple[Ranked, ...]
    columns: tuple[Column, ...]
    ministries: tuple[Ministry, ...]
    bands: tuple[Band, ...]

    @property
    def has_ties(self) -> bool:
        """Whether any two agencies share a rank."""
        ranks = [entry.rank for entry in self.ranked if entry.rank is not None]
        return len(set(ranks)) < len(ranks)


@dataclass(frozen=True, slots=True)
class Scores:
    """What a run of `kpr score` came to.

    `cards` are those of each file, the one that counts first; only these are in `leagues`.
    `without` are the files that have no card, each with the reason.
    """

    cards: Sequence[tuple[Scorecard, ...]]
    leagues: Sequence[League]
    without: Mapping[str, Words]
    verdict: Verdict
