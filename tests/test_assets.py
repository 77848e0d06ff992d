"""The shipped folders travel in the wheel, and a wheel installed elsewhere does the main job."""

import subprocess
import sys
import venv
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FOLDERS = ("rulebooks", "schemas", "templates", "examples", "tests/rules", "tests/books")
EXPLAINED = ROOT / "tests" / "golden" / "explain"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(out)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (built,) = out.glob("*.whl")
    return built


def test_the_wheel_holds_exactly_the_shipped_folders(
    wheel: Path, tracked: Callable[..., list[str]]
) -> None:
    prefix = "kpr_cli/_assets/"
    packed = {
        name.removeprefix(prefix)
        for name in zipfile.ZipFile(wheel).namelist()
        if name.startswith(prefix)
    }
    assert packed == set(tracked(*FOLDERS))


def test_an_installed_wheel_judges_scores_and_prints(wheel: Path, tmp_path: Path) -> None:
    """From another folder, with the dependencies of this environment but not the checkout."""
    home = tmp_path / "home"
    venv.create(home, with_pip=False, symlinks=True)
    (packages,) = home.glob("lib/python*/site-packages")
    zipfile.ZipFile(wheel).extractall(packages)
    # The checkout's editable install is left out: its finder would win over the wheel.
    libraries = next(p for p in sys.path if p.endswith("site-packages"))
    program = (
        "import sys; sys.path.append(sys.argv.pop(1))\n"
        "import kpr_cli; assert '_assets' in str(__import__('kpr_cli.assets').assets.root())\n"
        "from kpr_cli.cli.entry import main; main()\n"
    )
    examples = packages / "kpr_cli" / "_assets" / "examples"
    for command in (
        ["validate", str(examples / "ministry")],
        ["score", str(examples / "ministry")],
        ["report", "--html", str(examples / "example-department.yaml")],
        ["explain", "W101"],
        ["explain", "B104"],
        ["explain", "P101"],
        ["rules"],
    ):
        done = subprocess.run(
            [home / "bin" / "python", "-c", program, libraries, *command],
            cwd=tmp_path,
            capture_output=True,
            encoding="utf-8",
            env={"PYTHONIOENCODING": "utf-8", "PATH": ""},
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, "")
        kept = EXPLAINED / f"{'-'.join(command)}.out"
        assert done.stdout == (kept.read_text("utf-8") if kept.is_file() else done.stdout)
    assert (tmp_path / "example-department.html").is_file()
