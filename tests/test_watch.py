"""`kpr validate --watch` on a real terminal: judges again what changed, and idles in between."""

import os
import pty
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import Said

ROOT = Path(__file__).parents[1]
GOOD = (ROOT / "examples" / "example-province.yaml").read_text("utf-8")
WAITING = "รอการเปลี่ยนแปลง"
CLEAN = "\x1b[H\x1b[2J\x1b[3J"
PATIENCE = 30


class Terminal:
    """A watching kpr behind a terminal of its own."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self.master, slave = pty.openpty()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "kpr_cli", "validate", "--watch", *arguments],
            cwd=folder,
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env={**os.environ, "NO_COLOR": "1", "TERM": "xterm"},
            start_new_session=True,
        )
        os.close(slave)
        os.set_blocking(self.master, False)

    def until_it_waits(self) -> str:
        """What is printed until kpr waits for a change."""
        said, deadline = b"", time.monotonic() + PATIENCE
        while WAITING not in said.decode("utf-8", "ignore"):
            assert time.monotonic() < deadline, said.decode("utf-8", "replace")
            try:
                said += os.read(self.master, 65536)
            except BlockingIOError:
                time.sleep(0.02)
        time.sleep(0.3)  # it says that it waits just before it does
        return said.decode("utf-8")

    def ticks(self) -> int:
        """The processor time used so far, in the system's ticks."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text("ascii").split()
        return int(fields[13]) + int(fields[14])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "example-province.yaml").write_text(GOOD, "utf-8")
    return tmp_path


@pytest.fixture
def terminal(folder: Path) -> Iterator[Terminal]:
    terminal = Terminal(folder)
    yield terminal
    if terminal.process.poll() is None:
        terminal.process.kill()
    terminal.process.wait()
    os.close(terminal.master)


def test_a_change_is_judged_at_once_on_a_clean_screen(terminal: Terminal, folder: Path) -> None:
    first = terminal.until_it_waits()
    assert first.startswith(CLEAN)
    assert "ตรวจ 1 แฟ้ม: ผิดพลาด 0" in first
    (folder / "example-province.yaml").write_text(GOOD.replace("kpr: 1", "kpr: ๑"), "utf-8")
    second = terminal.until_it_waits()
    assert CLEAN in second
    assert "S111 thai-digits" in second
    (folder / "second.yaml").write_text(GOOD, "utf-8")
    third = terminal.until_it_waits()
    assert "S111 thai-digits" in third
    assert "I102 file-name-differs" in third
    terminal.process.send_signal(signal.SIGINT)
    assert terminal.process.wait(PATIENCE) == 0


def test_it_idles_without_work(terminal: Terminal) -> None:
    terminal.until_it_waits()
    before = terminal.ticks()
    time.sleep(1.5)
    assert terminal.ticks() - before <= os.sysconf("SC_CLK_TCK") * 0.05


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("-",), "--watch เฝ้าดูได้เฉพาะแฟ้มและโฟลเดอร์"),
        (("--format", "json"), "--watch ใช้กับรูปแบบ text เท่านั้น"),
        (("no/such/file.yaml",), "ไม่พบแฟ้มหรือโฟลเดอร์ no/such/file.yaml"),
    ],
)
def test_what_cannot_be_watched_is_refused(
    arguments: tuple[str, ...], said: str, kpr: Callable[..., Said], folder: Path
) -> None:
    told = kpr(folder, "validate", "--watch", *arguments)
    assert (told.status, told.out) == (2, "")
    assert told.err.startswith(f"kpr: {said}")


def test_a_missing_library_is_told(
    kpr: Callable[..., Said], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    told = kpr(folder, "validate", "--watch")
    assert (told.status, told.out) == (2, "")
    assert "pip install 'kpr-cli[watch]'" in told.err
