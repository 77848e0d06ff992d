"""`kpr rulebook lint|show|diff|new`: what they say of books, and what a draft keeps."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import pytest
from conftest import Said
from pydantic import BaseModel

from kpr_cli.cli.books import Shelf, folder_of, load_wording, shipped
from kpr_cli.core.dossier import Filing
from kpr_cli.core.outline import WORDING, Item, outline
from kpr_cli.core.place import NAMES, Tree
from kpr_cli.core.policies import Policies
from kpr_cli.core.record import admit
from kpr_cli.core.rulebook import Rulebook, Rules, Sources
from kpr_cli.judge.comparison import compare
from kpr_cli.judge.effects import EFFECTS, effect_of
from kpr_cli.judge.formulas import FORMULAS
from kpr_cli.judge.scoring import score_agreement
from kpr_cli.read.agreements import read_agreement
from kpr_cli.read.rulebooks import FILES
from kpr_cli.tell.choice_words import CHOICES
from kpr_cli.tell.policy_words import rows_of, title_of
from kpr_cli.tell.rulebook_json import rulebook_json

Kpr = Callable[..., Said]
Golden = Callable[[Path, str], None]

TESTS = Path(__file__).parent
ROOT = TESTS.parent
BOOKS = TESTS / "books"
BROKEN = sorted(file.parent for file in BOOKS.glob("*/*/book.yaml"))
SAID = TESTS / "golden" / "rulebook"
DRAFTS = sorted(ROOT.glob("examples/published/*/rulebook"))


def book_of(folder: Path | str) -> Rulebook:
    shelf = Shelf(load_wording())
    bench = shelf.named(str(folder))
    assert shelf.findings == []
    assert bench is not None
    return bench.book


def copied(folder: Path, changes: dict[str, list[tuple[str, str]]]) -> Path:
    """A copy of the small book with stretches of its files replaced, each of them there once."""
    shutil.copytree(BOOKS / "good", folder)
    for name, replaced in changes.items():
        text = (folder / name).read_text("utf-8")
        for old, new in replaced:
            assert text.count(old) == 1, old
            text = text.replace(old, new)
        (folder / name).write_text(text, "utf-8")
    return folder


# --- the command line


def test_rulebook_alone_prints_its_help(kpr: Kpr, tmp_path: Path) -> None:
    alone, asked = kpr(tmp_path, "rulebook"), kpr(tmp_path, "rulebook", "--help")
    assert alone == asked
    assert re.findall(r"(?m)^  ([a-z]+)  ", alone.out) == ["lint", "show", "diff", "new"]
    for name in ("lint", "show", "diff", "new"):
        told = kpr(tmp_path, "rulebook", name, "-h")
        assert told.status == 0
        assert told.out.startswith(f"วิธีใช้: kpr rulebook {name} ")
        assert not re.search(r"Usage|Options|Show this|required", told.out)


MISSPELT = "2547-tow-thirds"
NO_BOOK = f"ไม่มีสมุดกติกา “{MISSPELT}” คงหมายถึง 2547-two-thirds"


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (("lnt",), "ไม่มีคำสั่ง rulebook lnt คงหมายถึง lint"),
        (("x",), "ไม่มีคำสั่ง rulebook x ที่มีคือ diff, lint, new, show"),
        (("lint", "--formt", "json"), "ไม่มีตัวเลือก --formt คงหมายถึง --format"),
        (("lint", MISSPELT), NO_BOOK),
        (("lint", ""), "ระบุชื่อหรือโฟลเดอร์ของสมุดกติกา แต่ชื่อว่างอยู่"),
        (("show",), "ยังไม่ได้ระบุ NAME|PATH ดูวิธีใช้ด้วย --help"),
        (("show", "."), f"โฟลเดอร์ . ไม่ใช่สมุดกติกา ขาดแฟ้ม {', '.join(FILES)}"),
        (("diff", "2547"), "ยังไม่ได้ระบุ NEW ดูวิธีใช้ด้วย --help"),
        (("diff", "2547", MISSPELT), NO_BOOK),
        (("new", "2599"), "ยังไม่ได้ระบุ YEAR|NAME|PATH ดูวิธีใช้ด้วย --help"),
        (("new", "2599", "--from", MISSPELT), NO_BOOK),
        (
            ("new", "ปีหน้า", "--from", "2547"),
            f"“ปีหน้า” ไม่ใช่ปี พ.ศ. เขียนเป็นเลขสี่หลัก เช่น {max(Shelf.years())}",
        ),
        (("new", "2056", "--from", "2547"), "“2056” ไม่ใช่ปี พ.ศ. คงหมายถึง 2599"),
        (("new", "99", "--from", "2547"), "“99” ไม่ใช่ปี พ.ศ."),
        (
            ("new", "2547", "--from", "2547-two-thirds"),
            "มีสมุดกติกา “2547-two-thirds” อยู่แล้ว เลือกปีอื่น หรือคัดจากสมุดนั้น",
        ),
        (("new", "2599", "--from", "2547", "-o", ""), "-o ต้องมีชื่อโฟลเดอร์ แต่ชื่อว่างอยู่"),
    ],
)
def test_a_wrong_call_gets_a_sentence(
    call: tuple[str, ...], told: str, kpr: Kpr, tmp_path: Path
) -> None:
    answer = kpr(tmp_path, "rulebook", *call)
    assert (answer.status, answer.err) == (2, f"kpr: {told}\n")
    assert list(tmp_path.iterdir()) == []


def test_a_misspelt_group_is_meant(kpr: Kpr, tmp_path: Path) -> None:
    told = kpr(tmp_path, "rulebok", "lint")
    assert told == Said(2, "", "kpr: ไม่มีคำสั่ง rulebok คงหมายถึง rulebook\n")


def test_other_commands_load_nothing_of_it() -> None:
    script = (
        "import sys; from kpr_cli.cli.entry import run; run(['rules', '-h']); print(*sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], check=True, capture_output=True, encoding="utf-8"
    )
    assert "kpr_cli.cli.commands_setting_up" in done.stdout
    assert "rulebook_" not in done.stdout
    assert "commands_rulebook" not in done.stdout


# --- lint


def test_lint_says_of_sound_books_what_they_hold(kpr: Kpr, golden: Golden, tmp_path: Path) -> None:
    alone = kpr(BOOKS, "rulebook", "lint", "good", "--lang", "both")
    golden(SAID / "lint-good.out", alone.out)
    assert (alone.status, alone.err) == (0, "")
    every = kpr(tmp_path, "rulebook", "lint")
    assert (every.status, every.err) == (0, "")
    names = re.findall(r"(?m)^([\w-]+): ใช้ได้", every.out)
    assert names == list(shipped())
    assert f"ตรวจ {3 * len(names)} แฟ้ม: ผิดพลาด 0 · คำเตือน 0 · ข้อสังเกต 0\n" in every.out


@pytest.mark.parametrize("book", BROKEN, ids=[f"{b.parent.name}/{b.name}" for b in BROKEN])
def test_lint_finds_in_a_broken_book_what_judging_by_it_finds(book: Path, kpr: Kpr) -> None:
    name = book.relative_to(BOOKS).as_posix()
    linted = kpr(BOOKS, "rulebook", "lint", name, "--format", "json")
    judged = kpr(BOOKS, "validate", "--rulebook", name, "example.yaml", "--format", "json")
    told = json.loads(linted.out)["findings"]
    assert (linted.status, linted.err) == (2, "")
    assert told == [f for f in json.loads(judged.out)["findings"] if f["file"].startswith(name)]
    assert told


def test_lint_goes_on_behind_what_is_wrong(kpr: Kpr) -> None:
    broken = "B104-repeated-code/w101-twice"
    told = kpr(BOOKS, "rulebook", "lint", "nowhere", broken, "good", "good")
    assert told.status == 2
    assert told.err.startswith("kpr: ไม่มีสมุดกติกา “nowhere”")
    assert told.out.startswith("good (2547-small): ใช้ได้")
    assert told.out.count("ใช้ได้") == 1
    assert f"{broken}/rules.yaml" in told.out
    assert "ตรวจ 6 แฟ้ม: ผิดพลาด 1" in told.out


@pytest.mark.parametrize("format_", ["json", "sarif", "github", "gitlab", "junit"])
def test_lint_speaks_every_format_alone(format_: str, kpr: Kpr) -> None:
    for book, status in (("good", 0), ("B104-repeated-code/w101-twice", 2)):
        told = kpr(BOOKS, "rulebook", "lint", book, "--format", format_)
        assert (told.status, told.err) == (status, "")
        assert "ใช้ได้" not in told.out
        assert ("B104" in told.out) == bool(status)
        if format_ in {"json", "sarif", "gitlab"}:
            json.loads(told.out)


# --- show


@pytest.mark.parametrize("lang", ["th", "en"])
def test_a_small_book_in_words(lang: str, kpr: Kpr, golden: Golden) -> None:
    told = kpr(BOOKS, "rulebook", "show", "good", "--lang", lang)
    golden(SAID / f"show-good-{lang}.out", told.out)
    assert (told.status, told.err) == (0, "")


@pytest.mark.parametrize("name", [*shipped(), *map(str, DRAFTS)])
def test_every_policy_is_shown_with_its_title_and_authority(name: str, kpr: Kpr) -> None:
    """Also of a policy that is added tomorrow: nothing in the text is listed by hand."""
    book = book_of(name)
    shown = kpr(ROOT, "rulebook", "show", name).out

    def check(items: tuple[Item, ...]) -> int:
        count = 0
        for item in items:
            # The citations of lists stand below the lists; names stand without a title.
            is_titled = (
                item.title and item.key not in {*WORDING, *NAMES} and "cites" not in item.kind
            )
            if is_titled and (item.items or item.value not in (None, (), False)):
                assert title_of(item, "th") in shown, item.place
            if not item.items and item.key != "en" and item.value not in (None, (), False):
                for row in rows_of(item, book, "th"):
                    assert row in shown, item.place
                    count += 1
            count += check(item.items)
        return count

    assert check(outline(book.policies)) > 60
    assert check(outline(Sources(sources=book.sources))) >= 4
    is_draft = book.policies.status == "draft"
    assert shown.startswith("*** ฉบับร่าง ยังไม่ใช้บังคับ ใช้อ้างอิงไม่ได้ ***\n") == is_draft


def test_what_a_book_lacks_is_said(kpr: Kpr) -> None:
    shown = kpr(BOOKS, "rulebook", "show", "good").out
    missing = shown.split("ไม่มีในสมุดนี้\n")[1].strip().split(", ")
    assert {"เกณฑ์เงินรางวัล", "หมายเหตุถึงผู้อ่าน"} <= set(missing)


@pytest.mark.parametrize("name", shipped())
def test_the_policies_as_data_are_the_book_again(name: str, kpr: Kpr) -> None:
    data = json.loads(kpr(ROOT, "rulebook", "show", name, "--format", "json").out)
    book = book_of(name)
    assert admit(Policies, texts_of(data["policies"])).record == book.policies
    assert admit(Sources, {"sources": texts_of(data["sources"])}).record == Sources(
        sources=book.sources
    )
    assert sum(data["rules"].values()) == len(book.rules)
    assert data["unconfirmed"] == {"book.yaml": 3 if name == "2567" else 0, "rules.yaml": 0}


def texts_of(data: Any) -> Tree:  # noqa: ANN401 - what JSON holds
    """Data as a book's text has it: every scalar a text, what is not there left out."""
    if isinstance(data, dict):
        return {key: texts_of(value) for key, value in data.items() if value is not None}
    if isinstance(data, list):
        return [texts_of(value) for value in data]
    return str(data).lower() if isinstance(data, bool) else str(data)


# --- diff


SETTLED = {
    ("book.yaml", "policies", True): [
        ("scale.floor", 'floor: "1"', 'floor: "0"'),
        ("scale.tied_levels", "tied_levels: higher", "tied_levels: lower"),
        ("scale.points", "points: [1, 2, 3, 4, 5]", "points: [1, 2, 3, 3.5, 5]"),
        ("rounding.score", "  score: 4\n", "  score: 2\n"),
        ("weights.divide_by", "divide_by: scored_weights", "divide_by: total"),
        ("states.cancelled", "cancelled: leave_out", "cancelled: floor"),
        ("deductions.leave", "leave: committee", "leave: both"),
        ("totals.limit", "limit: scale", "limit: none"),
        ("methods.milestone.done", "done: consecutive", "done: count"),
    ],
    ("book.yaml", "policies", False): [
        ("edition", 'edition: "2547.1"', "edition: ฉบับแก้ไข"),
        ("rounding.weight", "  weight: 2\n", "  weight: 4\n"),
        ("ranking.ties", "ties: shared", "ties: dense"),
        ("optional_topics.developed_at", 'at: "3.0000"', 'at: "4.0000"'),
        ("scale.cite", "clause: มาตราคะแนน}", "clause: ข้อ 9}"),
    ],
    ("book.yaml", "lists", True): [
        ("rounds", "rounds: [6, 12]", "rounds: [6, 9, 12]"),
        ("methods.allowed", "[interpolate, milestone]", "[interpolate, bands, milestone]"),
    ],
    ("book.yaml", "lists", False): [
        (
            "groups[1].compulsory",
            "kinds: [department]",
            "kinds: [department]\n    compulsory: true",
        ),
        ("groups[1].en", "en: group 1", "en: first group"),
        ("steps[signed].th", "{id: signed, th: ลงนาม,", "{id: signed, th: ลงลายมือชื่อ,"),
    ],
    ("rules.yaml", "rules", False): [
        ("rules[L102].severity", "severity: warning", "severity: note"),
        ("rules[C101].given", "given: {stage: due}", "given: {stage: draft}"),
        ("rules[L102].th", "เกณฑ์ของ{indicator} ไม่เรียงลำดับ", "{indicator} ไม่เรียง"),
        ("rules[L102].waivable", "severity: warning", "severity: warning\n    waivable: true"),
    ],
    ("sources.yaml", "lists", False): [
        ("sources[project].short", "th: ตัวอย่าง,", "th: แบบอย่าง,"),
    ],
}
"""Of a file and its section, whether scores can move: what stands where, and what instead."""
CHANGES = [(*about, *change) for about, changes in SETTLED.items() for change in changes]


@pytest.mark.parametrize("case", CHANGES, ids=[case[3] for case in CHANGES])
def test_one_change_is_told_as_one(
    case: tuple[str, str, bool, str, str, str], kpr: Kpr, tmp_path: Path
) -> None:
    file, section, moves, place, old, new = case
    changed = copied(tmp_path / "changed", {file: [(old, new)]})
    data = json.loads(kpr(BOOKS, "rulebook", "diff", "good", str(changed), "--format", "json").out)
    assert [c["place"] for c in data["changes"]] == [place]
    change = data["changes"][0]
    assert (change["section"], change["how"]) == (section, "changed")
    assert (change["moves_scores"], data["moves_scores"]) == (moves, moves)
    back = json.loads(kpr(BOOKS, "rulebook", "diff", str(changed), "good", "--format", "json").out)
    assert [(c["old"], c["new"]) for c in back["changes"]] == [(change["new"], change["old"])]
    text = kpr(BOOKS, "rulebook", "diff", "good", str(changed)).out
    assert change["title"]["th"].split(" › ")[-1] in text
    assert change["whose"]["th"] in text
    assert text.count("คะแนนที่เปลี่ยนได้\n") == moves


PROPOSED = "  - {id: proposed, th: เสนอ, en: proposal}\n"
SIGNED = "  - {id: signed, th: ลงนาม, en: signature}\n"
ANNOUNCED = "  - {id: announced, th: ประกาศ, en: announcement}\n"
TOPIC = "  - {topic: 2, th: การวัดผลิตภาพ, en: Productivity, cite: {source: project, clause: เพิ่ม}}\n"
REWARD = "reward: {threshold: 4, reached: above, cite: {source: project, clause: รางวัล}}\n"
SEVERAL = {
    "book.yaml": [
        ('edition: "2547.1"', 'edition: "2547.2"'),
        ("status: draft", "status: in-force"),
        ('floor: "1"', 'floor: "0"'),
        ("  total: 4\n", "  total: 2\n"),
        ("ties: shared", "ties: dense"),
        ("clause: มาตราคะแนน}", "clause: มาตราคะแนน (แก้ไข)}"),
        ("rounds: [6, 12]", "rounds: [6, 9, 12]"),
        ("allowed: [interpolate, milestone]", "allowed: [interpolate, bands]"),
        ("  milestone: {done: consecutive, cite: {source: project, clause: วิธีให้คะแนน}}\n", ""),
        ("\nranking: {", f"\n{REWARD}ranking: {{"),
        (PROPOSED + SIGNED, SIGNED + PROPOSED + ANNOUNCED),
        ("\ntopics:\n", f"\ntopics:\n{TOPIC}"),
    ],
    "rules.yaml": [
        ("  - code: L102\n", "  - code: L103\n"),
        (
            "    given: {stage: due}\n    severity: error\n",
            "    given: {stage: draft}\n    severity: note\n",
        ),
        ('th: "{owner} ยังไม่มีช่อง {key}"', 'th: "{owner} ขาดช่อง {key}"'),
    ],
}


@pytest.mark.parametrize("lang", ["th", "en"])
def test_a_diff_in_words(lang: str, kpr: Kpr, golden: Golden, tmp_path: Path) -> None:
    changed = copied(tmp_path / "changed", SEVERAL)
    told = kpr(BOOKS, "rulebook", "diff", "good", str(changed), "--lang", lang)
    golden(SAID / f"diff-{lang}.out", told.out)
    assert (told.status, told.err) == (0, "")


def test_the_readings_of_2547_differ_in_no_score(kpr: Kpr, golden: Golden) -> None:
    told = kpr(ROOT, "rulebook", "diff", "2547", "2547-two-thirds")
    golden(SAID / "diff-readings.out", told.out)
    assert (told.status, told.err) == (0, "")
    assert "\nไม่มีคะแนนใดเปลี่ยน\n" in told.out


@pytest.mark.parametrize("name", [*shipped(), "tests/books/good"])
def test_a_book_does_not_differ_from_its_copy(name: str, kpr: Kpr, tmp_path: Path) -> None:
    shutil.copytree(folder_of(name) if name in shipped() else ROOT / name, tmp_path / "copy")
    told = kpr(ROOT, "rulebook", "diff", name, str(tmp_path / "copy"))
    assert (told.status, told.err) == (0, "")
    assert told.out.splitlines()[1:] == ["ไม่มีความแตกต่าง"]
    data = json.loads(kpr(ROOT, "rulebook", "diff", name, name, "--format", "json").out)
    assert (data["changes"], data["moves_scores"]) == ([], False)


def test_the_order_of_words_in_a_list_is_no_difference(kpr: Kpr, tmp_path: Path) -> None:
    turned = copied(
        tmp_path / "turned",
        {"book.yaml": [("[interpolate, milestone]", "[milestone, interpolate]")]},
    )
    told = kpr(BOOKS, "rulebook", "diff", "good", str(turned))
    assert told.out.splitlines()[1:] == ["ไม่มีความแตกต่าง"]


def test_the_order_of_rules_in_the_file_is_no_difference(kpr: Kpr, tmp_path: Path) -> None:
    text = (BOOKS / "good" / "rules.yaml").read_text("utf-8")
    head, *rows = text.split("  - code: ")
    turned = copied(
        tmp_path / "turned", {"rules.yaml": [(text, "  - code: ".join([head, *rows[::-1]]))]}
    )
    told = kpr(BOOKS, "rulebook", "diff", "good", str(turned))
    assert told.out.splitlines()[1:] == ["ไม่มีความแตกต่าง"]


def test_a_diff_of_broken_books_tells_both(kpr: Kpr) -> None:
    broken = ("B104-repeated-code/w101-twice", "B101-unknown-check/no-such-check")
    told = kpr(BOOKS, "rulebook", "diff", *broken)
    assert (told.status, told.err) == (2, "")
    assert all(name in told.out for name in broken)
    assert kpr(BOOKS, "rulebook", "show", broken[0]).status == 2


@pytest.mark.parametrize("name", [*shipped(), *map(str, DRAFTS)])
def test_any_two_books_can_be_compared(name: str, kpr: Kpr) -> None:
    """What is added one way is removed the other way; every change has words in both languages."""
    old, new = book_of(BOOKS / "good"), book_of(name)
    there, back = compare(old, new), compare(new, old)
    turned = {"added": "removed", "removed": "added"}
    assert {(c.item.place, turned.get(c.how, c.how)) for c in there} == {
        (c.item.place, c.how) for c in back
    }
    for lang in ("th", "en"):
        told = kpr(BOOKS, "rulebook", "diff", "good", name, "--lang", lang)
        assert (told.status, told.err) == (0, "")


# --- the tables of words and effects


def places_of(model: type[BaseModel], kind: str = "") -> Iterator[tuple[str, object]]:
    """Every place in a model with its type, as an outline calls it."""
    for name, field in model.model_fields.items():
        key = f"{kind}.{field.alias or name}" if kind else field.alias or name
        yield key, field.annotation
        for inner in parts_of(field.annotation):
            if isinstance(inner, type) and issubclass(inner, BaseModel):
                yield from places_of(inner, key)


def parts_of(annotation: object) -> list[object]:
    """A type with all that it is made of."""
    return [annotation, *(part for arg in get_args(annotation) for part in parts_of(arg))]


PLACES = {
    key: annotation for model in (Policies, Rules, Sources) for key, annotation in places_of(model)
}


def test_every_choice_of_the_model_has_words_and_no_other() -> None:
    choices = {
        key: {str(v) for part in parts_of(a) if get_origin(part) is Literal for v in get_args(part)}
        for key, a in PLACES.items()
    }
    listed = {key: set(values) for key, values in CHOICES.items()}
    assert listed == {key: values for key, values in choices.items() if values}
    for words in CHOICES.values():
        assert len({word.th for word in words.values()}) == len(words)
        assert len({word.en for word in words.values()}) == len(words)


def test_every_policy_has_an_effect_and_every_effect_a_policy() -> None:
    assert set(EFFECTS) <= set(PLACES)
    assert {key.partition(".")[0] for key in PLACES} == {k.partition(".")[0] for k in EFFECTS}
    for key in PLACES:
        assert effect_of(key).whose.th
    # Each method has its own, and what a method is told by is its name.
    for key in PLACES:
        if re.fullmatch(r"methods\.\w+", key) and key.split(".")[1] in FORMULAS:
            assert key.split(".")[1] in effect_of(key).whose.en


def filings(book: Rulebook) -> list[Filing]:
    """The examples of a book's year."""
    wording = load_wording()
    files = sorted((ROOT / "examples").glob("*.yaml"))
    found = [read_agreement(file.read_bytes(), file.name, wording).filing for file in files]
    year = book.policies.fiscal_year
    return [f for f in found if f is not None and f.agreement.fiscal_year == year]


def scores(agreements: list[Filing], book: Rulebook) -> list[object]:
    """Every score of some agreements under a book."""
    cards = [score_agreement(filing, book) for filing in agreements]
    return [
        (
            (card.total, card.mean, card.percent),
            [(row.id, row.score, row.weighted) for row in card.indicators],
            {part.id: (part.score, part.weighted) for part in card.parts},
        )
        for card in cards
    ]


def altered(item: Item, tree: Tree) -> list[Tree]:
    """What could stand in a book instead of a value."""
    if not isinstance(tree, str):
        return []
    if item.kind in CHOICES:
        return [word for word in CHOICES[item.kind] if word != tree]
    if tree in {"true", "false"}:
        return ["false" if tree == "true" else "true"]
    if re.fullmatch(r"[0-9.]+", tree):
        return ["1", "2", "4.5", "2600"]
    return [f"{tree} อื่น", "another"]


@pytest.mark.parametrize("name", ["2547", "2567"])
def test_what_is_said_to_move_no_score_moves_none(name: str) -> None:
    book = book_of(name)
    tree = texts_of(json.loads(rulebook_json(book, "0"))["policies"])
    agreements = filings(book)
    before = scores(agreements, book)
    assert before
    tried: set[str] = set()

    def attempt(kind: str, changed: Tree) -> None:
        record = admit(Policies, changed).record
        if record is not None and record != book.policies:
            assert scores(agreements, book.model_copy(update={"policies": record})) == before, kind
            tried.add(kind)

    def walk(items: tuple[Item, ...], node: Tree, rebuild: Callable[[Tree], Tree]) -> None:
        for index, item in enumerate(items):
            if isinstance(node, list):
                inner, put = node[index], putting(node, index, rebuild)
                without: Tree = [*node[:index], *node[index + 1 :]]
            elif isinstance(node, dict) and item.key in node:
                inner, put = node[item.key], putting(node, item.key, rebuild)
                without = {key: value for key, value in node.items() if key != item.key}
            else:
                continue
            if not effect_of(item.kind).moves:
                attempt(item.kind, rebuild(without))
                for value in altered(item, inner):
                    attempt(item.kind, put(value))
            walk(item.items, inner, put)

    walk(outline(book.policies), tree, lambda changed: changed)
    assert {"parts", "groups.parts", "steps", "ranking.ties", "rounding.weight"} <= tried


def putting(
    node: dict[str, Tree] | list[Tree], key: str | int, rebuild: Callable[[Tree], Tree]
) -> Callable[[Tree], Tree]:
    def put(value: Tree) -> Tree:
        if isinstance(node, list):
            return rebuild([value if index == key else old for index, old in enumerate(node)])
        return rebuild({name: value if name == key else old for name, old in node.items()})

    return put


# --- the page


def test_every_command_of_the_page_does_what_is_shown(
    kpr: Kpr, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    page = ROOT / "docs" / "rulebook.md"
    shutil.copy(BOOKS / "example.yaml", tmp_path / "agreement.yaml")

    def run(line: str) -> str:
        told = kpr(tmp_path, *line.split()[1:])
        assert (told.status in {0, 1}, told.err) == (True, ""), line
        return told.out

    def session(match: re.Match[str]) -> str:
        if match[1] == "sh":
            assert [run(line) for line in match[2].splitlines() if line.startswith("kpr ")]
            return match[0]
        commands = [line[2:] for line in match[2].splitlines() if line.startswith("$ ")]
        return "```console\n" + "".join(f"$ {c}\n{run(c)}" for c in commands) + "```"

    now = re.sub(r"```(sh|console)\n(.*?)```", session, page.read_text("utf-8"), flags=re.DOTALL)
    if request.config.getoption("--accept"):
        page.write_text(now, "utf-8")
    assert page.read_text("utf-8") == now
