"""Completion with the Tab key: set up with what typer says in English said to an officer."""

import os
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO

from kpr_cli.cli.problem import CallError

SHOW, INSTALL = "--show-completion", "--install-completion"
COMPLETING = "_KPR_COMPLETE"
"""What the shell sets when the Tab key is pressed."""


def without_rich() -> None:
    """Let typer find no rich: it would load it to take its tags out of texts that hold none."""
    if COMPLETING in os.environ:
        sys.modules["rich"] = None  # type: ignore[assignment]  # importlib's own way to say absent


def set_up_completion(call: Callable[[], object], option: str) -> int:
    """Show or install the completion of the shell that called kpr; the exit status."""
    said = StringIO()
    try:
        with redirect_stdout(said), redirect_stderr(said):
            status = call()
    except SystemExit as done:  # typer's way to end both options
        status = done.code
    if status:
        raise CallError(
            "ไม่รู้จักเชลล์ที่เรียกคำสั่งนี้ ให้เรียกจาก bash, zsh, fish หรือ PowerShell",
            "the shell that called is not known; call this from bash, zsh, fish or PowerShell",
        )
    done_th = "ติดตั้งการเติมคำแล้ว เปิดหน้าต่างคำสั่งใหม่เพื่อเริ่มใช้\n"
    sys.stdout.write(said.getvalue() if option == SHOW else done_th)
    return 0
