"""What is generated: `schemas/`, `docs/agreement.md`, `docs/rules/`. `make docs` writes it."""

import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import get_args, get_origin

from kpr_cli.cli.books import Shelf, load_wording, shipped
from kpr_cli.cli.explain import explanation
from kpr_cli.cli.rule_rows import books_of, standings
from kpr_cli.core.agreement import Agreement
from kpr_cli.core.record import Record
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.tell.rule_page import index_page, rule_page
from kpr_cli.tell.schema import all_schemas

ROOT = Path(__file__).parents[1]
SCHEMAS = "schemas"
RULES = "docs/rules"


def generated() -> dict[str, str]:
    """Every generated file of the repository by its path below the root."""
    schemas = {f"{SCHEMAS}/{name}": text for name, text in all_schemas(shipped_books()).items()}
    return {**schemas, "docs/agreement.md": agreement_page(), **rule_pages()}


def rule_pages() -> dict[str, str]:
    """A page for every rule, as `kpr explain` explains it, and the list of them."""
    shelf = Shelf(load_wording())
    books = books_of(shelf, None)
    rows = standings(shelf, books)
    codes = dict.fromkeys(row.rule.code for row in rows)
    pages = {code: rule_page(explanation(code, rows, books, shelf)) for code in codes}
    listed = {f"{RULES}/{code}.md": page for code, page in pages.items()}
    return {**listed, f"{RULES}/README.md": index_page(rows, books)}


def shipped_books() -> list[Rulebook]:
    """The books that ship with kpr; a broken one stops everything."""
    shelf = Shelf(load_wording())
    benches = [shelf.named(name) for name in shipped()]
    if shelf.findings:
        raise ValueError([finding.en for finding in shelf.findings])
    return [bench.book for bench in benches if bench is not None]


AGREEMENT_HEAD = """\
# แฟ้มคำรับรอง · The agreement file

คำรับรองหนึ่งฉบับคือหนึ่งแฟ้ม ชื่อแฟ้มตรงกับ `agency.id` ตัวอย่างที่มีคำอธิบาย:
[examples/example-department.yaml](../examples/example-department.yaml)
One agreement, one file, named after `agency.id`.

- **ตัวเลข** เขียนเลขอารบิก ไม่มีจุลภาค ไม่มี % · numbers: Arabic digits, no commas, no %
- **วันที่** เขียน `ปี พ.ศ.-เดือน-วัน` เช่น `2546-12-15` · dates: Buddhist year-month-day
- **ข้อความ** ที่มี `: ` หรือ ` #` ใส่ในเครื่องหมายคำพูด · texts with `: ` or ` #` in quotation marks
- **ย่อหน้า** ใช้เว้นวรรค ไม่ใช้แท็บ · indentation with spaces, never tabs

ต้องมีเสมอ · always: `kpr` `fiscal_year` `agency` (`id` `name` `kind`) `groups`
เมื่อเสนอแล้วหรือมีผลแล้ว · once proposed or reported: ทุกตัวชี้วัดที่ใช้อยู่มี
`id` `name` `unit` `weight` `target` และเกณฑ์ ก่อนนั้นเป็นเพียงข้อสังเกต · before that, notes
เมื่อลงนามแล้ว · once signed: `parties` ทั้งสองฝ่าย

| ช่อง · key | | เขียนอย่างไร · how |
|---|---|---|
"""


def agreement_page() -> str:
    """Every key of an agreement with its Thai title and how to write it, from the model itself."""
    rows = [f"| `{path}` | {title} | {how} |" for path, title, how in fields(Agreement, "", ())]
    return AGREEMENT_HEAD + "\n".join(rows) + "\n"


def fields(
    model: type[Record], start: str, above: tuple[type[Record], ...]
) -> Iterator[tuple[str, str, str]]:
    """The keys of a record and of the records inside it; one that repeats is not entered again."""
    for name, field in model.model_fields.items():
        path = f"{start}{field.alias or name}"
        yield path, field.title or "", field.description or ""
        mark, below = inside(field.annotation)
        if below is not None and below not in (*above, model):
            yield from fields(below, f"{path}{mark}.", (*above, model))


def inside(annotation: object) -> tuple[str, type[Record] | None]:
    """The record that a field holds, and how a path into it is written."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return "", annotation
    parts = [part for part in get_args(annotation) if part not in (type(None), Ellipsis, str)]
    marks = {tuple: "[]", dict: ".*"}
    for part in parts:
        mark, record = inside(part)
        if record is not None:
            return marks.get(get_origin(annotation) or type(None), "") + mark, record
    return "", None


def main() -> None:
    """Write every generated file, and delete those that are no longer generated."""
    ArgumentParser(prog="generate.py", description=__doc__).parse_args()
    files = generated()
    for old in (*(ROOT / SCHEMAS).glob("*.json"), *(ROOT / RULES).glob("*.md")):
        if old.relative_to(ROOT).as_posix() not in files:
            old.unlink()
    for name, text in files.items():
        (ROOT / name).parent.mkdir(exist_ok=True)
        (ROOT / name).write_text(text, encoding="utf-8", newline="\n")
        sys.stdout.write(f"{name}\n")


if __name__ == "__main__":
    main()
