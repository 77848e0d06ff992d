"""Writing files: each whole or not at all, all or none, and never over what kpr reads."""

import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from kpr_cli.cli.files import shown
from kpr_cli.cli.problem import CallError

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
    if path.suffix.lower() in READ_BY_KPR:
        raise CallError(
            f"ไม่เขียนผลลง {name} เพราะ kpr อ่านแฟ้ม .yaml .yml .toml ใช้นามสกุลอื่น",
            f"no output to {name}: .yaml, .yml and .toml are files that kpr reads; "
            "give another ending",
        )
    try:
        found = path.resolve()
        mode = found.stat().st_mode if found.exists() else None
    except (OSError, RuntimeError) as error:  # a name too long, a circle of links
        raise CallError(*_refusal(name, path, error)) from error
    if not found.parent.is_dir():
        raise CallError(*_refusal(name, path, FileNotFoundError()))
    if found in {known.resolve() for known in inputs}:
        raise CallError(
            f"ไม่เขียนทับแฟ้มที่อ่าน {name} ตั้งชื่ออื่น",
            f"the input {name} is not written over; give another name",
        )
    if mode is not None and stat.S_ISDIR(mode):
        raise CallError(f"{name} เป็นโฟลเดอร์ ระบุชื่อแฟ้มด้วย", f"{name} is a folder; name a file in it")
    if mode is not None and not stat.S_ISREG(mode):
        raise CallError(f"{name} ไม่ใช่แฟ้มธรรมดา", f"{name} is no regular file")
    return found


def write_documents(documents: Iterable[tuple[Path, str]]) -> None:
    """Write files by way of temporary ones beside them; CallError where one cannot be written."""
    written: list[tuple[Path, Path]] = []
    path = Path()
    try:
        for path, text in documents:
            temporary = path.with_name(f".kpr-{os.getpid()}-{len(written)}.tmp")
            written.append((temporary, path))
            with temporary.open(
                "x", encoding="utf-8", errors="backslashreplace", newline="\n"
            ) as file:
                file.write(text)
        for temporary, path in written:
            temporary.replace(path)
    except OSError as error:
        raise CallError(*_refusal(shown(path), path, error)) from error
    finally:
        for temporary, _ in written:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)


def write_new(path: Path, text: str) -> None:
    """Write a file that is not there yet, whole or not at all; CallError where it is."""
    temporary = path.with_name(f".kpr-{os.getpid()}.tmp")
    try:
        with temporary.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
        _name_once(temporary, path)
    except FileExistsError as error:
        raise CallError(*taken(path)) from error
    except OSError as error:
        raise CallError(*_refusal(shown(path), path, error)) from error
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def taken(path: Path) -> tuple[str, str]:
    """What is said of a name that a file has already."""
    name = shown(path)
    return (
        f"มี {name} อยู่แล้ว ไม่เขียนทับ ใช้ -o เพื่อเขียนที่อื่น",
        f"{name} is there already and is not written over; use -o for another place",
    )


def _name_once(temporary: Path, path: Path) -> None:
    """Give a file its name: unlike a renaming, a link never replaces what has it already."""
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except OSError as error:  # a file system without links
        if os.path.lexists(path):
            raise FileExistsError from error
        temporary.rename(path)


def _refusal(name: str, path: Path, error: Exception) -> tuple[str, str]:
    folder = shown(path.parent)
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return f"ไม่มีโฟลเดอร์ {folder} สร้างก่อน", f"there is no folder {folder}; make it first"
    if isinstance(error, PermissionError):
        return f"ไม่มีสิทธิ์เขียน {name}", f"no permission to write {name}"
    why = getattr(error, "strerror", None) or type(error).__name__
    return f"เขียน {name} ไม่ได้ ({why})", f"cannot write {name} ({why})"
