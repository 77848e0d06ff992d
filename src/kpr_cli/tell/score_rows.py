"""The rows of a spreadsheet of scores: the agencies of leagues, the indicators of a card."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from kpr_cli.core.finding import Language, fact_text
from kpr_cli.core.league import League, Ranked, Scores
from kpr_cli.core.rule import Words
from kpr_cli.core.scorecard import STATES, IndicatorScore, Scorecard
from kpr_cli.tell.score_words import ASSESSORS, BOOK_STATUSES, PROVISIONAL, REWARDS
from kpr_cli.tell.step_text import step_text

Cell = str | int | Decimal | None
"""A text, a whole number, a number with its printed digits, or nothing."""


class Table(NamedTuple):
    """A heading for each column, and the rows."""

    titles: Sequence[str]
    rows: Iterable[Sequence[Cell]]


AGENCY_TITLES = (
    Words(th="ปีงบประมาณ", en="fiscal year"),
    Words(th="สมุดกติกา", en="rulebook"),
    Words(th="สถานะสมุดกติกา", en="rulebook status"),
    Words(th="รอบ (เดือน)", en="round (months)"),
    Words(th="ผู้ประเมิน", en="assessor"),
    Words(th="อันดับ", en="rank"),
    Words(th="รหัสส่วนราชการ", en="agency id"),
    Words(th="ส่วนราชการ", en="agency"),
    Words(th="กระทรวง", en="ministry"),
    Words(th="คะแนนรวม", en="total"),
    Words(th="คะแนนเฉลี่ย", en="mean"),
    Words(th="ร้อยละของคะแนนเต็ม", en="percent of the full score"),
    Words(th="ระดับ", en="grade"),
    Words(th="เกณฑ์เงินรางวัล", en="reward"),
    Words(th="ผลการตรวจ", en="validation"),
    Words(th="จำนวนข้อที่ผ่อนผัน", en="findings waived"),
    Words(th="เหตุที่ไม่มีอันดับ", en="why there is no rank"),
    Words(th="แฟ้ม", en="file"),
)
INDICATOR_TITLES = (
    *AGENCY_TITLES[:5],
    *AGENCY_TITLES[6:8],
    Words(th="ประเด็น", en="issue"),
    Words(th="ตัวชี้วัดที่", en="no."),
    Words(th="ตัวชี้วัด", en="indicator"),
    Words(th="น้ำหนัก", en="weight"),
    Words(th="ผลการดำเนินงาน", en="result"),
    Words(th="ค่าคะแนนที่ได้", en="score"),
    Words(th="คะแนนถ่วงน้ำหนัก", en="weighted score"),
    Words(th="สถานะ", en="state"),
    Words(th="วิธีคิด", en="working"),
)


def agency_table(scores: Scores, lang: Language) -> Table:
    """A row an agency, league after league; then the files that have no score.

    Behind the columns that all books share comes one for the score of each issue.
    """
    issues = list(
        dict.fromkeys(
            (column.id, _said(column.name, lang))
            for league in scores.leagues
            for column in league.columns
        )
    )
    titles = [_said(words, lang) for words in AGENCY_TITLES]
    return Table(
        [*titles, *(f"{name} ({part})" for part, name in issues)],
        _agency_rows(scores, issues, lang),
    )


def _agency_rows(
    scores: Scores, issues: Sequence[tuple[str, str]], lang: Language
) -> Iterator[list[Cell]]:
    for league in scores.leagues:
        own = {(column.id, _said(column.name, lang)) for column in league.columns}
        for entry in league.ranked:
            found = entry.scores
            parts = [found.get(issue[0]) if issue in own else None for issue in issues]
            yield [*_agency_row(league, entry, lang), *parts]
    width = len(AGENCY_TITLES) + len(issues)
    for file, reason in scores.without.items():
        row: list[Cell] = [None] * width
        row[len(AGENCY_TITLES) - 2 : len(AGENCY_TITLES)] = [_said(reason, lang), file]
        yield row


def _agency_row(league: League, entry: Ranked, lang: Language) -> list[Cell]:
    card = entry.card
    reward = None if card.reaches_reward is None else _said(REWARDS[card.reaches_reward], lang)
    return [
        *_judged_by(card, lang),
        entry.rank,
        card.agency,
        card.name,
        card.ministry,
        card.total,
        card.mean,
        card.percent,
        None if card.grade is None else _said(card.grade.words, lang),
        reward if league.has_reward else None,
        _said(PROVISIONAL, lang) if card.provisional else None,
        card.waived,
        None if entry.reason is None else _said(entry.reason, lang),
        card.file,
    ]


def indicator_titles(lang: Language) -> list[str]:
    """The headings over the rows of a card."""
    return [_said(words, lang) for words in INDICATOR_TITLES]


def indicator_rows(card: Scorecard, lang: Language) -> Iterator[list[Cell]]:
    """A row an indicator, its sub-indicators below it, with the working if the card carries it."""
    names = {part.id: _said(part.name, lang) for part in card.parts}
    for indicator in card.indicators:
        for row in _with_children(indicator):
            yield [
                *_judged_by(card, lang),
                card.agency,
                card.name,
                names.get(row.part, row.part),
                row.id,
                row.name,
                row.weight,
                row.actual,
                row.score,
                row.weighted,
                _said(STATES[row.state], lang),
                "\n".join(step_text(step, lang) for step in row.steps),
            ]


def _with_children(row: IndicatorScore) -> Iterator[IndicatorScore]:
    yield row
    for child in row.children:
        yield from _with_children(child)


def _judged_by(card: Scorecard, lang: Language) -> list[Cell]:
    return [
        card.fiscal_year,
        card.book,
        _said(BOOK_STATUSES[card.book_status], lang),
        card.round,
        None if card.round is None else _said(ASSESSORS[card.assessor], lang),
    ]


def _said(words: Words, lang: Language) -> str:
    return fact_text(words, lang)
