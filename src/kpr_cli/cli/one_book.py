"""A book that a call names by itself, apart from any agreement that it judges."""

from kpr_cli.cli.books import Shelf
from kpr_cli.cli.output import write_findings
from kpr_cli.cli.problem import CallError
from kpr_cli.core.finding import Languages
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.read.wording import Wording


def shelved(name: str, wording: Wording) -> tuple[Rulebook | None, Shelf]:
    """The book of a name or path, None where it is broken, and the shelf that has its findings.

    A shelf of its own: two books that a call names can be called the same.
    """
    if not name:
        raise CallError(
            "ระบุชื่อหรือโฟลเดอร์ของสมุดกติกา แต่ชื่อว่างอยู่", "name the rulebook; the name is empty"
        )
    shelf = Shelf(wording)
    bench = shelf.named(name)
    return None if bench is None else bench.book, shelf


def told_book(name: str, wording: Wording, langs: Languages) -> Rulebook | None:
    """The book; None where it is broken, once that is told."""
    book, shelf = shelved(name, wording)
    if book is None:
        write_findings(shelf.findings, langs)
    return book
