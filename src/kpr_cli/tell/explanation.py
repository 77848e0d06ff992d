"""An explanation in blocks, the same for a terminal and for a page: what, why, whence, examples."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from kpr_cli.core.explanation import Explanation, Mending, Sheet, Standing
from kpr_cli.core.family import family_of
from kpr_cli.core.finding import Languages, fact_text
from kpr_cli.core.rule import Words
from kpr_cli.core.rulebook import authority
from kpr_cli.tell.block import Block, Facts, Heading, Legend, Prose, Session, Shown
from kpr_cli.tell.overview import findings_lines
from kpr_cli.tell.rule_words import books_words, sentence_of
from kpr_cli.tell.sheet import Mark, rows_of
from kpr_cli.tell.summary import SEVERITY, summary_lines
from kpr_cli.tell.text import spoken

PROJECT = "project"
"""The source that books cite for what this project decided."""


def blocks(explained: Explanation, langs: Languages) -> Iterator[Block]:
    """The whole explanation."""
    rule = explained.rule
    yield Heading(1, f"{rule.code} {rule.name}")
    for standing in explained.standings:
        yield from _standing(standing, explained, langs)
    yield from _example(explained, langs)


def _standing(standing: Standing, explained: Explanation, langs: Languages) -> Iterator[Block]:
    """What a rule says and asks where it stands; where books differ, each for itself."""
    rule = standing.rule
    if len(explained.standings) > 1:
        yield Heading(2, f"{spoken(_BOOK, langs)} {books_words(standing.books, langs[0])}")
    yield Prose(tuple(sentence_of(standing, lang) for lang in langs))
    yield Facts(tuple(_facts(standing, explained, langs)))
    yield Heading(2, spoken(_WHY, langs))
    yield _prose(rule.why, langs)
    yield from _authority(standing, langs)


def _facts(
    standing: Standing, explained: Explanation, langs: Languages
) -> Iterator[tuple[str, str]]:
    rule = standing.rule
    yield spoken(_FAMILY, langs), f"{rule.code[0]} {spoken(family_of(rule.code), langs)}"
    yield spoken(_SEVERITY, langs), spoken(SEVERITY[rule.severity], langs)
    where = _where(standing, explained.without)
    yield spoken(_BOOK, langs), spoken(where, langs[: 1 + (where.th != where.en)])
    yield spoken(_WAIVER, langs), spoken(_WAIVABLE if rule.waivable else _UNWAIVABLE, langs)
    for number, words in enumerate(_mending(explained.mending)):
        yield "" if number else spoken(_MENDING, langs), spoken(words, langs)
    if rule.check is not None and "en" in langs:
        # An officer has no use for it: it is for those who write books.
        given = ", ".join(f"{key}: {value}" for key, value in rule.given.items())
        said = f"check: {rule.check}"
        yield spoken(_CHECK, langs), f"{said}, given: {{{given}}}" if given else said


def _where(standing: Standing, without: Sequence[str]) -> Words:
    if not standing.books:
        return _EVERY_BOOK
    th, en = books_words(standing.books, "th"), books_words(standing.books, "en")
    if without:
        listed = ", ".join(without)
        th, en = f"{th} (ไม่มีใน {listed})", f"{en} (not in {listed})"
    return Words(th=th, en=en)


def _mending(mending: AbstractSet[Mending]) -> Iterator[Words]:
    if "safe" in mending:
        yield _SAFE
    if "guess" in mending:
        yield _GUESS
    if not mending:
        yield _BY_HAND


def _authority(standing: Standing, langs: Languages) -> Iterator[Block]:
    """The clause and its source; the project's own decisions are called so, and are no source."""
    cite, source = standing.rule.cite, standing.source
    yield Heading(2, spoken(_AUTHORITY, langs))
    yield _prose(authority({cite.source: source}, cite), langs)
    if cite.source == PROJECT:
        yield _prose(_OURS, langs)
        return
    address = [(spoken(_ADDRESS, langs), source.address)] if source.address else []
    yield Facts(
        (
            (spoken(_TITLE, langs), spoken(source.title, langs)),
            (spoken(_PUBLISHER, langs), spoken(source.publisher, langs)),
            *address,
            (spoken(_LOOKED_AT, langs), source.looked_at),
        )
    )


def _example(explained: Explanation, langs: Languages) -> Iterator[Block]:
    example = explained.example
    if example is None:
        yield _prose(_NO_EXAMPLE, langs)
        return
    yield Heading(2, spoken(_WRONG, langs))
    yield from _sheets(example.bad, {">": _POINTED, "*": _UNLIKE_GOOD}, langs, is_good=False)
    yield Heading(2, spoken(_SAYS, langs))
    lang = "" if langs == ("th",) else f" --lang {'both' if len(langs) > 1 else langs[0]}"
    said = findings_lines(example.verdict.findings, langs, full=True)
    lines = (*said, *summary_lines(example.verdict, langs))
    yield Session(f"kpr validate{lang} {' '.join(example.arguments)}", lines)
    yield Heading(2, spoken(_RIGHT, langs))
    yield from _sheets(example.good, {"*": _UNLIKE_BAD}, langs, is_good=True)


def _sheets(
    sheets: Sequence[Sheet], legend: Mapping[Mark, Words], langs: Languages, *, is_good: bool
) -> Iterator[Block]:
    """The files of an example, and what the marks before their lines mean."""
    used = {mark for sheet in sheets for _, mark, _ in rows_of(sheet)}
    said = [f"{mark} {spoken(words, langs)}" for mark, words in legend.items() if mark in used]
    if said:
        yield Legend(tuple(said))
    yield from (Shown(sheet, is_good) for sheet in sheets)


def _prose(words: Words, langs: Languages) -> Prose:
    return Prose(tuple(fact_text(words, lang) for lang in langs))


_BOOK = Words(th="สมุดกติกา", en="rulebook")
_WHY = Words(th="ทำไม", en="why")
_AUTHORITY = Words(th="ที่มา", en="authority")
_OURS = Words(
    th="แหล่งที่มาไม่ได้กำหนดเรื่องนี้ โครงการ kpr กำหนดเอง ไม่ใช่ระเบียบของทางราชการ",
    en="No source settles this: the kpr project decided it. It is no regulation.",
)
_TITLE = Words(th="ชื่อเต็ม", en="full title")
_PUBLISHER = Words(th="ผู้เผยแพร่", en="publisher")
_ADDRESS = Words(th="ที่อยู่", en="address")
_LOOKED_AT = Words(th="เปิดดูเมื่อ", en="looked at")
_FAMILY = Words(th="หมวด", en="family")
_SEVERITY = Words(th="ความร้ายแรง", en="severity")
_WAIVER = Words(th="การผ่อนผัน", en="waiver")
_MENDING = Words(th="การแก้", en="mending")
_CHECK = Words(th="สำหรับผู้เขียนสมุดกติกา", en="for authors")
_WAIVABLE = Words(th="คณะกรรมการผ่อนผันได้", en="the committee can waive it")
_UNWAIVABLE = Words(th="ผ่อนผันไม่ได้", en="it cannot be waived")
_EVERY_BOOK = Words(th="ใช้กับทุกเล่ม ไม่ใช่กฎของปีงบประมาณใด", en="all: a rule that no book owns")
_SAFE = Words(th="kpr fix แก้ให้เมื่อมีคำตอบเดียว", en="kpr fix, where there is one right answer")
_GUESS = Words(
    th="kpr fix --unsafe แก้ตามที่น่าจะหมายถึง แล้วต้องอ่านทวน",
    en="kpr fix --unsafe, to what is probably meant: read it again",
)
_BY_HAND = Words(th="ต้องแก้เอง", en="by hand")
_WRONG = Words(th="เขียนอย่างนี้ผิด", en="wrong")
_POINTED = Words(th="คือที่ที่ kpr ชี้", en="where kpr points")
_UNLIKE_GOOD = Words(th="คือที่ที่ต่างจากตัวอย่างที่ถูก", en="unlike the right example")
_SAYS = Words(th="kpr บอกว่า", en="kpr says")
_RIGHT = Words(th="เขียนอย่างนี้ถูก", en="right")
_UNLIKE_BAD = Words(th="คือที่ที่ต่างจากตัวอย่างที่ผิด", en="unlike the wrong example")
_NO_EXAMPLE = Words(th="ยังไม่มีตัวอย่างของกฎนี้", en="There is no example of this rule yet.")
