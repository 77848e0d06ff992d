"""An explanation as a page of `docs/rules`, and the page that lists them all."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from kpr_cli.core.explanation import Explanation, Sheet, Standing
from kpr_cli.core.family import family_of
from kpr_cli.core.finding import Languages
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.tell.block import Block, Facts, Heading, Legend, Prose, Session, Shown
from kpr_cli.tell.explanation import blocks
from kpr_cli.tell.lines import plain
from kpr_cli.tell.rule_words import books_words, sentence_of
from kpr_cli.tell.sheet import rows_of, visible
from kpr_cli.tell.summary import SEVERITY
from kpr_cli.tell.text import spoken

BOTH: Languages = ("th", "en")


def rule_page(explained: Explanation) -> str:
    """The page of a rule, in both languages."""
    paragraphs = [text for block in blocks(explained, BOTH) for text in _paragraphs(block)]
    return "\n\n".join([*paragraphs, "[กฎทั้งหมด · all rules](README.md)"]) + "\n"


def index_page(rows: Sequence[Standing], books: Sequence[Rulebook]) -> str:
    """The list of all rules by family, each with its page."""
    paragraphs = [_INDEX_HEAD]
    for letter, group in groupby(rows, key=lambda row: row.rule.code[0]):
        paragraphs.append(f"## {letter} {spoken(family_of(letter), BOTH)}")
        paragraphs.append("\n".join((_TABLE_HEAD, *(_row(row, books) for row in group))))
    return "\n\n".join(paragraphs) + "\n"


_INDEX_HEAD = """\
# กฎทั้งหมด · All rules

แต่ละกฎมีหน้าของตน บอกว่าห้ามอะไร ทำไม อ้างข้อใด พร้อมตัวอย่างที่ผิดและถูก บนเครื่องของท่านใช้
`kpr explain รหัส` และ `kpr rules`
A page for each rule: what, why, by whose authority, wrong and right; at your terminal,
`kpr explain CODE` and `kpr rules`."""
_TABLE_HEAD = "| รหัส · code | | |\n|---|---|---|"


def _row(row: Standing, books: Sequence[Rulebook]) -> str:
    rule = row.rule
    only = f" ({books_words(row.books, 'th')})" if 0 < len(row.books) < len(books) else ""
    said = "<br>".join(_escaped(sentence_of(row, lang)) for lang in BOTH)
    severity = spoken(SEVERITY[rule.severity], BOTH)
    return f"| [{rule.code}]({rule.code}.md) {rule.name}{only} | {severity} | {said} |"


def _paragraphs(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield f"{'#' * block.level} {block.text}"
        case Prose():
            yield from map(_escaped, block.texts)
        case Facts():
            rows = (f"| {_escaped(label)} | {_escaped(value)} |" for label, value in block.rows)
            yield "\n".join(("| | |\n|---|---|", *rows))
        case Session():
            yield _fenced("console", f"$ {block.command}\n{plain(block.lines)}")
        case Legend():
            yield "<br>".join(f"`{text[0]}`{_escaped(text[1:])}" for text in block.texts)
        case Shown():
            yield from _shown(block.sheet)


def _shown(sheet: Sheet) -> Iterator[str]:
    """The stretch that matters; the whole file behind a click, where there is more of it."""
    name, lines = sheet.text.name, sheet.text.lines
    yield f"`{name}`"
    rows, width = list(rows_of(sheet)), len(str(len(lines)))
    stretch = [
        f"{mark} {number:>{width}} | {text}".rstrip() if number else f"  {' ' * width} {text}"
        for number, mark, text in rows
    ]
    yield _fenced("text", "\n".join(stretch))
    if sum(number is not None for number, _, _ in rows) < len(lines):
        yield f"<details><summary>ทั้งแฟ้ม {len(lines)} บรรทัด · all {len(lines)} lines</summary>"
        yield _fenced("yaml", "\n".join(map(visible, lines)))
        yield "</details>"


def _fenced(language: str, text: str) -> str:
    return f"```{language}\n{text.rstrip()}\n```"


_special = re.compile(r"[\\`*_\[\]<>|]")


def _escaped(text: str) -> str:
    """A text in which Markdown sees no marks of its own."""
    return _special.sub(r"\\\g<0>", text)
