"""The hooks under the real pre-commit: a bad commit is refused with its finding, a good one made.

The repository is the one that `kpr init` makes; kpr is installed from this very checkout, whatever
of it is committed. All workers of a test run share the installed environments.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from conftest import Said

ROOT = Path(__file__).parents[1]
EXAMPLE = (ROOT / "examples" / "example-department.yaml").read_text("utf-8")
UNBALANCED = EXAMPLE.replace("weight: 12 ", "weight: 13 ")
REFUSED = ROOT / "tests" / "golden" / "commit-refused.out"
Kpr = Callable[..., Said]
Found = Callable[[str], Path]


@dataclass(frozen=True)
class Workshop:
    """Where hooks are installed, apart from this machine's own git and pre-commit."""

    folder: Path

    @property
    def environment(self) -> dict[str, str]:
        """The own environment without anything that tells git, Python or pre-commit where to go."""
        foreign = ("GIT_", "PRE_COMMIT", "XDG_", "VIRTUAL_ENV", "PYTHON", "SKIP")
        who = {"NAME": "ผู้ทดสอบ", "EMAIL": "tester@example.go.th", "DATE": "2004-01-01T00:00:00Z"}
        return {
            **{name: value for name, value in os.environ.items() if not name.startswith(foreign)},
            **{f"GIT_{role}_{k}": v for role in ("AUTHOR", "COMMITTER") for k, v in who.items()},
            "GIT_CONFIG_NOSYSTEM": "1",
            "HOME": str(self.folder / "home"),
            "XDG_CACHE_HOME": str(self.folder / "home" / "cache"),
            "XDG_CONFIG_HOME": str(self.folder / "home" / "config"),
            "PRE_COMMIT_HOME": str(self.folder / "hooks"),
        }

    def run(self, cwd: Path, *command: str | Path) -> subprocess.CompletedProcess[str]:
        """Run a program; its two outputs come as one, as an officer sees them."""
        return subprocess.run(
            command,
            cwd=cwd,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )

    def must(self, cwd: Path, *command: str | Path) -> str:
        """Run a program that has to succeed."""
        done = self.run(cwd, *command)
        assert done.returncode == 0, done.stdout
        return done.stdout


@pytest.fixture(scope="session")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    """One for all workers: pre-commit itself lets only one of them install at a time."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "pre-commit"
    (folder / "home").mkdir(parents=True, exist_ok=True)
    return Workshop(folder)


@pytest.fixture(scope="session")
def address(
    workshop: Workshop, tracked: Callable[..., list[str]], tmp_path_factory: pytest.TempPathFactory
) -> str:
    """The checkout as a git repository that others install from, at a revision."""
    draft, shared = tmp_path_factory.mktemp("source") / "kpr.git", workshop.folder / "kpr.git"
    for name in tracked():
        (draft / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, draft / name)
    workshop.must(draft, "git", "init", "--quiet")
    workshop.must(draft, "git", "add", "--all", "--force")
    workshop.must(draft, "git", "commit", "--quiet", "--message", "kpr")
    workshop.must(draft, "git", "tag", "v1.0")
    published(draft, shared)
    return f"{shared.as_uri()}@v1.0"


@pytest.fixture(scope="session")
def wheel(workshop: Workshop, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The checkout as a wheel."""
    draft, shared = tmp_path_factory.mktemp("source") / "wheels", workshop.folder / "wheels"
    workshop.must(ROOT, sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", draft)
    published(draft, shared)
    (built,) = shared.glob("*.whl")
    return built


def published(draft: Path, shared: Path) -> None:
    """Put a folder where all workers find it; the first one wins."""
    try:
        draft.rename(shared)
    except OSError:
        assert any(shared.iterdir())


@pytest.fixture
def found(workshop: Workshop, tmp_path: Path, kpr: Kpr) -> Found:
    """Found a submissions repository; its first commit must pass its own hook."""

    def make(source: str) -> Path:
        assert kpr(tmp_path, "init", "คลัง คำรับรอง", "--source", source).status == 0
        home = tmp_path / "คลัง คำรับรอง"
        workshop.must(home, "git", "init", "--quiet", "--initial-branch=main")
        workshop.must(home, sys.executable, "-m", "pre_commit", "install")
        status, said = commit(workshop, home, ".")
        assert status == 0, said
        return home

    return make


def commit(workshop: Workshop, home: Path, path: str) -> tuple[int, str]:
    """Stage a path and commit it: whether that went, and what was said."""
    workshop.must(home, "git", "add", path)
    done = workshop.run(home, "git", "commit", "--message", "คำรับรอง")
    return done.returncode, done.stdout


def count(workshop: Workshop, home: Path) -> int:
    """How many commits were made."""
    return int(workshop.must(home, "git", "rev-list", "--count", "HEAD"))


def write(home: Path, name: str, text: str) -> str:
    path = home / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8", newline="\n")
    return name


def judges(workshop: Workshop, home: Path) -> str:
    """A bad commit is refused, then a good one made; what was said of the bad one."""
    name = write(home, "2547/example-department.yaml", UNBALANCED)
    status, refused = commit(workshop, home, name)
    assert status == 1
    assert count(workshop, home) == 1
    status, said = commit(workshop, home, write(home, name, EXAMPLE))
    assert status == 0, said
    assert count(workshop, home) == 2
    return refused


def test_from_git_a_bad_commit_is_refused_and_a_good_one_made(
    workshop: Workshop, address: str, found: Found, golden: Callable[[Path, str], None]
) -> None:
    golden(REFUSED, judges(workshop, found(address)))


def test_from_a_wheel_too(workshop: Workshop, wheel: Path, found: Found) -> None:
    assert judges(workshop, found(str(wheel))) == REFUSED.read_text("utf-8")


def test_a_fault_across_files_is_found_though_only_one_is_staged(
    workshop: Workshop, address: str, found: Found
) -> None:
    home = found(address)
    first = write(home, "2547/example-department.yaml", EXAMPLE)
    assert commit(workshop, home, first)[0] == 0
    again = write(home, "2547/สำเนา/example-department.yaml", EXAMPLE)
    status, said = commit(workshop, home, again)
    assert status == 1
    assert "I103" in said
    assert first in said
    assert again in said


def test_what_is_not_staged_is_not_judged(workshop: Workshop, address: str, found: Found) -> None:
    home = found(address)
    name = write(home, "2547/example-department.yaml", EXAMPLE)
    workshop.must(home, "git", "add", name)
    write(home, name, UNBALANCED)
    done = workshop.run(home, "git", "commit", "--message", "คำรับรอง")
    assert done.returncode == 0, done.stdout
    assert (home / name).read_text("utf-8") == UNBALANCED


def test_kpr_fix_mends_and_the_next_commit_passes(
    workshop: Workshop, address: str, found: Found
) -> None:
    home = found(address)
    config = home / ".pre-commit-config.yaml"
    text = config.read_text("utf-8")
    validate, switched_off, switched_on = "- id: kpr-validate", "# - id: kpr-fix", "- id: kpr-fix"
    assert text.index(switched_off) < text.index(validate)
    config.write_text(text.replace(switched_off, switched_on), "utf-8")
    status, said = commit(workshop, home, config.name)
    assert status == 0, said
    thai_digits = EXAMPLE.replace("weight: 12 ", "weight: ๑๒ ")
    name = write(home, "2547/example-department.yaml", thai_digits)
    status, said = commit(workshop, home, name)
    assert status == 1
    assert "files were modified by this hook" in said
    assert (home / name).read_text("utf-8") == EXAMPLE
    status, said = commit(workshop, home, name)
    assert status == 0, said


def test_every_command_of_the_new_readme_does_what_it_says(
    workshop: Workshop, wheel: Path, found: Found, tmp_path: Path
) -> None:
    """An officer's whole way, from the first line of the page to the last."""
    home, remote = found(str(wheel)), tmp_path / "remote.git"
    workshop.must(tmp_path, "git", "init", "--quiet", "--bare", remote)
    workshop.must(home, "git", "remote", "add", "origin", remote.as_uri())
    blocks = re.findall(
        r"```powershell\n(.*?)```", (home / "README.md").read_text("utf-8"), re.DOTALL
    )
    lines = [line for block in blocks for line in block.splitlines()]
    python, kpr = [sys.executable], [sys.executable, "-m", "kpr_cli"]
    programs = {"py": python, "kpr": kpr, "git": ["git"]}
    said = {}
    for line in lines:
        program, *arguments = shlex.split(line)
        # Installing would replace the kpr that is being tested.
        dry = ["--dry-run", "--no-deps"] if "install -r" in line else []
        done = workshop.run(home, *programs[program], *arguments, *dry)
        assert done.returncode == 0, done.stdout
        said[line] = done.stdout
    assert len(said) == len(lines) == 17
    log = workshop.must(home, "git", "log", "--format=%s", "origin/example-department")
    assert log.splitlines()[0] == "คำรับรองกรมตัวอย่าง"
    assert (home / "example-department.html").is_file()
    assert "W101" in said["kpr explain W101"]
