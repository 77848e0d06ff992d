"""Scorecards for people at a terminal: one agency's rows, or a league table of many."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from kpr_cli.core.finding import Language, fact_text
from kpr_cli.core.number import plain
from kpr_cli.core.rule import Words
from kpr_cli.core.scorecard import STATES, Assessor, IndicatorScore, Scorecard
from kpr_cli.tell.columns import padded, width_of
from kpr_cli.tell.lines import Line, safe
from kpr_cli.tell.ranking import ranked

ASSESSORS: dict[Assessor, Words] = {
    "self": Words(th="ประเมินตนเอง", en="self"),
    "committee": Words(th="คณะกรรมการประเมิน", en="committee"),
}
PROVISIONAL = Words(th="ยังไม่ผ่านการตรวจ", en="provisional")


def round_words(card: Scorecard) -> Words:
    """The assessed round."""
    if card.round is None:
        return Words(th="ยังไม่มีรอบ", en="no round")
    return Words(th=f"รอบ {card.round} เดือน", en=f"{card.round} months")


def remark(card: Scorecard, lang: Language) -> str:
    """What a reader of the total must know."""
    remarks = [PROVISIONAL] if card.provisional else []
    if card.waived:
        remarks.append(Words(th=f"ผ่อนผัน {card.waived} ข้อ", en=f"{card.waived} waived"))
    if card.reason is not None:
        remarks.append(card.reason)
    return " · ".join(fact_text(words, lang) for words in remarks)


def card_lines(card: Scorecard, lang: Language, *, explain: bool) -> Iterator[Line]:
    """One agency's score: every indicator, the subtotals, the total."""
    yield (("place", safe(f"{card.name} ({card.agency})")),)
    yield (("dim", f"{_year_and_book(card, lang)} · {_assessed(card, lang)}"),)
    yield (("plain", ""),)
    if card.parts:
        yield from _table(_CARD_HEAD, _card_rows(card, lang), lang)
        yield (("plain", ""),)
    label = "คะแนนรวม" if lang == "th" else "total"
    note = remark(card, lang)
    yield (("place", f"{label} {_digits(card.total)}"), ("warning", f"  {note}" if note else ""))
    if explain:
        yield from _working(card, lang)
    yield (("plain", ""),)


def league_lines(cards: Sequence[Scorecard], lang: Language) -> Iterator[Line]:
    """The agencies of one year and book by their totals; equal totals share a rank."""
    yield (("place", _year_and_book(cards[0], lang)),)
    rows = [
        (
            "–" if rank is None else str(rank),
            _digits(card.total),
            fact_text(round_words(card), lang),
            fact_text(ASSESSORS[card.assessor], lang) if card.round is not None else "–",
            "  ".join(filter(None, (safe(card.name), remark(card, lang)))),
        )
        for rank, card in ranked(cards)
    ]
    yield from _table(_LEAGUE_HEAD, rows, lang)
    yield (("plain", ""),)


def _year_and_book(card: Scorecard, lang: Language) -> str:
    """What judged a card; a draft book is always called one."""
    draft = card.book_status == "draft"
    if lang == "th":
        return f"ปีงบประมาณ {card.fiscal_year} · สมุดกติกา {card.book}{' (ฉบับร่าง)' if draft else ''}"
    return f"fiscal year {card.fiscal_year} · rulebook {card.book}{' (draft)' if draft else ''}"


_LEAGUE_HEAD = (
    Words(th="อันดับ", en="rank"),
    Words(th="คะแนนรวม", en="total"),
    Words(th="รอบ", en="round"),
    Words(th="ผู้ประเมิน", en="assessor"),
    Words(th="ส่วนราชการ", en="agency"),
)
_CARD_HEAD = (
    Words(th="ตัวชี้วัดที่", en="no."),
    Words(th="น้ำหนัก", en="weight"),
    Words(th="ผล", en="result"),
    Words(th="คะแนน", en="score"),
    Words(th="ถ่วงน้ำหนัก", en="weighted"),
    Words(th="ตัวชี้วัด", en="indicator"),
)


def _assessed(card: Scorecard, lang: Language) -> str:
    if card.round is None:
        return fact_text(round_words(card), lang)
    by = fact_text(ASSESSORS[card.assessor], lang)
    return f"{fact_text(round_words(card), lang)} · {by}"


def _card_rows(card: Scorecard, lang: Language) -> Iterator[tuple[str, ...]]:
    for part in card.parts:
        name = safe(fact_text(part.name, lang))
        yield ("", _digits(part.weight), "", _digits(part.score), _digits(part.weighted), name)
        for row in card.indicators:
            if row.part == part.id:
                yield (
                    safe(row.id),
                    _digits(row.weight),
                    _digits(row.actual),
                    _digits(row.score),
                    _digits(row.weighted),
                    f"  {safe(row.name)}{_state(row, lang)}",
                )


def _state(row: IndicatorScore, lang: Language) -> str:
    return "" if row.state == "scored" else f" [{fact_text(STATES[row.state], lang)}]"


def _digits(value: Decimal | None) -> str:
    return "–" if value is None else plain(value)


def _working(card: Scorecard, lang: Language) -> Iterator[Line]:
    for row in card.indicators:
        yield (("plain", ""),)
        yield (("place", safe(f"{row.id} {row.name}")),)
        for step in row.steps:
            yield (("plain", f"  {safe(fact_text(step, lang))}"),)
    yield (("plain", ""),)
    for step in card.steps:
        yield (("plain", safe(fact_text(step, lang))),)


def _table(
    head: Iterable[Words], rows: Iterable[tuple[str, ...]], lang: Language
) -> Iterator[Line]:
    """Aligned columns: numbers to the right, words to the left, the last column as it is.

    Widths are terminal cells, since Thai vowels and tone marks take none.
    """
    titles = tuple(fact_text(words, lang) for words in head)
    body = list(rows)
    columns = range(len(titles) - 1)
    widths = [width_of(row[i] for row in (titles, *body)) for i in columns]
    numeric = [all(_is_number(row[i]) for row in body) for i in columns]

    def line(row: tuple[str, ...]) -> str:
        cells = [padded(row[i], widths[i], right=numeric[i]) for i in columns]
        return "  ".join((*cells, row[-1])).rstrip()

    yield (("dim", line(titles)),)
    for row in body:
        yield (("plain", line(row)),)


def _is_number(text: str) -> bool:
    return text in {"", "–"} or text.lstrip("-").replace(".", "").isdigit()
