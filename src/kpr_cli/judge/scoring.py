"""An agreement and its book to a scorecard: exact inside, rounded only where the book says."""

from dataclasses import replace

from kpr_cli.core.agreement import Agreement, topic_part
from kpr_cli.core.dossier import Filing
from kpr_cli.core.parties import Agency
from kpr_cli.core.rule import Words
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.core.scorecard import Assessor, PartScore, Scorecard
from kpr_cli.judge.rows import Row, row
from kpr_cli.judge.sums import Weighed, divisor_of, part_of, total_of, weigh
from kpr_cli.judge.vocabulary import UnscorableError


def score_agreement(
    filing: Filing,
    book: Rulebook,
    *,
    round_: int | None = None,
    assessor: Assessor | None = None,
    provisional: bool = False,
) -> Scorecard:
    """The scorecard of a filing; without rows where an indicator has no score, as `reason` says.

    Without `round_` the latest with any result; without `assessor` the committee where it
    assessed every active indicator of that round, else the agency itself.
    """
    agreement, agency = filing.agreement, filing.agreement.agency or Agency()
    at = latest_round(agreement, book) if round_ is None else round_
    by = assessor or default_assessor(agreement, at)
    empty = Scorecard(
        file=filing.file,
        agency=agency.id or "",
        name=agency.name or "",
        fiscal_year=book.policies.fiscal_year,
        book=book.name,
        book_status=book.policies.status,
        round=at,
        assessor=by,
        provisional=provisional,
    )
    try:
        rows = [row(placed, book, at, by) for placed in agreement.indicators]
    except UnscorableError as error:
        return replace(empty, reason=error.words)
    return _filled(empty, agreement, book, rows)


def _filled(card: Scorecard, agreement: Agreement, book: Rulebook, rows: list[Row]) -> Scorecard:
    """A card with its rows, subtotals and total."""
    divisor = divisor_of(rows, book)
    weighed = [weigh(entry, book, divisor) for entry in rows]
    total, working = total_of(weighed, book)
    reason = _why_no_total(rows, card.round, book)
    given, reward = total if reason is None else None, book.policies.reward
    return replace(
        card,
        total=given,
        reason=reason,
        reaches_reward=None if given is None or reward is None else given >= reward.at_least,
        parts=_parts(agreement, book, weighed),
        indicators=tuple(entry.shown for entry in weighed),
        steps=() if given is None else (working,),
    )


def latest_round(agreement: Agreement, book: Rulebook) -> int | None:
    """The latest round of the book in which any indicator has a result."""
    return max(agreement.reported_rounds() & set(book.policies.rounds), default=None)


def default_assessor(agreement: Agreement, at: int | None) -> Assessor:
    """The committee where it assessed every active indicator of the round, else the agency."""
    active = [placed.indicator for placed in agreement.indicators if placed.indicator.is_active]
    if at is None or not active:
        return "self"
    results = [indicator.result(at) for indicator in active]
    assessed = all(result is not None and result.committee is not None for result in results)
    return "committee" if assessed else "self"


def _parts(agreement: Agreement, book: Rulebook, weighed: list[Weighed]) -> tuple[PartScore, ...]:
    """Subtotals in the order of the book's parts, then of the chosen topics."""
    own: dict[str, list[Weighed]] = {part.id: [] for part in book.policies.parts}
    for topic in agreement.optional_topics:
        own.setdefault(topic_part(topic.topic), [])
    for entry in weighed:
        own.setdefault(entry.row.placed.part, []).append(entry)
    # An innovation that the agency proposes has a title of its own, the book only its kind.
    proposed = {topic.topic for topic in book.policies.topics if topic.committee_acceptance}
    titles = {
        topic_part(topic.topic): topic.title
        for topic in agreement.optional_topics
        if topic.topic in proposed
    }
    return tuple(
        part_of(part, entries, book, titles.get(part)) for part, entries in own.items() if entries
    )


def _why_no_total(rows: list[Row], at: int | None, book: Rulebook) -> Words | None:
    """Why there is no total, or None where there is one."""
    if not rows:
        return Words(th="ไม่มีตัวชี้วัดให้คิดคะแนน", en="there is no indicator to score")
    if at is None:
        return Words(th="ยังไม่มีผลการดำเนินงานรอบใด", en="no round has a result yet")
    if all(entry.state != "scored" for entry in rows):
        return Words(
            th=f"ไม่มีตัวชี้วัดใดได้คะแนนในรอบ {at} เดือน",
            en=f"no indicator is scored in the round of {at} months",
        )
    if not divisor_of(rows, book):
        return Words(th="น้ำหนักที่นำมาคิดรวมเป็น 0", en="the weights that count add up to 0")
    totals = book.policies.totals
    return None if totals.given else totals.because
