"""The questions about a new agreement on a terminal: each answer is judged at once."""

import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from kpr_cli.cli.answers import Answers, Desk, TakenError
from kpr_cli.cli.fiscal_year import read_year
from kpr_cli.cli.output import write, write_problems
from kpr_cli.cli.problem import CallError, Problem
from kpr_cli.core import thai
from kpr_cli.core.finding import Language
from kpr_cli.core.policies import Policies
from kpr_cli.core.rule import Words
from kpr_cli.judge.binding import Bench
from kpr_cli.tell.lines import safe

HELLO = Words(
    th="ตอบทีละข้อเพื่อสร้างแฟ้มคำรับรองใหม่ กด Enter เพื่อใช้ค่าในวงเล็บ [ ] กด Ctrl+C เพื่อยกเลิก",
    en="Answer to make a new agreement; Enter takes what is in [ ], Ctrl+C cancels.",
)
STOPPED = Problem("ยกเลิกแล้ว ไม่ได้เขียนแฟ้ม", "cancelled; no file was written")
UNREADABLE = Words(th="อ่านคำตอบไม่ได้ พิมพ์ใหม่อีกครั้ง", en="the answer cannot be read; type it again")
AGENCY = Words(
    th="รหัสส่วนราชการ ใช้เป็นชื่อแฟ้ม เช่น example-department",
    en="The agency's id, which names the file, such as example-department",
)
NAME = Words(th="ชื่อส่วนราชการ (Enter = เติมภายหลัง)", en="The agency's name (Enter: later)")
YEAR = Words(th="ปีงบประมาณ พ.ศ.", en="Fiscal year (Buddhist era)")
KINDS = Words(th="ประเภทส่วนราชการ", en="Kinds of agency")
KIND = Words(th="เลขหรือชื่อประเภท", en="Number or name of the kind")
GROUPS = Words(th="กลุ่ม", en="Groups")
GROUP = Words(
    th="เลขหรือชื่อกลุ่ม หลายกลุ่มให้คั่นด้วยจุลภาค", en="Numbers or names of the groups, with commas between"
)
TOPICS = Words(th="ประเด็นเพิ่มเติม", en="Optional topics")
TOPIC = Words(
    th="เลขหรือชื่อประเด็น คั่นด้วยจุลภาค (Enter = เลือกภายหลัง)",
    en="Numbers or names of the topics, with commas between (Enter: later)",
)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Given:
    """What the command line said of the new agreement."""

    agency: str | None
    name: str | None
    year: int | None
    kind: str | None
    groups: tuple[str, ...]
    topics: tuple[str, ...]


def is_terminal() -> bool:
    """Whether there is a person to ask."""
    return bool(sys.stdin and sys.stdin.isatty() and sys.stdout.isatty())


def ask(desk: Desk, given: Given, lang: Language) -> Answers:
    """Ask for all that the command line did not say; KeyboardInterrupt where the person stops."""
    try:
        return _asked(desk, given, lang)
    except (EOFError, KeyboardInterrupt) as error:
        write("\n")
        sys.stdout.flush()
        write_problems([STOPPED], lang)
        raise KeyboardInterrupt from error


def _asked(desk: Desk, given: Given, lang: Language) -> Answers:
    _say(HELLO, lang)
    agency = _answer(AGENCY, lang, given.agency, desk.agency)
    name = _answer(NAME, lang, given.name, desk.name, default="")
    usual = None if desk.rulebook else str(desk.shelf.usual_year())
    if given.year is None and usual is not None:
        years = desk.shelf.years()
        bench, path = _question(
            YEAR, lang, lambda text: desk.book(read_year(text, years), agency), usual
        )
    else:
        bench, path = desk.book(given.year, agency)
    kind = _kind(desk, given, bench, lang)
    groups = _groups(desk, given, kind, bench, lang)
    topics = _topics(desk, given, kind, groups, bench, lang)
    return Answers(bench, path, agency, name, kind, groups, topics)


def _kind(desk: Desk, given: Given, bench: Bench, lang: Language) -> str:
    if given.kind is not None:
        return desk.kind(given.kind, bench)
    kinds = bench.book.policies.kinds
    listed = enumerate(kinds.items(), start=1)
    _list(KINDS, ((number, f"{key}  {_in(k.words, lang)}") for number, (key, k) in listed), lang)
    by_number = {str(number): key for number, key in enumerate(kinds, start=1)}
    default = next(iter(kinds)) if len(kinds) == 1 else None
    return _question(
        KIND, lang, lambda text: desk.kind(by_number.get(thai.arabic(text), text), bench), default
    )


def _groups(desk: Desk, given: Given, kind: str, bench: Bench, lang: Language) -> tuple[int, ...]:
    if given.groups:
        return desk.groups(given.groups, kind, bench)
    policies = bench.book.policies
    own = [group for group in policies.groups if kind in group.kinds]
    _list(GROUPS, ((group.id, _in(group.words, lang)) for group in own), lang)
    return _question(
        GROUP, lang, lambda text: desk.groups([text], kind, bench), _least(policies, kind)
    )


def _topics(  # noqa: PLR0913, PLR0917 - what the answers before it were
    desk: Desk, given: Given, kind: str, groups: tuple[int, ...], bench: Bench, lang: Language
) -> tuple[int, ...]:
    policies = bench.book.policies
    has_topics = any(group.optional_topics for group in bench.book.duties(groups))
    if given.topics or not has_topics:
        return desk.topics(given.topics, kind, groups, bench)
    _list(TOPICS, ((topic.topic, _in(topic.words, lang)) for topic in policies.topics), lang)
    if policies.optional_topics is not None:
        reading = policies.optional_topics
        _say(Words(th=reading.th, en=reading.en), lang)
    return _question(TOPIC, lang, lambda text: desk.topics([text], kind, groups, bench), default="")


def _least(policies: Policies, kind: str) -> str | None:
    """The groups that every agency of a kind is in."""
    own = [g.id for g in policies.groups if kind in g.kinds and (g.compulsory or kind in g.all_of)]
    return ",".join(map(str, own)) or None


def _answer(
    words: Words,
    lang: Language,
    given: str | None,
    check: Callable[[str], T],
    default: str | None = None,
) -> T:
    """What the command line said, else what the person answers."""
    return check(given) if given is not None else _question(words, lang, check, default)


def _question(
    words: Words, lang: Language, check: Callable[[str], T], default: str | None = None
) -> T:
    """Ask until the answer is right."""
    shown = f" [{default}]" if default else ""
    while True:
        try:
            answer = input(f"{_in(words, lang)}{shown}: ").strip()
            return check(answer or (default or ""))
        except TakenError:
            raise
        except CallError as error:
            told = error.problem
            write(f"  {safe(told.th if lang == 'th' else told.en)}\n")
        except UnicodeDecodeError:
            _say(UNREADABLE, lang)


def _list(title: Words, lines: Iterable[tuple[int, str]], lang: Language) -> None:
    write(f"\n{_in(title, lang)}\n")
    write("".join(f"  {number:>2}  {safe(text)}\n" for number, text in lines))


def _say(words: Words, lang: Language) -> None:
    write(f"{safe(_in(words, lang))}\n")


def _in(words: Words, lang: Language) -> str:
    return words.th if lang == "th" else words.en
