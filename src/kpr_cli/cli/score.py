"""`kpr score`: scorecards, and leagues where there are several agencies."""

from collections.abc import Iterable
from dataclasses import replace

from kpr_cli.cli.call import Call, Presentation
from kpr_cli.cli.judging import Run, open_run
from kpr_cli.cli.output import write_problems
from kpr_cli.cli.problem import CallError
from kpr_cli.cli.score_outputs import Asked, asked_of, tell_scores
from kpr_cli.cli.scoring import UNREAD, score, with_faults
from kpr_cli.core.finding import Finding
from kpr_cli.core.league import Scores
from kpr_cli.core.rule import Words
from kpr_cli.core.scorecard import Assessor, Scorecard
from kpr_cli.core.suggest import hint
from kpr_cli.judge.ranking import leagues
from kpr_cli.tell.working import ALL, has_indicator, indicators_of

Cards = tuple[Scorecard, ...]
"""The cards of one file, the one that counts first."""


def score_files(
    call: Call,
    shape: Presentation,
    *,
    round_: int | None,
    assessor: Assessor | None,
    explain: str | None,
) -> int:
    """Score files and tell their cards and leagues; the exit status."""
    run = open_run(call)
    with asked_of(shape, explain, run.selection.inputs, run.lang) as asked:
        cards, without = _scored(run, asked, round_, assessor)
        _check_indicator(explain, (own[0] for own in cards))
        scores = _together(run, cards, without)
        write_problems(run.remarks, run.lang)
        tell_scores(scores, asked, run.langs)
    return run.exit_status()


def _scored(
    run: Run, asked: Asked, round_: int | None, assessor: Assessor | None
) -> tuple[list[Cards], dict[str, Words]]:
    """Of each file its cards, or why it has none; no more is kept than is told of it."""
    cards: list[Cards] = []
    without: dict[str, Words] = {}
    alone: dict[str, int] = {}
    is_whole, workbook = asked.needs_whole_cards, asked.workbook
    for judged in run.judged():
        # Of a league's second agency and all that follow only one card each is told.
        is_one_of_many = (
            not is_whole and judged.bench is not None and judged.bench.book.name in alone
        )
        scored = score(
            run,
            judged,
            round_,
            assessor,
            explain=asked.depth,
            is_alone=is_one_of_many,
        )
        if not scored.cards:
            without[judged.source.name] = scored.reason or UNREAD
            continue
        card = scored.cards[0]
        if workbook is not None:
            workbook.take(card)
        first = alone.setdefault(card.book, len(cards))
        cards.append(scored.cards)
        if is_one_of_many:
            cards[first], cards[-1] = _lean(cards[first]), _lean(cards[-1])
    return cards, without


def _lean(cards: Cards) -> Cards:
    """What leagues need of a file, where all of a nation's would fill the memory."""
    card = cards[0]
    parts = tuple(replace(part, steps=()) for part in card.parts)
    return (replace(card, parts=parts, indicators=(), steps=(), earlier=()),)


def _together(run: Run, cards: Iterable[Cards], without: dict[str, Words]) -> Scores:
    """All cards with what only all files together show, and the leagues they are in."""
    verdict = run.verdict()
    found: dict[str, list[Finding]] = {}
    for finding in verdict.findings:
        found.setdefault(finding.file, []).append(finding)
    told = [tuple(with_faults(card, found.get(card.file, [])) for card in own) for own in cards]
    books = {name: bench.book for name, bench in run.benches.items()}
    return Scores(told, leagues((own[0] for own in told), books), without, verdict)


def _check_indicator(explain: str | None, cards: Iterable[Scorecard]) -> None:
    """Refuse an indicator that no card has; where nothing has a card, that is told instead."""
    scored = [card for card in cards if card.indicators]
    if explain in (None, ALL) or not scored:
        return
    if not any(has_indicator(card, explain) for card in scored):
        known = list(dict.fromkeys(id_ for card in scored for id_ in indicators_of(card)))
        told = hint(explain, known)
        raise CallError(
            f"ไม่มีตัวชี้วัดที่ {explain} {told.th}", f"there is no indicator {explain}; {told.en}"
        )
