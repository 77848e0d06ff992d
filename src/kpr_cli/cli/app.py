"""The command line as typer reads it, and what typer says in English said to an officer."""

import re
import sys
from collections.abc import Callable, Collection, Mapping
from functools import partial
from typing import Annotated

import typer
from typer.exceptions import TyperException

from kpr_cli import __version__
from kpr_cli.cli import commands_judging as judging
from kpr_cli.cli import commands_setting_up as setting_up
from kpr_cli.cli.completion import INSTALL, SHOW, set_up_completion, without_rich
from kpr_cli.cli.explained import with_explain_of_all
from kpr_cli.cli.help import Command, Group
from kpr_cli.cli.problem import CallError
from kpr_cli.core.hit import Told
from kpr_cli.core.suggest import closest, hint, perhaps

INTERRUPTED = 130

HELP: Mapping[Callable[..., None], str] = {
    judging.validate: "ตรวจคำรับรอง แจ้งความผิดพลาดทุกข้อในครั้งเดียว",
    judging.score: "คิดคะแนน หลายส่วนราชการได้ตารางอันดับ",
    judging.report: "พิมพ์รายงานผลการประเมินภาษาไทย",
    judging.fix: "แก้ความผิดพลาดที่มีคำตอบเดียว โดยไม่แตะส่วนอื่นของแฟ้ม",
    judging.show: "แสดงผลการตรวจที่เก็บไว้อีกครั้ง ในภาษาหรือรูปแบบอื่น",
    setting_up.explain: "อธิบายกฎ: คืออะไร ทำไม อ้างข้อใด ตัวอย่างที่ผิดและถูก",
    setting_up.rules: "แสดงรายการกฎทั้งหมด",
    setting_up.new: "สร้างแฟ้มคำรับรองใหม่ พร้อมคำอธิบายทุกช่อง",
    setting_up.init: "สร้างคลังคำรับรองของทุกส่วนราชการ พร้อมใช้ทันที",
    setting_up.schema: "พิมพ์ JSON Schema สำหรับโปรแกรมแก้ไขข้อความและโปรแกรมอื่น",
}
"""The commands in the order of the help, each with what it does."""
COMMANDS = {command.__name__: command for command in HELP}
RULEBOOK = "rulebook"
ABOUT_RULEBOOK = "สมุดกติกา: ตรวจ อ่าน เทียบสองเล่ม ร่างของปีใหม่"
NAMES = (*COMMANDS, RULEBOOK)
ABOUT = "คำรับรองการปฏิบัติราชการเป็นข้อความ: ตรวจ คิดคะแนน พิมพ์รายงาน"


def _version(*, value: bool) -> None:
    if value:
        sys.stdout.write(f"kpr {__version__}\n")
        raise typer.Exit


def _main(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="รุ่นของ kpr")
    ] = False,
) -> None:
    """Take the options that stand before a command."""
    del version


def _app(names: Collection[str]) -> typer.Typer:
    """The command line with these commands; typer builds each with all its options."""
    commands = {command: words for command, words in HELP.items() if command.__name__ in names}
    app = _group("kpr", ABOUT, commands, callback=_main)
    if RULEBOOK in names:
        from kpr_cli.cli import commands_rulebook

        app.add_typer(_group(RULEBOOK, ABOUT_RULEBOOK, commands_rulebook.HELP))
    return app


def _group(
    name: str,
    about: str,
    commands: Mapping[Callable[..., None], str],
    callback: Callable[..., None] | None = None,
) -> typer.Typer:
    """Commands under one name."""
    app = typer.Typer(
        name=name,
        help=about,
        cls=Group,
        callback=callback,
        add_completion=True,
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    for command, words in commands.items():
        app.command(cls=Command, help=words)(command)
    return app


def run(arguments: list[str]) -> int:
    """Carry out a command line; CallError says what is wrong with it."""
    without_rich()
    arguments = with_explain_of_all(arguments)
    named = [name for name in arguments[:1] if name in NAMES]
    command = typer.main.get_command(_app(named or NAMES))
    main = partial(command.main, prog_name="kpr", standalone_mode=False)
    try:
        if arguments[:1] in ([SHOW], [INSTALL]):
            return set_up_completion(partial(main, arguments), arguments[0])
        is_bare = arguments in ([], [RULEBOOK])
        status = main([*arguments, "--help"] if is_bare else arguments)
    except typer.Abort:
        return INTERRUPTED
    except TyperException as error:
        raise _call_error(error, arguments) from error
    return int(status or 0)


def _call_error(error: TyperException, arguments: list[str]) -> CallError:
    """What typer says in English, said to an officer."""
    option = getattr(error, "option_name", None)
    param = getattr(error, "param", None)
    if option is not None and type(error).__name__ == "NoSuchOption":
        close = closest(option, getattr(error, "possibilities", None) or ())
        th, en = f"ไม่มีตัวเลือก {option}", f"there is no option {option}"
        return CallError(th, en) if close is None else _suggesting(th, en, perhaps(close))
    if option is not None:
        return CallError(f"ตัวเลือก {option} ต้องมีค่าตามหลัง", f"the option {option} needs a value")
    if type(error).__name__ == "MissingParameter":
        missing = getattr(param, "metavar", None) or str(getattr(param, "name", ""))
        return CallError(
            f"ยังไม่ได้ระบุ {missing} ดูวิธีใช้ด้วย --help", f"{missing} is missing; --help says how to call"
        )
    if extra := re.search(r"extra argument\(s\) \((.*)\)", error.message):
        return CallError(
            f"มี “{extra[1]}” เกินมา ถ้าเป็นชื่อเดียวกับคำก่อนหน้า ให้ใส่ทั้งหมดในเครื่องหมายคำพูด",
            f"“{extra[1]}” is too much; if it belongs to the word before it, quote them together",
        )
    if param is not None:
        name = max(getattr(param, "opts", None) or [str(param)], key=len)
        found, *choices = re.findall(r"'([^']*)'", error.message) or [""]
        return _wrong_value(name, found, choices, error.message)
    return _unknown_command([word for word in arguments if not word.startswith("-")])


def _unknown_command(words: list[str]) -> CallError:
    """The first word on a command line that is no command, or the second behind `rulebook`."""
    names = sorted(NAMES)
    if words[:1] == [RULEBOOK]:
        from kpr_cli.cli import commands_rulebook

        names = sorted(command.__name__ for command in commands_rulebook.HELP)
        word, called = " ".join(words[1:2]), " ".join(words[:2])
    else:
        word = called = " ".join(words[:1])
    told = hint(word, names)
    return _suggesting(f"ไม่มีคำสั่ง {called}", f"there is no command {called}", told)


def _suggesting(th: str, en: str, told: Told) -> CallError:
    return CallError(f"{th} {told.th}", f"{en}; {told.en}")


def _wrong_value(name: str, found: str, choices: list[str], message: str) -> CallError:
    """What is wrong with an option's value; the closest of its choices, else all of them."""
    th, en = f"ค่าของ {name} ใช้ไม่ได้", f"the value of {name} cannot be used"
    if choices:
        return _suggesting(th, en, hint(found, choices))
    if "integer" in message:
        return CallError(f"{th} ต้องเป็นจำนวนเต็ม เช่น 12", f"{en}; it is a whole number, such as 12")
    return CallError(th, en)
