"""`kpr rulebook new`: a whole draft, every citation marked, all else of the texts as it was."""

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Said

from kpr_cli.amend.drafting import drafted
from kpr_cli.cli.books import Shelf, folder_of, load_wording, read_book, shipped
from kpr_cli.core.citation import cites, find_mark, mark_of, unconfirmed, without_mark
from kpr_cli.core.rule import Cite
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.read.rulebooks import FILES, read_rulebook

Kpr = Callable[..., Said]
Golden = Callable[[Path, str], None]

TESTS = Path(__file__).parent
ROOT = TESTS.parent
GOOD = TESTS / "books" / "good"
SAID = TESTS / "golden" / "rulebook"
YEAR = 2599
MARK = mark_of(YEAR)


def texts_of(folder: Path) -> dict[str, str]:
    return {name: (folder / name).read_bytes().decode() for name in FILES}


def book_of(folder: Path) -> Rulebook:
    book = read_book(folder, load_wording()).book
    assert book is not None
    return book


def cited(book: Rulebook) -> list[Cite]:
    return [cite for record in (book.policies, *book.rules) for _, cite in cites(record)]


def drafted_from(texts: dict[str, str], year: int = YEAR) -> dict[str, str]:
    """The draft of a book of these texts, which is sound."""
    read = read_rulebook({k: v.encode() for k, v in texts.items()}, "old", load_wording())
    assert read.findings == ()
    assert read.book is not None
    made = drafted(read.book, read.places, year, default=False)
    again = read_rulebook({k: v.encode() for k, v in made.items()}, "new", load_wording())
    assert again.findings == ()
    assert again.book is not None
    found = [
        cite for record in (again.book.policies, *again.book.rules) for _, cite in cites(record)
    ]
    was = [cite for record in (read.book.policies, *read.book.rules) for _, cite in cites(record)]
    assert [without_mark(cite) for cite in found] == [without_mark(cite) for cite in was]
    assert all(cite.clause.endswith(mark_of(year)) for cite in found)
    return made


def test_the_small_book_for_another_year(kpr: Kpr, golden: Golden, tmp_path: Path) -> None:
    told = kpr(tmp_path, "rulebook", "new", str(YEAR), "--from", str(GOOD), "--lang", "en")
    assert (told.status, told.err) == (0, "")
    assert [path.name for path in tmp_path.iterdir()] == ["2599-small"]
    draft = tmp_path / "2599-small"
    assert sorted(path.name for path in draft.iterdir()) == sorted(FILES)
    for name in FILES:
        golden(SAID / "new" / name, texts_of(draft)[name])
    linted = kpr(tmp_path, "rulebook", "lint", "2599-small", "--lang", "both")
    golden(SAID / "lint-draft.out", linted.out)
    assert (linted.status, linted.err) == (0, "")


@pytest.mark.parametrize("name", [*shipped(), "examples/published/mju-2565/rulebook"])
def test_a_draft_is_its_book_but_for_the_marks_and_what_it_says_of_itself(
    name: str, kpr: Kpr, tmp_path: Path
) -> None:
    """Comments, order and layout stay, character by character."""
    folder = folder_of(name) if name in shipped() else ROOT / name
    told = kpr(ROOT, "rulebook", "new", str(YEAR), "--from", name, "-o", str(tmp_path / "draft"))
    assert (told.status, told.err) == (0, "")
    before, after = texts_of(folder), texts_of(tmp_path / "draft")
    old, new = book_of(folder), book_of(tmp_path / "draft")
    assert after["sources.yaml"] == before["sources.yaml"]
    for file in ("book.yaml", "rules.yaml"):
        head, _, rest = after[file].partition("\n\n")
        assert all(line.startswith("# ") for line in head.splitlines())
        # What a draft book had not confirmed for its own year, its draft has not for the new one.
        own = before[file].replace(mark_of(old.policies.fiscal_year), "")
        lines, was = rest.replace(MARK, "").split("\n"), own.split("\n")
        assert len(lines) == len(was)
        pairs = zip(lines, was, strict=True)
        changed = [now.split(":")[0].strip() for now, then in pairs if now != then]
        about = {"book", "fiscal_year", "status", "default", "edition", "th", "en"}
        assert set(changed) <= (about if file == "book.yaml" else set())
        assert rest.count(MARK) == unconfirmed(new)[file] > 0
    assert unconfirmed(old) == {"book.yaml": 3 if name == "2567" else 0, "rules.yaml": 0}
    assert new.name == old.name.replace(str(old.policies.fiscal_year), str(YEAR))
    assert (new.policies.fiscal_year, new.policies.status) == (YEAR, "draft")
    assert new.policies.edition == f"{new.name}.1-draft"
    assert new.policies.default == old.policies.default
    for title in (new.policies.title.th, new.policies.title.en):
        assert str(old.policies.fiscal_year) not in title


def test_a_draft_of_a_draft_is_a_draft_of_the_book() -> None:
    straight, around = (
        drafted_from(texts_of(GOOD)),
        drafted_from(drafted_from(texts_of(GOOD), 2598)),
    )
    for name in FILES:
        assert around[name].replace("2598-small", "2547-small") == straight[name]


FLOW, BLOCK = "clause: กลุ่ม}", "cite: {source: project, clause: กลุ่ม}"
STYLES = [
    (FLOW, 'clause: "กลุ่ม"}', f'clause: "กลุ่ม{MARK}"}}'),
    (FLOW, "clause: 'กลุ่ม'}", f"clause: 'กลุ่ม{MARK}'}}"),
    (FLOW, 'clause: "กลุ่ม\n      ที่ 1"}', f'clause: "กลุ่ม\n      ที่ 1{MARK}"}}'),
    (FLOW, "clause: กลุ่ม\n      ที่ 1}", f"clause: กลุ่ม\n      ที่ 1{MARK}}}"),
    (
        BLOCK,
        "cite:\n      source: project\n      clause: >-\n        กลุ่ม\n        ที่ 1\n      # ข้อ",
        f"        กลุ่ม\n        ที่ 1{MARK}\n      # ข้อ",
    ),
    (
        BLOCK,
        "cite:\n      clause: |\n        กลุ่ม\n\n      source: project",
        f"        กลุ่ม{MARK}\n\n      source",
    ),
    (
        BLOCK,
        "cite:\n      clause: กลุ่ม   # ข้อแรก\n      source: project",
        f"clause: กลุ่ม{MARK}   # ข้อแรก",
    ),
]


@pytest.mark.parametrize(("found", "written", "drawn"), STYLES)
def test_a_clause_is_marked_however_it_is_written(found: str, written: str, drawn: str) -> None:
    texts = texts_of(GOOD)
    assert texts["book.yaml"].count(found) == 1
    texts["book.yaml"] = texts["book.yaml"].replace(found, written)
    assert drawn in drafted_from(texts)["book.yaml"]


@pytest.mark.parametrize("ending", ["\r\n", "\n"])
def test_line_endings_and_quotation_marks_stay(ending: str) -> None:
    texts = {name: text.replace("\n", ending) for name, text in texts_of(GOOD).items()}
    texts["book.yaml"] = (
        texts["book.yaml"]
        .replace('"2547-small"', "2547-small")
        .replace("fiscal_year: 2547", "fiscal_year: '2547'")
    )
    made = drafted_from(texts)
    assert f"{ending}book: 2599-small{ending}fiscal_year: '2599'{ending}" in made["book.yaml"]
    assert f'edition: "2599-small.1-draft"{ending}' in made["book.yaml"]
    for text in made.values():
        assert set(re.findall(r"\r?\n", text)) == {ending}


def test_the_year_of_a_title_keeps_its_digits() -> None:
    texts = texts_of(GOOD)
    title = "title: {th: สมุดกติกาตัวอย่าง, en: Example book}"
    assert title in texts["book.yaml"]
    wanted = "title: {th: ปี ๒๕๔๗ (2547) ฉบับ 12547, en: Year 2547}"
    texts["book.yaml"] = texts["book.yaml"].replace(title, wanted)
    assert (
        "title: {th: ปี ๒๕๙๙ (2599) ฉบับ 12547, en: Year 2599}\n" in drafted_from(texts)["book.yaml"]
    )


def test_of_a_year_that_has_a_default_a_draft_is_none(kpr: Kpr, tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    shutil.copytree(GOOD, mine)
    text = (mine / "book.yaml").read_text("utf-8")
    text = text.replace("2547-small", "2598-small").replace(
        "fiscal_year: 2547", "fiscal_year: 2598"
    )
    (mine / "book.yaml").write_text(text.replace("default: false", "default: true"), "utf-8")
    taken = min(Shelf.years())
    for year, default in ((YEAR, True), (taken, False)):
        told = kpr(tmp_path, "rulebook", "new", str(year), "--from", "mine")
        assert (told.status, told.err) == (0, "")
        assert book_of(tmp_path / f"{year}-small").policies.default is default


@pytest.mark.parametrize("year", ["2547", "๒๕๔๗"])
def test_a_year_means_its_default_book(year: str, kpr: Kpr, tmp_path: Path) -> None:
    told = kpr(tmp_path, "rulebook", "new", "๒๕๙๙", "--from", year)
    assert (told.status, told.err) == (0, "")
    assert told.out.startswith("เขียนร่างสมุดกติกา 2599 แล้ว: 2599 (คัดจาก 2547)\n")
    assert book_of(tmp_path / "2599").policies.default


def test_it_says_what_to_confirm_and_what_to_read_again(kpr: Kpr, tmp_path: Path) -> None:
    told = kpr(tmp_path, "rulebook", "new", "2599", "--from", "2547", "-o", "ร่าง ใหม่").out
    lines = texts_of(tmp_path / "ร่าง ใหม่")["book.yaml"].split("\n")
    named = re.search(r"ยังมีคำว่า 2547 ใน book.yaml บรรทัด ([\d, ]+) อ่านทวน", told)
    assert named is not None
    for number in named[1].split(", "):
        assert "2547" in lines[int(number) - 1]
    count = sum(unconfirmed(book_of(tmp_path / "ร่าง ใหม่")).values())
    assert f"ที่มาที่ยังต้องยืนยัน {count} แห่ง (book.yaml " in told
    assert told.endswith(
        'ขั้นต่อไป:\n  kpr rulebook lint "ร่าง ใหม่"\n  kpr rulebook diff 2547 "ร่าง ใหม่"\n'
        '  kpr validate --rulebook "ร่าง ใหม่"\n'
    )


def test_every_output_shows_that_nothing_is_confirmed(kpr: Kpr, tmp_path: Path) -> None:
    kpr(tmp_path, "rulebook", "new", str(YEAR), "--from", "2547")
    agreement = (ROOT / "examples" / "example-department.yaml").read_text("utf-8")
    agreement = agreement.replace("fiscal_year: 2547", f"fiscal_year: {YEAR}")
    agreement = re.sub(r"weight: \d+", "weight: 1", agreement, count=1)
    (tmp_path / "example-department.yaml").write_text(agreement, "utf-8")
    rulebook = ("--rulebook", str(YEAR))
    judged = kpr(tmp_path, "validate", "example-department.yaml", *rulebook)
    assert "W101" in judged.out
    assert f"น้ำหนัก{MARK}\n" in judged.out
    assert f"น้ำหนัก{MARK}\n" in kpr(tmp_path, "explain", "W101", *rulebook).out
    assert MARK in kpr(tmp_path, "rulebook", "show", str(YEAR)).out
    data = json.loads(kpr(tmp_path, "rulebook", "show", str(YEAR), "--format", "json").out)
    assert sum(data["unconfirmed"].values()) > 50
    told = kpr(tmp_path, "rulebook", "diff", "2547", str(YEAR)).out
    count = sum(data["unconfirmed"].values())
    assert f"ที่มาที่ต่างกันเพียงเครื่องหมายว่ายังไม่ยืนยัน: {count}\n" in told
    assert "กฎ  ไม่มีความแตกต่าง\n" in told
    (tmp_path / "report").mkdir()
    kpr(tmp_path, "report", "example-department.yaml", "--html", "-o", "report", *rulebook)
    html = (tmp_path / "report" / "example-department.html").read_text("utf-8")
    assert MARK.strip() in html


def test_a_confirmed_citation_is_no_longer_counted(kpr: Kpr, tmp_path: Path) -> None:
    kpr(tmp_path, "rulebook", "new", str(YEAR), "--from", str(GOOD), "-o", "mine")
    before = sum(unconfirmed(book_of(tmp_path / "mine")).values())
    file = tmp_path / "mine" / "rules.yaml"
    head, _, rest = file.read_text("utf-8").partition("\n\n")
    file.write_text(f"{head}\n\n{rest.replace(MARK, '', 1)}", "utf-8")
    assert f"ยังต้องยืนยัน {before - 1} แห่ง" in kpr(tmp_path, "rulebook", "lint", "mine").out
    file.write_text(rest.replace(MARK, ""), "utf-8")
    book = tmp_path / "mine" / "book.yaml"
    book.write_text(book.read_text("utf-8").replace(MARK, ""), "utf-8")
    assert "ยืนยัน" not in kpr(tmp_path, "rulebook", "lint", "mine").out


@pytest.mark.parametrize("kind", ["file", "link", "folder"])
def test_it_never_writes_over_anything(kind: str, kpr: Kpr, tmp_path: Path) -> None:
    target = tmp_path / "2599"
    if kind == "file":
        target.write_text("mine", "utf-8")
    elif kind == "link":
        target.symlink_to(tmp_path / "nowhere")
    else:
        target.mkdir()
        (target / "mine.txt").write_text("mine", "utf-8")
    before = sorted(tmp_path.rglob("*"))
    told = kpr(tmp_path, "rulebook", "new", "2599", "--from", "2547")
    assert told == Said(2, "", "kpr: มี 2599 อยู่แล้ว ไม่เขียนทับ ใช้ -o เพื่อเขียนที่อื่น\n")
    assert sorted(tmp_path.rglob("*")) == before


def test_folders_on_the_way_are_made_and_an_empty_one_is_used(kpr: Kpr, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for folder in ("empty", "a/b/c"):
        told = kpr(tmp_path, "rulebook", "new", "2599", "--from", "2547", "-o", folder)
        assert (told.status, told.err) == (0, "")
        assert sorted(path.name for path in (tmp_path / folder).iterdir()) == sorted(FILES)


def test_what_stops_the_writing_leaves_nothing(
    kpr: Kpr, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("kpr_cli.cli.writing.os.fsync", refuse)
    told = kpr(tmp_path, "rulebook", "new", "2599", "--from", "2547")
    assert told.status == 2
    assert told.err == "kpr: เขียน 2599 ไม่ได้ (No space left on device) ยังไม่ได้สร้างแฟ้มใด\n"
    assert list(tmp_path.iterdir()) == []


def test_a_draft_that_would_not_be_sound_is_not_written(kpr: Kpr, tmp_path: Path) -> None:
    shutil.copytree(GOOD, tmp_path / "full")
    text = (tmp_path / "full" / "book.yaml").read_bytes()
    padded = text + b"# " + b"x" * ((1 << 20) - len(text) - 3) + b"\n"
    (tmp_path / "full" / "book.yaml").write_bytes(padded)
    assert kpr(tmp_path, "rulebook", "lint", "full").status == 0
    told = kpr(tmp_path, "rulebook", "new", "2599", "--from", "full")
    assert (told.status, told.err) == (2, "")
    assert told.out.startswith("2599-small/book.yaml:1:1: ผิดพลาด P101 too-large\n")
    assert [path.name for path in tmp_path.iterdir()] == ["full"]


def test_a_broken_book_is_no_start(kpr: Kpr, tmp_path: Path) -> None:
    broken = TESTS / "books" / "B104-repeated-code" / "w101-twice"
    told = kpr(tmp_path, "rulebook", "new", "2599", "--from", str(broken))
    assert (told.status, told.err) == (2, "")
    assert " B104 repeated-code\n" in told.out
    assert list(tmp_path.iterdir()) == []


def test_the_mark_is_found_where_it_stands() -> None:
    found = find_mark(f"กลุ่มที่ 1{MARK}")
    assert found is not None
    assert found[0] == MARK
    assert find_mark("กลุ่มที่ 1 (ยังไม่ยืนยัน)") is None
