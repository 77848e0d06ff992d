"""What surrounds a call: closed and full streams, hostile words, good files beside wrong ones."""

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Said

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples" / "example-department.yaml"
Kpr = Callable[..., Said]


def shell(script: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """A command line of the shell in which `kpr` is this kpr."""
    function = f'kpr() {{ "{sys.executable}" -m kpr_cli "$@"; }}; '
    return subprocess.run(
        ["bash", "-c", function + script],
        cwd=cwd,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize(
    ("script", "status", "said"),
    [
        ("kpr validate - <&-", 2, "kpr: ไม่มีข้อมูลเข้าให้อ่านจาก -\n"),
        ("kpr validate a.yaml >&-", 2, "kpr: ไม่มีที่ให้เขียนผลลัพธ์\n"),
        (
            "kpr validate a.yaml > /dev/full",
            2,
            "kpr: ทำงานต่อไม่ได้ ระบบแจ้งว่า No space left on device\n",
        ),
        ("kpr validate missing.yaml 2>&-", 2, ""),
        ("kpr validate missing.yaml 2>/dev/full", 2, ""),
        ("(sleep 1; kpr score a.yaml; echo $? > s) | true; sleep 2; exit $(cat s; rm s)", 1, ""),
        ("kpr validate a.yaml | head -c 1 > /dev/null; exit ${PIPESTATUS[0]}", 1, ""),
        ("kpr validate a.yaml --rulebook ''", 2, "kpr: --rulebook ต้องมีชื่อหรือโฟลเดอร์ของสมุดกติกา\n"),
        ("kpr report a.yaml --html -o ''", 2, "kpr: -o ต้องมีชื่อแฟ้มหรือโฟลเดอร์\n"),
        ("kpr validate ''", 2, "kpr: ระบุชื่อแฟ้มหรือโฟลเดอร์ แต่ชื่อว่างอยู่\n"),
        ("mkdir gone; cd gone; rmdir ../gone; kpr validate", 2, "kpr: ทำงานต่อไม่ได้ ระบบแจ้งว่า"),
        ("kpr report a.yaml --html -o $(printf 'a%.0s' {1..300}).html", 2, "kpr: "),
        ("LC_ALL=C PYTHONIOENCODING= kpr validate a.yaml > /dev/null", 1, ""),
        ("kpr valdate a.yaml", 2, "kpr: ไม่มีคำสั่ง valdate คงหมายถึง validate\n"),
        ("kpr validate a.yaml --langg en", 2, "kpr: ไม่มีตัวเลือก --langg คงหมายถึง --lang\n"),
        (
            "kpr validate a.yaml --format xml",
            2,
            "kpr: ค่าของ --format ใช้ไม่ได้ ที่มีคือ text, json, sarif, github, gitlab, junit\n",
        ),
        (
            "kpr validate --lang en missing.yaml",
            2,
            "kpr: there is no file or folder missing.yaml\n",
        ),
    ],
)
def test_a_call_ends_with_a_sentence(script: str, status: int, said: str, tmp_path: Path) -> None:
    # Under its own name the file has no fault; here it has one.
    (tmp_path / "a.yaml").write_text(EXAMPLE.read_text("utf-8"), "utf-8")
    done = shell(script, tmp_path)
    assert done.returncode == status, done.stderr
    assert done.stderr.startswith(said)
    assert done.stderr.count("\n") <= 1
    assert [path.name for path in tmp_path.iterdir()] == ["a.yaml"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ([], "there is no command valdate; perhaps validate"),
        (["--lang", "th"], "ไม่มีคำสั่ง valdate คงหมายถึง validate"),
        (["--lang=both"], "ไม่มีคำสั่ง valdate คงหมายถึง validate"),
    ],
)
def test_a_wrong_call_is_told_in_the_language_of_the_call_else_of_the_repository(
    options: list[str], said: str, tmp_path: Path, kpr: Kpr
) -> None:
    (tmp_path / "kpr.toml").write_text('lang = "en"\n', "utf-8")
    assert kpr(tmp_path, "valdate", *options) == (2, "", f"kpr: {said}\n")


def test_strangers_words_never_reach_the_terminal_raw(tmp_path: Path, kpr: Kpr) -> None:
    (tmp_path / "a.yaml").write_text(EXAMPLE.read_text("utf-8"), "utf-8")
    for text in ('"a\\u001b[31mb" = 1', 'agreements = [{files = "*.yaml", book = "\\u001b[31mx"}]'):
        (tmp_path / "kpr.toml").write_text(text, "utf-8")
        said = kpr(tmp_path, "validate", "a.yaml")
        assert said.status == 2
        assert "\x1b" not in said.err + said.out
    (tmp_path / "kpr.toml").unlink()
    for words in (["\x1b[31m.yaml"], ["a.yaml", "--rulebook", "\x1b[31m"], ["--\x1b[31m"]):
        assert "\x1b" not in kpr(tmp_path, "validate", *words).err


def test_a_wrong_book_or_round_does_not_stop_the_other_files(tmp_path: Path, kpr: Kpr) -> None:
    (tmp_path / "sub").mkdir()
    for name in ("a", "sub/b"):
        text = EXAMPLE.read_text("utf-8").replace("id: example-department", f"id: {name[-1]}")
        (tmp_path / f"{name}.yaml").write_text(text, "utf-8")
    (tmp_path / "kpr.toml").write_text(
        'agreements = [{files = "*.yaml", book = "2546"}, "sub/*.yaml"]', "utf-8"
    )
    said = kpr(tmp_path, "score")
    assert said.status == 2
    assert said.err.startswith("kpr: ไม่มีสมุดกติกา “2546”")
    assert "คะแนนรวม" in said.out
    assert "a.yaml: ไม่มีสมุดกติกาที่ใช้ได้ จึงยังไม่คิดคะแนน" in said.out
    said = kpr(ROOT, "score", "examples", "--round", "9")
    assert said.status == 2
    assert "ไม่มีรอบ 9 เดือนในสมุดกติกา 2565-mju-animal รอบที่มีคือ 12" in said.err
    assert "กรมตัวอย่าง" in said.out


def test_a_book_is_found_from_every_folder_and_by_every_way(tmp_path: Path, kpr: Kpr) -> None:
    home = tmp_path / "home"
    (home / "here" / "there").mkdir(parents=True)
    (home / ".git").mkdir()
    for name in ("book.yaml", "rules.yaml", "sources.yaml"):
        text = (ROOT / "rulebooks" / "2547" / name).read_text("utf-8")
        (home / "mybook").mkdir(exist_ok=True)
        (home / "mybook" / name).write_text(
            text.replace('book: "2547"', "book: 2547-mine"), "utf-8"
        )
    (home / "kpr.toml").write_text(
        'agreements = [{files = "here/*.yaml", book = "mybook"}]', "utf-8"
    )
    (home / "here" / "example-department.yaml").write_bytes(EXAMPLE.read_bytes())
    (tmp_path / "link").symlink_to(home, target_is_directory=True)
    for folder, path in (
        (home, "here"),
        (home / "here", "."),
        (home / "here" / "there", ".."),
        (home, str(tmp_path / "link" / "here")),
        (tmp_path / "link", "here"),
    ):
        said = kpr(folder, "score", path)
        assert (said.status, said.err) == (0, "")
        assert "สมุดกติกา 2547-mine" in said.out


def test_a_file_of_many_faults_is_told_in_time(tmp_path: Path) -> None:
    head = "kpr: 1\nfiscal_year: 2547\nagency: {id: a, name: ก, kind: province}\n"
    wide = "".join(f"key{n}: 1\n" for n in range(9000))
    listed = ", ".join(["x"] * 18_000)
    for text in (f"{head}groups: [3]\n{wide}", f"{head}groups: [{listed}]\n"):
        (tmp_path / "a.yaml").write_text(text, "utf-8")
        assert shell("kpr validate a.yaml > /dev/null", tmp_path).returncode == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("agreements = " + "[" * 5000 + "]" * 5000, "อ่านแบบ TOML ไม่ได้"),
        ("agreements = " + "9" * 5000, "อ่านแบบ TOML ไม่ได้"),
        ("a." * 20_000 + "b = 1", "ยาวหรือซับซ้อนเกินไป"),
        ("# " + "x" * 100_000, "ยาวหรือซับซ้อนเกินไป"),
        ('agreements = [{files = "*.yaml", book = ""}]', "รายการใน agreements ต้องเป็นข้อความ"),
        ('agreements = ["2547\\\\*.yaml"]', "ใช้ / แทน"),
    ],
)
def test_hostile_settings_get_a_sentence(text: str, said: str, tmp_path: Path, kpr: Kpr) -> None:
    (tmp_path / "kpr.toml").write_text(text, "utf-8")
    (tmp_path / "a.yaml").write_text(EXAMPLE.read_text("utf-8"), "utf-8")
    told = kpr(tmp_path, "validate", "a.yaml")
    assert told.status == 2
    assert told.err.startswith("kpr: kpr.toml: ")
    assert said in told.err
    assert len(told.err) < 500


ENGLISH = re.compile(r"\b(?:Usage|Options|Arguments|Commands|Show|Install|default|required)\b")


def test_help_is_in_thai(kpr: Kpr, tmp_path: Path) -> None:
    whole = kpr(tmp_path, "--help")
    commands = re.findall(r"(?m)^  ([a-z]+) ", whole.out.partition("คำสั่ง:")[2])
    assert {"validate", "explain", "fix"} <= set(commands)
    for arguments in (["--help"], *([name, "-h"] for name in commands)):
        said = kpr(tmp_path, *arguments)
        assert (said.status, said.err) == (0, "")
        assert said.out.startswith("วิธีใช้: kpr")
        assert not ENGLISH.search(said.out), said.out
