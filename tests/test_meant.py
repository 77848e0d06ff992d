"""What a careless number, day, id or comma means: a guess is called one, and nothing gets lost."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from conftest import Said
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kpr_cli.core import thai
from kpr_cli.core.agreement import Agreement
from kpr_cli.core.guessing import key_meant
from kpr_cli.core.meant import day_meant, id_meant, number_meant
from kpr_cli.core.visible import bare, visible

Kpr = Callable[..., Said]
HEAD = (
    "kpr: 1\nfiscal_year: 2547\nagency: {id: a, name: จังหวัดตัวอย่าง, kind: province}\ngroups: [3]\n"
)
INDICATOR = "issues: {service_time: {indicators: [{id: '1', levels: LEVELS}]}}\n"


@pytest.mark.parametrize(
    ("text", "meant", "is_certain"),
    [
        ("2546-12-5", "2546-12-05", True),
        ("2546-1-05", "2546-01-05", True),
        ("2546–12–15", "2546-12-15", True),
        ("2546 - 12 - 15", "2546-12-15", True),
        ("๒๕๔๖-๑๒-๕", "2546-12-05", True),
        ("2546-12-15\u200b", "2546-12-15", True),
        ("2003-12-5", "2546-12-05", False),
        ("2546/12/15", "2546-12-15", False),
        ("2546.12.15", "2546-12-15", False),
        ("2546-15-12", "2546-12-15", False),
        ("15/12/2546", "2546-12-15", False),
        ("15-12-46", "2546-12-15", False),
        ("12/15/2546", "2546-12-15", False),
        ("15 ธันวาคม 2546", "2546-12-15", False),
        ("15 ธ.ค. 46", "2546-12-15", False),
        ("15ธค46", "2546-12-15", False),
        ("๑๕ ธ. ค. ๒๕๔๖", "2546-12-15", False),
        ("วันที่ 15 ธันวาคม พ.ศ. 2546", "2546-12-15", False),
        ("15 ธันวาคม 2003", "2546-12-15", False),
    ],
)
def test_a_day_that_can_be_told(text: str, meant: str, *, is_certain: bool) -> None:
    assert day_meant(text) == (meant, is_certain)


@pytest.mark.parametrize(
    "text",
    [
        "2546-13-13", "2546-2-30", "2546-12", "15/12/03", "15/12/146", "2546/12-15",
        "15 ธันวาา 2546", "ธันวาคม 2546", "15 December 2546", "15 ธันวาคม 2946", "ต้นเดือนหน้า", "",
    ],
)  # fmt: skip
def test_a_day_that_nobody_can_tell(text: str) -> None:
    assert day_meant(text) is None


@given(st.dates(thai.day(2440, 1, 1), thai.day(2599, 12, 31)))
def test_every_spelling_of_a_day_is_that_day(day: date) -> None:
    year, iso = thai.year_of(day), thai.iso(day)
    for text in (f"{year}-{day.month}-{day.day}", thai.long_date(day), f"{day:%d/%m}/{year}"):
        meant = day_meant(text)
        assert meant is not None
        swaps = day.day > 12 or "/" not in text
        assert meant.text == iso or not swaps


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("1,000", "1000"),
        ("-1,234,567.5", "-1234567.5"),
        ("๑๐ %", "10"),
        ("+007", "7"),
        ("20\u200b", "20"),
        ("000", None),
        ("00", None),
        ("๐๐๐", None),
        ("0", "0"),
        ("0.00", "0.00"),
    ],
)
def test_a_number_that_can_be_told(text: str, meant: str | None) -> None:
    assert number_meant(text) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Example Department", "example-department"),
        ("dept_๐๑", "dept-01"),
        ("กรมที่ 01", None),
        ("café-1", None),
        ("--", None),
    ],
)
def test_an_id_keeps_all_letters_or_is_not_suggested(text: str, meant: str | None) -> None:
    assert id_meant(text) == meant


def test_what_is_invisible_is_shown() -> None:
    assert visible("20\u200b\u00a0 ก้\t") == "20⟨U+200B⟩⟨U+00A0⟩ ก้⟨TAB⟩"
    assert bare(" 20\u200b\u00a0 ") == "20"


@pytest.mark.parametrize(
    ("title", "key"),
    [
        ("เป้าหมาย", "target"),
        ("เป้าหมายสามระดับ", "targets"),
        ("น้ำหนัก", "weight"),
        ("เกณฑ์การให้คะแนน", "levels"),
        ("เกณฑ์", "levels"),
        ("ขั้นของความสำเร็จ", "milestones"),
        ("ข้อมูลพื้นฐาน", "baseline"),
        ("หน่วยวัด", "unit"),
        ("ชื่อตัวชี้วัด", "name"),
        ("แหล่งข้อมูล", "source"),
    ],
)
def test_a_thai_title_means_its_key(title: str, key: str) -> None:
    place = ("issues", "x", "indicators", 0, title)
    assert key_meant(Agreement, None, place) == key


def found(kpr: Kpr, folder: Path, levels: str) -> list[dict[str, Any]]:
    (folder / "a.yaml").write_text(HEAD + INDICATOR.replace("LEVELS", levels), "utf-8")
    told: list[dict[str, Any]] = json.loads(
        kpr(folder, "validate", "--format", "json", "a.yaml").out
    )["findings"]
    return [finding for finding in told if finding["code"].startswith("S")]


NUMBERS = st.lists(st.integers(1, 10**8), min_size=2, max_size=5)
SHARED = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)


@SHARED
@given(NUMBERS.filter(lambda numbers: max(numbers) >= 1000))
def test_commas_of_thousands_are_told_and_never_mended(
    tmp_path: Path, kpr: Kpr, numbers: list[int]
) -> None:
    told = found(kpr, tmp_path, f"[{', '.join(f'{number:,}' for number in numbers)}]")
    assert [(f["code"], f["fix"]) for f in told] == [("S122", None)]
    large = [number for number in numbers if number >= 1000]
    assert told[0]["facts"]["meant"] == str(large[0])
    assert told[0]["facts"]["count"] == str(len(large))
    before = (tmp_path / "a.yaml").read_bytes()
    kpr(tmp_path, "fix", "--unsafe", "a.yaml")
    assert (tmp_path / "a.yaml").read_bytes() == before


@SHARED
@given(NUMBERS, st.sampled_from([",", ", ", " ,", " , "]))
def test_commas_that_part_numbers_are_no_fault(
    tmp_path: Path, kpr: Kpr, numbers: list[int], comma: str
) -> None:
    assert found(kpr, tmp_path, f"[{comma.join(map(str, numbers))}]") == []


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("collector: {name: ก, ข}", ["S123"]),
        ("collector: {name: ก, ข, ค, phone: 1}", ["S123"]),
        ("collector: {ก, name: ข}", ["S123"]),
        ("collector: {name: 'ก', ข}", ["S123"]),
        ("collector: {name: ก,\n ข}", ["S123"]),
        ("collector: {name: [ก], ข}", ["S106", "S123"]),
        ("baseline: {2545: 1,000, 2546: 2,000}", ["S123", "S123"]),
        ("collector: {name: 'ก, ข', phone: }", []),
        ("collector: {name: ก, phone: ,}", []),
        ("collector: {}", []),
        ("definition: ก {ข, ค}", []),
        ("collector:\n  name: ก, ข", []),
    ],
)
def test_a_piece_without_a_colon_in_braces(
    text: str, codes: list[str], tmp_path: Path, kpr: Kpr
) -> None:
    lines = "\n".join(f"        {line}" for line in text.split("\n"))
    head = "issues:\n  service_time:\n    indicators:\n      - id: '1'\n"
    (tmp_path / "a.yaml").write_text(f"{HEAD}{head}{lines}\n", "utf-8")
    told = json.loads(kpr(tmp_path, "validate", "--format", "json", "a.yaml").out)["findings"]
    assert sorted(f["code"] for f in told if f["code"][0] in "PS") == codes


def test_a_list_of_thousands_without_end_is_read_in_a_moment(tmp_path: Path, kpr: Kpr) -> None:
    told = found(kpr, tmp_path, f"[1{',000' * 18_000}]")
    assert [(f["code"], f["facts"]["pieces"]) for f in told] == [("S122", "6")]
