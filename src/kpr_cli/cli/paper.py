"""Writing a document: whole or not at all, and never over what kpr reads."""

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from kpr_cli.cli.files import shown
from kpr_cli.cli.problem import CallError

SUFFIXES = (".html", ".htm")


def target(output: str | None, default: str) -> Path:
    """Where a document goes: `-o FILE`, into `-o DIR`, or the current folder."""
    if output is None:
        return Path(default)
    if not output:
        raise CallError("-o ต้องมีชื่อแฟ้มหรือโฟลเดอร์", "-o needs the name of a file or folder")
    path = Path(output)
    return path / default if path.is_dir() or output.endswith(("/", os.sep)) else path


def write_document(path: Path, text: str, inputs: Iterable[Path]) -> None:
    """Write a document by way of a temporary file beside it; CallError where that cannot be."""
    name = shown(path)
    if path.suffix.lower() not in SUFFIXES:
        raise CallError(
            f"ชื่อรายงาน {name} ต้องลงท้ายด้วย .html", f"the report {name} must end with .html"
        )
    try:
        resolved = path.resolve()
    except OSError as error:
        raise CallError(*_refusal(name, path, error)) from error
    if resolved in {known.resolve() for known in inputs}:
        raise CallError(
            f"ไม่เขียนรายงานทับแฟ้มที่อ่าน {name} ตั้งชื่ออื่นด้วย -o",
            f"the report would overwrite the input {name}; give another name with -o",
        )
    temporary = path.with_name(f".kpr-{os.getpid()}.tmp")
    try:
        with temporary.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
        temporary.replace(path)
    except OSError as error:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise CallError(*_refusal(name, path, error)) from error
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _refusal(name: str, path: Path, error: OSError) -> tuple[str, str]:
    folder = shown(path.parent)
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return f"ไม่มีโฟลเดอร์ {folder} สร้างก่อน", f"there is no folder {folder}; make it first"
    if isinstance(error, PermissionError):
        return f"ไม่มีสิทธิ์เขียน {name}", f"no permission to write {name}"
    return f"เขียน {name} ไม่ได้ ({error.strerror})", f"cannot write {name} ({error.strerror})"
