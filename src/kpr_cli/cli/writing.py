"""Writing files: prepared whole in a folder beside their place, then moved in by one renaming."""

import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from errno import EEXIST
from pathlib import Path
from tempfile import TemporaryDirectory

from kpr_cli.cli.problem import CallError
from kpr_cli.cli.root import shown

WRITABLE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH


def write_files(documents: Iterable[tuple[Path, str | bytes]]) -> None:
    """Write files anew; none takes its place before all are prepared. CallError names the culprit.

    A renaming that is refused at the very end cannot undo those before it: each file is whole.
    """
    with ExitStack() as prepared:
        ready = []
        for path, text in documents:
            with refusing(path):
                rights = rights_of(path)
                ready.append((prepared.enter_context(_prepared(path, _bytes(text), rights)), path))
        for file, path in ready:
            with refusing(path):
                file.replace(path)


def write_new(path: Path, text: str) -> None:
    """Write a file that is not there yet; CallError where it is."""
    with refusing(path), _prepared(path, _bytes(text), None) as file:
        try:
            _move_in(file, path)
        except FileExistsError as error:
            raise CallError(*taken(path)) from error


def rewrite(path: Path, before: bytes, after: bytes) -> None:
    """Put `after` in the place of `before`, behind links too; CallError where that cannot be."""
    name = shown(path)
    with refusing(path, (" จึงไม่แก้", "; it was left alone")):
        target = path.resolve(strict=True)
        with _prepared(target, after, rights_of(target)) as file:
            if target.read_bytes() != before:
                raise CallError(
                    f"{name} เปลี่ยนไประหว่างที่ kpr อ่าน จึงไม่แก้ สั่ง kpr fix อีกครั้ง",
                    f"{name} changed while kpr read it, and was left alone; run kpr fix again",
                )
            file.replace(target)


def write_tree(folder: Path, files: Mapping[str, str]) -> None:
    """Make a folder of files, or add them to one, over nothing; whatever stops it, nothing is left.

    What is not there yet is moved in whole, a folder with all it holds: where even `folder` is
    missing, that is one renaming.
    """
    base = next(path for path in (folder, *folder.absolute().parents) if path.is_dir())
    below = folder.absolute().relative_to(base.absolute())
    with TemporaryDirectory(prefix=".kpr-", dir=base, ignore_cleanup_errors=True) as made:
        prepared = Path(made)
        for name, text in files.items():
            (prepared / below / name).parent.mkdir(parents=True, exist_ok=True)
            _fill(prepared / below / name, _bytes(text))
        moved: list[Path] = []
        try:
            for name in files:
                path = below / name
                missing = [p for p in (path, *path.parents) if not os.path.lexists(base / p)]
                if missing:
                    _move_in(prepared / missing[-1], base / missing[-1])
                    moved.append(missing[-1])
        except BaseException:
            for path in moved:
                with suppress(OSError):
                    (base / path).rename(prepared / path)
            raise


def refusal(path: Path, error: Exception) -> tuple[str, str]:
    """What is said where the system refuses to write a file."""
    name, folder = shown(path), shown(path.parent)
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return f"ไม่มีโฟลเดอร์ {folder} สร้างก่อน", f"there is no folder {folder}; make it first"
    if isinstance(error, PermissionError):
        return f"ไม่มีสิทธิ์เขียน {name}", f"no permission to write {name}"
    why = getattr(error, "strerror", None) or type(error).__name__
    return f"เขียน {name} ไม่ได้ ({why})", f"cannot write {name} ({why})"


def taken(path: Path) -> tuple[str, str]:
    """What is said of a name that a file has already."""
    name = shown(path)
    return (
        f"มี {name} อยู่แล้ว ไม่เขียนทับ ใช้ -o เพื่อเขียนที่อื่น",
        f"{name} is there already and is not written over; use -o for another place",
    )


@contextmanager
def refusing(path: Path, ending: tuple[str, str] = ("", "")) -> Iterator[None]:
    """Turn what the system says about a file into a CallError."""
    try:
        yield
    except OSError as error:
        th, en = refusal(path, error)
        raise CallError(th + ending[0], en + ending[1]) from error


def rights_of(path: Path) -> int | None:
    """The rights of the file that is to be replaced; None where there is none yet."""
    try:
        mode = stat.S_IMODE(path.stat().st_mode)
    except FileNotFoundError:
        return None
    # Renaming would replace a file that nobody may write.
    if not mode & WRITABLE or not os.access(path, os.W_OK):
        raise PermissionError
    return mode


@contextmanager
def _prepared(path: Path, data: bytes, rights: int | None) -> Iterator[Path]:
    """The file to be, in a folder of its own beside its place; what is left of it is removed.

    A folder, for a file made in it gets the rights that any new file gets here.
    """
    with TemporaryDirectory(prefix=".kpr-", dir=path.parent, ignore_cleanup_errors=True) as folder:
        file = Path(folder) / path.name
        _fill(file, data)
        if rights is not None:
            file.chmod(rights)
        yield file


def _fill(path: Path, data: bytes) -> None:
    """Write a file to the disk, not only to the system's memory: a rename must not outrun it."""
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _move_in(prepared: Path, path: Path) -> None:
    """Give a file or folder its place: unlike a renaming, a link never replaces what is there."""
    if prepared.is_file():
        try:
            os.link(prepared, path)
        except FileExistsError:
            raise
        except OSError:  # a file system without links
            pass
        else:
            prepared.unlink()
            return
    if os.path.lexists(path):
        raise FileExistsError(EEXIST, os.strerror(EEXIST))
    prepared.rename(path)


def _bytes(document: str | bytes) -> bytes:
    if isinstance(document, bytes):
        return document
    return document.encode("utf-8", "backslashreplace")
