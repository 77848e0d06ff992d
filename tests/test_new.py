"""`kpr new`: whole files to fill in, whose blank places are exactly what `kpr validate` names."""

import json
import os
import pty
import re
import select
import shutil
import sys
from collections.abc import Callable, Iterator
from itertools import chain, combinations
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from conftest import Said
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from kpr_cli.cli import writing
from kpr_cli.cli.problem import CallError
from kpr_cli.core.agreement import Agreement
from kpr_cli.core.guessing import known_keys
from kpr_cli.core.record import Record
from kpr_cli.judge.formulas import FORMULAS

Kpr = Callable[..., Said]
Golden = Callable[[Path, str], None]

ROOT = Path(__file__).parents[1]
GOLDEN = ROOT / "tests" / "golden" / "new"
DEPARTMENT = ("--year", "2547", "--kind", "department")


class Combination(NamedTuple):
    """A kind of agency and groups that it can be in together, under a book."""

    book: str
    kind: str
    groups: str
    topics: str = ""

    @property
    def options(self) -> list[str]:
        book = str(ROOT / self.book) if "/" in self.book else self.book
        topics = ["--topic", self.topics] if self.topics else []
        return ["--rulebook", book, "--kind", self.kind, "--group", self.groups, *topics]


TOPICS = {"2547": "1,10,15", "2547-two-thirds": "1,2,3,4,5,6,7,8,9,15"}
SHARES = {"2567": (70, 30)}
POSSIBLE = [
    *(Combination(book, "department", "1") for book in TOPICS),
    *(Combination(book, "department", "1,3") for book in TOPICS),
    *(
        Combination(book, "department", groups, topics)
        for book, chosen in TOPICS.items()
        for groups in ("2", "1,2", "2,3", "1,2,3")
        for topics in ("", chosen)
    ),
    *(Combination(book, "province", "3") for book in TOPICS),
    Combination("2567", "department", "1"),
    Combination("examples/published/mju-2565/rulebook", "faculty", "1"),
    Combination("examples/published/opec-2561/rulebook", "office", "1"),
]
"""Every combination that the books allow, with optional topics chosen and not."""
IDS = ["-".join(combination).replace("/", ".") for combination in POSSIBLE]


def lines_of(file: Path) -> list[str]:
    return file.read_text("utf-8").splitlines()


def findings(kpr: Kpr, folder: Path, combination: Combination) -> list[dict[str, Any]]:
    said = kpr(
        folder, "validate", "a.yaml", "--format", "json", *combination.options[:2], "--strict"
    )
    found: list[dict[str, Any]] = json.loads(said.out)["findings"]
    assert said.err == ""
    assert said.status == int(any(f["severity"] != "note" for f in found))
    return found


def blanks(node: object, here: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The places of a file where nothing stands."""
    if node is None:
        yield here
    items = (
        node.items()
        if isinstance(node, dict)
        else enumerate(node if isinstance(node, list) else ())
    )
    for key, value in items:
        yield from blanks(value, (*here, key))


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("department-group-1", [*DEPARTMENT, "--group", "1", "--name", "กรมตัวอย่าง"]),
        ("department-with-topics", [*DEPARTMENT, "--group", "2", "--topic", "1,10,15"]),
        ("department-groups-2-and-3", [*DEPARTMENT, "--group", "2", "--group", "3"]),
        ("province-group-3", ["--year", "2547", "--kind", "province", "--group", "3"]),
        ("department-2567", ["--year", "2567", "--kind", "department", "--group", "1"]),
    ],
)
def test_a_new_file_in_whole(
    name: str, options: list[str], kpr: Kpr, golden: Golden, tmp_path: Path
) -> None:
    said = kpr(tmp_path, "new", name, *options)
    assert (said.status, said.err) == (0, "")
    golden(GOLDEN / f"{name}.yaml", (tmp_path / f"{name}.yaml").read_bytes().decode())
    golden(GOLDEN / f"{name}.out", said.out)


@pytest.mark.parametrize("combination", POSSIBLE, ids=IDS)
def test_validating_names_exactly_the_blank_places(
    combination: Combination, kpr: Kpr, tmp_path: Path
) -> None:
    said = kpr(tmp_path, "new", "a", *combination.options)
    assert (said.status, said.err) == (0, "")
    lines = lines_of(tmp_path / "a.yaml")
    assert not [line for line in lines if len(line) > 100 or line != line.rstrip()]
    expected = {
        ("S103" if path == ("agency", "name") else "C102", path)
        for path in blanks(YAML(typ="safe", pure=True).load(tmp_path / "a.yaml"))
    }
    found = findings(kpr, tmp_path, combination)
    assert {(f["code"], tuple(f["path"])) for f in found} == expected
    assert len(found) == len(expected), "two findings say one thing"
    for finding in found:
        line = lines[finding["line"] - 1].split(" #")[0].rstrip()
        assert re.fullmatch(rf" *{finding['path'][-1]}:", line), "the line is blank"
    told = re.findall(r"\d+(?= แห่ง)", said.out)
    assert told == ([str(len(found))] if found else [])


@pytest.mark.parametrize("combination", POSSIBLE, ids=IDS)
def test_a_filled_file_has_no_fault(combination: Combination, kpr: Kpr, tmp_path: Path) -> None:
    kpr(tmp_path, "new", "a", *combination.options, "--name", "หน่วยงานตัวอย่าง")
    file = tmp_path / "a.yaml"
    file.write_text(filled(file.read_text("utf-8"), combination.book), "utf-8")
    assert list(blanks(YAML(typ="safe", pure=True).load(file))) == []
    told = [finding["code"] for finding in findings(kpr, tmp_path, combination)]
    # Of the one indicator of Performance Base its 70 is more than half of all.
    assert told == (["Q101"] if combination.book == "2567" else [])


def filled(text: str, book: str) -> str:
    """The file with an admissible value at every blank place."""
    indicator = "{id: T%s, name: ก, unit: วัน, weight: WEIGHT, levels: [5, 4, 3, 2, 1], target: 2}"
    chosen = TOPICS.get(book, "").split(",")
    topics = [
        f"{{topic: {n}, indicators: [{indicator % n}]"
        + (", title: ก, committee_accepted: 2546-11-25}" if n == "15" else "}")
        for n in chosen
    ]
    values = {
        "weight": "WEIGHT",
        "levels": "[1, 2, 3, 4, 5]",
        "target": "3",
        "basic": "1",
        "standard": "2",
        "advanced": "3",
        "steps": "{proposed: 2546-10-15}",
        "optional_topics": f"[{', '.join(topics)}]",
        "committee_accepted": "2546-11-25",
        "selected": "2546-08-01",
    }

    def fill(match: re.Match[str]) -> str:
        return f"{match[1]}{match[2]}: {values.get(match[2], 'ข้อความ')}"

    # Above a block of keys or a list nothing is blank; comments and empty lines do not count.
    inside = r"(?!(?:\n *(?:#.*)?)*\n\1(?: +[a-z-]| *- ))"
    written = re.sub(rf"^( *)([a-z_]+):(?: +#.*)?$(?:{inside})", fill, text, flags=re.MULTILINE)
    count = written.count("WEIGHT")
    even = [100 // count + 100 % count, *[100 // count] * (count - 1)] if count else []
    for share in SHARES.get(book, even):
        written = written.replace("WEIGHT", str(share), 1)
    return written


@pytest.mark.parametrize("combination", POSSIBLE, ids=IDS)
def test_what_is_commented_out_can_be_used(
    combination: Combination, kpr: Kpr, tmp_path: Path
) -> None:
    """Without its # every key of the comments stands where the format wants it."""
    kpr(tmp_path, "new", "a", *combination.options, "--name", "หน่วยงานตัวอย่าง")
    file = tmp_path / "a.yaml"
    text, _, _ = file.read_text("utf-8").partition(OTHER_METHODS)
    used = re.sub(r"^( *)# ( *(?:- )*(?:[a-z_]+:|\{).*)$", r"\1\2", text, flags=re.MULTILINE)
    file.write_text(used, "utf-8")
    assert "\nparties:" in used
    found = findings(kpr, tmp_path, combination)
    assert [f for f in found if f["code"][0] in "PS"] == []


def test_every_key_of_an_agreement_is_explained(kpr: Kpr, tmp_path: Path) -> None:
    """All but those that the book has no use for."""
    kpr(tmp_path, "new", "a", *DEPARTMENT, "--group", "2,3", "--topic", "1,10,15")
    written = set(re.findall(r"[a-z_]+(?=:)", (tmp_path / "a.yaml").read_text("utf-8")))
    of_other_books = {"weights", "targets", "basic", "standard", "advanced"}
    assert keys_of(Agreement) - written == of_other_books


ALL_METHODS = [*FORMULAS]
OTHER_METHODS = "# วิธีให้คะแนนอื่น เติมช่องของวิธีที่เลือก"


def book_of_all_methods(folder: Path, default: str) -> Path:
    """The shipped book with every scoring method, one of them the usual one."""
    book = folder / "2547-all"
    shutil.copytree(ROOT / "rulebooks" / "2547", book)
    text = (book / "book.yaml").read_text("utf-8")
    targets = (
        "  three_point: {points: [1, 3, 5], between: interpolate,"
        " cite: {source: project, clause: ก}}\n"
    )
    for old, new in {
        'book: "2547"': 'book: "2547-all"',
        "by_round: false": "by_round: true",
        "default: interpolate": f"default: {default}",
        "  allowed: [": "  allowed: [three_point, ",
        "  milestone:\n": f"{targets}  milestone:\n",
    }.items():
        assert old in text
        text = text.replace(old, new, 1)
    (book / "book.yaml").write_text(text, "utf-8")
    return book


def methods_told(text: str) -> dict[str, tuple[dict[str, Any], list[str]]]:
    """Of each method that a new file offers, the keys that it takes and those to delete."""
    found = {}
    for block in text.partition(OTHER_METHODS)[2].split("\n#\n")[1:]:
        words, _, lines = block.partition("\n")
        keys = YAML(typ="safe", pure=True).load(lines.replace("#         ", ""))
        gone = re.search(r"ลบช่อง ([a-z_ ]+)\)", words)
        found[keys["method"]] = (keys, gone[1].split() if gone else [])
    return found


def written_out(node: Any, beside: str | None = None) -> Any:  # noqa: ANN401 - plain data
    """Plain data with an admissible value at every blank place."""
    values = {"levels": [1, 2, 3, 4, 5], "target": 3, "weight": 1, "milestones": [*"กขคงจ"]}
    values |= {"basic": 1, "standard": 3, "advanced": 5, "maximum": 140}
    if isinstance(node, dict):
        return {key: written_out(value, key) for key, value in node.items()}
    if isinstance(node, list):
        return [written_out(value) for value in node]
    return values.get(str(beside), "ก") if node is None else node


@pytest.mark.parametrize("default", ["interpolate", "milestone", "three_point", "maximum"])
def test_every_scoring_method_can_be_chosen(default: str, kpr: Kpr, tmp_path: Path) -> None:
    book = book_of_all_methods(tmp_path, default)
    options = ["--rulebook", str(book), "--kind", "department", "--group", "1", "--name", "กรม"]
    said = kpr(tmp_path, "new", "a", *options)
    assert (said.status, said.err) == (0, "")
    text = (tmp_path / "a.yaml").read_text("utf-8")
    assert "\n        # weights: {6: , 9: , 12: }" in text
    told = methods_told(text)
    assert {default, *told} == {*ALL_METHODS}
    blank = written_out(YAML(typ="safe", pure=True).load(text))
    parts = [issue["indicators"][0] for issue in blank["issues"].values()]
    for indicator in parts:
        indicator["weight"] = 20
    usual = dict(parts[0])
    for keys, gone in [({}, []), *told.values()]:
        parts[0].clear()
        kept = {key: value for key, value in usual.items() if key not in gone}
        parts[0].update(kept | written_out(keys))
        file = tmp_path / "a.yaml"
        file.write_text(json.dumps(blank, ensure_ascii=False), "utf-8")
        said = kpr(tmp_path, "validate", "a.yaml", "--rulebook", str(book), "--format", "json")
        found = [(f["code"], f["message"]["en"]) for f in json.loads(said.out)["findings"]]
        # That all its indicators are alike is no fault of the file's shape.
        assert [told for told in found if told[0][0] != "Q"] == []


def keys_of(model: type[Record]) -> set[str]:
    """Every key of a record and of the records in it."""
    found: set[str] = set()
    pending: list[type[Record]] = [model]
    seen = set(pending)
    while pending:
        record = pending.pop()
        found |= set(known_keys(record, ()))
        text = " ".join(str(field.annotation) for field in record.model_fields.values())
        inside = {m for m in all_records() if re.search(rf"\b{m.__name__}\b", text)} - seen
        pending += inside
        seen |= inside
    return found


def all_records() -> list[type[Record]]:
    return [
        model
        for model in Record.__subclasses__()
        if "agreement" in model.__module__
        or model.__module__.endswith((".indicator", ".parties", ".result"))
    ]


@pytest.mark.parametrize("book", TOPICS)
@pytest.mark.parametrize("kind", ["department", "province"])
def test_other_groups_are_refused_by_the_book(
    book: str, kind: str, kpr: Kpr, tmp_path: Path
) -> None:
    possible = {c.groups for c in POSSIBLE if (c.book, c.kind) == (book, kind)}
    sizes = (combinations("1234", size) for size in (1, 2, 3))
    for groups in map(",".join, chain.from_iterable(sizes)):
        said = kpr(tmp_path, "new", "a", "--rulebook", book, "--kind", kind, "--group", groups)
        if groups in possible:
            assert said.status == 0
            (tmp_path / "a.yaml").unlink()
        else:
            assert (said.status, said.out) == (2, "")
            assert said.err.startswith("kpr: --group: ")
            assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (
            "",
            (
                "ยังขาด AGENCY-ID เช่น example-department และ --year (2547, 2567) และ --kind"
                " และ --group หรือสั่ง kpr new ในหน้าต่างคำสั่งเพื่อตอบทีละข้อ"
            ),
        ),
        (
            "a --year 2547",
            (
                "ยังขาด --kind (department = ส่วนราชการระดับกรม, province = จังหวัด)"
                " และ --group (1, 2, 3) หรือสั่ง kpr new ในหน้าต่างคำสั่งเพื่อตอบทีละข้อ"
            ),
        ),
        (
            "a --year 2547 --kind province",
            "ยังขาด --group (3) หรือสั่ง kpr new ในหน้าต่างคำสั่งเพื่อตอบทีละข้อ",
        ),
        ("a --year 2004", "ไม่มีสมุดกติกาของปีงบประมาณ 2004 คงหมายถึง พ.ศ. 2547"),
        ("a --year 2599", "ไม่มีสมุดกติกาของปีงบประมาณ 2599 ปีที่มีคือ 2547, 2567"),
        ("a --year x", "--year: “x” ไม่ใช่ปี พ.ศ. เขียนเป็นเลขสี่หลัก เช่น 2567"),
        ("a --year ๒๕๙๙", "ไม่มีสมุดกติกาของปีงบประมาณ 2599 ปีที่มีคือ 2547, 2567"),
        (
            "a --year 2548 --rulebook 2547 --kind department --group 1",
            "สมุดกติกา 2547 เป็นของปีงบประมาณ 2547 ไม่ใช่ 2548",
        ),
        (
            "A_b --year 2547 --kind department --group 1",
            (
                "AGENCY-ID: รหัส “A_b” ใช้ไม่ได้ ใช้ได้เฉพาะอักษรอังกฤษตัวเล็ก ตัวเลข และขีดกลาง"
                " เช่น example-department คงหมายถึง a-b"
            ),
        ),
        (
            "a4.yaml --year 2547 --kind department --group 1",
            "AGENCY-ID: เขียนรหัสส่วนราชการ ไม่ใช่ชื่อแฟ้ม คงหมายถึง a4",
        ),
        (
            "2547/A_b.YML --year 2547 --kind department --group 1",
            (
                "AGENCY-ID: รหัส “A_b” ใช้ไม่ได้ ใช้ได้เฉพาะอักษรอังกฤษตัวเล็ก ตัวเลข และขีดกลาง"
                " เช่น example-department คงหมายถึง a-b"
            ),
        ),
        (
            "a --year 2547 --kind จังหวด --group 3",
            (
                "--kind: ไม่มีประเภทส่วนราชการ “จังหวด” ที่มีคือ department (ส่วนราชการระดับกรม),"
                " province (จังหวัด) คงหมายถึง province"
            ),
        ),
        (
            "a --year 2547 --kind ก --group 3",
            ("--kind: ไม่มีประเภทส่วนราชการ “ก” ที่มีคือ department (ส่วนราชการระดับกรม), province (จังหวัด)"),
        ),
        (
            "a --year 2547 --kind department --group 9",
            "--group: ไม่มีกลุ่มที่ 9 กลุ่มที่มีคือ 1, 2, 3",
        ),
        (
            "a --year 2547 --kind department --group 3,3",
            "--group: กลุ่มที่ 3 เขียนซ้ำ เหลือไว้เพียงแห่งเดียว",
        ),
        (
            "a --year 2547 --kind department --group กลุ่มที่",
            "--group: “กลุ่มที่” เป็นได้ทั้งกลุ่ม 1, 2, 3 ให้เขียนเป็นเลข",
        ),
        (
            "a --year 2547 --kind department --group 99999999999999999999",
            "--group: “99999999999999999999” ไม่ใช่เลขหรือชื่อของกลุ่ม เลขที่มีคือ 1, 2, 3",
        ),
        (
            "a --year 2547 --kind province --group 1",
            "--group: จังหวัดอยู่ในกลุ่มที่ 1 ไม่ได้ กลุ่มนี้เป็นของส่วนราชการระดับกรม",
        ),
        (
            "a --year 2547 --kind department --group 3",
            "--group: ส่วนราชการระดับกรมทุกแห่งต้องทำตามกลุ่มที่ 1 (ภาคบังคับ) ใส่กลุ่มที่ 1 หรือ 2 ใน groups",
        ),
        (
            "a --year 2547 --kind department --group สอง",
            "--group: “สอง” ไม่ใช่เลขหรือชื่อของกลุ่ม เลขที่มีคือ 1, 2, 3",
        ),
        (
            "a --year 2547 --kind department --group 2 --topic 1,2",
            "--topic: เลือกประเด็นเพิ่มเติมไว้ 2 ประเด็น ต้องเลือก 3 ประเด็น",
        ),
        (
            "a --rulebook 2547-two-thirds --kind department --group 2 --topic 1,2",
            (
                "--topic: เลือกไว้ 2 ประเด็น ต้องเลือกอย่างน้อย 10"
                " (พัฒนาให้ได้อย่างน้อย 2 ใน 3 ของประเด็นทั้งหมด 15 ประเด็น คือ 10 ประเด็น)"
            ),
        ),
        (
            "a --year 2547 --kind department --group 2 --topic 1,2,16",
            "--topic: “16” ไม่ใช่เลขของประเด็นเพิ่มเติม เขียนเป็นตัวเลขตั้งแต่ 1 ถึง 15",
        ),
        (
            "a --year 2547 --kind department --group 2 --topic 5,99",
            "--topic: “99” ไม่ใช่เลขของประเด็นเพิ่มเติม เขียนเป็นตัวเลขตั้งแต่ 1 ถึง 15",
        ),
        (
            "a --year 2547 --kind department --group 2 --topic 5,การเพิ่มผลิตภาพ",
            "--topic: เลือกประเด็นเพิ่มเติมข้อ 5 ซ้ำ",
        ),
        (
            "a --rulebook 2547-two-thirds --kind department --group 2 --topic 5,5",
            "--topic: เลือกประเด็นเพิ่มเติมข้อ 5 ซ้ำ",
        ),
        (
            "a --year 2547 --kind department --group 2 --topic 1,2,ผลิตภาพ",
            "--topic: “ผลิตภาพ” เป็นได้ทั้งประเด็นเพิ่มเติม 5, 6 ให้เขียนเป็นเลข",
        ),
        (
            "a --year 2547 --kind department --group 2 --topic 1,2,การเพิมผลิตภาพ",
            ("--topic: “การเพิมผลิตภาพ” ไม่ใช่เลขหรือชื่อของประเด็นเพิ่มเติม คงหมายถึง 5 (การเพิ่มผลิตภาพ)"),
        ),
        (
            "a --year 2547 --kind department --group 1 --topic 1,2,3",
            "--topic: ประเด็นเพิ่มเติมเป็นของกลุ่มที่ 2 เท่านั้น ลบ optional_topics หรือแก้ groups",
        ),
        (
            "a --year 2547 --kind department --group 1 -o b.yaml",
            "แฟ้มต้องชื่อเดียวกับรหัสส่วนราชการ คือ a.yaml ไม่ใช่ b.yaml",
        ),
        (
            "a --year 2547 --kind department --group 1 -o a.txt",
            "แฟ้มต้องชื่อเดียวกับรหัสส่วนราชการ คือ a.yaml ไม่ใช่ a.txt",
        ),
        (
            "a --year 2547 --kind department --group 1 -o none/a.yaml",
            "ไม่มีโฟลเดอร์ none สร้างก่อน",
        ),
        (
            "a --rulebook nowhere --kind department --group 1",
            "ไม่มีสมุดกติกา “nowhere” ที่มีคือ 2547, 2547-two-thirds, 2567",
        ),
    ],
)
def test_a_wrong_call_gets_a_sentence(words: str, sentence: str, kpr: Kpr, tmp_path: Path) -> None:
    said = kpr(tmp_path, "new", *words.split())
    assert said == (2, "", f"kpr: {sentence}\n")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("topic", ["1", "สอง"])
def test_a_book_without_optional_topics_takes_none(topic: str, kpr: Kpr, tmp_path: Path) -> None:
    """A topic that no file can hold is not lost without a word."""
    (without,) = (c for c in POSSIBLE if c.kind == "faculty")
    said = kpr(tmp_path, "new", "a", *without.options, "--topic", topic)
    assert said == (2, "", "kpr: --topic: สมุดกติกา 2565-mju-animal ไม่มีประเด็นเพิ่มเติม\n")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "options",
    [
        ["--year", "๒๕๔๗", "--kind", "กรม", "--group", "๒,3", "--topic", "๑๐,1,015"],
        [
            *("--year", " 2547 ", "--kind", "Department", "--group", "ระดับท้าทาย,กลุ่มที่ 3"),
            *("--topic", "การให้บริการผ่านทางระบบอิเล็กทรอนิกส์, การมอบอำนาจ, นวัตกรรม"),
        ],
        [
            *("--year", "2547", "--kind", "ส่วนราชการระดับกรม", "--group", "group 2, challenge"),
            *("--group", "group 3", "--topic", "Services through electronic systems"),
            *("--topic", "Delegation of decisions and repeal of outdated laws, another innovation"),
        ],
    ],
    ids=["numbers", "Thai names", "English names"],
)
def test_thai_digits_and_names_say_the_same(options: list[str], kpr: Kpr, tmp_path: Path) -> None:
    usual = [*DEPARTMENT, "--group", "2,3", "--topic", "10,1,15"]
    kpr(tmp_path, "new", "a", *usual)
    expected = (tmp_path / "a.yaml").read_bytes()
    (tmp_path / "a.yaml").unlink()
    said = kpr(tmp_path, "new", "a", *options)
    assert (said.status, said.err) == (0, "")
    assert (tmp_path / "a.yaml").read_bytes() == expected


def test_a_topic_is_known_by_its_whole_name_with_its_commas(kpr: Kpr, tmp_path: Path) -> None:
    name = "Strategic plan, targets and indicators of the organisation"
    options = [*DEPARTMENT, "--group", "2", "--topic", "1", "--topic", name, "--topic", "2"]
    assert kpr(tmp_path, "new", "a", *options).status == 0
    told = re.findall(r"^ *- topic: (\d+)", (tmp_path / "a.yaml").read_text("utf-8"), re.MULTILINE)
    assert told == ["1", "3", "2"]


def test_the_sentences_in_english(kpr: Kpr, tmp_path: Path) -> None:
    options = ["--year", "2547", "--kind", "province", "--lang", "en"]
    said = kpr(tmp_path, "new", "a", *options)
    assert said.err == "kpr: missing: --group (3); on a terminal kpr new asks for them\n"
    said = kpr(tmp_path, "new", "a", *options, "--group", "3", "--name", "จังหวัดตัวอย่าง")
    assert said.out == (
        "written: a.yaml\nnothing must be filled in; judge it: kpr validate a.yaml\n"
    )


@pytest.mark.parametrize("there", ["file", "folder", "link", "link to nothing"])
def test_nothing_is_written_over(there: str, kpr: Kpr, tmp_path: Path) -> None:
    file, other = tmp_path / "a.yaml", tmp_path / "other"
    other.write_text("kept")
    if there == "file":
        file.write_text("kept")
    elif there == "folder":
        file.mkdir()
    else:
        file.symlink_to(other if there == "link" else tmp_path / "nothing")
    said = kpr(tmp_path, "new", "a", *DEPARTMENT, "--group", "1")
    sentence = "มี a.yaml อยู่แล้ว ไม่เขียนทับ ใช้ -o เพื่อเขียนที่อื่น"
    assert said == (2, "", f"kpr: {sentence}\n")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.yaml", "other"]
    assert other.read_text() == "kept"
    assert not file.is_file() or file.read_text() == "kept"


@pytest.mark.parametrize("system", ["with links", "without links"])
def test_a_file_that_comes_up_meanwhile_is_not_written_over(
    system: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_: object) -> None:
        raise OSError

    if system == "without links":
        monkeypatch.setattr(os, "link", refuse)
    writing.write_new(tmp_path / "a.yaml", "first")
    with pytest.raises(CallError):
        writing.write_new(tmp_path / "a.yaml", "second")
    assert [(p.name, p.read_text()) for p in tmp_path.iterdir()] == [("a.yaml", "first")]


def test_in_a_repository_it_goes_to_the_folder_of_its_year(kpr: Kpr, tmp_path: Path) -> None:
    for folder in (".git", "2547", "schemas", "elsewhere"):
        (tmp_path / folder).mkdir()
    (tmp_path / "schemas" / "agreement-2547.schema.json").write_text("{}")
    options = [*DEPARTMENT, "--group", "1", "--name", "กรม"]
    # A folder that kpr.toml does not name is not the repository's.
    assert kpr(tmp_path, "new", "a", *options).out.startswith("เขียนแฟ้มแล้ว: a.yaml\n")
    assert lines_of(tmp_path / "a.yaml")[0] == (
        "# yaml-language-server: $schema=schemas/agreement-2547.schema.json"
    )
    (tmp_path / "kpr.toml").write_text('agreements = ["2547/**/*.yaml"]')
    said = kpr(tmp_path / "elsewhere", "new", "b", *options)
    assert said.out == (
        "เขียนแฟ้มแล้ว: ../2547/b.yaml\n"
        "เติมช่องที่ยังว่าง 25 แห่ง แล้วตรวจด้วยคำสั่ง: kpr validate ../2547/b.yaml\n"
    )
    assert lines_of(tmp_path / "2547" / "b.yaml")[0] == (
        "# yaml-language-server: $schema=../schemas/agreement-2547.schema.json"
    )
    kpr(tmp_path, "new", "c", *options, "-o", "elsewhere")
    assert (tmp_path / "elsewhere" / "c.yaml").is_file()
    said = kpr(tmp_path, "validate")
    assert (said.status, "ผิดพลาด 0 · คำเตือน 0 · ข้อสังเกต 25" in said.out) == (0, True)


def test_the_book_that_the_repository_names_for_the_file(kpr: Kpr, tmp_path: Path) -> None:
    (tmp_path / "2547").mkdir()
    (tmp_path / "kpr.toml").write_text(
        'agreements = [{files = "2547/*.yaml", book = "2547-two-thirds"}]'
    )
    said = kpr(tmp_path, "new", "a", *DEPARTMENT, "--group", "2", "--topic", "1,2,3")
    assert "ต้องเลือกอย่างน้อย 10" in said.err
    said = kpr(tmp_path, "new", "a", *DEPARTMENT, "--group", "2", "--rulebook", "2547")
    assert said.out.endswith(" kpr validate 2547/a.yaml --rulebook 2547\n")


def test_a_broken_book_is_told(kpr: Kpr, tmp_path: Path) -> None:
    broken = ROOT / "tests" / "books" / "B104-repeated-code" / "w101-twice"
    said = kpr(tmp_path, "new", "a", "--rulebook", str(broken), "--kind", "x", "--group", "1")
    assert (said.status, "B104" in said.out, list(tmp_path.iterdir())) == (2, True, [])


@settings(max_examples=25)
@given(name=st.one_of(st.text(max_size=40), st.text("กข่ำเ:#-{[\"'!&*|>%@`,~ null", max_size=9)))
def test_any_name_is_refused_or_read_back(
    name: str, kpr: Kpr, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("new")
    said = kpr(folder, "new", "a", "--name", name, *DEPARTMENT, "--group", "1")
    if said.status == 0:
        text = (folder / "a.yaml").read_text("utf-8")
        read = YAML(typ="safe", pure=True).load(text)["agency"]["name"]
        assert (read or "") == name.strip()
        assert ("S103" in kpr(folder, "validate").out) == (not name.strip())
    else:
        assert (said.status, said.out) == (2, "")
        assert said.err.startswith("kpr: --name: ")
        assert list(folder.iterdir()) == []


class Terminal:
    """kpr on a terminal of its own, answered by a person."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self.said = b""
        self.child, self.screen = pty.fork()
        if self.child == 0:
            os.chdir(folder)
            command = [sys.executable, "-m", "kpr_cli", *arguments]
            os.execv(sys.executable, command)  # noqa: S606 - a terminal's child, no shell

    def answer(self, typed: str) -> None:
        """Wait for a question, then type."""
        while not self.said.endswith(b": "):
            assert self._read(), self.said.decode()
        self.said += b"\0"
        os.write(self.screen, typed.encode())

    def stop(self, key: str) -> None:
        """Wait for a question, then press a key, again where the program was not yet listening."""
        self.answer(key)
        for _ in range(5):
            while self._read(patience=2):
                pass
            if "ยกเลิก".encode() in self.said.rpartition(b"\0")[2]:
                return
            os.write(self.screen, key.encode())

    def end(self) -> tuple[int, str]:
        """What the program ended with, and everything that stood on the screen."""
        while self._read():
            pass
        os.close(self.screen)
        _, status = os.waitpid(self.child, 0)
        text = self.said.replace(b"\0", b"").replace(b"\r\n", b"\n").decode()
        return os.waitstatus_to_exitcode(status), text

    def _read(self, patience: float = 30) -> bytes:
        ready, _, _ = select.select([self.screen], [], [], patience)
        try:
            found = os.read(self.screen, 4096) if ready else b""
        except OSError:  # the program has ended
            found = b""
        self.said += found
        return found


def test_questions_on_a_terminal(kpr: Kpr, golden: Golden, tmp_path: Path) -> None:
    person = Terminal(tmp_path, "new")
    answers = [
        *("", "Example Department", "example-department"),
        *("กรม  ตัวอย่าง", "กรมตัวอย่าง"),
        *("2004", "สอง", "๒๕๔๗"),
        *("", "จังหวด", "9", "กรม"),
        *("สอง", "9", "3", "๒, 3"),
        *("1 2", "5 5", "1, 99", "ผลิตภาพ", "1, การให้บริการผ่านทางระบบอิเล็กทรอนิกส์, 15"),
    ]
    for typed in answers:
        person.answer(f"{typed}\n")
    status, screen = person.end()
    golden(GOLDEN / "questions.out", screen)
    assert status == 0
    asked = (tmp_path / "example-department.yaml").read_bytes()
    (tmp_path / "example-department.yaml").unlink()
    options = ["--group", "2,3", "--topic", "1,10,15", "--name", "กรมตัวอย่าง"]
    kpr(tmp_path, "new", "example-department", *DEPARTMENT, *options)
    assert (tmp_path / "example-department.yaml").read_bytes() == asked


def test_only_what_is_missing_is_asked(tmp_path: Path) -> None:
    person = Terminal(tmp_path, "new", "a", "--year", "2547", "--kind", "province", "--lang", "en")
    person.answer("\n")
    person.answer("\n")
    status, screen = person.end()
    assert status == 0
    assert re.findall(r"^.*: (?=\n)", screen, re.MULTILINE) == [
        "The agency's name (Enter: later): ",
        "Numbers or names of the groups, with commas between [3]: ",
    ]
    assert "\ngroups: [3] " in (tmp_path / "a.yaml").read_text("utf-8")


def test_a_whole_call_asks_nothing(tmp_path: Path) -> None:
    status, screen = Terminal(tmp_path, "new", "a", *DEPARTMENT, "--group", "2").end()
    assert (status, screen.startswith("เขียนแฟ้มแล้ว: a.yaml\n")) == (0, True)


@pytest.mark.parametrize("key", ["\x03", "\x04"], ids=["Ctrl+C", "Ctrl+D"])
def test_a_person_can_stop(key: str, tmp_path: Path) -> None:
    person = Terminal(tmp_path, "new")
    person.answer("example-department\n")
    person.stop(key)
    status, screen = person.end()
    assert (status, list(tmp_path.iterdir())) == (130, [])
    assert screen.endswith("\nkpr: ยกเลิกแล้ว ไม่ได้เขียนแฟ้ม\n")


def test_stopping_is_told_on_standard_error_whenever_it_comes(
    kpr: Kpr, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also while an answer is being judged, where no question is listening."""

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("kpr_cli.cli.new.is_terminal", lambda: True)
    monkeypatch.setattr("builtins.input", lambda _: "2547")
    monkeypatch.setattr("kpr_cli.cli.questions.read_year", stop)
    said = kpr(tmp_path, "new", "a", "--lang", "en")
    assert (said.status, said.err) == (130, "kpr: cancelled; no file was written\n")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("agency", ["waivers", "rules", "a" * 101])
def test_a_name_of_kprs_own_files_is_no_agency(agency: str, kpr: Kpr, tmp_path: Path) -> None:
    said = kpr(tmp_path, "new", agency, "--year", "2547", "--kind", "province", "--group", "3")
    assert (said.status, said.out, list(tmp_path.iterdir())) == (2, "", [])
    assert said.err.startswith(f"kpr: AGENCY-ID: ใช้รหัส “{agency[:100]}” ไม่ได้")
