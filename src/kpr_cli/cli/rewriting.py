"""Writing a mended file back: whole, over nothing but the bytes that were read, rights kept."""

import os
import stat
import tempfile
from contextlib import suppress
from pathlib import Path

from kpr_cli.cli.files import shown
from kpr_cli.cli.problem import CallError

WRITABLE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH


def rewrite(path: Path, before: bytes, after: bytes) -> None:
    """Put `after` in the place of `before`, behind links too; CallError where that cannot be."""
    name = shown(path)
    temporary: Path | None = None
    try:
        target = path.resolve(strict=True)
        mode = stat.S_IMODE(target.stat().st_mode)
        # Renaming would replace a file that nobody may write.
        if not mode & WRITABLE or not os.access(target, os.W_OK):
            raise PermissionError
        handle, made = tempfile.mkstemp(".tmp", ".kpr-", target.parent)
        temporary = Path(made)
        with os.fdopen(handle, "wb") as file:
            file.write(after)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(mode)
        if target.read_bytes() != before:
            raise CallError(
                f"{name} เปลี่ยนไประหว่างที่ kpr อ่าน จึงไม่แก้ สั่ง kpr fix อีกครั้ง",
                f"{name} changed while kpr read it, and was left alone; run kpr fix again",
            )
        temporary.replace(target)
    except OSError as error:
        raise CallError(*_refusal(name, error)) from error
    finally:
        if temporary is not None:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)


def _refusal(name: str, error: OSError) -> tuple[str, str]:
    if isinstance(error, PermissionError):
        return f"ไม่มีสิทธิ์เขียน {name} จึงไม่แก้", f"no permission to write {name}; it was left alone"
    why = error.strerror or type(error).__name__
    return f"เขียน {name} ไม่ได้ ({why}) จึงไม่แก้", f"cannot write {name} ({why}); it was left alone"
