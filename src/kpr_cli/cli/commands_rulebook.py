"""The commands on rulebooks themselves, behind `kpr rulebook`: lint, show, diff, new."""

from collections.abc import Callable, Mapping
from typing import Annotated

import typer

from kpr_cli.cli.call import Presentation
from kpr_cli.cli.commands_judging import end, languages
from kpr_cli.cli.options import (
    FindingFormat,
    FindingFormatOption,
    Format,
    FormatOption,
    LangOption,
    LangsOption,
    listed,
)
from kpr_cli.cli.suggestions import complete_books

_NAME = "NAME|PATH"


def lint(
    books: Annotated[
        list[str] | None,
        typer.Argument(
            metavar=_NAME,
            help="ชื่อหรือโฟลเดอร์ของสมุดกติกา (ปกติทุกเล่มของ kpr)",
            autocompletion=complete_books,
        ),
    ] = None,
    *,
    format_: FindingFormatOption = FindingFormat.TEXT,
    lang: LangsOption = None,
) -> None:
    """Tell what is wrong with rulebooks, or that they are sound."""
    end("rulebook_lint", "lint_books", listed(books), languages(lang), Presentation(str(format_)))


def show(
    book: Annotated[
        str,
        typer.Argument(metavar=_NAME, help="ชื่อหรือโฟลเดอร์ของสมุดกติกา", autocompletion=complete_books),
    ],
    *,
    format_: FormatOption = Format.TEXT,
    lang: LangOption = None,
) -> None:
    """Show a rulebook in words, with the authority of every policy."""
    end("rulebook_show", "show_book", book, languages(lang), str(format_))


def diff(
    old: Annotated[
        str,
        typer.Argument(metavar="OLD", help="สมุดเดิม: ชื่อหรือโฟลเดอร์", autocompletion=complete_books),
    ],
    new: Annotated[
        str,
        typer.Argument(metavar="NEW", help="สมุดใหม่: ชื่อหรือโฟลเดอร์", autocompletion=complete_books),
    ],
    *,
    format_: FormatOption = Format.TEXT,
    lang: LangOption = None,
) -> None:
    """Show what changed between two rulebooks, and whose scores can move."""
    end("rulebook_diff", "diff_books", old, new, languages(lang), str(format_))


def new(
    year: Annotated[str, typer.Argument(metavar="YEAR", help="ปีงบประมาณ พ.ศ. ของสมุดใหม่")],
    *,
    source: Annotated[
        str,
        typer.Option(
            "--from",
            metavar="YEAR|NAME|PATH",
            help="สมุดที่คัดมา: ปี ชื่อ หรือโฟลเดอร์",
            autocompletion=complete_books,
        ),
    ],
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="DIR", help="โฟลเดอร์ของสมุดใหม่")
    ] = None,
    lang: LangOption = None,
) -> None:
    """Write a draft rulebook of another year, every citation to be confirmed."""
    end("rulebook_new", "new_book", year, source, output, languages(lang))


HELP: Mapping[Callable[..., None], str] = {
    lint: "ตรวจสมุดกติกา บอกความผิดพลาดทุกข้อ หรือบอกว่าใช้ได้",
    show: "แสดงสมุดกติกาเป็นถ้อยคำ พร้อมที่มาของทุกนโยบาย",
    diff: "เทียบสองเล่ม: อะไรเปลี่ยน และคะแนนของใครเปลี่ยนได้",
    new: "เขียนร่างสมุดของปีใหม่จากสมุดเดิม ที่มาทุกแห่งรอการยืนยัน",
}
"""The commands in the order of the help, each with what it does."""
