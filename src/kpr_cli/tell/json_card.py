"""Machine-readable scorecards: one card, its earlier rounds, its working."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from kpr_cli.core.finding import Language, fact_text
from kpr_cli.core.scorecard import (
    EarlierIndicator,
    EarlierRound,
    EarlierScore,
    IndicatorScore,
    PartScore,
    Scorecard,
)
from kpr_cli.core.working import Step
from kpr_cli.tell.json_values import number_data, words_data
from kpr_cli.tell.step_text import step_text

Telling = Callable[[Iterable[Step]], dict[str, Any]]


def card_data(card: Scorecard, lang: Language, *, has_working: bool = True) -> dict[str, Any]:
    """One scorecard; numbers are strings, so that digits survive.

    Without `has_working` the steps are told in words only: what a program needs to redo them is
    most of the output.
    """
    told = partial(_working, lang=lang, has_working=has_working)
    return {
        "file": card.file,
        "agency": card.agency,
        "name": card.name,
        "ministry": card.ministry,
        "fiscal_year": card.fiscal_year,
        "book": card.book,
        "book_status": card.book_status,
        "round": card.round,
        "assessor": card.assessor,
        "counts": card.counts,
        "total": number_data(card.total),
        "total_of_exact": number_data(card.of_exact),
        "grade": None if card.grade is None else card.grade.id,
        "grade_name": None if card.grade is None else words_data(card.grade),
        "mean": number_data(card.mean),
        "percent": number_data(card.percent),
        "provisional": card.provisional,
        "waived": card.waived,
        "reason": None if card.reason is None else fact_text(card.reason, lang),
        "reaches_reward": card.reaches_reward,
        "parts": [_part(part, told) for part in card.parts],
        "indicators": [_indicator(indicator, told) for indicator in card.indicators],
        "divisor": told(card.divisor)["working"],
        **told(card.steps),
        "earlier": [_earlier(earlier, lang) for earlier in card.earlier],
    }


def _earlier(earlier: EarlierRound, lang: Language) -> dict[str, Any]:
    return {
        "round": earlier.round,
        "assessor": earlier.assessor,
        "total": number_data(earlier.total),
        "difference": number_data(earlier.difference),
        "weights_differ": earlier.weights_differ,
        "reason": None if earlier.reason is None else fact_text(earlier.reason, lang),
        "parts": [{"id": part.id, **_moved(part)} for part in earlier.parts],
        "indicators": [
            {"id": row.id, "state": row.state, **_moved(row)} for row in earlier.indicators
        ],
    }


def _moved(then: EarlierScore | EarlierIndicator) -> dict[str, str | None]:
    return {"score": number_data(then.score), "difference": number_data(then.difference)}


def _part(part: PartScore, told: Telling) -> dict[str, Any]:
    return {
        "id": part.id,
        "name": words_data(part.name),
        "weight": number_data(part.weight),
        "score": number_data(part.score),
        "weighted": number_data(part.weighted),
        **told(part.steps),
    }


def _indicator(row: IndicatorScore, told: Telling) -> dict[str, Any]:
    return {
        "id": row.id,
        "name": row.name,
        "part": row.part,
        "state": row.state,
        "actual": number_data(row.actual),
        "weight": number_data(row.weight),
        "score": number_data(row.score),
        "weighted": number_data(row.weighted),
        "raw": number_data(row.raw),
        **told(row.steps),
        "children": [_indicator(child, told) for child in row.children],
    }


def _working(steps: Iterable[Step], lang: Language, *, has_working: bool) -> dict[str, Any]:
    """The working in one language on one line a step, and whole, so that it can be redone."""
    listed = list(steps)
    return {
        "steps": [step_text(step, lang) for step in listed],
        "working": [_step(step) for step in listed] if has_working else [],
    }


def _step(step: Step) -> dict[str, Any]:
    return {
        "says": words_data(step.says),
        "operands": [
            {
                "name": words_data(operand.name),
                "value": operand.value,
                "file": operand.file,
                "line": operand.line,
            }
            for operand in step.operands
        ],
        "expression": step.expression,
        "value": step.value,
        "authority": words_data(step.authority),
    }
