"""A supposition for people: the card before and after, then what could still be won."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from kpr_cli.core.finding import Language, Languages, Verdict, fact_text
from kpr_cli.core.number import plain
from kpr_cli.core.rule import Words
from kpr_cli.core.scorecard import STATES, IndicatorScore
from kpr_cli.core.supposition import WhatIf
from kpr_cli.tell.columns import table_lines
from kpr_cli.tell.figures import digits, signed
from kpr_cli.tell.lines import Line, safe
from kpr_cli.tell.overview import findings_lines
from kpr_cli.tell.prospects import gain_lines, reach_lines
from kpr_cli.tell.score_words import assessed, remark, standing, year_and_book
from kpr_cli.tell.summary import as_of_line

_SUPPOSED = Words(th="สมมติ ไม่ใช่ผลการดำเนินงาน", en="a supposition, not a result")
_REAL = Words(
    th="คะแนนรวมเป็นคะแนนจริง ตารางที่ตามมาเป็นการสมมติ ไม่ใช่ผลการดำเนินงาน",
    en="the total is real; the tables below it are suppositions, not results",
)
_NONE_BEFORE = Words(th="ก่อนสมมติไม่มีคะแนนรวม", en="there was no total before")
_NO_TOTAL = Words(
    th="จึงบอกไม่ได้ว่าคะแนนรวมเพิ่มได้เท่าใด", en="so that nobody can say what would raise it"
)
_NUMBER = Words(th="ตัวชี้วัดที่", en="no.")
_INDICATOR = Words(th="ตัวชี้วัด", en="indicator")
_TOTAL = Words(th="คะแนนรวม", en="total")
_GROUPS = (
    Words(th="ผล", en="result"),
    Words(th="คะแนน", en="score"),
    Words(th="ถ่วงน้ำหนัก", en="weighted"),
)
_IN_GROUP = (
    Words(th="จริง", en="real"),
    Words(th="สมมติ", en="supposed"),
    Words(th="ผลต่าง", en="difference"),
)


def supposition_lines(told: WhatIf, verdict: Verdict, langs: Languages) -> Iterator[Line]:
    """The errors of the file, then the supposition, which is called one first of all."""
    lang = langs[0]
    errors = [finding for finding in verdict.findings if finding.rule.severity == "error"]
    if errors:
        yield from findings_lines(errors, langs, full=False)
    yield from _head(told, lang)
    if told.supposed:
        yield from _changes(told, lang)
        yield (("plain", ""),)
    yield _total(told, lang)
    yield (("plain", ""),)
    if told.after.total is not None:
        yield from gain_lines(told, lang)
        yield (("plain", ""),)
    if told.reach is not None:
        yield from reach_lines(told.reach, lang)
        yield (("plain", ""),)
    if verdict.as_of is not None:
        yield as_of_line(verdict.as_of, lang)


def _head(told: WhatIf, lang: Language) -> Iterator[Line]:
    card = told.after
    supposed = " · ".join(_supposed(s.id, s.result, lang) for s in told.supposed)
    said = f"{fact_text(_SUPPOSED, lang)}: {supposed}" if supposed else fact_text(_REAL, lang)
    yield (("warning", safe(said)),)
    yield (("place", safe(f"{card.name} ({card.agency})")),)
    yield (("dim", f"{year_and_book(card, lang)} · {assessed(card, lang)}"),)
    yield (("plain", ""),)


def _supposed(id_: str, result: Decimal, lang: Language) -> str:
    shown = plain(result)
    return fact_text(Words(th=f"{id_} ได้ผล {shown}", en=f"{id_} at {shown}"), lang)


def _changes(told: WhatIf, lang: Language) -> Iterator[Line]:
    """The indicators that change, and the total below them."""
    size = len(_IN_GROUP)
    titles = [fact_text(words, lang) for words in (_NUMBER, *_IN_GROUP * len(_GROUPS), _INDICATOR)]
    above = {
        range(1 + size * index, 1 + size * (index + 1)): fact_text(words, lang)
        for index, words in enumerate(_GROUPS)
    }
    before, own = dict(_rows(told.before.indicators)), {s.id for s in told.supposed}
    # A card that could not be scored before has no rows: then only what is supposed is told.
    rows = [
        _change(before.get(path), now, lang)
        for path, now in _rows(told.after.indicators)
        if (_numbers(before[path]) != _numbers(now) if before else now.id in own)
    ]
    totals = _pair(told.before.total, told.after.total)
    rows.append(("", *[""] * 6, *totals, fact_text(_TOTAL, lang)))
    yield from table_lines(titles, rows, above)


def _rows(
    rows: Iterable[IndicatorScore], above: tuple[int, ...] = ()
) -> Iterator[tuple[tuple[int, ...], IndicatorScore]]:
    """Rows by their position, each before its sub-indicators."""
    for index, row in enumerate(rows):
        yield (*above, index), row
        yield from _rows(row.children, (*above, index))


def _numbers(row: IndicatorScore) -> tuple[Decimal | None, ...]:
    return row.actual, row.score, row.weighted


def _change(then: IndicatorScore | None, now: IndicatorScore, lang: Language) -> tuple[str, ...]:
    old = (None, None, None) if then is None else _numbers(then)
    figures = [text for pair in zip(old, _numbers(now), strict=True) for text in _pair(*pair)]
    is_same = then is None or then.state == now.state
    was = "" if then is None or is_same else f" [{fact_text(STATES[then.state], lang)}]"
    return (safe(now.id), *figures, f"{safe(now.name)}{was}")


def _pair(old: Decimal | None, new: Decimal | None) -> tuple[str, str, str]:
    moved = None if old is None or new is None else new - old
    return digits(old), digits(new), signed(moved)


def _total(told: WhatIf, lang: Language) -> Line:
    """The total before and after; where there was none before, why."""
    before, card = told.before, told.after
    text, notes = digits(card.total), [remark(card, lang)]
    if told.supposed and card.total is not None:
        old, new, moved = _pair(before.total, card.total)
        is_moved = before.total is not None
        th, en = (
            (f"{old} เป็น {new} ({moved})", f"{old} to {new} ({moved})") if is_moved else (new, new)
        )
        text = fact_text(Words(th=f"{th} ตามที่สมมติ", en=f"{en}, supposed"), lang)
        if before.reason is not None:
            notes.append(f"{fact_text(_NONE_BEFORE, lang)}: {fact_text(before.reason, lang)}")
    if card.total is None:
        notes.append(fact_text(_NO_TOTAL, lang))
    beside = "".join(f" · {fact_text(words, lang)}" for words in standing(card))
    note = safe(" · ".join(filter(None, notes)))
    return (
        ("place", f"{fact_text(_TOTAL, lang)} {text}"),
        ("plain", beside),
        ("warning", f"  {note}" if note else ""),
    )
