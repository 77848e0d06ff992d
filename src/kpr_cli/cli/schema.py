"""`kpr schema`: a JSON Schema on standard output, for editors and other programs."""

from pathlib import Path

from kpr_cli.cli.books import Shelf, load_wording
from kpr_cli.cli.output import write, write_findings
from kpr_cli.cli.problem import CallError
from kpr_cli.cli.root import find_root
from kpr_cli.core.finding import Languages
from kpr_cli.core.suggest import hint
from kpr_cli.judge.binding import Bench
from kpr_cli.tell.schema import AGREEMENT, KINDS, schema_of, schema_of_agreements


def print_schema(kind: str | None, book: str | None, langs: Languages | None) -> int:
    """Print the schema of a kind; that of agreements is a book's own. The exit status."""
    if kind is None or kind not in KINDS:
        raise _unknown(kind)
    if kind != AGREEMENT:
        if book is not None:
            raise CallError(
                f"--book ใช้กับ {AGREEMENT} เท่านั้น {kind} เหมือนกันทุกสมุดกติกา",
                f"--book is for {AGREEMENT} only; {kind} is the same for all rulebooks",
            )
        write(schema_of(kind))
        return 0
    if book == "":
        raise CallError("--book ต้องมีชื่อหรือโฟลเดอร์ของสมุดกติกา", "--book needs a name or a folder")
    shelf = Shelf(load_wording())
    bench = _usual(shelf) if book is None else shelf.named(book)
    if bench is None:
        write_findings(shelf.findings, find_root(Path.cwd()).languages(langs))
        return 2
    write(schema_of_agreements(bench.book))
    return 0


def _usual(shelf: Shelf) -> Bench | None:
    """The default book of the usual fiscal year: what a new agreement most likely needs."""
    return shelf.of_year(shelf.usual_year())


def _unknown(kind: str | None) -> CallError:
    if kind is None:
        listed = ", ".join(KINDS)
        return CallError(f"ระบุ schema ที่ต้องการ: {listed}", f"say which schema: {listed}")
    told = hint(kind, KINDS)
    return CallError(f"ไม่มี schema “{kind}” {told.th}", f"there is no schema “{kind}”; {told.en}")
