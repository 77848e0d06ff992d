"""`kpr explain`, `kpr rules` and `docs/rules`: what they say, and that it is what the tests say.

The examples that are explained are those of `tests/test_rules.py` and `tests/test_broken_books.py`:
here only the choice among them and the words around them are looked at.
"""

import json
import re
from collections.abc import Callable
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import pytest
from conftest import Said
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from kpr_cli.cli.books import Shelf, load_wording
from kpr_cli.cli.explain import explanation
from kpr_cli.cli.rule_examples import lesson_of
from kpr_cli.cli.rule_rows import books_of, standings
from kpr_cli.core.explanation import Explanation, Standing, Text, compared
from kpr_cli.core.family import FAMILIES
from kpr_cli.core.finding import Languages
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.tell.explanation_text import explanation_lines
from kpr_cli.tell.lines import plain
from kpr_cli.tell.overview import findings_lines
from kpr_cli.tell.rule_table import rule_lines
from kpr_cli.tell.rule_words import blanked
from kpr_cli.tell.sheet import WIDTH, rows_of, shortened
from kpr_cli.tell.summary import summary_lines

Kpr = Callable[..., Said]
Golden = Callable[[Path, str], None]

TESTS = Path(__file__).parent
ROOT = TESTS.parent
LISTED = "kpr rules --family O --rulebook 2547-two-thirds"
SAID = TESTS / "golden" / "explain"
GENERATED = {"P101", "P120"}
"""Rules whose bad file is too large to be kept; they have no `.out`."""
LANGS: tuple[Languages, ...] = (("th",), ("en",), ("th", "en"))
DRAFTS = sorted(ROOT.glob("examples/published/*/rulebook"))


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    return Shelf(load_wording())


@pytest.fixture(scope="module")
def books(shelf: Shelf) -> tuple[Rulebook, ...]:
    return books_of(shelf, None)


@pytest.fixture(scope="module")
def rows(shelf: Shelf, books: tuple[Rulebook, ...]) -> list[Standing]:
    return standings(shelf, books)


@pytest.mark.parametrize(
    "call",
    [
        "explain W101",
        "explain S111 --lang both",
        "explain I103",
        "explain B104",
        "explain P101",
        "explain G101 --lang en",
        "explain O101",
        "explain P105",
        "rules",
        "rules --family w --lang en",
        "rules --severity warning --rulebook 2547-two-thirds",
        "rules --family O --format json",
    ],
)
def test_what_is_said(call: str, kpr: Kpr, golden: Golden, tmp_path: Path) -> None:
    said = kpr(tmp_path, *call.split())
    golden(SAID / f"{call.replace(' --', '-').replace(' ', '-')}.out", said.out)
    assert (said.status, said.err) == (0, "")


@pytest.mark.parametrize("word", ["w101", "W๑๐๑", "unbalanced-weights", "Unbalanced_Weights"])
def test_a_rule_is_found_by_code_and_by_name(word: str, kpr: Kpr, tmp_path: Path) -> None:
    assert kpr(tmp_path, "explain", word) == kpr(tmp_path, "explain", "W101")


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        ("explain W110", "ไม่มีกฎ “W110” กฎของหมวด W ดูได้ด้วย kpr rules --family W"),
        ("explain z1", "ไม่มีกฎ “z1” ดูกฎทั้งหมดด้วย kpr rules"),
        ("explain balanced-weight", "ไม่มีกฎ “balanced-weight” คงหมายถึง W101 unbalanced-weights"),
        ("explain น้ำหนัก", "ไม่มีกฎ “น้ำหนัก” ดูกฎทั้งหมดด้วย kpr rules"),
        ("explain tabs --lang en", "there is no rule “tabs”; perhaps P105 tab"),
        (
            "explain O101 --rulebook 2547-two-thirds",
            f"ไม่มีกฎ “O101” ในสมุดกติกา 2547-two-thirds กฎของหมวด O ดูได้ด้วย {LISTED}",
        ),
        ("explain W101 --rulebook 2574", "ไม่มีสมุดกติกา “2574” คงหมายถึง 2547"),
        ("explain", "ยังไม่ได้ระบุ CODE|NAME ดูวิธีใช้ด้วย --help"),
        ("rules w", "มี “w” เกินมา ถ้าเป็นชื่อเดียวกับคำก่อนหน้า ให้ใส่ทั้งหมดในเครื่องหมายคำพูด"),
        ("rules --severity eror", "ค่าของ --severity ใช้ไม่ได้ คงหมายถึง error"),
    ],
)
def test_a_wrong_call_is_one_sentence(call: str, sentence: str, kpr: Kpr, tmp_path: Path) -> None:
    assert kpr(tmp_path, *call.split()) == (2, "", f"kpr: {sentence}\n")


def test_an_unknown_family_is_answered_with_all(kpr: Kpr, tmp_path: Path) -> None:
    said = kpr(tmp_path, "rules", "--family", "Z")
    assert (said.status, said.out) == (2, "")
    assert said.err.startswith("kpr: ไม่มีหมวด “Z” หมวดที่มีคือ P การอ่านแฟ้ม · S รูปของข้อมูล · ")


def test_the_families_are_those_of_the_rules_that_ship(rows: list[Standing]) -> None:
    """One list for `kpr rules`, the pages and the Tab key; a new family gets its name there."""
    assert list(dict.fromkeys(row.rule.code[0] for row in rows)) == list(FAMILIES)


def test_every_rule_is_explained_by_an_example_that_says_exactly_its_out(
    rows: list[Standing], books: tuple[Rulebook, ...], shelf: Shelf
) -> None:
    for rule in {row.rule.code: row.rule for row in rows}.values():
        explained = explanation(rule.code, rows, books, shelf)
        example = explained.example
        assert example is not None, rule.code
        assert any(sheet.pointed for sheet in example.bad) or rule.name == "empty-file"
        assert rule.code in {finding.rule.code for finding in example.verdict.findings}
        thai, english, both = (printed(explained, langs) for langs in LANGS)
        assert blanked(rule.th) in thai
        head = thai.split("\nเขียนอย่างนี้ผิด\n")[0]
        assert rule.check is None or rule.check not in head, "no identifier of the code"
        assert rule.check is None or f"check: {rule.check}" in english
        assert thai.count("\n") < both.count("\n")
        words = english.split("\nwrong\n")[0]
        for row in rows:
            words = words.replace(row.rule.cite.clause, "") if row.rule.code == rule.code else words
        assert not re.search("[ก-ฮ]{4}", words)
        if rule.code not in GENERATED:
            folders = (f"rules/{rule.code}-{rule.name}/bad", f"books/{rule.code}-{rule.name}")
            outs = [out for folder in folders for out in (TESTS / folder).glob("*.out")]
            lines = findings_lines(example.verdict.findings, ("th",), full=True)
            said = plain((*lines, *summary_lines(example.verdict, ("th",))))
            assert said in {out.read_text("utf-8") for out in outs}, rule.code


def printed(explained: Explanation, langs: Languages) -> str:
    return plain(explanation_lines(explained, langs))


def test_the_examples_are_short_enough_to_be_seen_at_once(
    rows: list[Standing], shelf: Shelf
) -> None:
    for rule in {row.rule.code: row.rule for row in rows}.values():
        example = lesson_of(rule, shelf).example
        assert example is not None
        for sheets in (example.bad, example.good):
            shown = [row for sheet in sheets for row in rows_of(sheet)]
            assert len(shown) <= 30, f"{rule.code}: keep a bad and a good file that differ less"
            assert all(cell_len(text) <= WIDTH for _, _, text in shown)


@pytest.mark.parametrize("draft", DRAFTS, ids=lambda folder: folder.parent.name)
def test_a_book_by_path_is_explained_as_a_draft(draft: Path, kpr: Kpr, tmp_path: Path) -> None:
    listed = kpr(tmp_path, "rules", "--rulebook", str(draft), "--format", "json")
    codes = [rule["code"] for rule in json.loads(listed.out)["rules"] if rule["books"]]
    assert codes
    for code in codes:
        said = kpr(tmp_path, "explain", code, "--rulebook", str(draft))
        assert (said.status, said.err) == (0, "")
        assert " (ฉบับร่าง)\n" in said.out


def test_books_that_differ_are_told_apart(
    shelf: Shelf, books: tuple[Rulebook, ...], golden: Golden
) -> None:
    milder = books[0].rules[0].model_copy(update={"severity": "note", "waivable": True})
    policies = books[0].policies.model_copy(update={"book": "2547-mild", "status": "draft"})
    mild = books[0].model_copy(update={"policies": policies, "rules": (milder,)})
    three = (*books, mild)
    rows = standings(shelf, three)
    explained = explanation(milder.code, rows, three, shelf)
    golden(SAID / "books-that-differ.out", printed(explained, ("th",)))
    listed = plain(rule_lines(rows, three, "th", 100))
    assert "  ข้อสังเกต  [2547-mild (ฉบับร่าง)] …" in listed
    assert "  ผิดพลาด   [2547, 2547-two-thirds] …" in listed


def test_a_broken_book_is_told_and_explains_nothing(kpr: Kpr) -> None:
    for command in (("explain", "W101"), ("rules",)):
        said = kpr(TESTS / "books", *command, "--rulebook", "B104-repeated-code/w101-twice")
        assert (said.status, said.err) == (2, "")
        first = said.out.splitlines()[0]
        assert first.startswith("B104-repeated-code/w101-twice/rules.yaml:")
        assert first.endswith(" ผิดพลาด B104 repeated-code")


def test_the_folder_of_the_call_decides_the_language_and_nothing_else(
    kpr: Kpr, tmp_path: Path
) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "kpr.toml").write_text(
        'lang = "en"\nstrict = true\nagreements = [{files = "*.yaml", book = "nowhere"}]\n', "utf-8"
    )
    assert kpr(tmp_path, "explain", "W101") == kpr(TESTS, "explain", "W101", "--lang", "en")
    assert kpr(tmp_path, "rules") == kpr(TESTS, "rules", "--lang", "en")


def test_the_list_for_programs_has_every_row_with_all_it_says(
    kpr: Kpr, tmp_path: Path, rows: list[Standing]
) -> None:
    said = kpr(tmp_path, "rules", "--format", "json")
    data: dict[str, Any] = json.loads(said.out)
    assert (data["format"], said.status, said.err) == (1, 0, "")
    assert [rule["code"] for rule in data["rules"]] == [row.rule.code for row in rows]
    for rule, row in zip(data["rules"], rows, strict=True):
        told = {**rule, "th": rule["message"]["th"], "en": rule["message"]["en"]}
        plain_row = json.loads(row.rule.model_dump_json())
        assert {key: told[key] for key in plain_row} == plain_row
    assert kpr(tmp_path, "rules", "--format", "json", "--lang", "en") == said


def test_the_list_fits_a_narrow_terminal(rows: list[Standing], books: tuple[Rulebook, ...]) -> None:
    for width in (80, 100, 132):
        lines = plain(rule_lines(rows, books, "th", width)).splitlines()
        assert width - 10 < max(map(cell_len, lines)) <= width


@given(st.text(alphabet="กำน้ที่ปaเ ", max_size=40), st.integers(1, 30))
def test_a_shortened_text_fits_and_keeps_marks_on_their_consonants(text: str, width: int) -> None:
    short = shortened(text, width)
    assert cell_len(short) <= width
    if short != text:
        kept = short.removesuffix("…")
        rest = text.removeprefix(kept)
        assert text.startswith(kept)
        assert rest.startswith(" ") or cell_len(rest[0]) > 0


LINES = st.lists(st.sampled_from(["a: 1", "b: 2", "# c", "  id: left", "  id: right"]), max_size=8)


@given(LINES, LINES)
def test_two_texts_without_their_changed_lines_are_alike(bad: list[str], good: list[str]) -> None:
    left, right = compared(Text("left.yaml", tuple(bad)), Text("right.yaml", tuple(good)))
    kept = [
        [
            line.replace("left", "@").replace("right", "@")
            for number, line in enumerate(sheet.text.lines, start=1)
            if number not in sheet.changed and not line.startswith("#")
        ]
        for sheet in (left, right)
    ]
    assert kept[0] == kept[1]
    assert left.changed <= left.around | set(range(len(bad) + 1))


def test_every_page_is_the_generated_one_and_links_to_pages() -> None:
    spec = spec_from_file_location("generate", ROOT / "docs" / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    generate = module_from_spec(spec)
    spec.loader.exec_module(generate)
    pages = generate.rule_pages()
    kept = {f"docs/rules/{file.name}" for file in (ROOT / "docs" / "rules").iterdir()}
    assert kept == set(pages)
    for name, page in pages.items():
        assert (ROOT / name).read_text("utf-8") == page, f"{name}: make docs writes it"
        for link in re.findall(r"\]\((?!https?:)([^)]+)\)", page):
            assert (ROOT / name).parent.joinpath(link).is_file()
