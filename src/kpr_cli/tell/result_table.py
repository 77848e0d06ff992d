"""The result table that officers know: criteria, result, score, weighted score, each assessor."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from kpr_cli.core.agreement import Agreement, Placed
from kpr_cli.core.indicator import Indicator
from kpr_cli.core.number import plain
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.core.scorecard import STATES, Assessor, IndicatorScore, PartScore, Scorecard
from kpr_cli.tell.lines import safe
from kpr_cli.tell.tables import ASSESSORS, PROVISIONAL, round_words

DASH = "–"
NOT_ASSESSED = "ยังไม่ได้ประเมิน"


@dataclass(frozen=True, slots=True)
class Column:
    """One assessor's card; sums are shown only where the assessor assessed everything."""

    card: Scorecard
    is_whole: bool

    def total(self) -> str:
        """The total as printed."""
        return digits(self.card.total) if self.is_whole else DASH

    def subtotal(self, part: str) -> tuple[str, str]:
        """Score and weighted score of a part as printed."""
        found = next((entry for entry in self.card.parts if entry.id == part), None)
        if found is None or not self.is_whole:
            return DASH, DASH
        return digits(found.score), digits(found.weighted)

    def cell(self, index: int) -> dict[str, str | None]:
        """The three numbers of an indicator, or the word for why it has none."""
        score: IndicatorScore = self.card.indicators[index]
        if score.state == "not_reported" and not self.is_whole:
            return {"actual": DASH, "score": DASH, "weighted": DASH, "state": NOT_ASSESSED}
        return {
            "actual": digits(score.actual),
            "score": digits(score.score),
            "weighted": digits(score.weighted),
            "state": None if score.state == "scored" else STATES[score.state].th,
        }


def result_table(
    card: Scorecard,
    cards: Mapping[Assessor, Scorecard],
    agreement: Agreement | None,
    book: Rulebook | None,
) -> dict[str, object]:
    """What the template places: `card` counts, every card of `cards` has its columns."""
    placed = [] if agreement is None else list(agreement.indicators)
    columns = [
        Column(cards[by], is_whole=by in ("self", card.assessor)) for by in ASSESSORS if by in cards
    ]
    levels = 0 if book is None else len(book.policies.scale.points)
    return {
        "round": round_words(card).th,
        "assessor": ASSESSORS[card.assessor].th,
        "assessors": [ASSESSORS[column.card.assessor].th for column in columns],
        "total": digits(card.total),
        "totals": [column.total() for column in columns],
        "reason": None if card.reason is None else card.reason.th,
        "provisional": PROVISIONAL.th if card.provisional else None,
        "reaches_reward": card.reaches_reward,
        "weight": digits(sum((part.weight for part in card.parts), Decimal(0))),
        "is_assessed": card.round is not None,
        "left_out": _left_out(card),
        "levels": levels,
        "parts": [_part(part, columns, placed, levels) for part in card.parts],
        "working": [
            (safe(f"{row.id} {row.name}"), [safe(step.th) for step in row.steps])
            for row in card.indicators
        ],
        "steps": [safe(step.th) for step in card.steps],
    }


def _left_out(card: Scorecard) -> str | None:
    """The weight that does not count, so that a reader can add up the column."""
    weights = [row.weight for row in card.indicators if row.score is None]
    return digits(sum(weights, Decimal(0))) if weights else None


def _part(
    part: PartScore, columns: list[Column], placed: list[Placed], levels: int
) -> dict[str, object]:
    return {
        "name": part.name.th,
        "weight": digits(part.weight),
        "cells": [column.subtotal(part.id) for column in columns],
        "rows": [
            _row(entry.indicator, index, columns, levels)
            for index, entry in enumerate(placed)
            if entry.part == part.id
        ],
    }


def _row(indicator: Indicator, index: int, columns: list[Column], levels: int) -> dict[str, object]:
    return {
        "id": safe(indicator.id or ""),
        "name": safe(indicator.name or ""),
        "milestones": [safe(text) for text in indicator.milestones or ()],
        "unit": safe(indicator.unit or ""),
        "weight": digits(columns[0].card.indicators[index].weight),
        "levels": _levels(indicator, levels),
        "cells": [column.cell(index) for column in columns],
        "notes": _notes(indicator, columns[0].card.round),
    }


def _notes(indicator: Indicator, round_: int | None) -> list[str]:
    """What explains a row: the reason of its state, the deduction from the committee's score."""
    notes = [f"เหตุผล: {indicator.reason}"] if indicator.reason else []
    result = None if round_ is None else indicator.result(round_)
    deduction = None if result is None else result.deduction
    if deduction is not None and deduction.points is not None and deduction.times is not None:
        amount = f"{plain(deduction.points)} × {deduction.times}"
        notes.append(f"หักคะแนน {amount}: {deduction.reason or DASH}")
    return [safe(note) for note in notes]


def _levels(indicator: Indicator, count: int) -> list[str]:
    if indicator.levels is not None:
        shown = [plain(level) for level in indicator.levels]
    else:
        shown = [f"ขั้นที่ {number}" for number, _ in enumerate(indicator.milestones or (), start=1)]
    return [*shown, *[DASH] * count][:count]


def digits(value: Decimal | None) -> str:
    """A number with its digits, or a dash where there is none."""
    return DASH if value is None else plain(value)
