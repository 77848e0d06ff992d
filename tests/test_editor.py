"""What an officer sees in an editor, asked of the real language server: hovers, choices, faults.

No answer is made up here: the server of the YAML extension of VS Code reads the committed schemas.
"""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import Said
from language_server import LanguageServer, Message

Kpr = Callable[..., Said]
Tracked = Callable[..., list[str]]

ROOT = Path(__file__).parents[1]
SCHEMAS = ROOT / "schemas"

TEXT = """\
kpr: 1
fiscal_year: 2547
agency: {id: a-department, name: กรมตัวอย่าง, kind: department}
groups: [2]
steps:
  proposed: 2546-10-15
  signed: «day»
issues:
  cost_reduction:
    indicators:
      - id: "1.1"
        weight: 10
        levels: [1, 2, 3, 4, 5]
        method: interpolate
        status: «status»
        «key of the indicator»
        results:
          - round: «round»
            «key of the result»
optional_topics:
  - topic: 10
    indicators: []
  - topic: «topic»
"""
"""A draft; between « and » what an officer is about to write."""


class Editor:
    """A file open in an editor, asked by the words in it."""

    def __init__(self, server: LanguageServer, file: Path, text: str) -> None:
        self.server, self.file, self.text = server, file, text
        self._lines = re.sub("«.*?»", "", text).split("\n")
        self.underlined = server.open({file: "\n".join(self._lines)})[file]

    def hover(self, key: str) -> str:
        """What shows when the mouse rests on a key, the first that is called so."""
        starts = [line.lstrip(" -").startswith(f"{key}:") for line in self._lines]
        line = starts.index(True)
        return self.server.hover(self.file, line + 1, self._lines[line].index(key) + 1)

    def offered(self, place: str) -> dict[str, str]:
        """What is offered at a place, each with its explanation."""
        items = self._items(place)
        return {label: _words(item.get("documentation")) for label, item in items.items()}

    def written(self, place: str, label: str) -> str:
        """What choosing one of the offers writes."""
        return str(self._items(place)[label]["textEdit"]["newText"])

    def _items(self, place: str) -> dict[str, Message]:
        before = self.text[: self.text.index(f"«{place}»")].split("\n")
        return self.server.complete(self.file, len(before), len(before[-1]) + 1)


def _words(documentation: object) -> str:
    return str(documentation["value"] if isinstance(documentation, dict) else documentation or "")


@pytest.fixture(scope="module")
def good(tracked: Tracked) -> list[str]:
    """Every file of the project that nothing is wrong with, examples and books among them."""
    return [
        name
        for name in tracked("examples", "rulebooks", "tests/rules")
        if name.endswith(".yaml") and name != "rulebooks/reading.yaml"
        if not name.startswith("tests/") or "/good/" in name
    ]


@pytest.fixture(scope="module")
def server(
    tmp_path_factory: pytest.TempPathFactory, kpr: Kpr, good: list[str]
) -> Iterator[LanguageServer]:
    """An editor whose settings bind every good file, and a spoilt one beside each."""
    folder = tmp_path_factory.mktemp("schemas")
    bound: dict[str, list[str]] = {}
    for name in good:
        schema = str(_schema(name, folder))
        bound[schema] = [*bound.get(schema, ()), name, _spoilt(name)]
    for published in ROOT.glob("examples/published/*"):
        said = kpr(ROOT, "schema", "agreement", "--book", str(published / "rulebook"))
        (folder / f"{published.name}.json").write_text(said.out, encoding="utf-8")
    with LanguageServer(ROOT, bound) as server:
        yield server


def _schema(name: str, folder: Path) -> Path:
    """The schema of a file; those of books that do not ship stand in a folder of their own."""
    path = Path(name)
    if name.startswith("rulebooks/") or path.parent.name == "rulebook":
        return SCHEMAS / "rulebook.schema.json"
    if path.stem in {"waivers", "baseline"}:
        return SCHEMAS / f"{path.stem}.schema.json"
    if "published" in path.parts:
        return folder / f"{path.parent.name}.json"
    (year,) = re.findall(r"^fiscal_year: (\d+)", (ROOT / name).read_text("utf-8"), re.MULTILINE)
    return SCHEMAS / f"agreement-{year}.schema.json"


def _spoilt(name: str) -> str:
    return str(Path(name).with_name(f"spoilt-{Path(name).name}"))


@pytest.fixture(scope="module")
def editor(server: LanguageServer) -> Editor:
    """The draft, bound by its own first line, in a folder that no setting names."""
    first = f"# yaml-language-server: $schema={SCHEMAS / 'agreement-2547.schema.json'}\n"
    return Editor(server, ROOT / "a-department.yaml", first + TEXT)


@pytest.mark.parametrize(
    ("word", "shown"),
    [
        ("fiscal_year", ("ปีงบประมาณ พ.ศ.", "`2547`: แนวทางการสร้างแรงจูงใจ")),
        ("proposed", ("วันที่เสนอ (พ.ศ.)", "เขียน ปี พ.ศ.-เดือน-วัน", "2546-10-15")),
        ("cost_reduction", ("การลดค่าใช้จ่าย",)),
        ("indicators", ("ตัวชี้วัด", "ขึ้นต้นแต่ละตัวด้วยขีด")),
        ("id", ("ตัวชี้วัดที่", '"1.1"')),
        ("weight", ("น้ำหนัก", "รวมทุกตัวชี้วัดต้องได้ 100", "10")),
        (
            "levels",
            ("เกณฑ์การให้คะแนน", "ค่าลดลงหมายถึงยิ่งน้อยยิ่งดี", "- 30\n- 28"),
        ),
        ("method", ("วิธีให้คะแนน", "`interpolate`: เทียบบัญญัติไตรยางศ์")),
        ("status", ("สถานะ", "`cancelled`: ยกเลิก")),
        ("round", ("รอบ (เดือน)", "`12`: รอบ 12 เดือน")),
        ("topic", ("เลขประเด็นเพิ่มเติม", "* `10`: การให้บริการผ่านทางระบบอิเล็กทรอนิกส์")),
    ],
)
def test_hover_says_in_thai_what_to_write(
    editor: Editor, word: str, shown: tuple[str, ...]
) -> None:
    title, *words = shown
    said = editor.hover(word).replace("\\", "")
    assert said.startswith(f"#### {title}\n"), said
    assert [w for w in words if w not in said] == []
    assert "||" not in said


def test_keys_are_offered_where_a_line_begins(editor: Editor) -> None:
    in_indicator = editor.offered("key of the indicator")
    assert {"name", "unit", "target", "baseline", "collector", "reason"} <= in_indicator.keys()
    assert not {"id", "weight", "status", "topic"} & in_indicator.keys()
    assert in_indicator["unit"].startswith("หน่วยของผลและของเกณฑ์")
    in_result = editor.offered("key of the result")
    assert {"self", "committee", "evidence", "deduction"} <= in_result.keys()
    assert "unit" not in in_result


def test_chosen_keys_are_written_with_what_belongs_behind_them(editor: Editor) -> None:
    assert editor.written("key of the indicator", "collector") == "collector:\n  "
    assert editor.written("key of the indicator", "baseline") == "baseline:\n  "
    assert editor.written("key of the result", "evidence") == "evidence:\n  - "


def test_values_are_offered_with_their_thai_names(editor: Editor) -> None:
    topics = editor.offered("topic")
    assert [*topics][:15] == [str(number) for number in range(1, 16)]
    assert topics["8"].startswith("การวัดต้นทุนต่อหน่วย")
    statuses = {"active": "ใช้อยู่", "cancelled": "ยกเลิก", "not_applicable": "ไม่เกี่ยวข้อง"}
    assert editor.offered("status").items() >= statuses.items()
    assert editor.offered("round")["6"].startswith("รอบ 6 เดือน")
    assert "2546-12-15" in editor.offered("day")


def test_a_draft_is_not_underlined(editor: Editor) -> None:
    assert editor.underlined == []


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        ("weight: 10", "wieght: 10", "Property wieght is not allowed."),
        ("weight: 10", "weight: ๑๐", "เขียนตัวเลขอารบิก"),
        ("weight: 10", "weight: 1,000", "เขียนตัวเลขอารบิก"),
        ("2546-10-15", "2003-10-15", "เขียน ปี พ.ศ.-เดือน-วัน"),
        ("2546-10-15", "15 ต.ค. 2546", "เขียน ปี พ.ศ.-เดือน-วัน"),
        ("a-department", "A Department", "เขียนอักษร a ถึง z"),
        ("cost_reduction", "cost", "Property cost is not allowed."),
        ("kind: department", "kind: departmant", "Value is not accepted."),
        ("topic: 10", "topic: 16", "Value is not accepted."),
        ("groups: [2]", "groups: 2", "Incorrect type."),
    ],
)
def test_a_wrong_word_is_underlined(
    server: LanguageServer, editor: Editor, right: str, wrong: str, told: str
) -> None:
    text = editor.text.replace(right, wrong)
    (said,) = Editor(server, ROOT / f"{wrong}.yaml".replace("/", "-"), text).underlined
    assert said.startswith(told)


def test_nothing_is_underlined_in_any_good_file(server: LanguageServer, good: list[str]) -> None:
    """And something is in each of them once it holds a key that nobody knows."""
    assert len(good) > 150
    texts = {ROOT / name: (ROOT / name).read_text(encoding="utf-8") for name in good}
    told = server.open(texts)
    assert {file: said for file, said in told.items() if said} == {}
    key = "\nnobody_knows: 1\n"
    told = server.open({ROOT / _spoilt(name): texts[ROOT / name] + key for name in good})
    assert [
        f for f, said in told.items() if "Property nobody_knows is not allowed." not in said
    ] == []


def test_a_new_repository_brings_its_editor_settings(tmp_path: Path, kpr: Kpr) -> None:
    assert kpr(tmp_path, "init", "submissions").status == 0
    root = tmp_path / "submissions"
    settings = json.loads((root / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    with LanguageServer(root, settings["yaml.schemas"]) as server:
        file = Editor(server, root / "2547" / "a-department.yaml", TEXT)
        assert file.underlined == []
        assert file.hover("weight").startswith("#### น้ำหนัก")
        assert "8" in file.offered("topic")


def test_the_settings_of_the_docs_are_settings_that_work(tmp_path: Path, kpr: Kpr) -> None:
    page = (ROOT / "docs" / "editor.md").read_text(encoding="utf-8")
    (text,) = re.findall(r"^```json\n(.*?)^```", page, re.DOTALL | re.MULTILINE)
    (command,) = re.findall(r"^kpr (schema .*) > (.*)$", page, re.MULTILINE)
    (tmp_path / command[1]).write_text(kpr(tmp_path, *command[0].split()).out, encoding="utf-8")
    with LanguageServer(tmp_path, json.loads(text)["yaml.schemas"]) as server:
        file = Editor(server, tmp_path / "2547" / "a-department.yaml", TEXT)
        assert file.hover("weight").startswith("#### น้ำหนัก")
        (first,) = re.findall(r"^# yaml-language-server: .*\n", page, re.MULTILINE)
        bound = Editor(server, tmp_path / "elsewhere.yaml", first + TEXT)
        assert bound.hover("weight").startswith("#### น้ำหนัก")
