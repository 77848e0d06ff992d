"""The command line as typer reads it, and what typer says in English said to an officer."""

import re
import sys
from typing import Annotated

import typer
from typer.exceptions import TyperException

from kpr_cli import __version__
from kpr_cli.cli import commands_judging as judging
from kpr_cli.cli import commands_setting_up as setting_up
from kpr_cli.cli.problem import CallError
from kpr_cli.core.suggest import closest

INTERRUPTED = 130

app = typer.Typer(
    name="kpr",
    help="คำรับรองการปฏิบัติราชการเป็นข้อความ: ตรวจ คิดคะแนน พิมพ์รายงาน",
    add_completion=True,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


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


for command in (
    judging.validate,
    judging.score,
    judging.report,
):
    app.command()(command)


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
