"""`kpr validate --watch` on a real terminal: judges again what changed, and idles in between."""

import os
import pty
import shutil
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
FAULTY = (ROOT / "examples" / "example-department.yaml").read_text("utf-8")
FAULTY = FAULTY.replace("weight: 12 ", "weight: 7 ", 1)
"""Its weights add up to 95."""
WAITING = {"th": "รอการเปลี่ยนแปลง", "en": "waiting for changes"}
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

    def until_it_waits(self, after: str = CLEAN, lang: str = "th") -> str:
        """What is printed until kpr waits for a change after it said something."""
        said, deadline = b"", time.monotonic() + PATIENCE
        while WAITING[lang] not in said.decode("utf-8", "ignore").partition(after)[2]:
            assert time.monotonic() < deadline, said.decode("utf-8", "replace")
            try:
                said += os.read(self.master, 65536)
            except BlockingIOError:
                time.sleep(0.02)
        time.sleep(0.3)  # it says that it waits just before it does
        return said.decode("utf-8")

    def end(self) -> None:
        """Stop it, whatever became of it."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        os.close(self.master)

    def ticks(self) -> int:
        """The processor time used so far, in the system's ticks."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text("ascii").split()
        return int(fields[13]) + int(fields[14])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "example-province.yaml").write_text(GOOD, "utf-8")
    return tmp_path


@pytest.fixture
def watching() -> Iterator[Callable[..., Terminal]]:
    """Watch a folder; every terminal is closed at the end."""
    terminals: list[Terminal] = []

    def open_one(folder: Path, *arguments: str) -> Terminal:
        terminals.append(Terminal(folder, *arguments))
        return terminals[-1]

    yield open_one
    for terminal in terminals:
        terminal.end()


@pytest.fixture
def terminal(folder: Path, watching: Callable[..., Terminal]) -> Terminal:
    return watching(folder)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with a faulty agreement, and beside it a book of its own."""
    home, book = tmp_path / "home", tmp_path / "book"
    shutil.copytree(ROOT / "rulebooks" / "2547", book)
    (home / ".git").mkdir(parents=True)
    (home / "example-department.yaml").write_text(FAULTY, "utf-8")
    return home


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


def reword(book: Path, before: str, after: str) -> None:
    rules = (book / "rules.yaml").read_text("utf-8")
    assert before in rules
    (book / "rules.yaml").write_text(rules.replace(before, after), "utf-8")


@pytest.mark.parametrize("named_by", ["call", "settings"])
def test_a_book_outside_the_repository_is_watched(
    named_by: str, repository: Path, watching: Callable[..., Terminal]
) -> None:
    book, settings = repository.parent / "book", repository / "kpr.toml"
    named = 'agreements = [{files = "*.yaml", book = "../book"}]\n'
    settings.write_text(named if named_by == "settings" else "", "utf-8")
    terminal = watching(repository, *(["--rulebook", "../book"] if named_by == "call" else []))
    terminal.until_it_waits(after="น้ำหนักตัวชี้วัดรวมได้ 95")
    reword(book, "น้ำหนักตัวชี้วัด{what}รวมได้", "ผลรวมของน้ำหนักคือ")
    terminal.until_it_waits(after="ผลรวมของน้ำหนักคือ 95")
    reword(book, "ผลรวมของน้ำหนักคือ {total}", "ผลรวมของน้ำหนักคือ {sum}")
    terminal.until_it_waits(after="book/rules.yaml")
    # What is wrong with the book is told again when something else changes.
    (repository / "example-department.yaml").write_text(f"{FAULTY}# \n", "utf-8")
    terminal.until_it_waits(after="book/rules.yaml")
    reword(book, "ผลรวมของน้ำหนักคือ {sum}", "ผลรวมของน้ำหนักเป็น {total}")
    terminal.until_it_waits(after="ผลรวมของน้ำหนักเป็น 95")


def test_a_book_that_the_settings_name_later_is_watched(
    repository: Path, watching: Callable[..., Terminal]
) -> None:
    terminal = watching(repository)
    terminal.until_it_waits(after="น้ำหนักตัวชี้วัดรวมได้ 95")
    (repository / "kpr.toml").write_text("agreements = [", "utf-8")
    terminal.until_it_waits(after="kpr: kpr.toml: ")
    (repository / "kpr.toml").write_text(
        'agreements = [{files = "*.yaml", book = "../book"}]\n', "utf-8"
    )
    terminal.until_it_waits(after="น้ำหนักตัวชี้วัดรวมได้ 95")
    reword(repository.parent / "book", "น้ำหนักตัวชี้วัด{what}รวมได้", "ผลรวมของน้ำหนักคือ")
    terminal.until_it_waits(after="ผลรวมของน้ำหนักคือ 95")


def test_a_baseline_outside_the_repository_is_watched(
    repository: Path, kpr: Callable[..., Said], watching: Callable[..., Terminal]
) -> None:
    assert kpr(repository, "validate", "--write-baseline", "../known.yaml").status == 1
    known = (repository.parent / "known.yaml").rename(repository.parent / "known.txt")
    terminal = watching(repository, "--baseline", "../known.txt", "--as-of", "2547-01-01")
    terminal.until_it_waits(after="ผิดพลาด 1")
    text = known.read_text("utf-8")
    for blank, said in (("owner:", "ก"), ("reason:", "ข"), ("until:", "2547-12-31")):
        text = text.replace(f"{blank}\n", f"{blank} {said}\n")
    known.write_text(text, "utf-8")
    terminal.until_it_waits(after="ผิดพลาด 0")


def test_it_speaks_the_language_of_the_repository(
    folder: Path, watching: Callable[..., Terminal]
) -> None:
    (folder / "kpr.toml").write_text('lang = "en"\n', "utf-8")
    said = watching(folder).until_it_waits(lang="en")
    assert "1 file judged: " in said
    assert not any("\u0e00" <= character <= "\u0e7f" for character in said)


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
