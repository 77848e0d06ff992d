"""`kpr.toml`: every option does what docs/settings.md says, every mistake gets a sentence."""

import re
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Said

from kpr_cli.read.settings import KNOWN, Pattern, SettingsError, read_settings

ROOT = Path(__file__).parents[1]
EXAMPLE = (ROOT / "examples" / "example-department.yaml").read_text("utf-8")
Kpr = Callable[..., Said]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A repository with one agreement in it that has no fault."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "2547").mkdir()
    (tmp_path / "2547" / "example-department.yaml").write_text(EXAMPLE, "utf-8")
    return tmp_path


def settings(home: Path, text: str) -> None:
    (home / "kpr.toml").write_text(text, "utf-8")


def refused(text: str) -> SettingsError:
    with pytest.raises(SettingsError) as caught:
        read_settings(text.encode())
    return caught.value


def test_without_a_word_everything_is_as_usual() -> None:
    said = read_settings(b"")
    assert (said.patterns, said.langs, said.strict, said.baseline) == ((), None, False, None)


def test_every_option_is_read() -> None:
    said = read_settings(
        b'agreements = ["2547/**", {files = "a/*.yaml", book = "mine"}]\n'
        b'lang = "both"\nstrict = true\nbaseline = "./known/baseline.yaml"\n'
    )
    assert said.patterns == (Pattern("2547/**", None), Pattern("a/*.yaml", "mine"))
    assert (said.langs, said.strict) == (("th", "en"), True)
    assert said.baseline == "known/baseline.yaml"


def test_the_page_shows_every_option_and_its_example_is_read() -> None:
    page = (ROOT / "docs" / "settings.md").read_text("utf-8")
    (example,) = re.findall(r"```toml\n(.*?)```", page, re.DOTALL)
    assert tuple(tomllib.loads(example)) == KNOWN
    assert read_settings(example.encode()).langs == ("th", "en")
    assert tuple(re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE)) == KNOWN


@pytest.mark.parametrize(
    ("text", "th", "en"),
    [
        (
            'lang = "tha"',
            'lang ต้องเป็น "th", "en" หรือ "both" คงหมายถึง th',
            'lang is "th", "en" or "both"; perhaps th',
        ),
        ("lang = 1", 'lang ต้องเป็น "th", "en" หรือ "both"', 'lang is "th", "en" or "both"'),
        ('lang = ["th"]', 'lang ต้องเป็น "th", "en" หรือ "both"', 'lang is "th", "en" or "both"'),
        (
            'strict = "true"',
            "strict ต้องเป็น true หรือ false โดยไม่มีเครื่องหมายคำพูด",
            "strict is true or false, without quotation marks",
        ),
        (
            "strict = 1",
            "strict ต้องเป็น true หรือ false โดยไม่มีเครื่องหมายคำพูด",
            "strict is true or false, without quotation marks",
        ),
        (
            "baseline = true",
            'baseline ต้องเป็นชื่อแฟ้มของรายการเดิม เช่น "baseline.yaml"',
            'baseline is the name of a file, such as "baseline.yaml"',
        ),
        (
            'baseline = ""',
            'baseline ต้องเป็นชื่อแฟ้มของรายการเดิม เช่น "baseline.yaml"',
            'baseline is the name of a file, such as "baseline.yaml"',
        ),
        ("baseline = 'a\\b.yaml'", "ใน “a\\b.yaml” ใช้ / แทน \\", "write / for \\ in “a\\b.yaml”"),
        (
            "baselin = 'b'",
            "ไม่รู้จัก “baselin” คงหมายถึง baseline",
            "unknown: “baselin”; perhaps baseline",
        ),
        (
            "colour = 1",
            "ไม่รู้จัก “colour” ที่มีคือ agreements, lang, strict, baseline",
            "unknown: “colour”; there are agreements, lang, strict, baseline",
        ),
        (
            "agreements = '*.yaml'",
            'agreements ต้องเป็นรายการ เช่น ["2547/**/*.yaml"]',
            'agreements must be a list, such as ["2547/**/*.yaml"]',
        ),
        (
            "agreements = [{file = '*'}]",
            "ใน agreements ไม่รู้จัก “file” คงหมายถึง files",
            "in agreements, unknown: “file”; perhaps files",
        ),
    ],
)  # fmt: skip - one case a row
def test_a_wrong_value_gets_what_works(text: str, th: str, en: str) -> None:
    error = refused(text)
    assert (error.th, error.en) == (th, en)


@pytest.mark.parametrize("path", ["/a.yaml", "C:/a.yaml", "../a.yaml", "a/../../b.yaml"])
def test_a_path_that_leaves_the_repository_is_refused(path: str) -> None:
    for text in (f"baseline = '{path}'", f"agreements = ['{path}']"):
        assert refused(text).th == (
            f"“{path}” ต้องอยู่ใต้โฟลเดอร์ที่มี kpr.toml โดยไม่ขึ้นต้นด้วย / หรือชื่อไดรฟ์ และไม่มี .."
        )


def test_what_is_not_toml_is_told_with_its_place() -> None:
    error = refused('lang = "th"\nstrict = yes\n')
    assert error.th.startswith('บรรทัด 2 คอลัมน์ 10 อ่านแบบ TOML ไม่ได้ ข้อความต้องอยู่ใน "…"')
    assert error.en.startswith('line 2: not TOML; a text stands in "…"')
    assert refused("agreements = [").th.startswith("อ่านแบบ TOML ไม่ได้")
    with pytest.raises(SettingsError, match="UTF-8"):
        read_settings('lang = "ไทย"'.encode("tis-620"))


def test_settings_that_cannot_be_used_end_every_command(home: Path, kpr: Kpr) -> None:
    settings(home, "strict = yes")
    for command in (["validate"], ["score"], ["report", "--html"]):
        said = kpr(home, *command)
        assert (said.status, said.out) == (2, "")
        assert said.err.startswith("kpr: kpr.toml: บรรทัด 1 คอลัมน์ 10 อ่านแบบ TOML ไม่ได้")
    (home / "kpr.toml").unlink()
    (home / "kpr.toml").mkdir()
    assert kpr(home, "validate").err.startswith("kpr: kpr.toml ไม่ใช่แฟ้มธรรมดา")


def test_lang_rules_findings_and_sentences_about_the_call(home: Path, kpr: Kpr) -> None:
    settings(home, 'agreements = ["2547/**"]\nlang = "en"')
    assert kpr(home, "validate").out == "1 file judged: error 0 · warning 0 · note 0\n"
    assert kpr(home, "validate", "--lang", "th").out.startswith("ตรวจ 1 แฟ้ม")
    assert kpr(home, "validate", "no.yaml").err == "kpr: there is no file or folder no.yaml\n"
    assert kpr(home, "validate", "").err == "kpr: a path is empty; name a file or folder\n"
    assert kpr(home, "validate", "", "--lang", "th").err.startswith("kpr: ระบุชื่อแฟ้ม")
    assert kpr(home, "valdate").err == "kpr: there is no command valdate; perhaps validate\n"
    settings(home, 'agreements = ["2547/**"]\nlang = "both"')
    assert kpr(home, "validate").out == (
        "ตรวจ 1 แฟ้ม: ผิดพลาด 0 · คำเตือน 0 · ข้อสังเกต 0\n1 file judged: error 0 · warning 0 · note 0\n"
    )
    assert kpr(home, "validate", "no.yaml").err == "kpr: ไม่พบแฟ้มหรือโฟลเดอร์ no.yaml\n"


def test_strict_counts_warnings(home: Path, kpr: Kpr) -> None:
    text = re.sub(r"\n            evidence:\n(?: {14}.*\n)+", "\n", EXAMPLE)
    (home / "2547" / "example-department.yaml").write_text(text, "utf-8")
    settings(home, "strict = false")
    said = kpr(home, "validate", "2547")
    assert "ผิดพลาด 0" in said.out
    assert said.status == 0
    settings(home, "strict = true")
    assert kpr(home, "validate", "2547").status == 1
    assert kpr(home, "validate", "2547", "--no-strict").status == 0


def test_only_the_top_folder_has_a_say(home: Path, kpr: Kpr) -> None:
    """What has no power is told, so that nobody waits for it to work."""
    settings(home, 'agreements = ["2547/**"]')
    (home / "2547" / "kpr.toml").write_text('lang = "en"\nnonsense', "utf-8")
    said = kpr(home, "validate")
    assert said.status == 0
    assert said.out.startswith("ตรวจ 1 แฟ้ม")
    note = "kpr.toml เพราะ kpr.toml มีผลเฉพาะที่โฟลเดอร์บนสุดของคลังคำรับรอง\n"
    assert said.err == f"kpr: ไม่ใช้ 2547/{note}"
    assert kpr(home / "2547", "validate", ".").err == f"kpr: ไม่ใช้ {note}"
    for command in (["score"], ["report", "--html"]):
        assert kpr(home, *command).err == f"kpr: ไม่ใช้ 2547/{note}"


def test_a_repository_without_agreements_passes_only_while_nothing_is_lost(
    home: Path, kpr: Kpr
) -> None:
    settings(home, 'agreements = ["2548/**"]\nbaseline = "known/old.yaml"')
    (home / "known").mkdir()
    (home / "waivers.yaml").write_text("kpr: 1\nwaivers: []\n", "utf-8")
    (home / "known" / "old.yaml").write_text("kpr: 1\nbaseline: 1\nknown: []\n", "utf-8")
    said = kpr(home, "validate")
    assert said.status == 2
    assert said.err == "kpr: ไม่มีคำรับรองใน . (1 แฟ้ม YAML ไม่ได้อยู่ใน kpr.toml)\n"
    (home / "2547" / "example-department.yaml").unlink()
    said = kpr(home, "validate")
    assert said.err == "kpr: ยังไม่มีคำรับรองใน . สร้างฉบับแรกด้วย kpr new\n"
    assert (said.status, said.out) == (0, "ตรวจ 0 แฟ้ม: ผิดพลาด 0 · คำเตือน 0 · ข้อสังเกต 0\n")
    assert kpr(home, "score").status == 0
    # Who names a folder means agreements in it.
    assert kpr(home, "validate", "2547").status == 2
    (home / "kpr.toml").unlink()
    (home / "known" / "old.yaml").unlink()
    assert kpr(home, "validate").err == "kpr: ไม่มีแฟ้ม YAML ใน .\n"


def test_a_pattern_of_many_stars_is_matched_in_time(kpr: Kpr, tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*"abcdefghij")
    deep.mkdir(parents=True)
    (deep / "example-department.yaml").write_text(EXAMPLE, "utf-8")
    (tmp_path / "kpr.toml").write_text(f'agreements = ["{"**/" * 40}*.yaml"]\n', "utf-8")
    assert kpr(tmp_path, "validate").out.startswith("ตรวจ 1 แฟ้ม: ผิดพลาด 0")
    (tmp_path / "kpr.toml").write_text(f'agreements = ["{"**/" * 40}x.yaml"]\n', "utf-8")
    assert "ไม่มีคำรับรองใน" in kpr(tmp_path, "validate").err


def test_three_empty_files_of_a_book_hide_nothing(kpr: Kpr, tmp_path: Path) -> None:
    (tmp_path / "kpr.toml").write_text('agreements = ["2547/**"]\n', "utf-8")
    folder = tmp_path / "2547"
    folder.mkdir()
    (folder / "example-department.yaml").write_text(EXAMPLE.replace("kpr: 1", "kpr: ๑"), "utf-8")
    for name in ("book.yaml", "rules.yaml", "sources.yaml"):
        (folder / name).touch()
    said = kpr(tmp_path, "validate", "--quiet")
    assert (said.status, "S111" in said.out) == (1, True)


def test_what_a_walk_passes_by_is_told(kpr: Kpr, tmp_path: Path) -> None:
    (tmp_path / "kpr.toml").write_text('agreements = ["2547/**"]\n', "utf-8")
    (tmp_path / "elsewhere").mkdir()
    folder = tmp_path / "2547"
    folder.mkdir()
    for name in ("example-department.YAML", ".hidden.yaml", ".pre-commit-config.txt"):
        (folder / name).write_text(EXAMPLE, "utf-8")
    (folder / "linked").symlink_to(tmp_path / "elsewhere")
    (tmp_path / ".pre-commit-config.yaml").write_text("repos: []\n", "utf-8")
    said = kpr(tmp_path, "validate")
    assert said.out.startswith("ตรวจ 1 แฟ้ม: ผิดพลาด 0")
    assert said.err == (
        "kpr: ไม่ได้ตรวจแฟ้มที่ซ่อนอยู่หรือโฟลเดอร์ที่เป็นลิงก์ 2 แห่ง: 2547/.hidden.yaml, 2547/linked\n"
    )
