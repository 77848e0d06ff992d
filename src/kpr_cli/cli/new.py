"""`kpr new`: a whole agreement to fill in, with what to write beside every key."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from kpr_cli import assets
from kpr_cli.cli.answers import Answers, BrokenBookError, Desk
from kpr_cli.cli.books import Shelf, load_wording
from kpr_cli.cli.fiscal_year import read_year
from kpr_cli.cli.output import write, write_findings
from kpr_cli.cli.problem import CallError
from kpr_cli.cli.questions import Given, ask, is_terminal
from kpr_cli.cli.root import Root, find_root, shown
from kpr_cli.cli.writing import write_new
from kpr_cli.core.finding import Language, Languages
from kpr_cli.core.rule import Words
from kpr_cli.judge.formulas import FORMULAS
from kpr_cli.judge.inspection import inspect
from kpr_cli.judge.needed import keys_of_method
from kpr_cli.read.agreements import read_agreement
from kpr_cli.read.wording import Wording
from kpr_cli.tell.blank import Beginning, render_blank
from kpr_cli.tell.lines import safe
from kpr_cli.tell.schema import AGREEMENT, file_of

BARE_KIND = Words(th="--kind", en="--kind")
BARE_GROUP = Words(th="--group", en="--group")

T = TypeVar("T")


def new_agreement(  # noqa: PLR0913 - one for each option
    agency: str | None,
    langs: Languages | None,
    rulebook: str | None,
    output: str | None,
    *,
    name: str | None,
    year: str | None,
    kind: str | None,
    groups: Sequence[str],
    topics: Sequence[str],
) -> int:
    """Write a new agreement and say what is next; the exit status."""
    root = find_root(Path.cwd())
    langs = root.languages(langs)
    shelf = Shelf(load_wording())
    desk = Desk(root, shelf, rulebook, output)
    years = shelf.years()
    wanted = None if year is None else _judged("--year", lambda: read_year(year, years))
    given = Given(agency, name, wanted, kind, tuple(groups), tuple(topics))
    try:
        is_asked = _lacks_any(given, rulebook) and is_terminal()
        answers = ask(desk, given, langs[0]) if is_asked else _taken(desk, given)
    except BrokenBookError:
        write_findings(shelf.findings, langs)
        return 2
    text = _rendered(answers, desk)
    write_new(answers.path, text)
    left = _left(text, answers, shelf.wording)
    write(_report(answers.path, left, desk.command(answers.path, answers.bench), langs[0]))
    return 0


def _lacks_any(given: Given, rulebook: str | None) -> bool:
    """Whether something is missing that no new agreement can be without."""
    has_year = given.year is not None or rulebook is not None
    return not (given.agency and has_year and given.kind and given.groups)


def _taken(desk: Desk, given: Given) -> Answers:
    """What the command line says, judged; CallError names the option that is missing or wrong."""
    if _lacks_any(given, desk.rulebook):
        raise _missing(desk, given)
    agency = _judged("AGENCY-ID", lambda: desk.agency(str(given.agency)))
    bench, path = desk.book(given.year, agency)
    kind = _judged("--kind", lambda: desk.kind(str(given.kind), bench))
    groups = _judged("--group", lambda: desk.groups(given.groups, kind, bench))
    topics = _judged("--topic", lambda: desk.topics(given.topics, kind, groups, bench))
    name = _judged("--name", lambda: desk.name(given.name or ""))
    return Answers(bench, path, agency, name, kind, groups, topics)


def _judged(option: str, judge: Callable[[], T]) -> T:
    """An option, judged; a refusal says which option is meant."""
    try:
        return judge()
    except CallError as error:
        told = error.problem
        raise CallError(f"{option}: {told.th}", f"{option}: {told.en}") from error


def _missing(desk: Desk, given: Given) -> CallError:
    """Every option that is missing, with its choices as far as they are known."""
    bench = desk.usual(given.year)
    lacking: list[Words] = []
    if not given.agency:
        lacking.append(
            Words(th="AGENCY-ID เช่น example-department", en="AGENCY-ID, such as example-department")
        )
    if given.year is None and desk.rulebook is None:
        years = ", ".join(map(str, desk.shelf.years()))
        lacking.append(Words(th=f"--year ({years})", en=f"--year ({years})"))
    if not given.kind:
        kinds = {} if bench is None else bench.book.policies.kinds
        th = ", ".join(f"{kind} = {words.th}" for kind, words in kinds.items())
        en = ", ".join(f"{kind} = {words.en}" for kind, words in kinds.items())
        lacking.append(Words(th=f"--kind ({th})", en=f"--kind ({en})") if kinds else BARE_KIND)
    if not given.groups:
        groups = () if bench is None else bench.book.policies.groups
        own = [g for g in groups if given.kind is None or given.kind in g.kinds] or groups
        ids = ", ".join(str(group.id) for group in own)
        lacking.append(Words(th=f"--group ({ids})", en=f"--group ({ids})") if ids else BARE_GROUP)
    return CallError(
        f"ยังขาด {' และ '.join(w.th for w in lacking)} หรือสั่ง kpr new ในหน้าต่างคำสั่งเพื่อตอบทีละข้อ",
        f"missing: {' and '.join(w.en for w in lacking)}; on a terminal kpr new asks for them",
    )


def _rendered(answers: Answers, desk: Desk) -> str:
    """The text of the new file."""
    book, rulebook = answers.bench.book, desk.rulebook
    beginning = Beginning(
        book=book,
        called=rulebook or book.name,
        agency=answers.agency,
        name=answers.name,
        kind=answers.kind,
        groups=answers.groups,
        topics=answers.topics,
        data={name: keys_of_method(formula, book) for name, formula in FORMULAS.items()},
        schema=_schema(answers.path, book.name, desk.root),
        command=desk.command(Path(answers.path.name), answers.bench),
    )
    return render_blank(beginning, assets.root() / "templates")


def _schema(path: Path, book: str, root: Root) -> str | None:
    """The address of the JSON Schema from the file, where the repository has one."""
    name = file_of(AGREEMENT, book)
    folder = path.absolute().parent
    for schemas in (folder.parent / "schemas", root.folder / "schemas"):
        if (schemas / name).is_file():
            return os.path.relpath(schemas / name, folder).replace(os.sep, "/")
    return None


def _left(text: str, answers: Answers, wording: Wording) -> int:
    """How many places are still to fill, as `kpr validate` will count them."""
    reading = read_agreement(text.encode(), answers.path.name, wording)
    judged = [] if reading.filing is None else inspect(reading.filing, answers.bench)
    return len(reading.findings) + len(judged)


def _report(path: Path, left: int, command: str, lang: Language) -> str:
    """What was written, and what is next."""
    name, command = safe(shown(path)), safe(command)
    if lang == "en":
        places = (
            f"fill in what is blank ({left} places), then" if left else "nothing must be filled in;"
        )
        return f"written: {name}\n{places} judge it: {command}\n"
    places = f"เติมช่องที่ยังว่าง {left} แห่ง แล้ว" if left else "ไม่มีช่องที่ต้องเติม "
    return f"เขียนแฟ้มแล้ว: {name}\n{places}ตรวจด้วยคำสั่ง: {command}\n"
