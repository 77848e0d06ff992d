"""Where a document goes, and that nothing stands there which kpr reads."""

import os
import stat
from collections.abc import Iterable
from pathlib import Path

from kpr_cli.cli.problem import CallError
from kpr_cli.cli.root import shown
from kpr_cli.cli.writing import refusal, refusing, rights_of

READ_BY_KPR = (".yaml", ".yml", ".toml")


def target(output: str | None, default: str) -> Path:
    """Where a document goes: `-o FILE`, into `-o DIR`, or the current folder."""
    if output is None:
        return Path(default)
    if not output:
        raise CallError("-o ต้องมีชื่อแฟ้มหรือโฟลเดอร์", "-o needs the name of a file or folder")
    path = Path(output)
    return path / default if path.is_dir() or output.endswith(("/", os.sep)) else path


def writable(path: Path, inputs: Iterable[Path]) -> Path:
    """The file that a path means behind its links; CallError where nothing may be written."""
    name = shown(path)
    behind = Path(os.path.realpath(path))  # a link's own name says nothing of what it leads to
    if {path.suffix.lower(), behind.suffix.lower()} & set(READ_BY_KPR):
        raise CallError(
            f"ไม่เขียนผลลง {name} เพราะ kpr อ่านแฟ้ม .yaml .yml .toml ใช้นามสกุลอื่น",
            f"no output to {name}: .yaml, .yml and .toml are files that kpr reads; "
            "give another ending",
        )
    try:
        found = path.resolve()
        mode = found.stat().st_mode if found.exists() else None
    except (OSError, RuntimeError) as error:  # a name too long, a circle of links
        raise CallError(*refusal(path, error)) from error
    if not found.parent.is_dir():
        raise CallError(*refusal(path, FileNotFoundError()))
    if found in {known.resolve() for known in inputs}:
        raise CallError(
            f"ไม่เขียนทับแฟ้มที่อ่าน {name} ตั้งชื่ออื่น",
            f"the input {name} is not written over; give another name",
        )
    if mode is not None and stat.S_ISDIR(mode):
        raise CallError(f"{name} เป็นโฟลเดอร์ ระบุชื่อแฟ้มด้วย", f"{name} is a folder; name a file in it")
    if mode is not None and not stat.S_ISREG(mode):
        raise CallError(f"{name} ไม่ใช่แฟ้มธรรมดา", f"{name} is no regular file")
    with refusing(path):
        rights_of(found)
    return found
