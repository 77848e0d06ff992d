"""An agreement and its book to a scorecard: exact inside, rounded only where the book says."""

from dataclasses import replace

from kpr_cli.core.agreement import Agreement, Placed, topic_part
from kpr_cli.core.dossier import Filing
from kpr_cli.core.parties import Agency
from kpr_cli.core.rule import Words
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.core.scorecard import Assessor, PartScore, Scorecard
from kpr_cli.judge.reached import is_undefined
from kpr_cli.judge.rows import Round, Row, row
from kpr_cli.judge.sum_steps import divisor_steps
from kpr_cli.judge.sums import Weighed, divisor_of, part_of, weigh
from kpr_cli.judge.totals import total_of
from kpr_cli.judge.vocabulary import UnscorableError
from kpr_cli.judge.weighing import counted_in
from kpr_cli.judge.working import Explainer


def score_agreement(  # noqa: PLR0913 - what to score, by what, and four choices by name
    filing: Filing,
    book: Rulebook,
    *,
    round_: int | None = None,
    assessor: Assessor | None = None,
    provisional: bool = False,
    explain: Explainer | None = None,
) -> Scorecard:
    """The scorecard of a filing; without rows where an indicator has no score, as `reason` says.

    Without `round_` the latest with any result; without `assessor` the committee where it
    assessed every active indicator of that round, else the agency itself. The working is kept
    only where `explain` tells it.
    """
    agreement, agency = filing.agreement, filing.agreement.agency or Agency()
    at = latest_round(agreement, book) if round_ is None else round_
    by = assessor or default_assessor(agreement, at, book)
    empty = Scorecard(
        file=filing.file,
        agency=agency.id or "",
        name=agency.name or "",
        ministry=agency.ministry or "",
        fiscal_year=book.policies.fiscal_year,
        book=book.name,
        book_status=book.policies.status,
        round=at,
        assessor=by,
        provisional=provisional,
    )
    try:
        rows = [row(placed, Round(book, at, by)) for placed in agreement.indicators]
    except UnscorableError as error:
        return replace(empty, reason=error.words)
    return _filled(empty, agreement, book, rows, explain)


def _filled(
    card: Scorecard,
    agreement: Agreement,
    book: Rulebook,
    rows: list[Row],
    explain: Explainer | None,
) -> Scorecard:
    """A card with its rows, subtotals and total."""
    policies = book.policies
    divisor = divisor_of(rows, policies)
    weighed = [weigh(entry, policies, divisor, explain) for entry in rows]
    card = replace(
        card,
        reason=_why_no_total(rows, card.round, book),
        parts=_parts(agreement, book, weighed, explain),
        indicators=tuple(entry.shown for entry in weighed),
        divisor=() if explain is None else explain.steps(divisor_steps(rows, policies)),
    )
    total = total_of(weighed, policies, divisor) if card.reason is None else None
    if total is None:
        return card
    return replace(
        card,
        total=total.value,
        of_exact=total.of_exact,
        mean=total.mean,
        percent=total.percent,
        grade=total.grade,
        reaches_reward=total.reaches_reward,
        steps=() if explain is None else explain.steps(total.drafts),
    )


def latest_round(agreement: Agreement, book: Rulebook) -> int | None:
    """The latest round of the book in which any indicator has a result."""
    return max(agreement.reported_rounds() & set(book.policies.rounds), default=None)


def default_assessor(agreement: Agreement, at: int | None, book: Rulebook) -> Assessor:
    """The committee where it assessed every active indicator of the round, else the agency.

    An indicator whose weights begin in a later round is none of this one.
    """
    if at is None:
        return "self"
    counted = list(counted_in(agreement, at, book))
    assessed = all(_is_assessed(placed, at, book) for placed in counted)
    return "committee" if counted and assessed else "self"


def _is_assessed(placed: Placed, at: int, book: Rulebook) -> bool:
    """Whether the committee has a result, or there can be none because it is 0 ÷ 0."""
    result = placed.indicator.result(at)
    if result is None:
        return False
    return result.committee is not None or is_undefined(placed, result, book)


def _parts(
    agreement: Agreement, book: Rulebook, weighed: list[Weighed], explain: Explainer | None
) -> tuple[PartScore, ...]:
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
        part_of(part, entries, book, titles.get(part), explain)
        for part, entries in own.items()
        if entries
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
    if not divisor_of(rows, book.policies):
        return Words(th="น้ำหนักที่นำมาคิดรวมเป็น 0", en="the weights that count add up to 0")
    totals = book.policies.totals
    return None if totals.given else totals.because
