"""What could still be won, and what a wanted total takes, as tables for people."""

from collections.abc import Iterator

from kpr_cli.core.finding import Language, fact_text
from kpr_cli.core.number import plain
from kpr_cli.core.rule import Words
from kpr_cli.core.supposition import Gain, Needed, Reach, WhatIf
from kpr_cli.tell.columns import table_lines
from kpr_cli.tell.figures import DASH, digits, signed
from kpr_cli.tell.lines import Line, safe

_GAINS = Words(
    th="คะแนนที่ยังได้อีก เปลี่ยนผลทีละตัวชี้วัด เรียงจากตัวที่เพิ่มคะแนนรวมได้มากที่สุด",
    en="what could still be won, one indicator at a time, the most first",
)
_NOTHING = Words(th="ทุกตัวชี้วัดได้คะแนนสูงสุดของตนแล้ว", en="every indicator has its best score already")
_UNKNOWN = Words(th="บอกไม่ได้ว่าได้อีกเท่าใด:", en="what it could win cannot be said:")
_NOT_ENOUGH = Words(th="ไม่พอแม้ได้คะแนนสูงสุดของตน", en="not enough at its best")

_RANK = Words(th="อันดับ", en="rank")
_NUMBER = Words(th="ตัวชี้วัดที่", en="no.")
_RESULT = Words(th="ผล", en="result")
_SCORE = Words(th="คะแนน", en="score")
_NEEDED = Words(th="ต้องได้ผล", en="needs")
_TOTAL = Words(th="คะแนนรวม", en="total")
_GAIN = Words(th="รวมเพิ่ม", en="total")
_INDICATOR = Words(th="ตัวชี้วัด", en="indicator")
_NEXT = Words(th="ถึงระดับถัดไป", en="for its next level")
_BEST = Words(th="ถึงคะแนนสูงสุดของตน", en="for its best score")
_HEAD = (_RANK, _NUMBER, _RESULT, _SCORE, _NEEDED, _GAIN, _NEEDED, _SCORE, _GAIN, _INDICATOR)
_NEEDS = (_NUMBER, _RESULT, _NEEDED, _TOTAL, _INDICATOR)


def gain_lines(told: WhatIf, lang: Language) -> Iterator[Line]:
    """What each indicator could still win, ranked."""
    yield (("place", fact_text(_GAINS if told.gains else _NOTHING, lang)),)
    if told.gains:
        above = {range(4, 6): fact_text(_NEXT, lang), range(6, 9): fact_text(_BEST, lang)}
        rows = [_gain(rank, gain) for rank, gain in enumerate(told.gains, start=1)]
        yield from table_lines([fact_text(words, lang) for words in _HEAD], rows, above)
    for entry in told.unknown:
        why = f"{fact_text(_UNKNOWN, lang)} {fact_text(entry.reason, lang)}"
        yield (("warning", safe(why)),)


def _gain(rank: int, gain: Gain) -> tuple[str, ...]:
    next_ = (DASH, DASH)
    if gain.next is not None:
        next_ = (digits(gain.next.result), signed(gain.next.gain))
    return (
        str(rank),
        safe(gain.id),
        digits(gain.actual),
        digits(gain.score),
        *next_,
        digits(gain.best.result),
        digits(gain.best.score),
        signed(gain.best.gain),
        safe(gain.name),
    )


def reach_lines(reach: Reach, lang: Language) -> Iterator[Line]:
    """What the wanted total takes: of each indicator alone, and of all together."""
    wanted, now = plain(reach.wanted), plain(reach.total)
    if reach.is_reached:
        said = Words(th=f"ถึงคะแนนรวม {wanted} แล้ว ({now})", en=f"{wanted} is reached: {now}")
        yield (("place", fact_text(said, lang)),)
        return
    heading = Words(
        th=f"ให้ถึงคะแนนรวม {wanted} โดยเปลี่ยนผลทีละตัวชี้วัด",
        en=f"to reach {wanted} by one indicator alone",
    )
    yield (("place", fact_text(heading, lang)),)
    if reach.alone:
        titles = [fact_text(words, lang) for words in _NEEDS]
        yield from table_lines(titles, (_needed(needed, lang) for needed in reach.alone))
    most = plain(reach.highest)
    if reach.even is None:
        said = Words(
            th=f"ถึงไม่ได้ แม้ทุกตัวชี้วัดได้คะแนนสูงสุดของตน คะแนนรวมเป็น {most}",
            en=f"out of reach: with every indicator at its best the total is {most}",
        )
        yield (("warning", fact_text(said, lang)),)
        return
    below, even = ", ".join(reach.below), plain(reach.even)
    th = f" ยกเว้น {below} ซึ่งได้ไม่ถึง นับคะแนนสูงสุดของตน" if below else ""
    en = f", but {below} at its best, which is less" if below else ""
    said = Words(
        th=f"ถ้าทุกตัวชี้วัดได้คะแนนเท่ากัน ต้องได้ตัวละ {even}{th}"
        f" · ถ้าทุกตัวได้คะแนนสูงสุดของตน คะแนนรวมเป็น {most}",
        en=f"evenly: every indicator at {even}{en} · all at their best: {most}",
    )
    yield (("plain", safe(fact_text(said, lang))),)


def _needed(needed: Needed, lang: Language) -> tuple[str, ...]:
    is_enough = needed.result is not None
    return (
        safe(needed.id),
        digits(needed.actual),
        digits(needed.result) if is_enough else fact_text(_NOT_ENOUGH, lang),
        digits(needed.total),
        safe(needed.name),
    )
