"""Citations in a record, and the mark of those that nobody has confirmed for their year yet."""

import re
from collections.abc import Iterator

from kpr_cli.core.place import Path
from kpr_cli.core.record import Record
from kpr_cli.core.rule import Cite
from kpr_cli.core.rulebook import Rulebook, Rules

UNCONFIRMED = "ยังไม่ยืนยัน"
"""What to look for in a book's files to find the marks."""

find_mark = re.compile(rf" ?\({UNCONFIRMED}สำหรับปี [0-9]{{4}} · unconfirmed\)").search


def mark_of(year: int) -> str:
    """What is written behind a clause that was taken over from another year's book."""
    return f" ({UNCONFIRMED}สำหรับปี {year} · unconfirmed)"


def without_mark(cite: Cite) -> Cite:
    """A citation as it is once it is confirmed."""
    mark = find_mark(cite.clause)
    if mark is None:
        return cite
    clause = cite.clause[: mark.start()] + cite.clause[mark.end() :]
    return Cite(source=cite.source, clause=clause)


def cites(node: object, here: Path = ()) -> Iterator[tuple[Path, Cite]]:
    """Every citation of a record, with its path as the book writes it."""
    match node:
        case Cite():
            yield here, node
        case Record():
            for name, field in type(node).model_fields.items():
                yield from cites(getattr(node, name), (*here, field.alias or name))
        case tuple():
            for index, entry in enumerate(node):
                yield from cites(entry, (*here, index))
        case dict():
            for key, entry in node.items():
                yield from cites(entry, (*here, key))


def unconfirmed(book: Rulebook) -> dict[str, int]:
    """How many citations nobody has confirmed yet, by the file of the book they are in."""
    files = {"book.yaml": book.policies, "rules.yaml": Rules(rules=book.rules)}
    return {
        file: sum(find_mark(cite.clause) is not None for _, cite in cites(record))
        for file, record in files.items()
    }
