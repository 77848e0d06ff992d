"""What a card would be if results were others: a supposition (สมมติ), never a result."""

from dataclasses import dataclass
from decimal import Decimal

from kpr_cli.core.rule import Words
from kpr_cli.core.scorecard import Scorecard


@dataclass(frozen=True, slots=True)
class Supposition:
    """An indicator by its id, and the result that it is supposed to have."""

    id: str
    result: Decimal


@dataclass(frozen=True, slots=True)
class Prospect:
    """A result of one indicator, and what the card would print if it alone were reached.

    `gain` is the total less the card's, both as printed.
    """

    result: Decimal
    score: Decimal
    total: Decimal
    gain: Decimal


@dataclass(frozen=True, slots=True)
class Gain:
    """What an indicator could still win: the least result for its next level, and for its best.

    `next` is None where its method has no levels.
    """

    id: str
    name: str
    actual: Decimal | None
    score: Decimal | None
    next: Prospect | None
    best: Prospect


@dataclass(frozen=True, slots=True)
class Needed:
    """How far one indicator alone brings the total: the least result that is enough.

    `result` is None where even its best is not; `total` is then the total at its best.
    """

    id: str
    name: str
    actual: Decimal | None
    result: Decimal | None
    total: Decimal


@dataclass(frozen=True, slots=True)
class Reach:
    """What brings the total to `wanted`.

    `highest` is the total if every indicator were at its best. `even` is the least score that is
    enough if every indicator had it, those in `below` excepted, whose best is less; it is None
    where the total cannot be reached. Indicators that are at their best already are not in
    `alone`, nor is any where the total is reached already.
    """

    wanted: Decimal
    total: Decimal
    is_reached: bool
    highest: Decimal
    even: Decimal | None
    below: tuple[str, ...]
    alone: tuple[Needed, ...]


@dataclass(frozen=True, slots=True)
class Unknown:
    """An indicator of which nothing can be said, and why; the reason names it."""

    id: str
    name: str
    reason: Words


@dataclass(frozen=True, slots=True)
class WhatIf:
    """The card as it is and as it would be, and what would raise the total of the latter most.

    `gains` are ranked by what the best of each wins, ties in the order of the file.
    """

    supposed: tuple[Supposition, ...]
    before: Scorecard
    after: Scorecard
    gains: tuple[Gain, ...] = ()
    unknown: tuple[Unknown, ...] = ()
    reach: Reach | None = None
