"""`kpr show`: kept findings told again, to the byte, and what it says of anything else."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import Said

from kpr_cli import __version__
from kpr_cli.core.transcript import transcript
from kpr_cli.read import findings
from kpr_cli.tell.rendering import RENDERERS

HERE = Path(__file__).parent
FORMATS = ("text", *RENDERERS)
Kpr = Callable[..., Said]


@pytest.fixture(name="every", scope="module")
def _every(tmp_path_factory: pytest.TempPathFactory, kpr: Kpr) -> Path:
    """A folder of the bad files of all rules, and all that kpr finds in them."""
    folder = tmp_path_factory.mktemp("every")
    for number, file in enumerate(sorted((HERE / "rules").glob("*/bad/*.yaml"))):
        (folder / f"{number}.yaml").write_bytes(file.read_bytes())
    kept = kpr(folder, "validate", "--format", "json").out
    (folder / "kept.json").write_text(kept, "utf-8")
    return folder


@pytest.mark.parametrize("lang", ["th", "en", "both"])
@pytest.mark.parametrize("format_", FORMATS)
def test_what_is_shown_is_what_was_said(format_: str, lang: str, every: Path, kpr: Kpr) -> None:
    arguments = ["--format", format_, "--lang", lang]
    said = kpr(every, "validate", *arguments)
    assert kpr(every, "show", "kept.json", *arguments) == (0, said.out, "")


@pytest.mark.parametrize("option", ["--quiet", "--statistics", "--full"])
def test_text_takes_its_options(option: str, every: Path, kpr: Kpr) -> None:
    assert kpr(every, "show", "kept.json", option).out == kpr(every, "validate", option).out


def test_outputs_are_written(every: Path, kpr: Kpr) -> None:
    said = kpr(every, "show", "kept.json", "--output", "junit=kpr.xml", "--quiet")
    assert said.status == 0
    assert (every / "kpr.xml").read_text("utf-8") == kpr(every, "validate", "--format", "junit").out
    said = kpr(every, "show", "kept.json", "--output", "json=kept.json")
    assert said == (2, "", "kpr: ไม่เขียนทับแฟ้มที่อ่าน kept.json ตั้งชื่ออื่น\n")


def test_it_reads_from_another_program(every: Path, kpr: Kpr) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "kpr_cli", "show", "-", "--lang", "en"],
        cwd=every,
        input=(every / "kept.json").read_bytes(),
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0
    assert done.stdout.decode() == kpr(every, "show", "kept.json", "--lang", "en").out


def test_the_version_that_judged_stays(every: Path, kpr: Kpr) -> None:
    kept = (every / "kept.json").read_text("utf-8")
    (every / "old.json").write_text(kept.replace(f'"{__version__}"', '"0.0.7"'), "utf-8")
    for name in ("json", "sarif"):
        assert '"0.0.7"' in kpr(every, "show", "old.json", "--format", name).out


def test_keys_of_later_versions_break_nothing(every: Path, kpr: Kpr) -> None:
    """Nor do findings that were kept before the rules were told with them."""
    data = json.loads((every / "kept.json").read_text("utf-8"))
    del data["rules"]
    data["later"] = {"nested": [1.5, None]}
    for found in data["findings"]:
        found["later"] = True
    (every / "later.json").write_text("\ufeff" + json.dumps(data), "utf-8")
    for lang in ("th", "en"):
        shown = kpr(every, "show", "later.json", "--lang", lang)
        assert shown == kpr(every, "show", "kept.json", "--lang", lang)
    assert kpr(every, "show", "later.json", "--format", "sarif").status == 0


BARE: dict[str, Any] = {
    "kpr": "0.1.0",
    "format": 1,
    "files": 1,
    "skipped": 0,
    "as_of": None,
    "findings": [
        {
            "file": "a.yaml",
            "line": 4,
            "column": 5,
            "end_line": 4,
            "end_column": 8,
            "path": ["agency", "id"],
            "place": "agency.id",
            "code": "I102",
            "name": "file-name-differs",
            "severity": "error",
            "message": {"th": "ไม่ตรงกัน", "en": "they differ"},
            "facts": {"agency": "b"},
            "book": "2547",
            "cite": "project: ชื่อแฟ้ม",
            "authority": {"th": "ข้อกำหนดของโครงการ", "en": "decision of this project"},
            "also": [],
            "fix": None,
            "excerpt": {"text": "id: b", "offset": 0},
            "acceptance": None,
        }
    ],
}


def told(**changes: object) -> bytes:
    """The bare findings with changes to the finding; `top__` changes the whole."""
    data = json.loads(json.dumps(BARE))
    for name, value in changes.items():
        target = data if name.startswith("top__") else data["findings"][0]
        target[name.removeprefix("top__")] = value
    return json.dumps(data).encode()


def without(key: str) -> bytes:
    data = json.loads(json.dumps(BARE))
    data["findings"][0].pop(key)
    return json.dumps(data).encode()


NOT_OURS = "ไม่ใช่ผลการตรวจ ใช้แฟ้มที่ได้จาก kpr validate --format json"
ACCEPTED = {
    "kind": "waiver",
    "severity": "error",
    "who": "ก",
    "reason": "ข",
    "document": None,
    "until": "2547-02-30",
}


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "ว่างเปล่า ไม่มีผลการตรวจ"),
        (b"kpr: 1\n", "อ่านแบบ JSON ไม่ได้ (บรรทัด 1 คอลัมน์ 1)"),
        (told()[:-9], "อ่านแบบ JSON ไม่ได้ (บรรทัด 1"),
        (told() + b"]", "อ่านแบบ JSON ไม่ได้ (บรรทัด 1"),
        (b"[" * 100_000, "อ่านแบบ JSON ไม่ได้ (บรรทัด 1"),
        (told(top__later=0).replace(b'"later": 0', b'"later": ' + b"9" * 9000), "อ่านแบบ JSON ไม่ได้"),
        (told(place="x").replace(b'"x"', b'"\\ud83d"'), "อ่านแบบ JSON ไม่ได้"),
        (b"[]", NOT_OURS),
        (b"17", NOT_OURS),
        (told().decode().encode("utf-16"), "ไม่ใช่ UTF-8 ให้ kpr เขียนแฟ้มเองด้วย --output json=ชื่อแฟ้ม"),
        (told(place="ก").decode().replace("\\u0e01", "ก").encode("tis-620"), "ไม่ใช่ UTF-8"),
        (told(top__format=2, file=7), "เป็นรูปแบบรุ่นอื่น kpr รุ่นนี้อ่านรุ่น 1"),
        (told(top__format="1"), "เป็นรูปแบบรุ่นอื่น kpr รุ่นนี้อ่านรุ่น 1"),
        (b'{"kpr": "0.1.0", "findings": []}', NOT_OURS),
        (told(top__findings={}), "ค่าของช่อง “findings” ใช้ไม่ได้"),
        (told(top__findings=[3]), "ข้อที่ 1 ค่าของช่อง “findings” ใช้ไม่ได้"),
        (told(top__files=-1), "ค่าของช่อง “files” ใช้ไม่ได้"),
        (told(top__as_of="15 ธ.ค. 2546"), "ค่าของช่อง “as_of” ใช้ไม่ได้"),
        (without("code"), "ข้อที่ 1 ไม่มีช่อง “code”"),
        (told(line=0), "ข้อที่ 1 ค่าของช่อง “line” ใช้ไม่ได้"),
        (told(column=-5), "ข้อที่ 1 ค่าของช่อง “column” ใช้ไม่ได้"),
        (told(end_column=10**30), "ข้อที่ 1 ค่าของช่อง “end_column” ใช้ไม่ได้"),
        (told(line="4"), "ข้อที่ 1 ค่าของช่อง “line” ใช้ไม่ได้"),
        (told(line=4.5), "ข้อที่ 1 ค่าของช่อง “line” ใช้ไม่ได้"),
        (told(line=True), "ข้อที่ 1 ค่าของช่อง “line” ใช้ไม่ได้"),
        (told(severity="fatal"), "ข้อที่ 1 ค่าของช่อง “severity” ใช้ไม่ได้"),
        (told(code="\x1b[31m"), "ข้อที่ 1 ค่าของช่อง “code” ใช้ไม่ได้"),
        (told(cite="project"), "ข้อที่ 1 ค่าของช่อง “cite” ใช้ไม่ได้"),
        (told(message={"th": "ก"}), "ข้อที่ 1 ไม่มีช่อง “message.en”"),
        (told(authority={"th": "\x1b[31m", "en": "b"}), "ข้อที่ 1 ค่าของช่อง “authority.th” ใช้ไม่ได้"),
        (told(fix={"safe": True, "edits": []}), "ข้อที่ 1 ค่าของช่อง “fix.edits” ใช้ไม่ได้"),
        (told(also=[{"file": "a"}]), "ข้อที่ 1 ไม่มีช่อง “also.0.line”"),
        (told(acceptance=ACCEPTED), "ข้อที่ 1 ค่าของช่อง “acceptance.until” ใช้ไม่ได้"),
    ],
)
def test_anything_else_gets_a_sentence(data: bytes, said: str, tmp_path: Path, kpr: Kpr) -> None:
    (tmp_path / "kept.json").write_bytes(data)
    found = kpr(tmp_path, "show", "kept.json", "--output", "json=out.json")
    assert (found.status, found.out) == (2, "")
    assert found.err.startswith(f"kpr: kept.json: {said}")
    assert found.err.count("\n") == 1
    assert len(found.err) < 300
    assert not (tmp_path / "out.json").exists()
    english = kpr(tmp_path, "show", "kept.json", "--lang", "en")
    assert english.status == 2
    assert not any("\u0e00" <= character <= "\u0e7f" for character in english.err)


def test_the_bare_findings_are_whole(tmp_path: Path, kpr: Kpr) -> None:
    """What the cases above change is all that is wrong with them."""
    (tmp_path / "kept.json").write_bytes(told())
    for name in FORMATS:
        assert kpr(tmp_path, "show", "kept.json", "--format", name).status == 0
    assert transcript(told()).verdict.findings[0].rule.cite.clause == "ชื่อแฟ้ม"


def test_no_more_is_read_than_findings_can_be(
    tmp_path: Path, kpr: Kpr, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(findings, "MAX_FINDINGS", 1 << 20)
    monkeypatch.setattr("kpr_cli.cli.show.MAX_FINDINGS", 1 << 20)
    (tmp_path / "kept.json").write_bytes(b" " * (2 << 20))
    said = kpr(tmp_path, "show", "kept.json")
    assert said == (2, "", "kpr: kept.json: ยาวเกิน 1 MB แบ่งตรวจเป็นหลายครั้ง\n")


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("missing.json", "ไม่พบแฟ้มหรือโฟลเดอร์ missing.json"),
        (".", "อ่าน . ไม่ได้ (Is a directory)"),
        ("", "ระบุแฟ้มผลการตรวจ แต่ชื่อว่างอยู่"),
    ],
)
def test_no_file_to_show(file: str, said: str, tmp_path: Path, kpr: Kpr) -> None:
    assert kpr(tmp_path, "show", file) == (2, "", f"kpr: {said}\n")


def test_a_scorecard_is_no_verdict(tmp_path: Path, kpr: Kpr) -> None:
    shutil.copy(HERE.parent / "examples" / "example-department.yaml", tmp_path)
    cards = kpr(tmp_path, "score", "--format", "json").out
    (tmp_path / "cards.json").write_text(cards, "utf-8")
    assert kpr(tmp_path, "show", "cards.json") == (2, "", f"kpr: cards.json: {NOT_OURS}\n")
