"""CSV and XLSX: the digits that kpr prints, Thai right, and nothing in them a formula."""

import csv
import io
import json
import os
import pty
import subprocess
import sys
from collections.abc import Callable, Iterator
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from conftest import Said
from nation import AGENCIES, ROOT, write_nation
from test_league import card, league_of, with_issues

from kpr_cli.core.finding import Verdict
from kpr_cli.core.league import Scores
from kpr_cli.core.scorecard import IndicatorScore, Scorecard
from kpr_cli.tell import score_xlsx
from kpr_cli.tell.score_csv import scores_csv
from kpr_cli.tell.score_xlsx import ScoresWorkbook

GOLDEN = ROOT / "tests" / "golden" / "league"
KPR = [sys.executable, "-m", "kpr_cli"]
DANGEROUS = ("=1+1", "+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠A1")

Kpr = Callable[..., Said]


@pytest.fixture(name="nation")
def _nation(tmp_path: Path) -> Path:
    """Twelve agencies of three ministries, and four that stand apart."""
    folder = tmp_path / "nation"
    folder.mkdir()
    write_nation(folder)
    return folder


def scores_of(*cards: Scorecard) -> Scores:
    """What a run over cards made by hand comes to."""
    return Scores([(own,) for own in cards], [league_of(cards)], {}, Verdict([], len(cards)))


def table(text: str) -> list[dict[str, str]]:
    """The rows of CSV by their headings."""
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def workbook(data: bytes) -> Any:  # noqa: ANN401 - the reader has no types
    return openpyxl.load_workbook(io.BytesIO(data))


def shown(cell: Any) -> str:  # noqa: ANN401 - the reader has no types
    """What a spreadsheet program shows in a cell, by its value and its number format."""
    if cell.value is None:
        return ""
    if cell.data_type == "n":
        # The shortest text of the stored binary number, rounded as the format says.
        places = len(cell.number_format.partition(".")[2])
        assert cell.number_format == ("0." + "0" * places if places else "0")
        exact = Decimal(repr(cell.value)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
        return format(exact, "f")
    assert cell.data_type == "s"
    return str(cell.value)


def sheet_rows(sheet: Any) -> Iterator[dict[str, str]]:  # noqa: ANN401 - the reader has no types
    titles, *rows = sheet.iter_rows()
    for row in rows:
        yield {shown(title): shown(cell) for title, cell in zip(titles, row, strict=True)}


# CSV


def test_csv_is_made_for_excel(nation: Path, kpr: Kpr, golden: Callable[[Path, str], None]) -> None:
    said = kpr(nation, "score", "--format", "csv")
    assert (said.status, said.err) == (1, "")
    golden(GOLDEN / "nation.csv", said.out)
    assert said.out.startswith('\ufeff"ปีงบประมาณ","สมุดกติกา",')
    assert said.out.count("\r\n") == said.out.count("\n") == 1 + len(AGENCIES) + 5
    assert all(line.startswith('"') for line in said.out[1:].splitlines())
    kpr(nation, "score", "-o", "csv=../out.csv")
    assert (nation.parent / "out.csv").read_bytes() == said.out.encode()
    english = kpr(nation, "score", "--format", "csv", "--lang", "en").out
    assert english.startswith('\ufeff"fiscal year","rulebook",')


def test_csv_has_every_rank_and_digit(nation: Path, kpr: Kpr) -> None:
    rows = table(kpr(nation, "score", "--format", "csv").out)
    data = json.loads(kpr(nation, "score", "--format", "json").out)
    cards = {card["file"]: card for card in data["scorecards"] if card["counts"]}
    ranks = [entry for league in data["leagues"] for entry in league["ranks"]]
    for row, entry in zip(rows, ranks, strict=False):
        own = cards[entry["file"]]
        assert row["แฟ้ม"] == entry["file"]
        assert row["รหัสส่วนราชการ"] == entry["agency"]
        assert row["อันดับ"] == str(entry["rank"] or "")
        assert row["คะแนนรวม"] == (entry["total"] or "")
        assert row["กระทรวง"] == own["ministry"]
        assert row["ผลการตรวจ"] == ("ยังไม่ผ่านการตรวจ" if own["provisional"] else "")
        assert row["เหตุที่ไม่มีอันดับ"] == (own["reason"] or "")
        for part in own["parts"]:
            score = row[f"{part['name']['th']} ({part['id']})"]
            assert score == (part["score"] if own["total"] else "")
    (unread,) = rows[len(ranks) :]
    assert {key: value for key, value in unread.items() if value} == {
        "แฟ้ม": "unreadable.yaml",
        "เหตุที่ไม่มีอันดับ": "แฟ้มมีส่วนที่อ่านไม่ได้ แก้แล้วจึงคิดคะแนนได้",
    }


def test_a_draft_book_is_called_one(kpr: Kpr) -> None:
    said = kpr(ROOT / "examples", "score", "example-2567.yaml", "--format", "csv").out
    (row,) = table(said)
    assert row["สถานะสมุดกติกา"] == "ฉบับร่าง ยังไม่ใช้บังคับ"
    assert (row["คะแนนรวม"], row["ระดับ"]) == ("86.39", "มาตรฐานขั้นสูง")


@pytest.mark.parametrize("text", DANGEROUS)
def test_what_excel_would_calculate_stands_behind_an_apostrophe(text: str) -> None:
    (row,) = table(scores_csv(scores_of(card("a", "3.0000", name=text, ministry=text)), "th"))
    assert (row["ส่วนราชการ"], row["กระทรวง"]) == (f"'{text}", f"'{text}")


def test_numbers_and_other_texts_stay_as_they_are() -> None:
    names = ("กรม=1", "1-1", "", " =1", "'=1", 'ก"ข"', "ก,ข")
    for name in names:
        (row,) = table(scores_csv(scores_of(card("a", "-2.5000", name=name)), "th"))
        assert (row["ส่วนราชการ"], row["คะแนนรวม"]) == (name, "-2.5000")


# XLSX


def test_xlsx_shows_what_csv_says(nation: Path, kpr: Kpr) -> None:
    said = kpr(nation, "score", "--format", "csv", "--output", "xlsx=../out.xlsx")
    book = workbook((nation.parent / "out.xlsx").read_bytes())
    assert book.sheetnames == ["อันดับ", "วิธีคิด"]
    assert list(sheet_rows(book["อันดับ"])) == table(said.out)
    kpr(nation, "score", "--lang", "en", "--output", "xlsx=../out.xlsx")
    assert workbook((nation.parent / "out.xlsx").read_bytes()).sheetnames == ["ranking", "working"]


def test_the_working_stands_on_the_second_sheet(nation: Path, kpr: Kpr) -> None:
    data = json.loads(kpr(nation, "score", "--format", "json", "-o", "xlsx=../out.xlsx").out)
    expected = []
    for own in data["scorecards"]:
        names = {part["id"]: part["name"]["th"] for part in own["parts"]}
        expected += [
            (
                own["agency"],
                names[row["part"]],
                *(row[key] or "" for key in ("id", "name", "weight", "actual")),
                *(row[key] or "" for key in ("score", "weighted")),
                "\n".join(row["steps"]),
            )
            for row in own["indicators"]
            if own["counts"]
        ]
    rows = sheet_rows(workbook((nation.parent / "out.xlsx").read_bytes())["วิธีคิด"])
    keys = ["รหัสส่วนราชการ", "ประเด็น", "ตัวชี้วัดที่", "ตัวชี้วัด", "น้ำหนัก", "ผลการดำเนินงาน"]
    keys += ["ค่าคะแนนที่ได้", "คะแนนถ่วงน้ำหนัก", "วิธีคิด"]
    assert [tuple(row[key] for key in keys) for row in rows] == expected
    assert expected[0][-1].startswith("ผลเท่ากับเกณฑ์ระดับที่ 5 ได้คะแนนของระดับนั้น: 5\n")


def test_sheets_are_set_for_reading(nation: Path, kpr: Kpr) -> None:
    kpr(nation, "score", "-o", "xlsx=../out.xlsx")
    for sheet in workbook((nation.parent / "out.xlsx").read_bytes()):
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions
        for column, *cells in zip(sheet[1], *list(sheet.iter_rows())[1:], strict=True):
            width = sheet.column_dimensions[column.column_letter].width
            # Vowels and tone marks take no room; four letters in five do.
            longest = max(len(line) for cell in cells for line in shown(cell).split("\n"))
            assert width >= min(60, longest * 0.7)
        wrapped = [row for row in sheet.iter_rows() if any("\n" in shown(cell) for cell in row)]
        for row in wrapped:
            lines = max(shown(cell).count("\n") + 1 for cell in row)
            assert sheet.row_dimensions[row[0].row].height >= 15 * lines


@pytest.mark.parametrize("text", [*DANGEROUS, "https://example.go.th", "mailto:a@b.c", "1.10"])
def test_a_text_is_neither_formula_nor_link_nor_number(text: str, tmp_path: Path) -> None:
    own = card("a", "3.0000", name=text, indicators=(indicator(text),))
    book = finished(tmp_path, own)
    for sheet in book:
        cells = [cell for row in sheet.iter_rows() for cell in row]
        assert not any(cell.data_type == "f" or cell.hyperlink for cell in cells)
        # XML has no carriage return of its own; the reader gives back what stands for it.
        said = text.replace("\r", "_x000D_")
        assert said in {cell.value for cell in cells if cell.data_type == "s"}


def indicator(name: str, actual: str | None = "1") -> IndicatorScore:
    number = None if actual is None else Decimal(actual)
    return IndicatorScore(name, name, "p", "scored", number, None, None, None, None)


def finished(folder: Path, *cards: Scorecard) -> Any:  # noqa: ANN401 - the reader has no types
    """The workbook of cards made by hand, as it is read again."""
    book = ScoresWorkbook("th", str(folder))
    for own in cards:
        book.take(own)
    return workbook(book.finished(scores_of(*cards)))


@pytest.mark.parametrize(
    "digits",
    ["0", "0.00", "0.0001", "-2.5000", "3.0000", "2117.00", "99999999999.9999", "0.1", "1.005"],
)
def test_a_number_shows_its_digits(digits: str, tmp_path: Path) -> None:
    book = finished(tmp_path, card("a", "3", indicators=(indicator("1", digits),)))
    cell = book["วิธีคิด"]["L2"]
    assert cell.data_type == "n"
    assert shown(cell) == digits


@pytest.mark.parametrize("digits", ["1234567890.123456", "12345678901234567", "0.1234567890123456"])
def test_more_digits_than_a_spreadsheet_keeps_are_a_text(digits: str, tmp_path: Path) -> None:
    book = finished(tmp_path, card("a", "3", indicators=(indicator("1", digits),)))
    assert (book["วิธีคิด"]["L2"].data_type, book["วิธีคิด"]["L2"].value) == ("s", digits)


def test_a_sheet_that_is_full_goes_on_in_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(score_xlsx, "MOST_ROWS", 2)
    cards = [
        card(name, "3", indicators=tuple(indicator(f"{name}{n}") for n in range(5)))
        for name in "ab"
    ]
    book = finished(tmp_path, *cards)
    assert book.sheetnames == ["อันดับ", *["วิธีคิด", *(f"วิธีคิด {n}" for n in range(2, 6))]]
    numbers = [row["ตัวชี้วัดที่"] for sheet in book.worksheets[1:] for row in sheet_rows(sheet)]
    assert numbers == [f"{name}{n}" for name in "ab" for n in range(5)]


def test_a_text_longer_than_a_cell_is_cut_and_shows_it(tmp_path: Path) -> None:
    book = finished(tmp_path, card("a", "3", name="\U00020000" * 40_000))
    assert book["อันดับ"]["H2"].value == "\U00020000" * 15_999 + "…"


# Where they go


def test_the_same_bytes_again_through_a_pipe_whatever_the_zone_and_the_hashes(nation: Path) -> None:
    told = set()
    for seed, zone in (("0", "UTC"), ("1", "Asia/Bangkok"), ("4711", "America/New_York")):
        done = subprocess.run(
            [*KPR, "score", "--format", "xlsx", "--output", "xlsx=../out.xlsx"],
            cwd=nation,
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
            capture_output=True,
            check=False,
        )
        assert (done.returncode, done.stderr) == (1, b"")
        assert (nation.parent / "out.xlsx").read_bytes() == done.stdout
        told.add(done.stdout)
    assert len(told) == 1


def test_a_terminal_gets_no_workbook(nation: Path) -> None:
    terminal, slave = pty.openpty()
    done = subprocess.run(
        [*KPR, "score", "--format", "xlsx"],
        cwd=nation,
        stdout=slave,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(slave)
    os.close(terminal)
    assert done.returncode == 2
    assert done.stderr.decode() == (
        "kpr: --format xlsx แสดงบนจอไม่ได้ เก็บลงแฟ้มด้วย --output xlsx=scores.xlsx\n"
    )


def test_without_the_library_it_says_how_to_get_it(
    nation: Path, kpr: Kpr, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    monkeypatch.delitem(sys.modules, "kpr_cli.tell.score_xlsx")
    for arguments in (("--format", "xlsx"), ("-o", "xlsx=a.xlsx")):
        said = kpr(nation, "score", *arguments)
        assert (said.status, said.out) == (2, "")
        assert said.err == "kpr: xlsx ต้องมี XlsxWriter ติดตั้งด้วย pip install 'kpr-cli[xlsx]'\n"
    assert kpr(nation, "score", "--format", "csv").status == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-o", "xls=a"], "--output ไม่มีรูปแบบ “xls” คงหมายถึง xlsx"),
        (["-o", "sarif=a"], "--output ไม่มีรูปแบบ “sarif” ที่มีคือ text, csv, xlsx, json"),
        (["-o", "xlsx"], "--output “xlsx” ต้องเขียนเป็น รูปแบบ=ชื่อแฟ้ม เช่น xlsx=scores.xlsx"),
        (["-o", "xlsx=east.yaml"], "ไม่เขียนผลลง east.yaml"),
        (["-o", "csv=no/a.csv"], "ไม่มีโฟลเดอร์ no สร้างก่อน"),
        (["-o", "csv=a", "-o", "xlsx=a"], "--output ระบุแฟ้ม a สองครั้ง ใช้คนละแฟ้ม"),
        (["--format", "excel"], "ค่าของ --format ใช้ไม่ได้"),
    ],
)
def test_what_cannot_be_told_stops_everything(
    arguments: list[str], said: str, nation: Path, kpr: Kpr
) -> None:
    before = sorted(nation.rglob("*"))
    found = kpr(nation, "score", *arguments)
    assert (found.status, found.out) == (2, "")
    assert said in found.err
    assert sorted(nation.rglob("*")) == before


@pytest.mark.parametrize("arguments", [[], ["--explain", "9.9"]])
def test_nothing_is_left_in_the_temporary_folder(
    arguments: list[str], nation: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "temporary"
    folder.mkdir()
    done = subprocess.run(
        [*KPR, "score", "-o", "xlsx=../out.xlsx", *arguments],
        cwd=nation,
        env={**os.environ, "TMPDIR": str(folder)},
        capture_output=True,
        check=False,
    )
    assert done.returncode == (2 if arguments else 1)
    assert list(folder.iterdir()) == []


def test_scores_by_issue_stand_in_columns_of_their_own() -> None:
    cards = (with_issues("a", 2), with_issues("b", 0))
    first, second = table(scores_csv(scores_of(*cards), "th"))
    topic = next(title for title in first if title.endswith("(topic-2)"))
    assert (first[topic], second[topic]) == ("3.0000", "")
