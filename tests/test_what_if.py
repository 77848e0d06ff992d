"""`kpr score --what-if` and `--reach`: what people and programs are told, and every refusal."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import Said
from test_schemas import refusals

ROOT = Path(__file__).parents[1]
GOLDEN = ROOT / "tests" / "golden" / "what_if"
METHODS = ROOT / "tests" / "what_if" / "methods.yaml"
DEPARTMENT = ROOT / "examples" / "example-department.yaml"
WEST = ROOT / "examples" / "ministry" / "example-west.yaml"
EXCERPT = ROOT / "examples" / "published" / "opec-2561" / "opec.yaml"
PROVINCE = ROOT / "examples" / "example-province.yaml"

Kpr = Callable[..., Said]
Golden = Callable[[Path, str], None]


def changed(tmp_path: Path, *edits: tuple[str, str]) -> str:
    """The agreement of all methods with edits, by its name in the folder of the call."""
    text = METHODS.read_text("utf-8")
    for old, new in edits:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    (tmp_path / METHODS.name).write_text(text, "utf-8")
    return METHODS.name


def told(kpr: Kpr, file: Path, options: str) -> Any:  # noqa: ANN401 - whatever was printed
    """The supposition that a call prints for programs, which fits its schema."""
    said = kpr(ROOT, "score", str(file), *options.split(), "--format", "json")
    assert said.status in {0, 1}
    output = json.loads(said.out)
    assert refusals("supposition", output) == []
    return output["what_if"]


# As people read it


@pytest.mark.parametrize(
    ("name", "file", "options"),
    [
        ("department.th", DEPARTMENT, "--what-if 1.1=3.8 --what-if 5.1=5 --reach 4.5"),
        ("department.en", DEPARTMENT, "--what-if 1.1=3.8 --what-if 5.1=5 --reach 4.5 --lang en"),
        ("department.worse", DEPARTMENT, "--what-if 2.1=60 --assessor self"),
        ("department.unreported", DEPARTMENT, "--what-if 1.2=9.25 --round 9"),
        ("department.below-even", DEPARTMENT, "--reach 4.9"),
        ("department.out-of-reach", DEPARTMENT, "--reach 5"),
        ("department.reached", DEPARTMENT, "--reach 3.7026"),
        ("west.alone", WEST, "--reach 3.2"),
        ("methods", METHODS, "--what-if 5.1.2=3 --what-if 4.2=90 --what-if 3.1=3 --reach 3.3"),
        ("excerpt", EXCERPT, "--what-if 2.2=3 --reach 4"),
    ],
)
def test_what_people_read(name: str, file: Path, options: str, kpr: Kpr, golden: Golden) -> None:
    said = kpr(ROOT, "score", file.relative_to(ROOT).as_posix(), *options.split())
    assert (said.status, said.err) == (0, "")
    golden(GOLDEN / f"{name}.out", said.out)


def test_a_card_with_errors_is_called_provisional(kpr: Kpr, tmp_path: Path, golden: Golden) -> None:
    file = changed(
        tmp_path, ("weight: 15\n        levels: [1, 2", "weight: 14\n        levels: [1, 2")
    )
    said = kpr(tmp_path, "score", file, "--what-if", "1.1=5")
    assert said.status == 1
    golden(GOLDEN / "provisional.out", said.out)


def test_of_what_has_no_levels_nothing_can_be_said(
    kpr: Kpr, tmp_path: Path, golden: Golden
) -> None:
    unreported = ("{round: 12, self: 112, ", "{round: 9, self: 112, ")
    file = changed(tmp_path, ("        maximum: 140\n", ""), unreported)
    golden(GOLDEN / "no-levels.out", kpr(tmp_path, "score", file, "--reach", "3").out)


def test_everything_at_its_best_has_nothing_to_win(kpr: Kpr) -> None:
    best = {
        "1.1": 5, "1.2": 8, "2.1": 45, "2.2": 2, "3.1": 5, "4.1": 140, "4.2": 100,
        "5.1.1": 100, "5.1.2": 5, "5.2": 4,
    }  # fmt: skip
    supposed = [word for id_, value in best.items() for word in ("--what-if", f"{id_}={value}")]
    out = kpr(ROOT, "score", str(METHODS), *supposed, "--reach", "5").out
    assert out.splitlines()[-6:] == [
        "คะแนนรวม 2.8900 เป็น 5.0000 (+2.1100) ตามที่สมมติ · ถึงเกณฑ์เงินรางวัล",
        "",
        "ทุกตัวชี้วัดได้คะแนนสูงสุดของตนแล้ว",
        "",
        "ถึงคะแนนรวม 5 แล้ว (5.0000)",
        "",
    ]


def test_a_file_without_a_card_is_told_as_ever(kpr: Kpr, tmp_path: Path) -> None:
    file = changed(tmp_path, ("kpr: 1", "kpr: 2"))
    said = kpr(tmp_path, "score", file, "--what-if", "1.1=5")
    assert said == kpr(tmp_path, "score", file)
    output = json.loads(kpr(tmp_path, "score", file, "--reach", "4", "--format", "json").out)
    assert refusals("supposition", output) == []
    assert output["what_if"] is None
    assert [finding["code"] for finding in output["findings"]] == ["S119"]


# For programs


def test_what_programs_read(kpr: Kpr) -> None:
    """The digits of one call, worked out by hand."""
    said = told(kpr, WEST, "--what-if 1.1=5 --reach 3.2")
    assert said["supposed"] == [{"id": "1.1", "result": "5"}]
    assert [said[card]["total"] for card in ("before", "after")] == ["3.0000", "3.1200"]
    gains = [(gain["id"], gain["best"]["gain"]) for gain in said["gains"]]
    assert gains == [
        ("2.1", "0.4800"),
        ("3.1", "0.4000"),
        ("4.1", "0.4000"),
        ("5.1", "0.4000"),
        ("1.1", "0.2000"),
    ]
    assert said["gains"][0] == {
        "id": "2.1",
        "name": "ร้อยละของสายงานที่วิเคราะห์ภาระงานแล้ว",
        "actual": "56",
        "score": "2.6000",
        "next": {"result": "60.00", "score": "3.0000", "total": "3.2000", "gain": "0.0800"},
        "best": {"result": "80.00", "score": "5.0000", "total": "3.6000", "gain": "0.4800"},
    }
    reach = said["reach"]
    assert {key: reach[key] for key in ("wanted", "total", "reached", "highest", "even")} == {
        "wanted": "3.2",
        "total": "3.1200",
        "reached": False,
        "highest": "5.0000",
        "even": "3.1998",
    }
    needed = {entry["id"]: (entry["result"], entry["total"]) for entry in reach["alone"]}
    assert needed == {
        "1.1": ("5.40", "3.2000"),
        "2.1": ("60.00", "3.2000"),
        "3.1": ("18", "3.2000"),
        "4.1": ("74.00", "3.2000"),
        "5.1": ("4", "3.3200"),
    }


def test_the_page_shows_what_is_printed(kpr: Kpr) -> None:
    page = (ROOT / "docs" / "scores.md").read_text("utf-8")
    (shown,) = re.findall(r'```json\n(\{"supposed": .*?)```', page, re.DOTALL)
    said = told(kpr, DEPARTMENT, "--what-if 1.1=3.8 --reach 4.5")
    first = {
        "supposed": said["supposed"],
        "gains": [said["gains"][0] | {"name": "…"}],
        "unknown": said["unknown"],
        "reach": said["reach"] | {"alone": [said["reach"]["alone"][0] | {"name": "…"}]},
    }
    assert json.loads(shown) == first


def test_without_a_supposition_both_cards_are_the_same(kpr: Kpr) -> None:
    said = told(kpr, METHODS, "--reach 4")
    assert said["before"] == said["after"]
    assert said["supposed"] == []


def test_an_excerpt_has_no_total_to_raise(kpr: Kpr) -> None:
    said = told(kpr, EXCERPT, "--what-if 2.2=3 --reach 4")
    assert (said["gains"], said["reach"], said["after"]["total"]) == ([], None, None)


def test_a_supposition_can_be_written_to_files(kpr: Kpr, tmp_path: Path) -> None:
    outputs = ("--output", "json=a.json", "--output", "text=a.txt")
    said = kpr(tmp_path, "score", str(WEST), "--what-if", "1.1=5", *outputs)
    assert (said.status, (tmp_path / "a.txt").read_text("utf-8")) == (0, said.out)
    assert json.loads((tmp_path / "a.json").read_text("utf-8"))["what_if"]["supposed"]


# Which results are tried


@pytest.mark.parametrize(
    ("bands", "next_", "best"),
    [
        ('["<15", "15-24", "25-34", "35-44", ">=45"]', "35", "45"),
        ('["<=15", ">15-25", ">25-35", ">35-45", ">45"]', "36", "46"),
        ('[">=45", "35-<45", "25-<35", "15-<25", "<15"]', "24", "14"),
        ('[">45", ">35-45", ">25-35", ">15-25", "<=15"]', "25", "15"),
        ('["<15", "15-25", "25-35", "35-45", ">=45"]', "36", "46"),
    ],
    ids=["gaps", "ends-left-out", "falling", "falling-ends", "overlaps"],
)
def test_a_band_begins_with_the_first_result_that_scores(
    bands: str, next_: str, best: str, kpr: Kpr, tmp_path: Path
) -> None:
    file = changed(tmp_path, ('["<15", "15-<25", "25-<35", "35-<45", ">=45"]', bands))
    gain = next(g for g in told(kpr, tmp_path / file, "--reach 3")["gains"] if g["id"] == "2.1")
    assert (gain["next"]["result"], gain["best"]["result"]) == (next_, best)


@pytest.mark.parametrize(
    ("unit", "result", "needed"),
    [
        ("ร้อยละ", "3.4", "4.00"),
        ("ร้อยละ", "3.125", "4.000"),
        ("% ของแผน", "3", "4.00"),
        ("เรื่อง", "3", "4"),
        ("เรื่อง", "3.5", "4.0"),
    ],
)
def test_results_have_the_decimals_of_what_is_written(
    unit: str, result: str, needed: str, kpr: Kpr, tmp_path: Path
) -> None:
    before = "unit: ร้อยละ\n        weight: 15"
    edits = ((before, before.replace("ร้อยละ", f'"{unit}"')), ("self: 3.4", f"self: {result}"))
    file = changed(tmp_path, *edits)
    gain = next(g for g in told(kpr, tmp_path / file, "--reach 3")["gains"] if g["id"] == "1.1")
    assert gain["next"]["result"] == needed


def test_levels_far_apart_and_fine_are_climbed_exactly(kpr: Kpr, tmp_path: Path) -> None:
    levels = "levels: [0.00000000000000001, 1, 2, 3, 999999999999999999]"
    file = changed(tmp_path, ("levels: [1, 2, 3, 4, 5]\n        target: 3\n", f"{levels}\n"))
    gain = next(g for g in told(kpr, tmp_path / file, "--reach 3")["gains"] if g["id"] == "1.1")
    assert gain["best"]["result"] == "999999999999999999.00000000000000000"


# What is refused


BAD = [
    (
        ("--what-if", "1.1"),
        "--what-if “1.1” ต้องเขียนเป็น ตัวชี้วัด=ผล เช่น 1.1=3.8",
        "--what-if “1.1” must be INDICATOR=RESULT, such as 1.1=3.8",
    ),
    (
        ("--what-if", "1.1="),
        "--what-if “1.1=” ต้องเขียนเป็น ตัวชี้วัด=ผล เช่น 1.1=3.8",
        "--what-if “1.1=” must be INDICATOR=RESULT, such as 1.1=3.8",
    ),
    (
        ("--what-if", "1.1=abc"),
        "--what-if “1.1=abc”: “abc” ไม่ใช่ตัวเลขที่ใช้ได้ เขียนเลขอารบิก เช่น 1.1=3.8",
        (
            "--what-if “1.1=abc”: “abc” is no number that can be used; "
            "write Arabic digits, such as 1.1=3.8"
        ),
    ),
    (
        ("--what-if", "1.1=๓.๘"),
        "--what-if “1.1=๓.๘”: “๓.๘” ไม่ใช่ตัวเลขที่ใช้ได้ คงหมายถึง 1.1=3.8",
        "--what-if “1.1=๓.๘”: “๓.๘” is no number that can be used; perhaps 1.1=3.8",
    ),
    (
        ("--what-if", f"1.1={'9' * 19}"),
        f"--what-if “1.1={'9' * 19}”: “{'9' * 19}” ไม่ใช่ตัวเลขที่ใช้ได้ เขียนเลขอารบิก เช่น 1.1=3.8",
        (
            f"--what-if “1.1={'9' * 19}”: “{'9' * 19}” is no number that can be used; "
            "write Arabic digits, such as 1.1=3.8"
        ),
    ),
    (
        ("--what-if", "1.1=3", "--what-if", "1.1=4"),
        "--what-if ระบุตัวชี้วัดที่ 1.1 มากกว่าหนึ่งครั้ง ระบุผลเดียว",
        "--what-if names indicator 1.1 more than once; give it one result",
    ),
    (
        ("--what-if", "1.11=3"),
        "ไม่มีตัวชี้วัดที่ “1.11” ในแฟ้ม คงหมายถึง 1.1",
        "the file has no indicator “1.11”; perhaps 1.1",
    ),
    (
        ("--what-if", "๑.๑=3"),
        "ไม่มีตัวชี้วัดที่ “๑.๑” ในแฟ้ม คงหมายถึง 1.1",
        "the file has no indicator “๑.๑”; perhaps 1.1",
    ),
    (
        ("--what-if", "5.1=3"),
        "ตัวชี้วัดที่ 5.1 ได้คะแนนจากตัวชี้วัดย่อย ให้สมมติผลของตัวชี้วัดย่อย (5.1.1, 5.1.2)",
        "indicator 5.1 scores by its sub-indicators; suppose one of theirs (5.1.1, 5.1.2)",
    ),
    (
        ("--what-if", "4.1=141"),
        "คิดคะแนนตามที่สมมติไม่ได้ ตัวชี้วัดที่ 4.1: ผลต้องอยู่ระหว่าง 0 ถึง 140",
        "the supposition has no score: indicator 4.1: its result must lie between 0 and 140",
    ),
    (
        ("--what-if", "5.2=2.5"),
        "คิดคะแนนตามที่สมมติไม่ได้ ตัวชี้วัดที่ 5.2: ผลต้องเป็นจำนวนเงื่อนไขที่ผ่าน ตั้งแต่ 0 ถึง 4",
        (
            "the supposition has no score: "
            "indicator 5.2: its result must be the number of tests passed, 0 to 4"
        ),
    ),
    (
        ("--reach", "๔.๕"),
        "--reach “๔.๕”: “๔.๕” ไม่ใช่ตัวเลขที่ใช้ได้ คงหมายถึง 4.5",
        "--reach “๔.๕”: “๔.๕” is no number that can be used; perhaps 4.5",
    ),
    (
        ("--reach", "สี่"),
        "--reach “สี่”: “สี่” ไม่ใช่ตัวเลขที่ใช้ได้ เขียนเลขอารบิก เช่น 4.5",
        "--reach “สี่”: “สี่” is no number that can be used; write Arabic digits, such as 4.5",
    ),
    (
        ("--reach", "6"),
        "คะแนนรวม 6 ไม่มีในมาตราคะแนน ระบุตั้งแต่ 1 ถึง 5",
        "no total on this scale is 6; it goes from 1 to 5",
    ),
    (
        ("--reach", "0.9"),
        "คะแนนรวม 0.9 ไม่มีในมาตราคะแนน ระบุตั้งแต่ 1 ถึง 5",
        "no total on this scale is 0.9; it goes from 1 to 5",
    ),
    (
        ("--reach", "4", "--format", "csv"),
        "--what-if และ --reach ไม่มีรูปแบบ csv ใช้ text หรือ json",
        "--what-if and --reach have no format csv; use text or json",
    ),
    (
        ("--reach", "4", "--output", "xlsx=a.xlsx"),
        "--output ไม่มีรูปแบบ “xlsx” ที่มีคือ text, json",
        "--output: there is no format “xlsx”; there are text, json",
    ),
    (
        ("--reach", "4", "--explain"),
        "--explain อธิบายคะแนนจริงเท่านั้น ใช้พร้อม --what-if หรือ --reach ไม่ได้",
        "--explain explains real scores only, not those of --what-if or --reach",
    ),
]


def refused(kpr: Kpr, file: Path, *options: str) -> tuple[str, str]:
    """The sentence of a refusal in Thai and in English; nothing else is said."""
    said = [kpr(ROOT, "score", str(file), *options, "--lang", lang) for lang in ("th", "en")]
    assert [(one.status, one.out) for one in said] == [(2, ""), (2, "")]
    th, en = (one.err.removeprefix("kpr: ").removesuffix("\n") for one in said)
    return th, en


@pytest.mark.parametrize(("options", "th", "en"), BAD, ids=lambda value: str(value[:2])[:40])
def test_a_bad_call_is_told_what_is_right(
    options: tuple[str, ...], th: str, en: str, kpr: Kpr
) -> None:
    assert refused(kpr, METHODS, *options) == (th, en)


def test_only_one_agreement_can_be_supposed_of(kpr: Kpr) -> None:
    assert refused(kpr, ROOT / "examples" / "ministry", "--reach", "4") == (
        "--what-if และ --reach ใช้กับคำรับรองฉบับเดียว ระบุแฟ้มเดียว (ที่ระบุมี 5 แฟ้ม)",
        "--what-if and --reach work on one agreement; name one file (these are 5)",
    )


def test_what_does_not_count_cannot_be_supposed(kpr: Kpr) -> None:
    assert refused(kpr, DEPARTMENT, "--what-if", "5.3=3") == (
        "สมมติผลของตัวชี้วัดที่ 5.3 ไม่ได้ เพราะไม่นับในรอบนี้ (ยกเลิก)",
        "nothing can be supposed of indicator 5.3: it does not count here (cancelled)",
    )


def test_an_id_that_stands_twice_cannot_be_supposed(kpr: Kpr, tmp_path: Path) -> None:
    file = tmp_path / changed(tmp_path, ('id: "5.1.2"', 'id: "1.1"'))
    assert refused(kpr, file, "--what-if", "1.1=3") == (
        "ตัวชี้วัดที่ “1.1” มี 2 แห่งในแฟ้ม ไม่รู้ว่าหมายถึงแห่งใด แก้เลขให้ต่างกันก่อน",
        "“1.1” stands 2 times in the file; give each its own number first",
    )


def test_what_has_no_usable_data_cannot_be_supposed(kpr: Kpr, tmp_path: Path) -> None:
    file = tmp_path / changed(tmp_path, ("        maximum: 140\n", ""))
    assert refused(kpr, file, "--what-if", "4.1=120") == (
        "คิดคะแนนตามที่สมมติไม่ได้ ตัวชี้วัดที่ 4.1: คะแนนเต็มต้องมากกว่า 0",
        "the supposition has no score: indicator 4.1: its maximum must be above 0",
    )


def test_a_supposition_can_mend_a_card_without_a_score(
    kpr: Kpr, tmp_path: Path, golden: Golden
) -> None:
    file = changed(tmp_path, ("self: 112", "self: 141"))
    said = kpr(tmp_path, "score", file, "--what-if", "4.1=140")
    golden(GOLDEN / "mended.out", said.out)


def test_a_round_must_be_named_where_none_has_a_result(kpr: Kpr) -> None:
    assert refused(kpr, PROVINCE, "--what-if", "1=4") == (
        "ยังไม่มีรอบใดมีผล ระบุรอบที่สมมติ เช่น --round 12",
        "no round has a result yet; say which one is supposed, such as --round 12",
    )
    assert refused(kpr, PROVINCE, "--what-if", "1=4", "--round", "12") == (
        "แฟ้มยังไม่มีตัวชี้วัด",
        "the file has no indicators yet",
    )
