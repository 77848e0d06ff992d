"""`kpr validate --watch`: judge again whenever a file changes, until Ctrl+C."""

import sys
from collections.abc import Iterable
from pathlib import Path

from kpr_cli.cli.call import Call, Presentation
from kpr_cli.cli.files import STDIN, SUFFIXES, find_root
from kpr_cli.cli.judging import Memory
from kpr_cli.cli.output import write, write_problems
from kpr_cli.cli.problem import CallError
from kpr_cli.cli.validate import validate

CLEAN_SCREEN = "\x1b[H\x1b[2J\x1b[3J"
WATCHED = (*SUFFIXES, ".toml")
WAIT = 200
"""Milliseconds for which changes are gathered: an editor writes a file in several steps."""


def watch(call: Call, shape: Presentation) -> int:
    """Judge, wait for a change, judge again; 0 when the person stops it."""
    _refuse(call, shape)
    try:
        from watchfiles import watch as changes
    except ModuleNotFoundError as error:
        raise CallError(
            "--watch ต้องมี watchfiles ติดตั้งด้วย pip install 'kpr-cli[watch]'",
            "--watch needs watchfiles; install it with pip install 'kpr-cli[watch]'",
        ) from error
    folders = _folders(call.paths)
    memory: Memory = {}
    _judge(call, shape, memory)
    try:
        for changed in changes(*folders, debounce=WAIT, watch_filter=_matters):
            if not all(path.endswith(SUFFIXES) for _, path in changed) or _is_book(changed):
                memory.clear()  # what a file is judged by may have changed
            _judge(call, shape, memory)
    except KeyboardInterrupt:
        write("\n")
    return 0


def _judge(call: Call, shape: Presentation, memory: Memory) -> None:
    """Judge once; a wrong call is told, and may be right after the next change."""
    write(CLEAN_SCREEN if sys.stdout.isatty() else "\n")
    lang = (call.langs or ("th",))[0]
    try:
        validate(call, shape, memory)
    except CallError as error:
        write_problems([error.problem], lang)
    waiting = (
        "รอการเปลี่ยนแปลง (Ctrl+C เพื่อหยุด)" if lang == "th" else "waiting for changes (Ctrl+C stops)"
    )
    write(f"\n{waiting}\n")
    sys.stdout.flush()


def _refuse(call: Call, shape: Presentation) -> None:
    if STDIN in call.paths:
        raise CallError(
            "--watch เฝ้าดูได้เฉพาะแฟ้มและโฟลเดอร์", "--watch can only watch files and folders"
        )
    if shape.format != "text" or call.write_baseline is not None:
        raise CallError(
            "--watch ใช้กับรูปแบบ text เท่านั้น และไม่ใช้กับ --write-baseline",
            "--watch works with the format text only, and not with --write-baseline",
        )


def _folders(paths: Iterable[str]) -> list[Path]:
    """What is watched: the root, for its settings, and whatever lies outside it."""
    root = find_root(Path.cwd()).folder
    folders = [root]
    for name in paths:
        path = Path(name).resolve()
        if not path.exists():
            raise CallError(f"ไม่พบแฟ้มหรือโฟลเดอร์ {name}", f"there is no file or folder {name}")
        folder = path if path.is_dir() else path.parent
        if not folder.is_relative_to(root):
            folders.append(folder)
    return folders


def _matters(_: object, path: str) -> bool:
    """Whether a change can change a verdict."""
    return path.endswith(WATCHED)


def _is_book(changed: Iterable[tuple[object, str]]) -> bool:
    names = {"book.yaml", "rules.yaml", "sources.yaml", "waivers.yaml"}
    return any(Path(path).name in names for _, path in changed)
