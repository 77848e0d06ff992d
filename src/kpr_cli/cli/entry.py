"""`kpr` as the shell calls it: one sentence for every way to end, never a traceback."""

import gc
import sys
import traceback
from importlib import import_module
from io import StringIO, TextIOWrapper
from pathlib import Path
from typing import NoReturn

from kpr_cli import __version__
from kpr_cli.cli.output import silence, write_problems
from kpr_cli.cli.problem import CallError, Problem
from kpr_cli.core.finding import Language, Languages

USAGE = 2
BUG = 70
INTERRUPTED = 130
COLLECT_AFTER = 200_000
NO_OUTPUT = Problem("ไม่มีที่ให้เขียนผลลัพธ์", "there is no standard output to write to")


def main() -> NoReturn:
    """Run kpr on the command line that called it, and exit."""
    # A caller may have closed a stream; Python then has none.
    sys.stderr = sys.stderr or StringIO()
    if sys.stdout is None:
        write_problems([NO_OUTPUT], _language(sys.argv[1:]))
        sys.exit(USAGE)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    # A file's data has no cycles: collecting often would only walk its marks again and again.
    gc.set_threshold(COLLECT_AFTER)
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Carry out a command line; the exit status."""
    try:
        command = import_module("kpr_cli.cli.app")
        status = int(command.run(arguments))
        return _flushed(status)
    except CallError as error:
        write_problems([error.problem], _language(arguments))
        return USAGE
    except KeyboardInterrupt:
        return INTERRUPTED
    except OSError as error:
        return _failed(error, _language(arguments))
    except Exception as error:  # noqa: BLE001 - a bug, whatever it is, ends with a sentence
        return _bug(error)


def _flushed(status: int) -> int:
    """The same, once all is printed; a reader that has seen enough changes nothing about it."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        silence(sys.stdout)
    return status


def _failed(error: OSError, lang: Language) -> int:
    """What the machine refused: a full disk, a folder that is gone."""
    why = error.strerror or type(error).__name__
    problem = Problem(f"ทำงานต่อไม่ได้ ระบบแจ้งว่า {why}", f"cannot go on; the system says: {why}")
    write_problems([problem], lang)
    silence(sys.stdout)
    return USAGE


def _language(arguments: list[str]) -> Language:
    """The language of sentences about the call: `--lang`, else what the repository says."""
    joined = " ".join(arguments).replace("--lang=", "--lang ")
    if "--lang " in joined:
        return "en" if "--lang en" in joined else "th"
    try:
        root = import_module("kpr_cli.cli.root").find_root(Path.cwd())
    except (CallError, OSError):
        return "th"
    langs: Languages = root.languages(None)
    return langs[0]


def _bug(error: Exception) -> int:
    frame = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{type(error).__name__} {Path(frame.filename).name}:{frame.lineno}"
    th = f"เกิดข้อผิดพลาดภายใน kpr {__version__} ({where}) โปรดแจ้งผู้พัฒนาพร้อมคำสั่งที่ใช้"
    en = f"a bug in kpr {__version__} ({where}); please report it with the command you gave"
    write_problems([Problem(th, en)], "th")
    write_problems([Problem(th, en)], "en")
    return BUG
