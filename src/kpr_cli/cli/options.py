"""The options that commands share, as typer reads them from a command line."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import Annotated, TypeVar

import typer

from kpr_cli.cli.problem import CallError
from kpr_cli.cli.suggestions import complete_books
from kpr_cli.core.suggest import perhaps
from kpr_cli.core.thai import meant_day, parse_iso


class Lang(StrEnum):
    """Languages of output."""

    TH = "th"
    EN = "en"


class Langs(StrEnum):
    """Languages of findings, which can be told in both."""

    TH = "th"
    EN = "en"
    BOTH = "both"


class FindingFormat(StrEnum):
    """Shapes of findings."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"
    GITHUB = "github"
    GITLAB = "gitlab"
    JUNIT = "junit"


class Format(StrEnum):
    """Shapes of lists."""

    TEXT = "text"
    JSON = "json"


class ScoreFormat(StrEnum):
    """Shapes of scores."""

    TEXT = "text"
    CSV = "csv"
    XLSX = "xlsx"
    JSON = "json"


class Severities(StrEnum):
    """How bad a rule can be."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class By(StrEnum):
    """Assessors."""

    SELF = "self"
    COMMITTEE = "committee"


def day_of(text: str) -> date:
    """The day that `--as-of` names; CallError where it is none."""
    day = parse_iso(text)
    if day is None:
        meant = meant_day(text)
        raise CallError(
            f"--as-of “{text}” ต้องเขียนเป็น ปี พ.ศ.-เดือน-วัน "
            + (perhaps(meant).th if meant else "เช่น 2546-12-15"),
            f"--as-of “{text}” must be Buddhist year-month-day; "
            + (perhaps(meant).en if meant else "2546-12-15, for example"),
        )
    return day


Paths = Annotated[
    list[str] | None,
    typer.Argument(metavar="PATH", help="แฟ้ม โฟลเดอร์ หรือ - (อ่านจากโปรแกรมอื่น)"),
]
FormatOption = Annotated[Format, typer.Option("--format", help="รูปแบบผลลัพธ์")]
FindingFormatOption = Annotated[FindingFormat, typer.Option("--format", help="รูปแบบผลลัพธ์")]
LangOption = Annotated[Lang | None, typer.Option("--lang", help="ภาษาของผลลัพธ์ (ปกติ th)")]
LangsOption = Annotated[Langs | None, typer.Option("--lang", help="ภาษาของผลลัพธ์ (ปกติ th)")]
Strict = Annotated[bool | None, typer.Option("--strict/--no-strict", help="นับคำเตือนเป็นความผิดพลาด")]
Book = Annotated[
    str | None,
    typer.Option(
        "--rulebook",
        metavar="NAME|PATH",
        help="สมุดกติกาที่ใช้แทนของปีงบประมาณ",
        autocompletion=complete_books,
    ),
]
StdinName = Annotated[
    str | None, typer.Option("--stdin-filename", metavar="NAME", help="ชื่อแฟ้มเมื่ออ่านจาก -")
]
AsOf = Annotated[
    date | None,
    typer.Option(
        "--as-of",
        parser=day_of,
        metavar="DATE",
        help="วันที่ใช้นับการผ่อนผัน เช่น 2546-12-15 (ปกติวันนี้)",
    ),
]
Round = Annotated[int | None, typer.Option("--round", metavar="N", help="รอบ (เดือน)")]
AssessorOption = Annotated[By | None, typer.Option("--assessor", help="ผู้ประเมิน")]
ExplainOption = Annotated[
    str | None,
    typer.Option(
        "--explain",
        metavar="[INDICATOR]",
        help="แสดงวิธีคิดทุกขั้น หรือเฉพาะตัวชี้วัดที่ระบุ เช่น 1.1",
    ),
]
Outputs = Annotated[
    list[str] | None,
    typer.Option(
        "--output",
        metavar="FORMAT=FILE",
        help="เขียนผลอีกรูปแบบลงแฟ้ม ใช้ได้หลายครั้ง เช่น sarif=kpr.sarif",
    ),
]
ScoreFormatOption = Annotated[ScoreFormat, typer.Option("--format", help="รูปแบบผลลัพธ์")]
ScoreOutputs = Annotated[
    list[str] | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FORMAT=FILE",
        help="เขียนผลอีกรูปแบบลงแฟ้ม ใช้ได้หลายครั้ง เช่น xlsx=scores.xlsx",
    ),
]
WhatIfs = Annotated[
    list[str] | None,
    typer.Option(
        "--what-if",
        metavar="ID=VALUE",
        help="สมมติผลของตัวชี้วัด ดูคะแนนก่อนและหลัง ใช้ได้หลายครั้ง เช่น 1.1=3.8",
    ),
]
ReachOption = Annotated[
    str | None,
    typer.Option("--reach", metavar="TOTAL", help="ผลที่ต้องได้เพื่อให้ถึงคะแนนรวมนี้ เช่น 4.5"),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="บอกเฉพาะความผิดพลาด บรรทัดละข้อ")]
Statistics = Annotated[bool, typer.Option("--statistics", help="บอกเฉพาะจำนวนของแต่ละกฎ")]
Full = Annotated[bool, typer.Option("--full", help="แสดงรายละเอียดทุกข้อ แม้มีจำนวนมาก")]


T = TypeVar("T")


def listed(values: Sequence[T] | None) -> tuple[T, ...]:
    """The values of an option that can be given several times."""
    return tuple(values or ())
