"""`kpr rulebook new`: a draft from another year's book, every citation still to be confirmed."""

import os
from pathlib import Path

from kpr_cli.amend.drafting import drafted, name_of
from kpr_cli.cli.books import Shelf, folder_of, load_wording, read_book, shipped
from kpr_cli.cli.fiscal_year import read_year
from kpr_cli.cli.one_book import told_book
from kpr_cli.cli.output import write_findings, write_lines
from kpr_cli.cli.problem import CallError
from kpr_cli.cli.root import find_root, shown
from kpr_cli.cli.writing import refusing, taken, write_tree
from kpr_cli.core import thai
from kpr_cli.core.finding import Languages
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.core.suggest import perhaps
from kpr_cli.read.rulebooks import is_rulebook, read_rulebook
from kpr_cli.read.wording import Wording
from kpr_cli.tell.rulebook_new import Made, made_lines


def new_book(year: str, source: str, folder: str | None, langs: Languages | None) -> int:
    """Write the draft of a book and say what is left to do; the exit status."""
    langs = find_root(Path.cwd()).languages(langs)
    wording, wanted = load_wording(), _year(year)
    name = _named(source, wording)
    book = told_book(name, wording, langs)
    if book is None:
        return 2
    target = _target(folder, _name(book, wanted))
    # Of the books of one year exactly one is the default.
    default = book.policies.default and wanted not in Shelf.years()
    places = read_book(folder_of(name), wording).places
    files = drafted(book, places, wanted, default=default)
    texts = {file: text.encode() for file, text in files.items()}
    draft = read_rulebook(texts, shown(target), wording)
    if draft.book is None:  # the marks made a file too large, say
        write_findings(draft.findings, langs)
        return 2
    with refusing(target, (" ยังไม่ได้สร้างแฟ้มใด", "; nothing was made")):
        write_tree(target, files)
    write_lines(made_lines(Made(shown(target), draft.book, name, book, files), langs[0]))
    return 0


def _year(word: str) -> int:
    """The fiscal year of the draft; CallError where the word is none."""
    year = read_year(word, Shelf.years())
    if year in thai.BUDDHIST_YEARS:
        return year
    th, en = f"“{word}” ไม่ใช่ปี พ.ศ.", f"“{word}” is no Buddhist-era year"
    meant = year + thai.BUDDHIST_ERA
    if meant in thai.BUDDHIST_YEARS:
        told = perhaps(str(meant))
        raise CallError(f"{th} {told.th}", f"{en}; {told.en}")
    raise CallError(th, en)


def _named(source: str, wording: Wording) -> str:
    """The name or path of the book that is taken over: a year means its default book."""
    if source in shipped() or is_rulebook(Path(source)):
        return source
    meant = thai.arabic(source.strip())
    year = next((year for year in Shelf.years() if str(year) == meant), None)
    bench = None if year is None else Shelf(wording).of_year(year)
    return source if bench is None else bench.book.name


def _name(book: Rulebook, year: int) -> str:
    """What the draft is called; CallError where another book is called so."""
    name = name_of(book.policies, year)
    if name in {book.name, *shipped()}:
        raise CallError(
            f"มีสมุดกติกา “{name}” อยู่แล้ว เลือกปีอื่น หรือคัดจากสมุดนั้น",
            f"there is a rulebook “{name}” already; choose another year, or start from that book",
        )
    return name


def _target(folder: str | None, name: str) -> Path:
    """The folder of the draft, which must not hold anything yet."""
    if folder == "":
        raise CallError("-o ต้องมีชื่อโฟลเดอร์ แต่ชื่อว่างอยู่", "-o needs a folder; its name is empty")
    path = Path(folder or name)
    is_free = not os.path.lexists(path) or (path.is_dir() and not any(path.iterdir()))
    if not is_free:
        raise CallError(*taken(path))
    return path
