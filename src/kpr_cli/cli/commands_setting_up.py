"""The commands that explain rules and set up work: explain, rules, new, init, schema."""

from typing import Annotated

import typer

from kpr_cli.cli.commands_judging import end, languages
from kpr_cli.cli.options import (
    Book,
    Format,
    FormatOption,
    LangOption,
    LangsOption,
    Severities,
    listed,
)
from kpr_cli.cli.suggestions import (
    complete_books,
    complete_families,
    complete_rules,
    complete_schemas,
)


def explain(
    rule: Annotated[
        str,
        typer.Argument(
            metavar="CODE|NAME", help="รหัสหรือชื่อของกฎ เช่น W101", autocompletion=complete_rules
        ),
    ],
    *,
    lang: LangsOption = None,
    rulebook: Book = None,
) -> None:
    """Explain a rule: what, why, by which clause, wrong and right."""
    end("explain", "explain_rule", rule, languages(lang), rulebook)


def rules(
    *,
    family: Annotated[
        str | None,
        typer.Option(
            "--family",
            metavar="LETTER",
            help="หมวดของกฎ เช่น W",
            autocompletion=complete_families,
        ),
    ] = None,
    severity: Annotated[
        Severities | None, typer.Option("--severity", help="ความร้ายแรงของกฎ")
    ] = None,
    rulebook: Book = None,
    format_: FormatOption = Format.TEXT,
    lang: LangOption = None,
) -> None:
    """List the rules."""
    level = None if severity is None else str(severity)
    end("rules", "list_rules", family, level, rulebook, str(format_), languages(lang))


def new(  # noqa: PLR0913 - one for each option
    agency: Annotated[
        str | None,
        typer.Argument(metavar="AGENCY-ID", help="รหัสส่วนราชการ เช่น example-department"),
    ] = None,
    *,
    year: Annotated[
        str | None, typer.Option("--year", metavar="YEAR", help="ปีงบประมาณ พ.ศ.")
    ] = None,
    kind: Annotated[
        str | None, typer.Option("--kind", metavar="KIND", help="ประเภทส่วนราชการ เช่น department")
    ] = None,
    group: Annotated[
        list[str] | None, typer.Option("--group", metavar="N", help="เลขหรือชื่อกลุ่ม เช่น 1 หรือ 2,3")
    ] = None,
    topic: Annotated[
        list[str] | None,
        typer.Option("--topic", metavar="N", help="เลขหรือชื่อประเด็นเพิ่มเติม เช่น 1,10,15"),
    ] = None,
    name: Annotated[str | None, typer.Option("--name", metavar="NAME", help="ชื่อส่วนราชการ")] = None,
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="FILE|DIR", help="ที่เก็บแฟ้มใหม่")
    ] = None,
    rulebook: Book = None,
    lang: LangOption = None,
) -> None:
    """Write a new agreement with a comment at every key."""
    asked = {"year": year, "kind": kind, "groups": listed(group), "topics": listed(topic)}
    end("new", "new_agreement", agency, languages(lang), rulebook, output, name=name, **asked)


def init(
    folder: Annotated[str, typer.Argument(metavar="DIR", help="โฟลเดอร์ของคลังคำรับรอง")],
    *,
    source: Annotated[
        str | None,
        typer.Option(
            "--source",
            metavar="SOURCE",
            help="ที่มาของ kpr: ชื่อแพ็กเกจ ที่อยู่ git หรือแฟ้ม wheel (ปกติที่มาของ kpr เครื่องนี้)",
        ),
    ] = None,
    year: Annotated[
        list[str] | None, typer.Option("--year", metavar="YEAR", help="ปีงบประมาณ พ.ศ. ใช้ได้หลายครั้ง")
    ] = None,
    lang: LangOption = None,
) -> None:
    """Make a submissions repository that works at once."""
    end("init", "init_repository", folder, source, listed(year), languages(lang))


def schema(
    kind: Annotated[
        str | None,
        typer.Argument(
            metavar="KIND",
            help="agreement, rulebook, findings, scorecard, supposition, rules, waivers หรือ"
            " baseline",
            autocompletion=complete_schemas,
        ),
    ] = None,
    *,
    book: Annotated[
        str | None,
        typer.Option(
            "--book",
            metavar="NAME|PATH",
            help="สมุดกติกาของ agreement (ปกติเล่มของปีล่าสุดที่ไม่เป็นร่าง)",
            autocompletion=complete_books,
        ),
    ] = None,
    lang: LangOption = None,
) -> None:
    """Print a JSON Schema for editors and other programs."""
    end("schema", "print_schema", kind, book, languages(lang))
