"""The Tab key in the real shells: bash, zsh and fish, set up by what kpr prints for each."""

import os
import pty
import select
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import which

import pytest
from conftest import Said

BIN = Path(sys.executable).parent
PATIENCE = 60
"""Seconds within which a shell must answer, however loaded the machine."""

OFFERED = {
    "kpr re": {"report"},
    "kpr s": {"score", "show", "schema"},
    "kpr validate --st": {"--strict", "--statistics", "--stdin-filename"},
    "kpr validate --format ": {"text", "json", "sarif", "github", "gitlab", "junit"},
    "kpr explain D10": {"D101", "D102", "D103", "D104", "D105"},
    "kpr explain missing-w": {"missing-workshop-entry"},
    "kpr score --rulebook 2547": {"2547", "2547-two-thirds"},
    "kpr schema agreement --book ": {"2547", "2547-two-thirds", "2567"},
    "kpr schema ": {
        *("agreement", "rulebook", "findings", "scorecard", "supposition"),
        *("rules", "waivers", "baseline"),
    },
    "kpr rules --severity ": {"error", "warning", "note"},
    "kpr rulebook ": {"lint", "show", "diff", "new"},
    "kpr rulebook diff 2547 2547-": {"2547-two-thirds"},
    "kpr rules --family ": set("PSBGODWLRICQTV"),
}
"""What must be offered behind these words, and nothing else."""
SOME = ("kpr s", "kpr validate --st", "kpr explain D10", "kpr schema agreement --book ")
"""What every shell is asked; the rest is the same behind each, and bash is the quickest."""

BASH = """\
eval "$(kpr --show-completion)"
read -ra COMP_WORDS <<<"$LINE"
[[ $LINE == *" " ]] && COMP_WORDS+=("")
COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
_kpr_completion kpr
printf '%s\\n' "${COMPREPLY[@]}"
"""
FISH = """\
kpr --show-completion | source
complete -C $LINE
"""

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run a program in a folder of its own, which is home as well; kpr is on its path."""
    environment = {
        "HOME": str(tmp_path),
        "PATH": f"{BIN}:{os.environ['PATH']}",
        "LANG": "C.UTF-8",
        "TERM": "dumb",
    }

    def call(*command: str, **further: str) -> subprocess.CompletedProcess[str]:
        assert which(command[0]), f"{command[0]} is not on PATH (Debian: apt install {command[0]})"
        return subprocess.run(
            command,
            cwd=tmp_path,
            env={**environment, **further},
            capture_output=True,
            encoding="utf-8",
            timeout=PATIENCE,
            check=False,
        )

    return call


@pytest.mark.parametrize("line", OFFERED)
def test_bash_offers(run: Run, line: str) -> None:
    done = run("bash", "--norc", "-c", BASH, LINE=line)
    assert (set(done.stdout.splitlines()), done.stderr) == (OFFERED[line], "")


@pytest.mark.parametrize("line", SOME)
def test_fish_offers(run: Run, line: str) -> None:
    done = run("fish", "-N", "-c", FISH, LINE=line)
    assert {said.split("\t")[0] for said in done.stdout.splitlines()} == OFFERED[line]
    assert done.stderr == ""


def test_fish_tells_rules_in_thai(run: Run) -> None:
    done = run("fish", "-N", "-c", FISH, LINE="kpr explain D103")
    assert done.stdout == "D103\tประกาศให้ประชาชนทราบแล้ว แต่ไม่ได้บอกว่าประกาศที่ใด เติมช่อง announcement\n"


class Zsh:
    """A zsh on a terminal, as a person has it before them; its completion lives nowhere else."""

    def __init__(self, home: Path) -> None:
        assert which("zsh"), "zsh is not on PATH (Debian: apt install zsh)"
        path = f"{BIN}:{os.environ['PATH']}"
        settings = {"HOME": str(home), "PATH": path, "LANG": "C.UTF-8", "TERM": "dumb"}
        self._keys, screen = pty.openpty()
        self._shell = subprocess.Popen(
            ["zsh", "-f", "-i"],
            cwd=home,
            env=settings,
            stdin=screen,
            stdout=screen,
            stderr=screen,
            start_new_session=True,
        )
        os.close(screen)
        self.type("PS1=; autoload -Uz compinit; compinit -u; setopt nolistambiguous\n")
        self.type('eval "$(kpr --show-completion)"\n')
        self.finish()

    def type(self, keys: str) -> None:
        os.write(self._keys, keys.encode())

    def finish(self) -> None:
        """Throw away the line that is being typed, and wait until nothing is under way."""
        self.type('\x15echo do""ne\n')
        self.read_until({"done"})

    def read_until(self, words: set[str]) -> str:
        """What the terminal shows once all the words are on it."""
        shown, end = "", time.monotonic() + PATIENCE
        while not all(word in shown for word in words) and time.monotonic() < end:
            if select.select([self._keys], [], [], 1)[0]:
                shown += os.read(self._keys, 65536).decode(errors="replace")
        return shown

    def close(self) -> None:
        self._shell.kill()
        self._shell.wait()
        os.close(self._keys)


@pytest.fixture(scope="module")
def zsh(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Zsh]:
    shell = Zsh(tmp_path_factory.mktemp("zsh"))
    yield shell
    shell.close()


@pytest.mark.parametrize("line", SOME)
def test_zsh_offers(zsh: Zsh, line: str) -> None:
    expected = OFFERED[line]
    zsh.type(f"{line}\t")
    shown = zsh.read_until(expected)
    zsh.finish()
    assert [word for word in expected if word not in shown] == []
    assert "Traceback" not in shown


def test_a_broken_kpr_toml_breaks_no_completion(run: Run, tmp_path: Path) -> None:
    (tmp_path / "kpr.toml").write_text("agreements = [\n", encoding="utf-8")
    done = run("bash", "--norc", "-c", BASH, LINE="kpr explain D10")
    assert (done.stdout, done.stderr) == ("D101\nD102\nD103\nD104\nD105\n", "")


@pytest.mark.parametrize(
    "line", ["kpr --no-such x ", "kpr nothing --", "kpr schema x y ", "kpr 'ก"]
)
def test_a_wrong_line_makes_no_noise(run: Run, line: str) -> None:
    done = run("bash", "--norc", "-c", BASH, LINE=line)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Error" not in done.stdout


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_loads_no_rich(run: Run, shell: str) -> None:
    words = {"COMP_WORDS": "kpr explain D10", "COMP_CWORD": "2"}
    words |= {"_TYPER_COMPLETE_ARGS": "kpr explain D10", "_TYPER_COMPLETE_FISH_ACTION": "get-args"}
    kpr = str(BIN / "kpr")
    done = run(sys.executable, "-X", "importtime", kpr, _KPR_COMPLETE=f"complete_{shell}", **words)
    assert "D101" in done.stdout
    assert "kpr_cli.cli.suggestions" in done.stderr
    assert "rich" not in done.stderr


def test_completion_is_installed_for_the_shell_that_asks(run: Run, tmp_path: Path) -> None:
    done = run("bash", "--norc", "-c", "kpr --install-completion; exit $?")
    said = "ติดตั้งการเติมคำแล้ว เปิดหน้าต่างคำสั่งใหม่เพื่อเริ่มใช้\n"
    assert (done.returncode, done.stdout, done.stderr) == (0, said, "")
    assert (tmp_path / ".bashrc").is_file()
    done = run("bash", "-i", "-c", "complete -p kpr")
    assert done.stdout == "complete -o default -F _kpr_completion kpr\n"


UNKNOWN = "kpr: ไม่รู้จักเชลล์ที่เรียกคำสั่งนี้ ให้เรียกจาก bash, zsh, fish หรือ PowerShell\n"


@pytest.mark.parametrize("option", ["--show-completion", "--install-completion"])
def test_another_shell_gets_a_sentence(run: Run, tmp_path: Path, option: str) -> None:
    done = run("sh", "-c", f"kpr {option}; exit $?")
    assert (done.returncode, done.stdout, done.stderr) == (2, "", UNKNOWN)
    assert [*tmp_path.iterdir()] == []


@pytest.mark.parametrize("option", ["--show-completion", "--install-completion"])
def test_without_a_shell_there_is_a_sentence(
    kpr: Callable[..., Said], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, option: str
) -> None:
    monkeypatch.setattr("shellingham.posix.get_shell", lambda *_, **__: None)
    assert kpr(tmp_path, option) == Said(2, "", UNKNOWN)
