"""Every command that README.md shows is run, and prints what README.md says."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
SESSION = re.compile(r"```console\n(.*?)```", re.DOTALL)


@pytest.fixture
def clone(tmp_path: Path, tracked: Callable[..., list[str]]) -> Path:
    """What a newcomer gets: the repository's files and nothing else, as a repository."""
    for name in tracked():
        target = tmp_path / "kpr" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, target)
    (tmp_path / "kpr" / ".git").mkdir()
    return tmp_path / "kpr"


def output(command: str, cwd: Path) -> str:
    """What a command of kpr prints."""
    program, *arguments = command.split()
    assert program == "kpr"
    done = subprocess.run(
        [sys.executable, "-m", "kpr_cli", *arguments],
        cwd=cwd,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode in {0, 1}
    assert done.stderr == ""
    return done.stdout.rstrip("\n") + "\n"


def test_every_session_prints_what_is_shown(clone: Path, request: pytest.FixtureRequest) -> None:
    text = README.read_text("utf-8")

    def session(match: re.Match[str]) -> str:
        commands = [line[2:] for line in match[1].splitlines() if line.startswith("$ ")]
        return "```console\n" + "".join(f"$ {c}\n{output(c, clone)}" for c in commands) + "```"

    now = SESSION.sub(session, text)
    if request.config.getoption("--accept"):
        README.write_text(now, "utf-8")
    assert README.read_text("utf-8") == now
    assert len(text.splitlines()) <= 150


def test_make_demo_does_the_main_job_in_a_fresh_clone(clone: Path) -> None:
    done = subprocess.run(
        ["make", "demo", f"PYTHON={sys.executable}"],
        cwd=clone,
        capture_output=True,
        encoding="utf-8",
        env={k: v for k, v in os.environ.items() if not k.startswith(("MAKE", "VIRTUAL_ENV"))},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "ตรวจ 13 แฟ้ม: ผิดพลาด 0 · คำเตือน 0 · ข้อสังเกต 0" in done.stdout
    assert f"รายงานอยู่ที่ {clone}/report.html" in done.stdout
    assert (clone / "report.html").read_text("utf-8").startswith("<!doctype html>")


def test_every_path_in_the_docs_exists() -> None:
    for page in [README, *(ROOT / "docs").glob("*.md"), ROOT / "bench" / "README.md"]:
        for link in re.findall(r"\]\((?!https?:)([^)#]+)\)", page.read_text("utf-8")):
            assert (page.parent / link).exists(), f"{page.name} → {link}"
        for path in re.findall(
            r"`((?:src|rulebooks|tests|bench|docs|templates)/[\w./-]+)`", page.read_text("utf-8")
        ):
            assert (ROOT / path).exists(), f"{page.name} → {path}"


def test_make_has_every_word_that_is_shown() -> None:
    words = set(re.findall(r"`make (\w+)`|^make (\w+)$", README.read_text("utf-8"), re.MULTILINE))
    rules = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert {word for pair in words for word in pair if word} <= rules
    assert {"demo", "test", "check", "accept", "docs", "bench"} <= rules
