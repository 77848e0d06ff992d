"""The table of one agency's score at a terminal: self and committee beside each other."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from kpr_cli.core.finding import Language, fact_text
from kpr_cli.core.rule import Words
from kpr_cli.core.scorecard import Assessor, IndicatorScore, Scorecard
from kpr_cli.tell.columns import table_lines
from kpr_cli.tell.figures import digits, signed
from kpr_cli.tell.lines import Line, safe
from kpr_cli.tell.score_words import ASSESSORS
from kpr_cli.tell.side_by_side import Cell, difference, in_columns, part_cells, row_cells

_LEFT = (Words(th="ตัวชี้วัดที่", en="no."), Words(th="น้ำหนัก", en="weight"))
_FOUND = (
    Words(th="ผล", en="result"),
    Words(th="คะแนน", en="score"),
    Words(th="ถ่วงน้ำหนัก", en="weighted"),
)
_DIFFERENCE = Words(th="ผลต่าง", en="difference")
_INDICATOR = Words(th="ตัวชี้วัด", en="indicator")
_WHO: dict[Assessor, Words] = {
    "self": Words(th="ตนเอง", en="self"),
    "committee": Words(th="คณะกรรมการ", en="committee"),
}
_COUNTS = Words(th="นับ", en="counts")
_TOTAL = Words(th="คะแนนรวม", en="total")


def card_table(cards: Sequence[Scorecard], lang: Language) -> Iterator[Line]:
    """The rows of the cards, of which the first counts; several have a column of differences."""
    columns = in_columns(cards)
    is_many = len(columns) > 1
    head = (*_LEFT, *_FOUND * len(columns), *([_DIFFERENCE] if is_many else []), _INDICATOR)
    titles = [fact_text(words, lang) for words in head]
    width, start = len(_FOUND), len(_LEFT)
    above = {
        range(start + width * index, start + width * (index + 1)): _assessor(card, lang)
        for index, card in enumerate(columns)
    }
    yield from table_lines(titles, _rows(cards, columns, lang), above if is_many else None)


def _assessor(card: Scorecard, lang: Language) -> str:
    name = fact_text(ASSESSORS[card.assessor], lang)
    return f"{name} ({fact_text(_COUNTS, lang)})" if card.counts else name


def _rows(
    cards: Sequence[Scorecard], columns: Sequence[Scorecard], lang: Language
) -> Iterator[tuple[str, ...]]:
    for part in cards[0].parts:
        name = safe(fact_text(part.name, lang))
        cells = part_cells(columns, part)
        yield ("", digits(part.weight), *_figures(cells, is_part=True), name)
        for rows in zip(*(card.indicators for card in columns), strict=True):
            if rows[0].part == part.id:
                yield from _indicator(columns, rows, lang, depth=1)
    if len(columns) > 1:
        totals = [card.total for card in columns]
        figures = [text for total in totals for text in ("", "", digits(total))]
        yield ("", "", *figures, _gap(totals), fact_text(_TOTAL, lang))


def _indicator(
    columns: Sequence[Scorecard],
    rows: Sequence[IndicatorScore],
    lang: Language,
    *,
    depth: int,
) -> Iterator[tuple[str, ...]]:
    """An indicator, then its sub-indicators, each a step further in."""
    cells, first = row_cells(columns, rows), rows[0]
    name = f"{'  ' * depth}{safe(first.name)}{_states(columns, cells, lang)}"
    yield (safe(first.id), digits(first.weight), *_figures(cells), name)
    for below in zip(*(row.children for row in rows), strict=True):
        yield from _indicator(columns, below, lang, depth=depth + 1)


def _figures(cells: Sequence[Cell], *, is_part: bool = False) -> list[str]:
    """What stands between weight and name; a part has no result of its own."""
    figures = [
        text
        for cell in cells
        for text in (
            "" if is_part else digits(cell.actual),
            digits(cell.score),
            digits(cell.weighted),
        )
    ]
    return figures if len(cells) == 1 else [*figures, _gap([cell.score for cell in cells])]


def _gap(values: Sequence[Decimal | None]) -> str:
    return signed(difference(values))


def _states(columns: Sequence[Scorecard], cells: Sequence[Cell], lang: Language) -> str:
    """Why a row has no score: said once where it is so for every assessor, else by name."""
    states = [cell.state for cell in cells]
    if len({None if state is None else state.en for state in states}) == 1:
        return "" if states[0] is None else f" [{fact_text(states[0], lang)}]"
    said = (
        f"{fact_text(_WHO[card.assessor], lang)}: {fact_text(state, lang)}"
        for card, state in zip(columns, states, strict=True)
        if state is not None
    )
    return f" [{' · '.join(said)}]"
