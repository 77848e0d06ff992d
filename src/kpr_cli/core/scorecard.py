"""Scores with their working: indicators, parts and total, every printed number exact."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from kpr_cli.core.policies import BookStatus
from kpr_cli.core.rule import Words

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


@dataclass(frozen=True, slots=True)
class IndicatorScore:
    """One row: what was reached, what it scores, what that weighs.

    Numbers carry the decimals they are printed with; `score` and `weighted` are None where the
    indicator leaves the sum.
    """

    id: str
    name: str
    part: str
    state: State
    actual: Decimal | None
    weight: Decimal
    score: Decimal | None
    weighted: Decimal | None
    steps: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class PartScore:
    """The subtotal of an issue or an optional topic."""

    id: str
    name: Words
    weight: Decimal
    score: Decimal | None
    weighted: Decimal | None
    steps: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Scorecard:
    """An agreement's score in one round by one assessor.

    `total` is None where nothing was scored or the book gives none; `reason` then says why.
    `waived` counts the findings of its file that the committee waived.
    `reaches_reward` is None where the book has no threshold or there is no total.
    """

    file: str
    agency: str
    name: str
    fiscal_year: int
    book: str
    book_status: BookStatus
    round: int | None
    assessor: Assessor
    provisional: bool
    waived: int = 0
    total: Decimal | None = None
    reason: Words | None = None
    reaches_reward: bool | None = None
    parts: tuple[PartScore, ...] = ()
    indicators: tuple[IndicatorScore, ...] = ()
    steps: tuple[Words, ...] = ()
