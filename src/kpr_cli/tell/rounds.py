"""The rounds so far: totals and parts by round, and how far they have moved since."""

from collections.abc import Iterable, Iterator, Sequence

from kpr_cli.core.finding import Language, fact_text
from kpr_cli.core.rule import Words
from kpr_cli.core.scorecard import EarlierIndicator, EarlierRound, IndicatorScore, Scorecard
from kpr_cli.tell.columns import table_lines
from kpr_cli.tell.figures import DASH, digits, signed
from kpr_cli.tell.lines import Line, safe
from kpr_cli.tell.score_words import ASSESSORS, months, round_words

HEADING = Words(th="รอบที่ผ่านมา", en="rounds so far")
LATEST = 3
"""So many earlier rounds have a column for their parts; the JSON has all of them."""

UNREPORTED = Words(
    th="ตัวชี้วัดที่ไม่ได้รายงานคิดตามที่สมุดกติกากำหนด คะแนนที่เปลี่ยนรวมส่วนนี้ด้วย",
    en="what was not reported is scored as the rulebook says; the changes include it",
)

_ROUND = Words(th="รอบ", en="round")
_ASSESSOR = Words(th="ผู้ประเมิน", en="assessor")
_TOTAL = Words(th="คะแนนรวม", en="total")
_REMARK = Words(th="หมายเหตุ", en="remark")
_PART = Words(th="ประเด็น", en="part")
_CHANGE = Words(th="เปลี่ยนจากรอบก่อน", en="change from the round before")
_OTHER_WEIGHTS = Words(
    th="น้ำหนักของสองรอบต่างกัน จึงไม่เทียบคะแนน",
    en="the weights of the two rounds differ: the scores are not compared",
)
_OTHER_ASSESSOR = Words(th="ผู้ประเมินต่างกัน", en="another assessor")


def round_lines(card: Scorecard, lang: Language) -> Iterator[Line]:
    """The rounds so far of a card that has earlier ones."""
    yield (("place", fact_text(HEADING, lang)),)
    yield from table_lines(round_titles(card, lang), round_rows(card, lang))
    parts = part_rows(card, lang)
    if parts:
        yield (("plain", ""),)
        name, *titles = part_titles(card, lang)
        yield from table_lines((*titles, name), [(*row[1:], row[0]) for row in parts])
    if is_partly_reported(card):
        yield (("dim", fact_text(UNREPORTED, lang)),)


def is_partly_reported(card: Scorecard) -> bool:
    """Whether in any of the rounds something was not reported."""
    then = any(_unreported(earlier.indicators) for earlier in card.earlier)
    return then or bool(_unreported(card.indicators))


def round_titles(card: Scorecard, lang: Language) -> tuple[str, ...]:
    """The titles of `round_rows`; the last is empty where there is no remark."""
    head = (_ROUND, _ASSESSOR, _TOTAL, _since(round_words(card)))
    remark = fact_text(_REMARK, lang) if any(row[-1] for row in round_rows(card, lang)) else ""
    return (*(fact_text(words, lang) for words in head), remark)


def round_rows(card: Scorecard, lang: Language) -> list[tuple[str, ...]]:
    """A row a round, the card's own last: assessor, total, change since then, a remark."""
    rows = [
        (
            fact_text(months(earlier.round), lang),
            fact_text(ASSESSORS[earlier.assessor], lang),
            digits(earlier.total),
            signed(earlier.difference),
            _remark(_doubts(card, earlier), lang),
        )
        for earlier in card.earlier
    ]
    own = (round_words(card), ASSESSORS[card.assessor])
    doubts = _unreported(card.indicators)
    return [
        *rows,
        (*(fact_text(words, lang) for words in own), digits(card.total), "", _remark(doubts, lang)),
    ]


def part_titles(card: Scorecard, lang: Language) -> tuple[str, ...]:
    """The titles of `part_rows`."""
    rounds = [*(months(earlier.round) for earlier in card.earlier[-LATEST:]), round_words(card)]
    return tuple(fact_text(words, lang) for words in (_PART, *rounds, _CHANGE))


def part_rows(card: Scorecard, lang: Language) -> list[tuple[str, ...]]:
    """A row a part: its name, its score in each round, how far it moved since the round before.

    None at all where no part has a score.
    """
    then = [{part.id: part for part in earlier.parts} for earlier in card.earlier[-LATEST:]]
    rows = []
    for part in card.parts:
        found = [parts.get(part.id) for parts in then]
        rows.append(
            (
                safe(fact_text(part.name, lang)),
                *(digits(None if earlier is None else earlier.score) for earlier in found),
                digits(part.score),
                signed(None if found[-1] is None else found[-1].difference),
            )
        )
    return rows if any(set(row[1:]) != {DASH} for row in rows) else []


def _since(round_: Words) -> Words:
    return Words(th=f"เปลี่ยนถึง{round_.th}", en=f"change to {round_.en}")


def _doubts(card: Scorecard, earlier: EarlierRound) -> list[Words]:
    """Why a difference may be no real movement, or why there is none."""
    doubts = [] if earlier.reason is None else [earlier.reason]
    if earlier.weights_differ:
        doubts.append(_OTHER_WEIGHTS)
    if earlier.assessor != card.assessor:
        doubts.append(_OTHER_ASSESSOR)
    return [*doubts, *_unreported(earlier.indicators)]


def _unreported(rows: Sequence[IndicatorScore | EarlierIndicator]) -> list[Words]:
    count = sum(row.state == "not_reported" for row in rows)
    if not count:
        return []
    return [Words(th=f"ไม่ได้รายงาน {count} ตัวชี้วัด", en=f"{count} indicators not reported")]


def _remark(doubts: Iterable[Words], lang: Language) -> str:
    return " · ".join(safe(fact_text(words, lang)) for words in doubts)
