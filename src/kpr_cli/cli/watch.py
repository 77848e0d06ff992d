"""`kpr validate --watch`: judge again whenever a file changes, until Ctrl+C."""

import os
import sys
from pathlib import Path

from kpr_cli.cli.call import DEFAULT_LANGS, Call, Presentation
from kpr_cli.cli.files import STDIN, SUFFIXES
from kpr_cli.cli.memory import Memory, own_books
from kpr_cli.cli.output import write, write_problems
from kpr_cli.cli.problem import CallError
from kpr_cli.cli.root import Root, find_root, root_folder
from kpr_cli.cli.validate import validate
from kpr_cli.core.finding import Language
from kpr_cli.read.settings import Settings

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
    named = {os.path.realpath(name) for name in (*call.paths, call.baseline) if name}

    def matters(_: object, path: str) -> bool:
        """Whether a change can change a verdict."""
        return path.endswith(WATCHED) or os.path.realpath(path) in named

    memory = Memory()
    try:
        while True:
            folders = _folders(call)
            _judge(call, shape, memory)
            for _ in changes(*folders, debounce=WAIT, watch_filter=matters):
                if _folders(call) != folders:  # the settings name other books now
                    break
                _judge(call, shape, memory)
    except KeyboardInterrupt:
        write("\n")
    return 0


def _judge(call: Call, shape: Presentation, memory: Memory) -> None:
    """Judge once; a wrong call is told, and may be right after the next change."""
    write(CLEAN_SCREEN if sys.stdout.isatty() else "\n")
    lang: Language = (call.langs or DEFAULT_LANGS)[0]
    try:
        lang = find_root(Path.cwd()).languages(call.langs)[0]
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
    for name in call.paths:
        if not Path(name).exists():
            raise CallError(f"ไม่พบแฟ้มหรือโฟลเดอร์ {name}", f"there is no file or folder {name}")


def _folders(call: Call) -> set[Path]:
    """What is watched: the root, and what lies outside it of agreements, books and baseline."""
    try:
        root = find_root(Path.cwd())
    except CallError:  # told on the screen; until they are mended, the settings name no book
        root = Root(root_folder(Path.cwd()), Settings())
    files = [Path(name) for name in (*call.paths, call.baseline) if name]
    named = [*(p if p.is_dir() else p.parent for p in files), *own_books(call, root)]
    outside = {path.resolve() for path in named if path.is_dir()}
    return {root.folder} | {path for path in outside if not path.is_relative_to(root.folder)}
