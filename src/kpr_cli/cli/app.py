"""The commands and their options, as typer reads them from a command line."""

import re
import sys
from enum import StrEnum
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.exceptions import TyperException

from kpr_cli import __version__
from kpr_cli.cli.call import Call
from kpr_cli.cli.problem import CallError
from kpr_cli.core.finding import Language
from kpr_cli.core.suggest import closest

INTERRUPTED = 130

app = typer.Typer(
    name="kpr",
    help="คำรับรองการปฏิบัติราชการเป็นข้อความ: ตรวจ คิดคะแนน พิมพ์รายงาน",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


class Format(StrEnum):
    """Shapes of output."""

    TEXT = "text"
    JSON = "json"


class Lang(StrEnum):
    """Languages of output."""

    TH = "th"
    EN = "en"


class By(StrEnum):
    """Assessors."""

    SELF = "self"
    COMMITTEE = "committee"


Paths = Annotated[
    list[str] | None,
    typer.Argument(metavar="[PATH]...", help="แฟ้ม โฟลเดอร์ หรือ - (อ่านจากโปรแกรมอื่น)"),
]
FormatOption = Annotated[Format, typer.Option("--format", help="รูปแบบผลลัพธ์")]
LangOption = Annotated[Lang, typer.Option("--lang", help="ภาษาของผลลัพธ์")]
Strict = Annotated[bool, typer.Option("--strict", help="นับคำเตือนเป็นความผิดพลาด")]
Book = Annotated[
    str | None, typer.Option("--rulebook", metavar="NAME|PATH", help="สมุดกติกาที่ใช้แทนของปีงบประมาณ")
]
StdinName = Annotated[
    str | None, typer.Option("--stdin-filename", metavar="NAME", help="ชื่อแฟ้มเมื่ออ่านจาก -")
]
Round = Annotated[int | None, typer.Option("--round", metavar="N", help="รอบ (เดือน)")]
AssessorOption = Annotated[By | None, typer.Option("--assessor", help="ผู้ประเมิน")]


def _end(module: str, function: str, *args: Any, **options: Any) -> None:  # noqa: ANN401 - passed through
    """Call a command's module, imported only now: a command imports only what it needs."""
    command = getattr(import_module(f"kpr_cli.cli.{module}"), function)
    raise typer.Exit(command(*args, **options))


def _version(*, value: bool) -> None:
    if value:
        sys.stdout.write(f"kpr {__version__}\n")
        raise typer.Exit


@app.callback()
def main(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="รุ่นของ kpr")
    ] = False,
) -> None:
    """คำรับรองการปฏิบัติราชการเป็นข้อความ: ตรวจ คิดคะแนน พิมพ์รายงาน"""  # noqa: D400, D415 - Thai
    del version


@app.command()
def validate(  # noqa: PLR0913 - one for each option
    paths: Paths = None,
    *,
    format_: FormatOption = Format.TEXT,
    lang: LangOption = Lang.TH,
    strict: Strict = False,
    rulebook: Book = None,
    stdin_filename: StdinName = None,
) -> None:
    """ตรวจคำรับรอง แจ้งความผิดพลาดทุกข้อในครั้งเดียว"""  # noqa: D400, D415 - Thai
    call = Call(paths or [], _lang(lang), strict, rulebook, stdin_filename)
    _end("validate", "validate", call, str(format_))


@app.command()
def score(  # noqa: PLR0913 - one for each option
    paths: Paths = None,
    *,
    format_: FormatOption = Format.TEXT,
    lang: LangOption = Lang.TH,
    strict: Strict = False,
    rulebook: Book = None,
    stdin_filename: StdinName = None,
    round_: Round = None,
    assessor: AssessorOption = None,
    explain: Annotated[bool, typer.Option("--explain", help="แสดงวิธีคิดทุกขั้น")] = False,
) -> None:
    """คิดคะแนน หลายส่วนราชการได้ตารางอันดับ"""  # noqa: D400, D415 - Thai
    call = Call(paths or [], _lang(lang), strict, rulebook, stdin_filename)
    by = None if assessor is None else str(assessor)
    _end("score", "score_files", call, str(format_), round_=round_, assessor=by, explain=explain)


@app.command()
def report(  # noqa: PLR0913 - one for each option
    paths: Paths = None,
    *,
    html: Annotated[bool, typer.Option("--html", help="พิมพ์เป็น HTML (แฟ้มเดียว)")] = False,
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="FILE|DIR", help="ที่เก็บรายงาน")
    ] = None,
    lang: LangOption = Lang.TH,
    strict: Strict = False,
    rulebook: Book = None,
    stdin_filename: StdinName = None,
    round_: Round = None,
    assessor: AssessorOption = None,
) -> None:
    """พิมพ์รายงานผลการประเมินภาษาไทย"""  # noqa: D400, D415 - Thai
    call = Call(paths or [], _lang(lang), strict, rulebook, stdin_filename)
    by = None if assessor is None else str(assessor)
    _end("report", "report_files", call, html=html, output=output, round_=round_, assessor=by)


def _lang(lang: Lang) -> Language:
    return "th" if lang is Lang.TH else "en"


def run(arguments: list[str]) -> int:
    """Carry out a command line; CallError says what is wrong with it."""
    command = typer.main.get_command(app)
    try:
        status = command.main(arguments or ["--help"], prog_name="kpr", standalone_mode=False)
    except typer.Abort:
        return INTERRUPTED
    except TyperException as error:
        raise _call_error(error, arguments) from error
    return int(status or 0)


def _call_error(error: TyperException, arguments: list[str]) -> CallError:
    """What typer says in English, said to an officer."""
    option = getattr(error, "option_name", None)
    param = getattr(error, "param", None)
    names = sorted(
        command.name or command.callback.__name__
        for command in app.registered_commands
        if command.callback
    )
    if option is not None and type(error).__name__ == "NoSuchOption":
        close = closest(option, getattr(error, "possibilities", None) or ())
        hint = (f" คงหมายถึง {close}", f"; perhaps {close}") if close else ("", "")
        return CallError(f"ไม่มีตัวเลือก {option}{hint[0]}", f"there is no option {option}{hint[1]}")
    if option is not None:
        return CallError(f"ตัวเลือก {option} ต้องมีค่าตามหลัง", f"the option {option} needs a value")
    if param is not None:
        name = max(getattr(param, "opts", None) or [str(param)], key=len)
        choices = ", ".join(re.findall(r"'([^']+)'", error.message)[1:])
        th = f"ค่าของ {name} ใช้ไม่ได้" + (f" ที่ใช้ได้คือ {choices}" if choices else "")
        en = f"the value of {name} cannot be used" + (
            f"; it is one of {choices}" if choices else ""
        )
        return CallError(th, en)
    word = next((a for a in arguments if not a.startswith("-")), "")
    close = closest(word, names)
    hint = (
        (f"คงหมายถึง {close}", f"perhaps {close}")
        if close
        else (f"ที่มีคือ {', '.join(names)}", f"there are {', '.join(names)}")
    )
    return CallError(f"ไม่มีคำสั่ง {word} {hint[0]}", f"there is no command {word}; {hint[1]}")
