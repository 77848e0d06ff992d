"""A broken book is told with line and column in the book; nothing is judged by it; status 2.

Each folder below `tests/books` is named after the rule it breaks; each case is a whole book, and
its `.out` is what `kpr validate` prints when that book is to judge `example.yaml`.
"""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Said

Kpr = Callable[..., Said]

BOOKS = Path(__file__).parent / "books"
BROKEN = sorted(file.parent for file in BOOKS.glob("*/*/book.yaml"))


def judged_by(book: str, kpr: Kpr) -> Said:
    return kpr(BOOKS, "validate", "--rulebook", book, "example.yaml")


@pytest.mark.parametrize("book", BROKEN, ids=[f"{b.parent.name}/{b.name}" for b in BROKEN])
def test_a_broken_book_says_exactly_its_out(
    book: Path, kpr: Kpr, golden: Callable[[Path, str], None]
) -> None:
    name = book.relative_to(BOOKS).as_posix()
    said = judged_by(name, kpr)
    golden(book.with_suffix(".out"), said.out)
    first = said.out.split("\n", 1)[0]
    assert first.startswith(f"{name}/")
    assert f" {book.parent.name.replace('-', ' ', 1)}" in first
    assert (said.status, said.err) == (2, "")


def test_every_out_belongs_to_a_book() -> None:
    assert {file.with_suffix("") for file in BOOKS.rglob("*.out")} == set(BROKEN)


def test_the_book_they_are_variants_of_is_whole(kpr: Kpr) -> None:
    said = judged_by("good", kpr)
    assert (said.status, said.err) == (0, "")
    assert "ผิดพลาด 0 · คำเตือน 0 · ข้อสังเกต 0" in said.out


@pytest.mark.parametrize("missing", ["book.yaml", "rules.yaml", "sources.yaml"])
def test_a_book_without_one_of_its_files(missing: str, kpr: Kpr, tmp_path: Path) -> None:
    shutil.copytree(BOOKS / "good", tmp_path / "mine")
    shutil.copy(BOOKS / "example.yaml", tmp_path)
    (tmp_path / "mine" / missing).unlink()
    said = kpr(tmp_path, "validate", "--rulebook", "mine", "example.yaml")
    sentence = f"kpr: โฟลเดอร์ mine ไม่ใช่สมุดกติกา ขาดแฟ้ม {missing}\n"
    assert (said.status, said.out, said.err) == (2, "", sentence)


def test_a_book_that_is_not_there(kpr: Kpr) -> None:
    said = judged_by("2574", kpr)
    sentence = "kpr: ไม่มีสมุดกติกา “2574” คงหมายถึง 2547\n"
    assert (said.status, said.out, said.err) == (2, "", sentence)


def test_a_broken_book_stops_nothing_that_it_does_not_judge(kpr: Kpr, tmp_path: Path) -> None:
    shutil.copy(BOOKS / "example.yaml", tmp_path)
    (tmp_path / "empty.yaml").write_bytes(b"")
    book = str(BOOKS / "B104-repeated-code" / "w101-twice")
    said = kpr(tmp_path, "validate", "--rulebook", book, "empty.yaml", "example.yaml")
    assert said.status == 2
    assert " B104 repeated-code\n" in said.out
    assert "empty.yaml:1:1: ผิดพลาด P110 empty-file\n" in said.out
