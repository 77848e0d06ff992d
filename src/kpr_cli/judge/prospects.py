"""The rows of an agreement of which any can be scored anew, and what each could still win.

Nothing is worked out backwards: every result that is told was scored as a real one is.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from kpr_cli.core.agreement import Placed
from kpr_cli.core.number import half_up
from kpr_cli.core.rule import Words
from kpr_cli.core.supposition import Gain, Prospect, Unknown
from kpr_cli.judge.climbing import Climb, climb_of
from kpr_cli.judge.phrases import owner
from kpr_cli.judge.rows import Round, Row, row
from kpr_cli.judge.sums import divisor_of, weigh
from kpr_cli.judge.supposing import with_result
from kpr_cli.judge.totals import total_of
from kpr_cli.judge.vocabulary import UnscorableError


@dataclass(frozen=True, slots=True)
class Mover:
    """A row with a result of its own, the place of the row that weighs it, and what it can climb.

    `best` is the exact score of the best result.
    """

    index: int
    row: Row
    climb: Climb
    best: Fraction

    @property
    def id(self) -> str:
        """The id of its indicator."""
        return self.row.placed.indicator.id or ""

    @property
    def name(self) -> str:
        """The name of its indicator."""
        return self.row.placed.indicator.name or ""


@dataclass(frozen=True, slots=True)
class Standing:
    """All rows of a round by one assessor."""

    round_: Round
    rows: tuple[Row, ...]

    @property
    def sign(self) -> int:
        """1 where more points are better, −1 on an inverted scale."""
        return -1 if self.round_.book.policies.scale.is_inverted else 1

    def total(self, rows: Sequence[Row]) -> Decimal:
        """The printed total of rows; UnscorableError where nothing counts."""
        policies = self.round_.book.policies
        divisor = divisor_of(rows, policies)
        weighed = [weigh(entry, policies, divisor, None) for entry in rows]
        total = total_of(weighed, policies, divisor)
        if total is None:
            raise UnscorableError("ไม่มีตัวชี้วัดใดนับในคะแนนรวม", "nothing counts in the total")
        return total.value

    def moved(self, mover: Mover, result: Decimal, rows: Sequence[Row] | None = None) -> list[Row]:
        """The rows in which one indicator has another result."""
        moved = list(self.rows if rows is None else rows)
        top = with_result(moved[mover.index].placed, mover.row.placed, result, self.round_)
        moved[mover.index] = row(top, self.round_)
        return moved

    def worth(self, leaf: Placed, result: Decimal) -> Fraction:
        """The exact score of an indicator with a result, after any deduction."""
        score = row(
            with_result(leaf, leaf, result, self.round_), self.round_, is_weighed=False
        ).score
        if score is None:
            raise UnscorableError("ผลนี้ไม่มีคะแนน", "this result has no score")
        return score

    def movers(self) -> tuple[list[Mover], list[Unknown]]:
        """What counts and has a result of its own, and of what nothing can be said."""
        movers: list[Mover] = []
        unknown: list[Unknown] = []
        for index, top in enumerate(self.rows):
            for leaf in filter(_is_open, _below(top)):
                try:
                    movers.append(self._mover(index, leaf))
                except UnscorableError as error:
                    unknown.append(_unknown(leaf.placed, error))
        return movers, unknown

    def _mover(self, index: int, leaf: Row) -> Mover:
        book, placed = self.round_.book, leaf.placed
        climb = climb_of(placed.indicator, book, lambda result: self.worth(placed, result))
        mover = Mover(index, leaf, climb, self.worth(placed, climb.last))
        self.moved(mover, climb.last)  # a composite of which it alone counts may weigh nothing
        return mover

    def is_at_best(self, mover: Mover) -> bool:
        """Whether the indicator cannot score better."""
        score = mover.row.score
        return score is not None and self.sign * score >= self.sign * mover.best

    def gain(self, mover: Mover, total: Decimal) -> Gain:
        """What an indicator could still win, alone."""
        policies = self.round_.book.policies
        floor = Fraction(policies.scale.floor)
        now = self.sign * (floor if mover.row.score is None else mover.row.score)
        levels = {self.sign * self.worth(mover.row.placed, mark) for mark in mover.climb.marks}
        better = sorted(level for level in levels if level > now)
        score = mover.row.score
        return Gain(
            id=mover.id,
            name=mover.name,
            actual=mover.row.actual,
            score=None if score is None else half_up(score, policies.rounding.score),
            next=self._prospect(mover, better[0], total) if better else None,
            best=self._prospect(mover, self.sign * mover.best, total),
        )

    def _prospect(self, mover: Mover, wanted: Fraction, total: Decimal) -> Prospect:
        """The least result that scores as good as `wanted`, which is a score times the sign."""
        leaf, places = mover.row.placed, self.round_.book.policies.rounding.score
        found = mover.climb.first(lambda result: self.sign * self.worth(leaf, result) >= wanted)
        result = mover.climb.last if found is None else found
        new = self.total(self.moved(mover, result))
        score = half_up(self.worth(leaf, result), places)
        return Prospect(result, score, new, new - total)


def _unknown(leaf: Placed, error: UnscorableError) -> Unknown:
    whose, why, indicator = owner(leaf), error.words, leaf.indicator
    said = why if error.is_owned else Words(th=f"{whose.th}: {why.th}", en=f"{whose.en}: {why.en}")
    return Unknown(indicator.id or "", indicator.name or "", said)


def standing_of(tops: Sequence[Placed], round_: Round) -> Standing:
    """The rows of indicators; UnscorableError where one has no score."""
    return Standing(round_, tuple(row(placed, round_) for placed in tops))


def ranked(gains: Sequence[Gain], sign: int) -> tuple[Gain, ...]:
    """The gains from the greatest down; equal ones keep the order of the file."""
    return tuple(sorted(gains, key=lambda gain: -sign * gain.best.gain))


def states_of(rows: Sequence[Row]) -> dict[tuple[str | int, ...], Row]:
    """Every row and the rows of sub-indicators by the path of its indicator."""
    return {entry.placed.path: entry for top in rows for entry in _every(top)}


def _every(top: Row) -> Iterator[Row]:
    yield top
    for child in top.children:
        yield from _every(child)


def _below(top: Row) -> Iterator[Row]:
    """The rows with results of their own that make up a row."""
    return (entry for entry in _every(top) if not entry.placed.indicator.children)


def _is_open(leaf: Row) -> bool:
    """Whether a result of this row would count."""
    return leaf.placed.indicator.is_active and leaf.state != "starts_later"
