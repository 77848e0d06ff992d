"""Golden files and calls of kpr: the one place that compares, rewrites and runs."""

import io
import re
import subprocess
from collections.abc import Callable
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, settings

from kpr_cli.cli.entry import run

# The same examples every time, however loaded the machine: a search is no test.
settings.register_profile(
    "kpr", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("kpr")

FROZEN = Path(__file__).parent / "published"


def with_own_indicators(text: str, agency: str) -> str:
    """An agreement whose indicators are one agency's own: what two agencies share is a finding."""
    return re.sub(r"(\bunit: [^,\n]+)", rf"\1 ({agency})", text)


class Said(NamedTuple):
    """What a call of kpr came to."""

    status: int
    out: str
    err: str


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="rewrite golden files; read the diff")


@pytest.fixture(scope="session")
def tracked() -> Callable[..., list[str]]:
    """The files of the repository that a newcomer gets, all or those below some folders."""
    root = Path(__file__).parents[1]
    git = ["git", "-c", "safe.directory=*", "ls-files", "-z"]

    def listed(*folders: str) -> list[str]:
        done = subprocess.run(
            [*git, "--cached", "--others", "--exclude-standard", *folders],
            cwd=root,
            check=True,
            capture_output=True,
            encoding="utf-8",
        )
        return [name for name in done.stdout.split("\0") if name and (root / name).is_file()]

    return listed


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compare a text with its golden file, byte for byte; with `--accept` rewrite the file."""
    accept = bool(request.config.getoption("--accept"))

    def compare(file: Path, actual: str) -> None:
        if accept and not file.is_relative_to(FROZEN):
            file.write_bytes(actual.encode())
        assert file.is_file(), f"{file.name} is missing: make accept writes it; then read it"
        assert actual == file.read_bytes().decode()

    return compare


@pytest.fixture(scope="session")
def kpr() -> Callable[..., Said]:
    """Call kpr in this process, from a folder, as its command line does."""

    def call(folder: Path, *arguments: str) -> Said:
        out, err = io.StringIO(), io.StringIO()
        with chdir(folder), redirect_stdout(out), redirect_stderr(err):
            status = run(list(arguments))
        return Said(status, out.getvalue(), err.getvalue())

    return call
