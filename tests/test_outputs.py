"""`--output FORMAT=FILE`: several shapes in one run, all of them or none, never over an input."""

import json
import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Said, with_own_indicators

from kpr_cli.tell.rendering import RENDERERS

HERE = Path(__file__).parent
Kpr = Callable[..., Said]
FORMATS = ("text", *RENDERERS)


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    """Two agreements with faults, settings, a folder, and other files that are in the way."""
    shutil.copytree(HERE / "formats" / "agreements", tmp_path, dirs_exist_ok=True)
    (tmp_path / "kpr.toml").write_text('agreements = ["*.yaml"]\n', "utf-8")
    (tmp_path / "plain").write_bytes((tmp_path / "first.yaml").read_bytes())
    (tmp_path / "locked").write_text("kept", "utf-8")
    (tmp_path / "locked").chmod(0o444)
    (tmp_path / "out").mkdir()
    (tmp_path / "link").symlink_to("plain")
    (tmp_path / "loop").symlink_to("loop")
    return tmp_path


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_several_outputs_say_what_standard_output_says(folder: Path, kpr: Kpr) -> None:
    outputs = [f"--output={name}=out/{name}" for name in FORMATS]
    said = kpr(folder, "validate", "--lang", "both", *outputs)
    assert (said.status, said.err) == (1, "")
    for name in FORMATS:
        alone = kpr(folder, "validate", "--lang", "both", "--format", name)
        assert (folder / "out" / name).read_bytes().decode() == alone.out
    assert (folder / "out" / "text").read_text("utf-8") == said.out
    assert sorted(path.name for path in (folder / "out").iterdir()) == sorted(FORMATS)


def test_an_earlier_output_is_replaced_also_behind_a_link(folder: Path, kpr: Kpr) -> None:
    (folder / "out" / "kpr.json").write_text("earlier", "utf-8")
    (folder / "latest").symlink_to("out/kpr.json")
    assert kpr(folder, "validate", "--output", "json=latest").status == 1
    assert (folder / "latest").is_symlink()
    assert json.loads((folder / "out" / "kpr.json").read_text("utf-8"))["errors"] == 5


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["sarif"], "--output “sarif” ต้องเขียนเป็น รูปแบบ=ชื่อแฟ้ม เช่น sarif=kpr.sarif"),
        (["sarif="], "--output “sarif=” ต้องเขียนเป็น รูปแบบ=ชื่อแฟ้ม เช่น sarif=kpr.sarif"),
        (["sarif=out/"], "--output “sarif=out/” ต้องเขียนเป็น รูปแบบ=ชื่อแฟ้ม เช่น sarif=kpr.sarif"),
        (["srif=a"], "--output ไม่มีรูปแบบ “srif” คงหมายถึง sarif"),
        (
            ["=a"],
            "--output ไม่มีรูปแบบ “” ที่มีคือ text, json, sarif, github, gitlab, junit",
        ),
        (["json=no/a"], "ไม่มีโฟลเดอร์ no สร้างก่อน"),
        (["json=plain/a"], "ไม่มีโฟลเดอร์ plain สร้างก่อน"),
        (["json=out"], "out เป็นโฟลเดอร์ ระบุชื่อแฟ้มด้วย"),
        (["json=/dev/null"], "null ไม่ใช่แฟ้มธรรมดา"),
        (["json=loop"], "เขียน loop ไม่ได้"),
        (["json=locked"], "ไม่มีสิทธิ์เขียน locked"),
        (["json=out/ok", "sarif=locked"], "ไม่มีสิทธิ์เขียน locked"),
        ([f"json={'a' * 300}"], "เขียน aaa"),
        (["json=plain"], "ไม่เขียนทับแฟ้มที่อ่าน plain ตั้งชื่ออื่น"),
        (["json=link"], "ไม่เขียนทับแฟ้มที่อ่าน link ตั้งชื่ออื่น"),
        (["json=other/../plain"], "ไม่เขียนทับแฟ้มที่อ่าน plain ตั้งชื่ออื่น"),
        (
            ["json=kpr.toml"],
            "ไม่เขียนผลลง kpr.toml เพราะ kpr อ่านแฟ้ม .yaml .yml .toml ใช้นามสกุลอื่น",
        ),
        (
            ["json=waivers.yaml"],
            "ไม่เขียนผลลง waivers.yaml เพราะ kpr อ่านแฟ้ม .yaml .yml .toml ใช้นามสกุลอื่น",
        ),
        (["json=a", "sarif=a"], "--output ระบุแฟ้ม a สองครั้ง ใช้คนละแฟ้ม"),
        (["json=out/a", "sarif=./other/a"], "--output ระบุแฟ้ม out/a สองครั้ง ใช้คนละแฟ้ม"),
        (["json=out/ok", "sarif=no/a"], "ไม่มีโฟลเดอร์ no สร้างก่อน"),
    ],
)
def test_a_wrong_output_stops_everything(
    arguments: list[str], said: str, folder: Path, kpr: Kpr
) -> None:
    (folder / "other").symlink_to("out", target_is_directory=True)
    before = contents(folder)
    outputs = [word for argument in arguments for word in ("--output", argument)]
    found = kpr(folder, "validate", "plain", *outputs)
    assert (found.status, found.out) == (2, "")
    assert found.err.startswith("kpr: ")
    assert said in found.err
    assert found.err.count("\n") == 1
    assert contents(folder) == before
    english = kpr(folder, "validate", "plain", *outputs, "--lang", "en")
    assert english.status == 2
    assert not any("\u0e00" <= character <= "\u0e7f" for character in english.err)


@pytest.mark.parametrize("option", ["--quiet", "--statistics", "--full"])
def test_options_about_text_need_text(option: str, folder: Path, kpr: Kpr) -> None:
    said = kpr(folder, "validate", "--format", "json", option)
    assert said == (
        2,
        "",
        f"kpr: {option} ใช้กับรูปแบบ text เท่านั้น ตัดออก หรือใช้ --format text\n",
    )
    said = kpr(folder, "validate", "--format", "json", option, "--output", "text=kpr.txt")
    assert said.status == 1
    assert (folder / "kpr.txt").read_text("utf-8") == kpr(folder, "validate", option).out


def test_a_full_disk_leaves_every_file_as_it_was(folder: Path) -> None:
    """A limit on file size stands for the full disk: the small output would fit, the large not."""
    (folder / "out" / "small").write_text("earlier", "utf-8")
    before = contents(folder)
    program = (
        "import resource, signal, sys\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (6000, 6000))\n"
        "from kpr_cli.cli.entry import run\n"
        "sys.exit(run(sys.argv[1:]))\n"
    )
    outputs = ["--output", "gitlab=out/small", "--output", "sarif=out/large"]
    done = subprocess.run(
        [sys.executable, "-c", program, "validate", *outputs],
        cwd=folder,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.startswith("kpr: เขียน out/large ไม่ได้")
    assert "ตรวจ 2 แฟ้ม: ผิดพลาด 5" in done.stdout
    assert contents(folder) == before


def test_the_last_rename_that_fails_leaves_every_file_whole(
    folder: Path, kpr: Kpr, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on Windows, where another program can hold a file open."""
    for name in ("first", "second"):
        (folder / "out" / name).write_text("earlier", "utf-8")
    before = contents(folder)
    real = Path.replace

    def held(path: Path, target: Path) -> object:
        if target.name == "second":
            raise PermissionError(13, "Permission denied")
        return real(path, target)

    monkeypatch.setattr(Path, "replace", held)
    said = kpr(folder, "validate", "--output", "json=out/first", "--output", "sarif=out/second")
    assert (said.status, said.err) == (2, "kpr: ไม่มีสิทธิ์เขียน out/second\n")
    assert "ตรวจ 2 แฟ้ม: ผิดพลาด 5" in said.out
    after = contents(folder)
    assert json.loads(after.pop("out/first"))["errors"] == 5
    assert after == {name: data for name, data in before.items() if name != "out/first"}


def test_what_a_killed_run_left_behind_is_in_nobodys_way(folder: Path, kpr: Kpr) -> None:
    left = [f".kpr-{os.getpid()}.tmp", f".kpr-{os.getpid()}-0.tmp", ".kpr-killed/kpr.json"]
    for name in left:
        (folder / "out" / name).parent.mkdir(exist_ok=True)
        (folder / "out" / name).write_text("somebody's", "utf-8")
    assert kpr(folder, "validate", "--output", "json=out/kpr.json") == kpr(folder, "validate")
    agency = ("--year", "2547", "--kind", "department", "--group", "1")
    assert kpr(folder, "new", "a", *agency, "-o", "out/").status == 0
    assert sorted(contents(folder / "out")) == sorted([*left, "a.yaml", "kpr.json"])
    assert {(folder / "out" / name).read_text("utf-8") for name in left} == {"somebody's"}


@pytest.mark.parametrize("rights", [0o600, 0o640, 0o666])
def test_the_rights_of_an_output_stay(rights: int, folder: Path, kpr: Kpr) -> None:
    file = folder / "out" / "kpr.json"
    file.write_text("earlier", "utf-8")
    file.chmod(rights)
    assert kpr(folder, "validate", "--output", "json=out/kpr.json").status == 1
    assert stat.S_IMODE(file.stat().st_mode) == rights
    assert file.read_text("utf-8") != "earlier"


def test_a_new_output_has_the_rights_of_any_new_file(folder: Path, kpr: Kpr) -> None:
    (folder / "usual").write_text("", "utf-8")
    assert kpr(folder, "validate", "--output", "json=out/kpr.json").status == 1
    assert (folder / "out" / "kpr.json").stat().st_mode == (folder / "usual").stat().st_mode


def test_the_same_bytes_whatever_the_order_the_locale_or_the_hashes(folder: Path) -> None:
    shutil.copy(HERE / "faults" / "twelve-faults.yaml", folder)
    names = sorted(path.name for path in folder.glob("*.yaml"))
    told = set()
    for seed, locale, paths in (
        ("0", "C", names),
        ("1", "C.UTF-8", names[::-1]),
        ("2", "POSIX", ["."]),
        ("4711", "th_TH.UTF-8", [*names[1:], *names]),
    ):
        outputs = [f"--output={name}=out/{name}" for name in FORMATS]
        done = subprocess.run(
            [sys.executable, "-m", "kpr_cli", "validate", *paths, *outputs],
            cwd=folder,
            env={**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": locale, "LANG": locale},
            capture_output=True,
            check=False,
        )
        assert (done.returncode, done.stderr) == (1, b"")
        files = tuple((folder / "out" / name).read_bytes() for name in FORMATS)
        told.add((done.stdout, *files))
    assert len(told) == 1
    assert len(json.loads((folder / "out" / "json").read_text("utf-8"))["findings"]) > 12


# The kernel's own high-water mark: that of `resource` is inherited from whoever starts a process.
PEAK = (
    "import sys\n"
    "from kpr_cli.cli.entry import run\n"
    "status = run(sys.argv[1:])\n"
    "lines = open('/proc/self/status').read().split('\\n')\n"
    "sys.stderr.write(next(line.split()[1] for line in lines if line.startswith('VmHWM')))\n"
    "sys.exit(status)\n"
)
AGREEMENT = """\
kpr: 1
fiscal_year: 2547
agency: {id: NAME, name: จังหวัดตัวอย่าง, kind: province}
groups: [3]
"""


def peak(folder: Path, *arguments: str) -> int:
    """The most memory of a run, in KiB."""
    done = subprocess.run(
        [sys.executable, "-c", PEAK, "validate", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode in {0, 1}, done.stderr
    return int(done.stderr)


def test_memory_is_bounded_by_the_findings(tmp_path: Path) -> None:
    """1,000 files with a fault each, in every shape at once, against 1,000 without."""
    for kind, fault in (("clean", ""), ("faulty", "หมายเหตุ: 1\n")):
        (tmp_path / kind).mkdir()
        for number in range(1000):
            agency = f"{kind}-{number}"
            text = AGREEMENT.replace("NAME", agency) + fault
            (tmp_path / kind / f"{agency}.yaml").write_text(text, "utf-8")
    outputs = [f"--output={name}={name}.out" for name in FORMATS]
    clean, faulty = peak(tmp_path, "clean", *outputs), peak(tmp_path, "faulty", *outputs)
    told = json.loads((tmp_path / "json.out").read_text("utf-8"))
    assert (told["files"], len(told["findings"])) == (1000, 1000)
    assert faulty - clean < 32 * 1024


def test_memory_grows_with_findings_and_not_with_files(tmp_path: Path) -> None:
    """Of a file with one fault no more is kept than the finding: some kilobytes."""
    text = (HERE.parent / "examples" / "example-challenge.yaml").read_text("utf-8")
    faulty = text.replace("kpr: 1", "kpr: ๑", 1)
    for folder, count in (("few", 10), ("many", 300)):
        (tmp_path / folder).mkdir()
        for number in range(count):
            own = faulty.replace("id: example-challenge", f"id: department-{number}", 1)
            own = with_own_indicators(own, str(number))
            (tmp_path / folder / f"department-{number}.yaml").write_text(own, "utf-8")
    assert len(faulty.encode()) > 10_000
    assert peak(tmp_path, "many") - peak(tmp_path, "few") < 290 * 8


@pytest.mark.parametrize("name", ["kpr.toml", "other.yaml"])
def test_no_output_goes_through_a_link_to_what_kpr_reads(
    name: str, kpr: Callable[..., Said], tmp_path: Path
) -> None:
    (tmp_path / name).write_text("# kept\n", "utf-8")
    (tmp_path / "out.json").symlink_to(name)
    said = kpr(tmp_path, "validate", ".", "--output", "json=out.json")
    assert said.status == 2
    assert said.err.startswith("kpr: ไม่เขียนผลลง out.json เพราะ kpr อ่านแฟ้ม .yaml .yml .toml")
    assert (tmp_path / name).read_text("utf-8") == "# kept\n"
