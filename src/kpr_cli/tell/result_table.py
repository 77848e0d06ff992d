"""The result table that officers know: criteria, result, score, weighted score, each assessor."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kpr_cli.core.agreement import Agreement, Placed
from kpr_cli.core.indicator import Indicator
from kpr_cli.core.number import plain
from kpr_cli.core.policies import Policies
from kpr_cli.core.scorecard import Assessor, IndicatorScore, PartScore, Scorecard
from kpr_cli.core.working import Step
from kpr_cli.tell.choice_words import CHOICES
from kpr_cli.tell.criteria import criteria, head
from kpr_cli.tell.figures import DASH, digits, signed
from kpr_cli.tell.lines import safe
from kpr_cli.tell.rounds import (
    HEADING,
    UNREPORTED,
    is_partly_reported,
    part_rows,
    part_titles,
    round_rows,
    round_titles,
)
from kpr_cli.tell.score_words import ASSESSORS, PROVISIONAL, measures, round_words
from kpr_cli.tell.side_by_side import (
    COUNTED_BECAUSE,
    DIFFERENCE_IS,
    Cell,
    difference,
    in_columns,
    part_cells,
    row_cells,
)
from kpr_cli.tell.step_text import expression_text
from kpr_cli.tell.working import blocks, where


@dataclass(frozen=True, slots=True)
class Frame:
    """The columns of the table: the criteria of the book, then the card of each assessor."""

    cards: Sequence[Scorecard]
    policies: Policies

    def row(self, indicator: Indicator, found: Sequence[IndicatorScore]) -> dict[str, object]:
        """An indicator; `found` are its rows on the cards."""
        return {
            "id": safe(indicator.id or ""),
            "name": safe(indicator.name or ""),
            "listed": [safe(text) for text in indicator.milestones or indicator.criteria or ()],
            "unit": safe(indicator.unit or ""),
            "weight": digits(found[0].weight),
            "criteria": criteria(indicator, self.policies),
            **self.figures(row_cells(self.cards, found)),
            "notes": _notes(indicator, self.cards[0].round),
        }

    def part(self, part: PartScore) -> dict[str, object]:
        """A part's own line."""
        name, weight = safe(part.name.th), digits(part.weight)
        return {"name": name, "weight": weight, **self.figures(part_cells(self.cards, part))}

    def figures(self, cells: Sequence[Cell]) -> dict[str, object]:
        """What each assessor found, and how far they differ."""
        return {
            "cells": [
                {
                    "actual": digits(cell.actual),
                    "score": digits(cell.score),
                    "weighted": digits(cell.weighted),
                    "state": None if cell.state is None else cell.state.th,
                }
                for cell in cells
            ],
            "difference": self.gap([cell.score for cell in cells]),
        }

    def gap(self, values: Sequence[Decimal | None]) -> str | None:
        """Committee less self; None where there is one card only."""
        return signed(difference(values)) if len(values) > 1 else None


def result_table(
    card: Scorecard,
    cards: Mapping[Assessor, Scorecard],
    agreement: Agreement,
    policies: Policies,
) -> dict[str, object]:
    """What the template places: `card` counts, every card of `cards` has its columns."""
    frame = Frame(in_columns(cards.values()), policies)
    totals = [other.total for other in frame.cards]
    return {
        "round": round_words(card).th,
        "assessor": ASSESSORS[card.assessor].th,
        "assessors": [ASSESSORS[other.assessor].th for other in frame.cards],
        "counted_because": f"{COUNTED_BECAUSE[card.assessor].th} {DIFFERENCE_IS.th}"
        if len(cards) > 1
        else None,
        "total": digits(card.total),
        "totals": [digits(total) for total in totals],
        "difference": frame.gap(totals),
        "measures": [words.th for words in measures(card)],
        "reason": None if card.reason is None else card.reason.th,
        "provisional": PROVISIONAL.th if card.provisional else None,
        "reaches_reward": card.reaches_reward,
        "weight": digits(sum((part.weight for part in card.parts), Decimal(0))),
        "is_assessed": card.round is not None,
        "left_out": _left_out(card),
        "points": [plain(point) for point in head(policies)],
        "weight_unit": CHOICES["weights.unit"][policies.weights.unit].th,
        "parts": [
            {**frame.part(part), "rows": list(_rows(frame, agreement.indicators, part))}
            for part in card.parts
        ],
        "rounds": _rounds(card) if card.earlier else None,
        "working": [
            {"title": title, "steps": [_step(step) for step in steps]}
            for title, steps in blocks(card, "th")
        ],
    }


def _step(step: Step) -> dict[str, object]:
    """What is done and by which clause, its numbers with their lines, and the expression."""
    return {
        "says": safe(step.says.th),
        "clause": safe(step.authority.th),
        "operands": [
            (safe(operand.name.th), operand.value, safe(where(operand)))
            for operand in step.operands
        ],
        "expression": safe(expression_text(step, "th")),
    }


def _left_out(card: Scorecard) -> str | None:
    """The weight that does not count, so that a reader can add up the column."""
    weights = [
        row.weight for row in card.indicators if row.score is None and row.weight is not None
    ]
    return digits(sum(weights, Decimal(0))) if weights else None


def _rounds(card: Scorecard) -> dict[str, object]:
    """The rounds so far: totals by round, parts by round."""
    return {
        "heading": HEADING.th,
        "titles": round_titles(card, "th"),
        "rows": round_rows(card, "th"),
        "part_titles": part_titles(card, "th"),
        "parts": part_rows(card, "th"),
        "unreported": UNREPORTED.th if is_partly_reported(card) else None,
    }


def _rows(frame: Frame, placed: Iterable[Placed], part: PartScore) -> Iterator[dict[str, object]]:
    """The indicators of a part, each with its sub-indicators."""
    found = zip(*(card.indicators for card in frame.cards), strict=True)
    for entry, rows in zip(placed, found, strict=False):
        if entry.part == part.id:
            yield from _with_children(frame, entry, rows, depth=0)


def _with_children(
    frame: Frame, placed: Placed, rows: Sequence[IndicatorScore], *, depth: int
) -> Iterator[dict[str, object]]:
    yield {**frame.row(placed.indicator, rows), "depth": depth}
    below = zip(*(row.children for row in rows), strict=True)
    # An indicator that is not active has rows for none of its sub-indicators.
    for child, found in zip(placed.children(), below, strict=False):
        yield from _with_children(frame, child, found, depth=depth + 1)


def _notes(indicator: Indicator, round_: int | None) -> list[str]:
    """What explains a row: the reason of its state, the deduction from the committee's score."""
    notes = [f"เหตุผล: {indicator.reason}"] if indicator.reason else []
    result = None if round_ is None else indicator.result(round_)
    deduction = None if result is None else result.deduction
    if deduction is not None and deduction.points is not None and deduction.times is not None:
        amount = f"{plain(deduction.points)} × {deduction.times}"
        notes.append(f"หักคะแนน {amount}: {deduction.reason or DASH}")
    return [safe(note) for note in notes]
