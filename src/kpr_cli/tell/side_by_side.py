"""The cards of one round beside each other: the agency's own before the committee's."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kpr_cli.core.rule import Words
from kpr_cli.core.scorecard import PENDING, STATES, IndicatorScore, PartScore, Scorecard

NOT_ASSESSED = Words(th="ยังไม่ได้ประเมิน", en="not assessed yet")
HALF_ASSESSED = Words(th="ยังประเมินไม่ครบ", en="not all assessed yet")
COUNTED_BECAUSE = {
    "self": Words(
        th="คะแนนที่นับคือคะแนนประเมินตนเอง เพราะคณะกรรมการยังประเมินไม่ครบทุกตัวชี้วัดของรอบนี้",
        en="self counts: the committee has not assessed every indicator of this round yet",
    ),
    "committee": Words(
        th="คะแนนที่นับคือคะแนนที่คณะกรรมการประเมิน เพราะประเมินครบทุกตัวชี้วัดของรอบนี้",
        en="the committee counts: it assessed every indicator of this round",
    ),
}
"""Why the card of an assessor counts where both assessed something."""
DIFFERENCE_IS = Words(
    th="ผลต่างคือคะแนนของคณะกรรมการลบคะแนนประเมินตนเอง",
    en="a difference is the committee's score less the agency's own",
)


@dataclass(frozen=True, slots=True)
class Cell:
    """What one assessor found: result, score, weighted score; `state` says why there is none."""

    actual: Decimal | None
    score: Decimal | None
    weighted: Decimal | None
    state: Words | None = None


def in_columns(cards: Iterable[Scorecard]) -> tuple[Scorecard, ...]:
    """The cards in the order of their columns."""
    return tuple(sorted(cards, key=lambda card: card.assessor == "committee"))


def part_cells(cards: Iterable[Scorecard], part: PartScore) -> list[Cell]:
    """What each assessor found in a part."""
    found = (next(other for other in card.parts if other.id == part.id) for card in cards)
    return [Cell(None, other.score, other.weighted) for other in found]


def row_cells(cards: Iterable[Scorecard], rows: Iterable[IndicatorScore]) -> list[Cell]:
    """What each assessor found of an indicator; `rows` are its rows on the cards."""
    return [
        Cell(row.actual, row.score, row.weighted, _state(card, row))
        for card, row in zip(cards, rows, strict=True)
    ]


def _state(card: Scorecard, row: IndicatorScore) -> Words | None:
    if row.state == "scored":
        return None
    if row.state == "not_reported" and card.reason is PENDING:
        is_begun = any(child.state == "scored" for child in row.children)
        return HALF_ASSESSED if is_begun else NOT_ASSESSED
    return STATES[row.state]


def difference(values: Sequence[Decimal | None]) -> Decimal | None:
    """What the committee gives more than the agency itself; None where one gives nothing."""
    own, theirs = values
    return None if own is None or theirs is None else theirs - own
