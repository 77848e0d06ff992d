"""The cards of an agreement: the one that counts, with the rounds before it, and the other one."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from kpr_cli.core.dossier import Filing
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.core.scorecard import (
    PENDING,
    Assessor,
    EarlierIndicator,
    EarlierRound,
    EarlierScore,
    IndicatorScore,
    PartScore,
    Scorecard,
)
from kpr_cli.judge.scoring import default_assessor, score_agreement
from kpr_cli.judge.working import Explainer


def cards_of(  # noqa: PLR0913 - what to score, by what, and four choices by name
    filing: Filing,
    book: Rulebook,
    *,
    round_: int | None = None,
    assessor: Assessor | None = None,
    explain: Explainer | None = None,
    is_alone: bool = False,
) -> tuple[Scorecard, ...]:
    """The card that counts, then that of the other assessor where it assessed anything.

    Only the first where `assessor` is asked for; `is_alone`, without the rounds before it too.
    Which counts, and which round: see `score_agreement`.
    """
    card = score_agreement(filing, book, round_=round_, assessor=assessor, explain=explain)
    if card.round is None:
        return (card,)
    card = _whole_or_pending(card, filing, book)
    if is_alone:
        return (card,)
    earlier = tuple(_earlier(filing, book, card, assessor))
    counting = replace(card, earlier=earlier)
    if assessor is not None:
        return (counting,)
    other: Assessor = "self" if card.assessor == "committee" else "committee"
    beside = score_agreement(filing, book, round_=card.round, assessor=other, explain=explain)
    if not (card.indicators and any(map(_is_assessed, beside.indicators))):
        return (counting,)
    beside = replace(beside, counts=False)
    return counting, (beside if other == "self" else _pending(beside, card))


def _whole_or_pending(card: Scorecard, filing: Filing, book: Rulebook) -> Scorecard:
    """The card; without sums where it is a committee's that has not assessed everything."""
    has_any = any(map(_is_assessed, card.indicators))
    if card.assessor == "self" or not has_any:
        return card
    if default_assessor(filing.agreement, card.round, book) == "committee":
        return card
    return _pending(card, score_agreement(filing, book, round_=card.round, assessor="self"))


def _is_assessed(row: IndicatorScore) -> bool:
    """Whether the assessor found anything of the indicator or its sub-indicators."""
    return row.state == "scored" or any(map(_is_assessed, row.children))


def _pending(card: Scorecard, counting: Scorecard) -> Scorecard:
    """A card of a committee that has not assessed everything: what it found, but no sums."""
    rows = tuple(map(_without_guess, card.indicators))
    divisor = card.divisor
    if _weights(card.indicators) != _weights(counting.indicators):
        # What a weighted score is divided by is not known before everything is assessed.
        rows, divisor = tuple(replace(row, weighted=None, steps=()) for row in rows), ()
    return replace(
        card,
        total=None,
        of_exact=None,
        reason=PENDING,
        reaches_reward=None,
        grade=None,
        mean=None,
        percent=None,
        parts=tuple(replace(part, score=None, weighted=None, steps=()) for part in card.parts),
        indicators=rows,
        divisor=divisor,
        steps=(),
    )


def _without_guess(row: IndicatorScore) -> IndicatorScore:
    """A row without the score that the book gives to what is not assessed."""
    children = tuple(map(_without_guess, row.children))
    is_known = all(row.state != "not_reported" for row in (row, *children))
    if is_known:
        return replace(row, children=children)
    return replace(
        row,
        state="not_reported",
        raw=None,
        score=None,
        weighted=None,
        steps=(),
        children=children,
    )


def _earlier(
    filing: Filing, book: Rulebook, card: Scorecard, assessor: Assessor | None
) -> Iterable[EarlierRound]:
    """The reported rounds of the book before the card's, oldest first."""
    reported = filing.agreement.reported_rounds() & set(book.policies.rounds)
    for at in sorted(reported):
        if card.round is not None and at < card.round:
            then = score_agreement(filing, book, round_=at, assessor=assessor)
            yield _compared(_whole_or_pending(then, filing, book), card, at)


def _compared(then: Scorecard, card: Scorecard, at: int) -> EarlierRound:
    """An earlier card, and how far the present one has moved since."""
    told = then.indicators if any(map(_is_assessed, then.indicators)) else ()
    weights_differ = bool(told and card.indicators) and _weights(told) != _weights(card.indicators)
    now = {part.id: part for part in card.parts}
    return EarlierRound(
        round=at,
        assessor=then.assessor,
        total=then.total,
        difference=None if weights_differ else _moved(card.total, then.total),
        weights_differ=weights_differ,
        reason=then.reason,
        parts=tuple(_part(part, then, now[part.id], card) for part in then.parts if told and now),
        indicators=tuple(map(_indicator, told, card.indicators)),
    )


def _part(then: PartScore, earlier: Scorecard, now: PartScore, card: Scorecard) -> EarlierScore:
    before, after = (
        _weights(row for row in rows if row.part == then.id)
        for rows in (earlier.indicators, card.indicators)
    )
    difference = _moved(now.score, then.score) if before == after else None
    return EarlierScore(then.id, then.score, difference)


def _indicator(then: IndicatorScore, now: IndicatorScore) -> EarlierIndicator:
    return EarlierIndicator(then.id, then.state, then.score, _moved(now.score, then.score))


def _moved(now: Decimal | None, then: Decimal | None) -> Decimal | None:
    return None if now is None or then is None else now - then


def _weights(rows: Iterable[IndicatorScore]) -> tuple[object, ...]:
    """With which weights rows count; None for one that leaves the sums."""
    return tuple(
        None if row.score is None else (row.weighs, _weights(row.children)) for row in rows
    )
