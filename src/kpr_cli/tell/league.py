"""Leagues for people at a terminal: ranks, scores by issue, ministries, the spread of totals."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from kpr_cli.core.finding import Language, fact_text
from kpr_cli.core.league import Column, League, Ministry, Ranked
from kpr_cli.core.rule import Words
from kpr_cli.tell.columns import GAP, table_lines, width_of
from kpr_cli.tell.distribution import distribution_lines
from kpr_cli.tell.figures import DASH, digits
from kpr_cli.tell.lines import Line, safe
from kpr_cli.tell.score_words import assessed, remark, year_and_book

WIDTH = 100
"""Terminal cells within which the scores by issue are set, in several tables where need be."""
NAME_WIDTH = 40
"""A longer name may go beyond."""
MOST_ROWS = 100
"""Of more agencies than these, scores by issue are read in a spreadsheet."""
MANY = 10
"""From so many agencies on, the spread of their totals says something."""

REWARD: dict[bool | None, Words] = {
    True: Words(th="ถึง", en="reached"),
    False: Words(th="ไม่ถึง", en="not reached"),
    None: Words(th=DASH, en=DASH),
}
RANK = Words(th="อันดับ", en="rank")
AGENCY = Words(th="ส่วนราชการ", en="agency")
NO_MINISTRY = Words(th="ไม่ระบุกระทรวง", en="no ministry given")
TIES: dict[str, Words] = {
    "shared": Words(
        th="คะแนนรวมเท่ากันได้อันดับเดียวกัน แล้วเว้นอันดับถัดไป",
        en="equal totals share a rank, and the ranks after it are left out",
    ),
    "dense": Words(
        th="คะแนนรวมเท่ากันได้อันดับเดียวกัน โดยไม่เว้นอันดับถัดไป",
        en="equal totals share a rank, and the next rank follows at once",
    ),
}
APART = Words(
    th="จัดอันดับด้วยกันเฉพาะคะแนนของรอบเดียวกันและผู้ประเมินเดียวกัน",
    en="only scores of the same round and the same assessor are ranked together",
)


def leagues_lines(leagues: Sequence[League], lang: Language) -> Iterator[Line]:
    """The leagues of one year and book after one another, and why there are several."""
    for league in leagues:
        yield from _league_lines(league, lang)
    if len(leagues) > 1:
        yield (("dim", fact_text(APART, lang)),)
        yield (("plain", ""),)


def _league_lines(league: League, lang: Language) -> Iterator[Line]:
    """One league: always the ranks and the issues, the rest where it says something."""
    first, count = league.ranked[0].card, len(league.ranked)
    agencies = f"{count} แห่ง" if lang == "th" else f"{count} agenc{'y' if count == 1 else 'ies'}"
    heading = (year_and_book(first, lang), assessed(first, lang), agencies)
    yield (("place", " · ".join(heading)),)
    yield from _rank_lines(league, lang)
    if league.columns and count > MOST_ROWS:
        th = f"คะแนนรายประเด็นของทั้ง {count} แห่ง ดูด้วย --output xlsx=ชื่อแฟ้ม.xlsx หรือ --format csv"
        en = f"scores by issue of {count} agencies: --output xlsx=FILE.xlsx, or --format csv"
        yield (("dim", th if lang == "th" else en),)
        yield (("plain", ""),)
    elif league.columns and count > 1:
        yield from _issue_lines(league, lang)
    if len(league.ministries) > 1:
        yield from _ministry_lines(league, lang)
    if count >= MANY:
        yield from distribution_lines(league, lang)


def rank_columns(league: League, lang: Language) -> list[tuple[str, list[str]]]:
    """Rank, total, grade and reward where the book has them: a title, and a cell an agency."""
    columns = [
        (RANK, [_rank(entry) for entry in league.ranked]),
        (Words(th="คะแนนรวม", en="total"), [digits(entry.card.total) for entry in league.ranked]),
    ]
    if league.has_grades:
        grades = [entry.card.grade for entry in league.ranked]
        named = [DASH if grade is None else fact_text(grade.words, lang) for grade in grades]
        columns.append((Words(th="ระดับ", en="grade"), named))
    if league.has_reward:
        reached = [REWARD[entry.card.reaches_reward] for entry in league.ranked]
        columns.append(
            (Words(th="เกณฑ์เงินรางวัล", en="reward"), [fact_text(words, lang) for words in reached])
        )
    return [(fact_text(title, lang), cells) for title, cells in columns]


def rank_remark(entry: Ranked, lang: Language) -> str:
    """What a reader of the rank must know."""
    said = [remark(entry.card, lang)]
    if entry.reason is not None and entry.reason != entry.card.reason:
        said.append(fact_text(entry.reason, lang))
    return " · ".join(filter(None, said))


def ties_words(league: League, lang: Language) -> str:
    """How equal totals are ranked, by whose authority; nothing where there are none."""
    words = fact_text(TIES[league.ranking.ties], lang)
    return f"{words} ({fact_text(league.authority, lang)})" if league.has_ties else ""


def _rank_lines(league: League, lang: Language) -> Iterator[Line]:
    agencies = [
        GAP.join(filter(None, (safe(entry.card.name), rank_remark(entry, lang))))
        for entry in league.ranked
    ]
    columns = [*rank_columns(league, lang), (fact_text(AGENCY, lang), agencies)]
    rows = list(zip(*(cells for _, cells in columns), strict=True))
    yield from table_lines([title for title, _ in columns], rows)
    if said := ties_words(league, lang):
        yield (("dim", said),)
    yield (("plain", ""),)


def _rank(entry: Ranked) -> str:
    return DASH if entry.rank is None else str(entry.rank)


def _issue_lines(league: League, lang: Language) -> Iterator[Line]:
    """The agencies in the order of their ranks, a numbered column for each issue; the legend."""
    title = Words(th="คะแนนรายประเด็น", en="scores by issue")
    yield (("place", fact_text(title, lang)),)
    numbered = list(enumerate(league.columns, start=1))
    for block in _blocks(numbered, league):
        titles = (
            fact_text(RANK, lang),
            *(f"({number})" for number, _ in block),
            fact_text(AGENCY, lang),
        )
        rows = [
            (
                _rank(entry),
                *(digits(entry.scores.get(column.id)) for _, column in block),
                safe(entry.card.name),
            )
            for entry in league.ranked
        ]
        yield from table_lines(titles, rows)
    for number, column in numbered:
        yield (("dim", f"({number}) {safe(fact_text(column.name, lang))}"),)
    yield (("plain", ""),)


def _blocks(
    numbered: Sequence[tuple[int, Column]], league: League
) -> Iterator[list[tuple[int, Column]]]:
    """The columns in runs that fit the width beside rank and name."""
    names = min(NAME_WIDTH, width_of(safe(entry.card.name) for entry in league.ranked))
    widest = width_of(digits(score) for entry in league.ranked for score in entry.scores.values())
    room = WIDTH - width_of([RANK.th]) - len(GAP) - names
    most = max(1, room // (widest + len(GAP)))
    for _, block in groupby(numbered, key=lambda entry: (entry[0] - 1) // most):
        yield list(block)


def _ministry_name(ministry: Ministry, lang: Language) -> str:
    """Its name, and of how many the mean is where not all are ranked."""
    name = safe(ministry.name) or fact_text(NO_MINISTRY, lang)
    if ministry.ranked == ministry.agencies:
        return name
    some = Words(th=f"จัดอันดับ {ministry.ranked} แห่ง", en=f"{ministry.ranked} ranked")
    return f"{name} ({fact_text(some, lang)})"


def _ministry_lines(league: League, lang: Language) -> Iterator[Line]:
    """How many agencies a ministry has, and the mean, lowest and highest of their totals."""
    head = (
        Words(th="จำนวน", en="agencies"),
        Words(th="คะแนนเฉลี่ย", en="mean"),
        Words(th="ต่ำสุด", en="lowest"),
        Words(th="สูงสุด", en="highest"),
        Words(th="กระทรวง", en="ministry"),
    )
    rows = [
        (
            str(ministry.agencies),
            digits(ministry.mean),
            digits(ministry.lowest),
            digits(ministry.highest),
            _ministry_name(ministry, lang),
        )
        for ministry in league.ministries
    ]
    title = Words(th="คะแนนรวมรายกระทรวง", en="totals by ministry")
    yield (("place", fact_text(title, lang)),)
    yield from table_lines([fact_text(words, lang) for words in head], rows)
    yield (("plain", ""),)
