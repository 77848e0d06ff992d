"""What bad input gets: a finding or a sentence, in Thai, at a place; never a traceback."""

import io
import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kpr_cli.cli.entry import run

EXAMPLES = Path(__file__).parents[1] / "examples"
HEAD = "kpr: 1\nfiscal_year: 2547\nagency: {id: a, name: กรมตัวอย่าง, kind: province}\ngroups: [3]\n"
HOSTILE: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "a.yaml:1:1: ผิดพลาด P110"),
    "only a comment": ("# ว่าง\n".encode(), "a.yaml:1:1: ผิดพลาด P110"),
    "binary": (b"\x89PNG\r\n\x1a\n\x00\x00", "a.yaml:3:1: ผิดพลาด P103"),
    "zeros": (b"\x00" * 4096, "a.yaml:1:1: ผิดพลาด P103"),
    "latin-1": (HEAD.encode() + b"announcement: caf\xe9\n", "a.yaml:5:18: ผิดพลาด P102"),
    "tis-620": (HEAD.encode() + b"announcement: \xa1\xc3\xc1\n", "a.yaml:5:15: ผิดพลาด P102"),
    "utf-16": (HEAD.encode("utf-16"), "a.yaml:1:1: ผิดพลาด P102"),
    "a list at the root": (b"- a\n- b\n", "a.yaml:1:1: ผิดพลาด S104"),
    "a word at the root": ("kpr:1\nฉบับ\n".encode(), "a.yaml:1:1: ผิดพลาด S104"),
    "two documents": (HEAD.encode() + b"---\n" + HEAD.encode(), "a.yaml:5:1: ผิดพลาด P111"),
    "duplicate keys": (HEAD.encode() + b"groups: [3]\n", "a.yaml:5:1: ผิดพลาด P117"),
    "an alias for a key": (b"*x: \n", "a.yaml:1:1: ผิดพลาด P115"),
    "an alias for an open key": (b"? *x", "a.yaml:1:3: ผิดพลาด P115"),
    "alias bomb": (
        b"a: &a [x,x,x,x,x,x,x,x,x]\n"
        + b"".join(
            b"%c: &%c [%s]\n" % (c, c, b",".join([b"*%c" % (c - 1)] * 9)) for c in b"bcdefghi"
        ),
        "a.yaml:1:4: ผิดพลาด P114",
    ),
    "open brackets": (b"[" * 100_000, "a.yaml:1:33: ผิดพลาด P119"),
    "open braces": (b"{a: " * 100_000, "a.yaml:1:129: ผิดพลาด P119"),
    "dashes": (b"- " * 100_000, "a.yaml:1:65: ผิดพลาด P119"),
    "question marks": (b"? " * 100_000, "a.yaml:1:3: ผิดพลาด P118"),
    "skipped nesting": (b"a: 1\na: " + b"[" * 100_000, "ผิดพลาด P119"),
    "a million keys": (b"".join(b"k%d: 1\n" % n for n in range(90_000)), "ผิดพลาด P120"),
    "too large": (b"a: " + b"x" * (1 << 20), "a.yaml:1:1: ผิดพลาด P101"),
    "a number of many digits": (
        HEAD.replace("2547", "9" * 5000, 1).encode(),
        "a.yaml:2:14: ผิดพลาด S113",
    ),
    "an exponent": (HEAD.replace("2547", "1e999999999", 1).encode(), "a.yaml:2:14: ผิดพลาด S110"),
    "a Christian year": (HEAD.replace("2547", "2004", 1).encode(), "a.yaml:2:14: ผิดพลาด S116"),
    "no book": (HEAD.replace("2547", "2599", 1).encode(), "a.yaml:2:14: ผิดพลาด S120"),
    "a terminal escape": (
        HEAD.encode() + b'"\\e[31mred": 1\n',
        "a.yaml:5:1: ผิดพลาด P122",
    ),
    "carriage returns only": (HEAD.replace("\n", "\r").encode(), "a.yaml:1:7: ผิดพลาด P106"),
    "line separator": (HEAD.replace("กรม", "\u2028กรม").encode(), "a.yaml:3:23: ผิดพลาด P106"),
    "text turned round": (HEAD.replace("กรม", "\u202eกรม").encode(), "a.yaml:3:23: ผิดพลาด P107"),
    "special spaces": (("\u00a0" * 300_000).encode(), "a.yaml:1:1: ผิดพลาด P108"),
    "a tab": (HEAD.encode() + b"\tsteps: {}\n", "a.yaml:5:1: ผิดพลาด P105"),
    "curly quotes": (HEAD.encode() + ("a: [" + "“ก: ข”, " * 9000).encode(), "ผิดพลาด P123"),
    "curly colons": (HEAD.encode() + "a: “ก: ข”\n".encode() * 9000, "ผิดพลาด P201"),
    "blanks behind a #": (HEAD.encode() + b"a: b #1" + b" " * 900_000, "a.yaml:5:4: ผิดพลาด P121"),
    "dots of a list": (
        HEAD.encode() + "• ก: ข\n  ค: ง\n".encode() * 9000,
        "a.yaml:5:1: ผิดพลาด P212",
    ),
    "a long word before a bracket": (b"x" * 900_000 + b"\n a: [] b\n", "ผิดพลาด P"),
    "python tag": (b"a: !!python/object/apply:os.system [id]\n", "a.yaml:1:4: ผิดพลาด P113"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_bytes_get_a_finding(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    data, expected = HOSTILE[name]
    (tmp_path / "a.yaml").write_bytes(data)
    monkeypatch.chdir(tmp_path)
    assert run(["validate", "a.yaml"]) == 1
    shown = capsys.readouterr()
    assert expected in shown.out
    assert shown.err == ""
    assert "\x1b" not in shown.out
    # The same file has no card, is listed, and can be reported.
    assert run(["score", "a.yaml"]) == 1
    assert "ไม่มีคะแนน" in capsys.readouterr().out
    assert run(["report", "--html", "a.yaml"]) == 1
    assert len(list(tmp_path.glob("*.html"))) == 1


UNREAD = "(ยังไม่ได้ตรวจส่วนอื่นของแฟ้มนี้ แก้ข้อนี้แล้วตรวจใหม่)"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (f"{HEAD}announcement: ก: ข\n", 1),
        (f"{HEAD}\tsteps: {{}}\u0007\n", 1),
        (f"{HEAD}a: *b\n  c: d\n", 1),
        ("[" * 40, 1),
        (f"{HEAD}announcement:\tก\n", 0),
        (f"{HEAD}announcement: “ก: ข”\n", 0),
        ("", 0),
    ],
)
def test_a_file_that_was_not_read_to_its_end_says_so(
    text: str,
    count: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.yaml").write_text(text, "utf-8")
    assert run(["validate", "a.yaml"]) == 1
    assert capsys.readouterr().out.count(UNREAD) == count


def test_invalid_utf8_at_every_position(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    data = HEAD.encode()
    for position in range(len(data) + 1):
        Path("a.yaml").write_bytes(data[:position] + b"\xff" + data[position:])
        assert run(["validate", "a.yaml"]) == 1
        assert "P102" in capsys.readouterr().out


def _missing(_: Path) -> list[str]:
    return ["missing.yaml"]


def _empty_folder(here: Path) -> list[str]:
    (here / "folder").mkdir()
    return ["folder"]


def _fifo(here: Path) -> list[str]:
    os.mkfifo(here / "pipe.yaml")
    return ["pipe.yaml"]


def _unknown_book(here: Path) -> list[str]:
    (here / "a.yaml").write_text(HEAD, "utf-8")
    return ["--rulebook", "2547-two-third", "a.yaml"]


def _no_book(here: Path) -> list[str]:
    (here / "a.yaml").write_text(HEAD, "utf-8")
    (here / "book").mkdir()
    return ["--rulebook", "book", "a.yaml"]


def _bad_settings(here: Path) -> list[str]:
    (here / "kpr.toml").write_text('agreement = ["*.yaml"]\n', "utf-8")
    (here / "a.yaml").write_text(HEAD, "utf-8")
    return ["a.yaml"]


def _broken_settings(here: Path) -> list[str]:
    (here / "kpr.toml").write_text("agreements = [\n", "utf-8")
    return []


CALLS: dict[Callable[[Path], list[str]], str] = {
    _missing: "kpr: ไม่พบแฟ้มหรือโฟลเดอร์ missing.yaml\n",
    _empty_folder: "kpr: ไม่มีแฟ้ม YAML ใน folder\n",
    _fifo: "kpr: pipe.yaml ไม่ใช่แฟ้มธรรมดา",
    _unknown_book: "kpr: ไม่มีสมุดกติกา “2547-two-third” คงหมายถึง 2547-two-thirds\n",
    _no_book: "kpr: โฟลเดอร์ book ไม่ใช่สมุดกติกา ขาดแฟ้ม book.yaml, rules.yaml, sources.yaml\n",
    _bad_settings: "kpr: kpr.toml: ไม่รู้จัก “agreement” คงหมายถึง agreements\n",
    _broken_settings: "kpr: kpr.toml: อ่านแบบ TOML ไม่ได้",
}


@pytest.mark.parametrize("prepare", CALLS, ids=lambda call: call.__name__.strip("_"))
def test_a_wrong_call_gets_a_sentence_and_2(
    prepare: Callable[[Path], list[str]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    arguments = prepare(tmp_path)
    for command in (["validate"], ["score"], ["report", "--html"]):
        assert run([*command, *arguments]) == 2
        assert capsys.readouterr().err.startswith(CALLS[prepare])


def test_a_wrong_path_outranks_but_does_not_hide_the_other_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.yaml").write_text(HEAD.replace("groups: [3]", "groups: [1]"), "utf-8")
    assert run(["validate", "missing.yaml", "a.yaml"]) == 2
    shown = capsys.readouterr()
    assert "ไม่พบแฟ้มหรือโฟลเดอร์ missing.yaml" in shown.err
    assert "a.yaml:4:10: ผิดพลาด G101" in shown.out


def test_files_that_an_ordinary_user_may_not_read(tmp_path: Path) -> None:
    """Root reads everything, so the test runs as nobody once everything is imported."""
    (tmp_path / "closed").mkdir()
    (tmp_path / "closed" / "b.yaml").write_text(HEAD, "utf-8")
    (tmp_path / "a.yaml").write_text(HEAD, "utf-8")
    (tmp_path / "c.yaml").write_text(HEAD, "utf-8")
    (tmp_path / "c.yaml").chmod(0)
    (tmp_path / "closed").chmod(0)
    (tmp_path / "open" / "locked").mkdir(parents=True)
    (tmp_path / "open" / "d.yaml").write_text(HEAD.replace("id: a,", "id: d,"), "utf-8")
    (tmp_path / "open" / "locked").chmod(0)
    for folder in (tmp_path, *tmp_path.parents):
        if folder != Path("/") and folder.stat().st_uid == os.getuid():
            folder.chmod(folder.stat().st_mode | stat.S_IXOTH | stat.S_IROTH)
    program = (
        "import os, sys\n"
        "from kpr_cli.cli.entry import run\n"
        "run(['validate', 'a.yaml'])\n"  # imports all that is needed
        "sys.stdout.flush()\n"
        "if os.getuid() == 0: os.setgroups([]); os.setgid(65534); os.setuid(65534)\n"
        "sys.exit(run(['validate', 'a.yaml', 'c.yaml', 'closed', 'open']))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        check=False,
    )
    (tmp_path / "closed").chmod(0o700)
    (tmp_path / "open" / "locked").chmod(0o700)
    assert done.returncode == 2
    unreadable = ("closed", "open/locked", "c.yaml")
    assert done.stderr == "".join(f"kpr: ไม่มีสิทธิ์อ่าน {name}\n" for name in unreadable)
    assert "ตรวจ 2 แฟ้ม" in done.stdout


def test_standard_input_and_awkward_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(HEAD.encode())))
    assert run(["validate", "-"]) == 0
    assert "ตรวจ 1 แฟ้ม: ผิดพลาด 0" in capsys.readouterr().out
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(HEAD.encode())))
    assert run(["validate", "-", "--stdin-filename", "กรม/ก ข.yaml"]) == 1
    assert "กรม/ก ข.yaml:3:14: ผิดพลาด I102" in capsys.readouterr().out
    Path("โฟลเดอร์ มี เว้นวรรค").mkdir()
    Path("โฟลเดอร์ มี เว้นวรรค/a.yaml").write_text(HEAD, "utf-8")
    assert run(["validate", "โฟลเดอร์ มี เว้นวรรค"]) == 0
    named = os.fsencode(tmp_path) + b"/\xff.yaml"
    with open(named, "wb") as file:  # noqa: PTH123 - a name that is no UTF-8
        file.write(HEAD.encode())
    capsys.readouterr()
    assert run(["validate", "--format", "json", "."]) == 1
    assert '"file": "\\\\udcff.yaml"' in capsys.readouterr().out


def test_links_and_hidden_folders_are_not_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.yaml").write_text(HEAD, "utf-8")
    Path("loop").symlink_to(tmp_path, target_is_directory=True)
    Path(".hidden").mkdir()
    Path(".hidden/b.yaml").write_text("broken", "utf-8")
    Path("gone.yaml").symlink_to("nowhere")
    Path("self.yaml").symlink_to("self.yaml")
    os.mkfifo("pipe.yaml")
    assert run(["validate", "."]) == 2
    shown = capsys.readouterr()
    assert "ตรวจ 1 แฟ้ม" in shown.out
    assert [line.split(" ")[1] for line in shown.err.splitlines()] == [
        "ไม่พบแฟ้มหรือโฟลเดอร์",
        "pipe.yaml",
        "อ่าน",
        "ไม่ได้ตรวจแฟ้มที่ซ่อนอยู่หรือโฟลเดอร์ที่เป็นลิงก์",
    ]
    assert shown.err.endswith(" 1 แห่ง: loop\n")


MEMORY = """
import sys
from kpr_cli.cli.entry import run
status = run(sys.argv[1:])
# Of this program alone: getrusage would also remember the test runner it came from.
print(next(line for line in open("/proc/self/status") if line.startswith("VmHWM")), file=sys.stderr)
sys.exit(status)
"""


def peak_megabytes(folder: Path, *arguments: str) -> int:
    """The most memory that a call of kpr in a process of its own ever had."""
    done = subprocess.run(
        [sys.executable, "-c", MEMORY, *arguments],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        check=False,
    )
    assert done.returncode in {0, 1}
    return int(done.stderr.split()[-2]) // 1024


def test_memory_stays_flat_over_2000_files(tmp_path: Path) -> None:
    for number in range(2000):
        name = f"agency-{number:04}"
        text = HEAD.replace("id: a,", f"id: {name},")
        (tmp_path / f"{name}.yaml").write_text(text + "# " + "ก" * 3000 + "\n", "utf-8")
    assert peak_megabytes(tmp_path, "validate", ".") < 60


@pytest.mark.parametrize("command", [["validate"], ["score"], ["report", "--html"]])
def test_of_a_faulty_file_only_its_findings_are_kept(command: list[str], tmp_path: Path) -> None:
    """Two hundred real-sized agreements, each with a misspelt key, against twenty of them."""
    text = (EXAMPLES / "example-challenge.yaml").read_text("utf-8").replace("unit:", "unt:", 1)
    peaks = []
    for count in (20, 200):
        folder = tmp_path / str(count)
        folder.mkdir()
        for number in range(count):
            name = f"agency-{number:04}"
            (folder / f"{name}.yaml").write_text(text.replace("example-challenge", name), "utf-8")
        peaks.append(peak_megabytes(folder, *command, "."))
    assert peaks[1] - peaks[0] < 30
