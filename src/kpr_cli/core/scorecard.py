"""Scores with their working: indicators, parts and total, every printed number exact."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from kpr_cli.core.policies import BookStatus
from kpr_cli.core.rule import Words
from kpr_cli.core.scoring_policies import Grade
from kpr_cli.core.working import Step

State = Literal["scored", "not_reported", "not_applicable", "cancelled", "starts_later"]
Assessor = Literal["self", "committee"]

STATES: dict[State, Words] = {
    "scored": Words(th="คิดคะแนน", en="scored"),
    "not_reported": Words(th="ไม่ได้รายงาน", en="not reported"),
    "not_applicable": Words(th="ไม่เกี่ยวข้อง", en="not applicable"),
    "cancelled": Words(th="ยกเลิก", en="cancelled"),
    "starts_later": Words(th="เริ่มรอบถัดไป", en="starts later"),
}
"""The states in words, never a silent zero."""


PENDING = Words(
    th="คณะกรรมการยังประเมินไม่ครบทุกตัวชี้วัด",
    en="the committee has not assessed every indicator yet",
)
"""Why a committee's card has no sums."""


@dataclass(frozen=True, slots=True)
class IndicatorScore:
    """One row: what was reached, what it scores, what that weighs.

    Numbers carry the decimals they are printed with; `score` and `weighted` are None where the
    indicator leaves the sum. `raw` is the score by the method alone, before floor, cap and
    deduction. A sub-indicator has no weighted score, and no weight under a plain mean.
    `weighs` is the exact weight. `steps` is empty unless the working was asked for.
    """

    id: str
    name: str
    part: str
    state: State
    actual: Decimal | None
    weight: Decimal | None
    raw: Decimal | None
    score: Decimal | None
    weighted: Decimal | None
    weighs: Fraction | None = None
    steps: tuple[Step, ...] = ()
    children: tuple["IndicatorScore", ...] = ()


@dataclass(frozen=True, slots=True)
class PartScore:
    """The subtotal of an issue or an optional topic."""

    id: str
    name: Words
    weight: Decimal
    score: Decimal | None
    weighted: Decimal | None
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class EarlierScore:
    """What a part scored in an earlier round, and how far it has moved since.

    `difference` is the card's score less this one, as printed; None where one of them is missing,
    or where the weights that both stand on differ.
    """

    id: str
    score: Decimal | None
    difference: Decimal | None


@dataclass(frozen=True, slots=True)
class EarlierIndicator:
    """The same of an indicator, and whether it was reported then."""

    id: str
    state: State
    score: Decimal | None
    difference: Decimal | None


@dataclass(frozen=True, slots=True)
class EarlierRound:
    """What a round before the card's came to; `difference` as in `EarlierScore`.

    `weights_differ` is whether an indicator counts there with another weight than on the card:
    then the totals stand side by side, but no difference is told. `reason` says why there is no
    total. Parts and indicators stand in the order of the card, or not at all where nothing was
    scored.
    """

    round: int
    assessor: Assessor
    total: Decimal | None
    difference: Decimal | None
    weights_differ: bool
    reason: Words | None
    parts: tuple[EarlierScore, ...]
    indicators: tuple[EarlierIndicator, ...]


@dataclass(frozen=True, slots=True)
class Scorecard:
    """An agreement's score in one round by one assessor.

    Of a file's cards exactly one `counts`; it has the `earlier` rounds, oldest first. Another
    stands beside it, and has no sums where its assessor has not assessed everything.
    `of_exact` is the total of the exact parts, where that of the printed ones differs from it.
    `total` is None where nothing was scored or the book gives none; `reason` then says why.
    `waived` counts the findings of its file that the committee waived.
    `reaches_reward` is None where the book has no threshold or there is no total; `grade`, `mean`
    (the total as a mean of the weights that count) and `percent` (of the highest total there can
    be) are None where the book gives none. `divisor` is the working of the weights that count.
    """

    file: str
    agency: str
    name: str
    ministry: str
    fiscal_year: int
    book: str
    book_status: BookStatus
    round: int | None
    assessor: Assessor
    provisional: bool
    counts: bool = True
    waived: int = 0
    total: Decimal | None = None
    of_exact: Decimal | None = None
    reason: Words | None = None
    reaches_reward: bool | None = None
    grade: Grade | None = None
    mean: Decimal | None = None
    percent: Decimal | None = None
    parts: tuple[PartScore, ...] = ()
    indicators: tuple[IndicatorScore, ...] = ()
    divisor: tuple[Step, ...] = ()
    steps: tuple[Step, ...] = ()
    earlier: tuple[EarlierRound, ...] = ()
