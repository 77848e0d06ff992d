"""The committed JSON Schemas are the generated ones, and they fit what kpr reads and prints."""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import pytest
from conftest import Said
from jsonschema import Draft202012Validator
from jsonschema.protocols import Validator
from ruamel.yaml import YAML

from kpr_cli.core.agreement import ALWAYS
from kpr_cli.core.indicator import METHODS
from kpr_cli.judge.formulas import FORMULAS
from kpr_cli.tell.schema import KINDS

ROOT = Path(__file__).parents[1]
SCHEMAS = sorted((ROOT / "schemas").glob("*.json"))
EXAMPLES = sorted([*ROOT.glob("examples/*.yaml"), *ROOT.glob("examples/ministry/*.yaml")])
BOOKS = sorted(ROOT.glob("rulebooks/*/*.yaml"))
FIRST = "$.issues.cost_reduction.indicators[0]"
KPR = Path(sys.executable).with_name("kpr")

Data = Any
Edit = Callable[[Data], object]
Kpr = Callable[..., Said]

DRAFT = """\
kpr: 1
fiscal_year: 2547
agency: {id: a-department, name: กรมตัวอย่าง, kind: department}
groups: [2]
parties: {receivers: [{name: ก, position: }], makers: }
steps: {proposed: 2546-10-15, signed: }
announcement:
issues:
  cost_reduction:
    indicators:
      - id: 1.10
        name: ก
        weight: "10.50"
        method: milestone
        milestones: [ก, 2, ค, ง, จ]
        status:
        baseline: {2545: 1, "2546": "1.50"}
        collector: {name: ข, phone: 021234567}
        results: [{round: 12, self: 3, committee: "3.25", deduction: {points: 0.2, times: 1}}]
  manpower: {indicators: [{id: "2.1", levels: [5, 4.5, "4", 3, 1], target: 3}]}
  service_time: {indicators: }
  service_quality:
optional_topics:
  - {topic: 10, indicators: []}
  - {topic: "15", title: ก, committee_accepted: 2546-11-25}
"""
"""A draft that kpr finds no fault of shape in: half of it is still empty."""

BAD = """\
kpr: 1
fiscal_year: 2547
agency: {id: elsewhere, name: กรมตัวอย่าง, kind: province}
groups: [1, 2, 1]
steps: {proposed: 2003-10-15, negotiated: 2546-12-20, cabinet_approved: 2546-12-02}
issues:
  cost_reduction:
    indicators:
      - {id: "1.1", nmae: ก, weight: ๑๐, levels: [1, 2, 2, 4, 5], target: 3.5, status: activ}
      - {id: "1.1", name: ก, unit: ร้อยละ, weight: 10, levels: [1, 2, 3, 4, 5], target: 3}
optional_topics: [{topic: 10}, {topic: 10}, {topic: 16}]
"""
UNREADABLE = "kpr: 1\nkpr: 1\nagency: *a\nname: [\n"


def load(text: str) -> Data:
    """YAML as an editor sees it: JSON's types, days as text."""

    def plain(node: Data) -> Data:
        if isinstance(node, dict):
            return {str(key): plain(value) for key, value in node.items()}
        if isinstance(node, list):
            return [plain(value) for value in node]
        return node.isoformat() if isinstance(node, date) else node

    return plain(YAML(typ="safe").load(text))


def validator(name: str) -> Validator:
    text = (ROOT / "schemas" / f"{name}.schema.json").read_text(encoding="utf-8")
    return Draft202012Validator(json.loads(text))


def refusals(schema: str, data: Data) -> list[str]:
    """Where a schema refuses data; of several choices the one that fits furthest down."""
    places = []
    for error in validator(schema).iter_errors(data):
        deepest = error
        while deepest.context:
            deepest = max(deepest.context, key=lambda inner: len(inner.absolute_path))
        places.append(deepest.json_path)
    return places


def printed(*arguments: str | Path, folder: Path) -> Data:
    """What kpr prints for machines."""
    done = subprocess.run([KPR, *arguments], cwd=folder, capture_output=True, check=False)
    assert done.returncode in (0, 1), done.stderr.decode()
    return json.loads(done.stdout)


def with_edit(edit: Edit) -> Data:
    data = load(DRAFT)
    edit(data)
    return data


def first(data: Data) -> Data:
    """The first indicator."""
    return data["issues"]["cost_reduction"]["indicators"][0]


@pytest.mark.parametrize(("argument", "status"), [("--help", 0), ("--check", 2)])
def test_asking_the_generator_something_writes_nothing(argument: str, status: int) -> None:
    before = [file.stat().st_mtime_ns for file in SCHEMAS]
    command = [sys.executable, str(ROOT / "docs" / "generate.py"), argument]
    done = subprocess.run(command, capture_output=True, check=False, encoding="utf-8")
    assert done.returncode == status
    assert (done.stdout + done.stderr).startswith("usage: generate.py")
    assert [file.stat().st_mtime_ns for file in SCHEMAS] == before


def test_what_is_committed_is_what_is_generated() -> None:
    spec = spec_from_file_location("generate", ROOT / "docs" / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    generate = module_from_spec(spec)
    spec.loader.exec_module(generate)
    generated = generate.generated()
    assert {name: (ROOT / name).read_text(encoding="utf-8") for name in generated} == generated
    schemas = {f"schemas/{file.name}" for file in SCHEMAS}
    assert schemas == {name for name in generated if name.startswith("schemas/")}


@pytest.mark.parametrize("file", SCHEMAS, ids=lambda file: file.name)
def test_schema_is_a_schema(file: Path) -> None:
    schema = json.loads(file.read_text(encoding="utf-8"))
    assert schema["$schema"] == Draft202012Validator.META_SCHEMA["$id"]
    Draft202012Validator.check_schema(schema)


def test_agreement_must_have_what_reading_asks_for_always() -> None:
    schema = validator("agreement-2547").schema
    assert isinstance(schema, dict)
    root = [(key,) for key in schema["required"]]
    agency = [("agency", key) for key in schema["$defs"]["Agency"]["required"]]
    assert {*root, *agency} == {*ALWAYS}


@pytest.mark.parametrize("file", SCHEMAS, ids=lambda file: file.name)
def test_schema_is_printed_as_committed(kpr: Kpr, file: Path) -> None:
    kind, _, book = file.name.removesuffix(".schema.json").partition("-")
    said = kpr(ROOT, "schema", kind, *(["--book", book] if book else []))
    assert said == Said(0, file.read_text(encoding="utf-8"), "")


def test_schema_of_agreements_is_the_newest_default_books_or_that_of_a_path(kpr: Kpr) -> None:
    committed = ROOT / "schemas" / "agreement-2547.schema.json"
    assert kpr(ROOT, "schema", "agreement").out == committed.read_text(encoding="utf-8")
    book = "examples/published/mju-2565/rulebook"
    schema = json.loads(kpr(ROOT, "schema", "agreement", "--book", book).out)
    assert schema["title"] == "คำรับรองการปฏิบัติราชการ ปีงบประมาณ พ.ศ. 2565"


LISTED = "agreement, rulebook, findings, scorecard, supposition, rules, waivers, baseline"


@pytest.mark.parametrize(
    ("arguments", "th", "en"),
    [
        ((), f"ระบุ schema ที่ต้องการ: {LISTED}", f"say which schema: {LISTED}"),
        (
            ("agrement",),
            "ไม่มี schema “agrement” คงหมายถึง agreement",
            "there is no schema “agrement”; perhaps agreement",
        ),
        (
            ("zzz",),
            f"ไม่มี schema “zzz” ที่มีคือ {LISTED}",
            f"there is no schema “zzz”; there are {LISTED}",
        ),
        (
            ("agreement", "--book", "2574"),
            "ไม่มีสมุดกติกา “2574” คงหมายถึง 2547",
            "there is no rulebook “2574”; perhaps 2547",
        ),
        (
            ("agreement", "--book", ""),
            "--book ต้องมีชื่อหรือโฟลเดอร์ของสมุดกติกา",
            "--book needs a name or a folder",
        ),
        (
            ("findings", "--book", "2547"),
            "--book ใช้กับ agreement เท่านั้น findings เหมือนกันทุกสมุดกติกา",
            "--book is for agreement only; findings is the same for all rulebooks",
        ),
    ],
)
def test_a_wrong_call_gets_a_sentence(
    kpr: Kpr, tmp_path: Path, arguments: tuple[str, ...], th: str, en: str
) -> None:
    assert kpr(tmp_path, "schema", *arguments) == Said(2, "", f"kpr: {th}\n")
    assert kpr(tmp_path, "schema", *arguments, "--lang", "en") == Said(2, "", f"kpr: {en}\n")


def test_a_broken_book_has_no_schema(kpr: Kpr) -> None:
    book = "tests/books/B101-unknown-check/misspelt-check"
    said = kpr(ROOT, "schema", "agreement", "--book", book)
    assert (said.status, said.err) == (2, "")
    assert said.out.startswith(f"{book}/")


def test_help_names_every_kind(kpr: Kpr, tmp_path: Path) -> None:
    said = kpr(tmp_path, "schema", "--help").out
    assert [kind for kind in KINDS if kind not in said] == []


def test_every_method_has_a_thai_name() -> None:
    assert METHODS.keys() == FORMULAS.keys()


def test_every_key_of_an_agreement_says_in_thai_what_to_write_and_shows_it() -> None:
    """What shows in an editor: a name, how to write it, and an example or the choices."""
    schema = validator("agreement-2547").schema
    assert isinstance(schema, dict)
    keys = {
        f"{name}.{key}": value
        for name, part in {"": schema, **schema["$defs"]}.items()
        for key, value in part["properties"].items()
    }
    thai = re.compile("[ก-๙]").search
    unnamed = [key for key, value in keys.items() if not thai(value.get("title", ""))]
    unexplained = [key for key, value in keys.items() if not value.get("description")]
    shown = {"examples", "enum", "oneOf", "$ref", "properties"}
    unshown = [key for key, value in keys.items() if not shown & value.keys()]
    lists = {
        ".optional_topics",
        "Issue.indicators",
        "OptionalTopic.indicators",
        "Indicator.children",
    }
    assert (unnamed, unexplained, set(unshown)) == ([], [], lists)


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_example_fits_its_schema(file: Path) -> None:
    data = load(file.read_text(encoding="utf-8"))
    assert refusals(f"agreement-{data['fiscal_year']}", data) == []


def test_draft_fits_wherever_kpr_reads_it(tmp_path: Path) -> None:
    assert refusals("agreement-2547", load(DRAFT)) == []
    assert refusals("agreement-2547-two-thirds", load(DRAFT)) == []
    (tmp_path / "a-department.yaml").write_text(DRAFT, encoding="utf-8")
    found = printed("validate", "--format", "json", "a-department.yaml", folder=tmp_path)
    assert [finding["code"] for finding in found["findings"] if finding["code"][0] in "PS"] == []


@pytest.mark.parametrize(
    ("edit", "place"),
    [
        (lambda data: data.update(grops=[1]), "$"),
        (lambda data: data.pop("groups"), "$"),
        (lambda data: data.update(kpr=2), "$.kpr"),
        (lambda data: data.update(fiscal_year=2548), "$.fiscal_year"),
        (lambda data: data["agency"].update(kind="departmant"), "$.agency.kind"),
        (lambda data: data["agency"].update(id="A Department"), "$.agency.id"),
        (lambda data: data["groups"].append(4), "$.groups[1]"),
        (lambda data: data["steps"].update(signed="2003-12-15"), "$.steps.signed"),
        (lambda data: data["steps"].update(signed="2546-13-15"), "$.steps.signed"),
        (lambda data: data["steps"].update(signed="15/12/2546"), "$.steps.signed"),
        (lambda data: data["issues"]["cost_reduction"].update(topic=1), "$.issues.cost_reduction"),
        (lambda data: first(data).update(levels=3), f"{FIRST}.levels"),
        (lambda data: first(data).update(collector="นาย ก"), f"{FIRST}.collector"),
        (lambda data: first(data).update(results={"round": 6}), f"{FIRST}.results"),
        (lambda data: data["issues"].update(manpowers={}), "$.issues"),
        (lambda data: data["optional_topics"][0].update(topic=16), "$.optional_topics[0].topic"),
        (lambda data: data["optional_topics"][0].update(topic="1"), None),
        (lambda data: first(data).update(nmae="ก"), FIRST),
        (lambda data: first(data).update(weight="๑๐"), f"{FIRST}.weight"),
        (lambda data: first(data).update(weight="010"), f"{FIRST}.weight"),
        (lambda data: first(data).update(method="three_point"), f"{FIRST}.method"),
        (lambda data: first(data).update(status="done"), f"{FIRST}.status"),
        (lambda data: first(data)["baseline"].update({"2003": 1}), f"{FIRST}.baseline"),
        (lambda data: first(data)["results"][0].update(round=3), f"{FIRST}.results[0].round"),
    ],
)
def test_agreement_schema_refuses_what_the_book_does_not_have(
    edit: Edit, place: str | None
) -> None:
    assert refusals("agreement-2547", with_edit(edit)) == ([] if place is None else [place])


@pytest.mark.parametrize("file", BOOKS, ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_rulebook_fits_its_schema(file: Path) -> None:
    assert refusals("rulebook", load(file.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    ("name", "edit", "place"),
    [
        ("book", lambda data: data.pop("weights"), "$"),
        ("book", lambda data: data["rounding"].update(mode="half_even"), "$.rounding.mode"),
        ("rules", lambda data: data["rules"][0].update(severity="bad"), "$.rules[0].severity"),
        ("rules", lambda data: data["rules"][0].pop("cite"), "$.rules[0]"),
        ("sources", lambda data: data["sources"]["project"].pop("title"), "$.sources.project"),
    ],
)
def test_rulebook_schema_refuses_a_broken_file(name: str, edit: Edit, place: str) -> None:
    data = load((ROOT / "rulebooks" / "2547" / f"{name}.yaml").read_text(encoding="utf-8"))
    edit(data)
    assert refusals("rulebook", data) == [place]


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    """Three bad agreements, one of them no YAML, and a good one with results."""
    (tmp_path / "bad.yaml").write_text(BAD, encoding="utf-8")
    (tmp_path / "again.yaml").write_text(BAD, encoding="utf-8")
    (tmp_path / "unreadable.yaml").write_text(UNREADABLE, encoding="utf-8")
    (tmp_path / "mini.yaml").write_text(MINI, encoding="utf-8")
    return tmp_path


def test_printed_findings_fit_their_schema(folder: Path) -> None:
    found = printed("validate", "--format", "json", ".", folder=folder)
    assert refusals("findings", found) == []
    findings = found["findings"]
    assert any(finding["fix"] and not finding["fix"]["safe"] for finding in findings)
    assert any(finding["fix"] and finding["fix"]["safe"] for finding in findings)
    assert any(finding["also"] for finding in findings)
    assert any(isinstance(f, dict) for finding in findings for f in finding["facts"].values())
    assert {finding["book"] for finding in findings} == {None, "2547"}


def test_printed_scores_fit_their_schema(folder: Path) -> None:
    found = printed("score", "--format", "json", ".", folder=folder)
    assert refusals("scorecard", found) == []
    assert [(card["agency"], card["counts"]) for card in found["scorecards"]] == [
        ("mini", True),
        ("mini", False),
    ]
    assert {row["state"] for row in found["scorecards"][0]["indicators"]} == {
        "scored",
        "not_reported",
        "cancelled",
    }
    assert found["findings"] != []


@pytest.mark.parametrize("book", ["2547", "examples/published/mju-2565/rulebook", None])
def test_printed_rules_fit_their_schema(book: str | None) -> None:
    """Rules of reading and of books, with everything that a row can leave out and can say."""
    options = [] if book is None else ["--rulebook", book]
    found = printed("rules", "--format", "json", *options, folder=ROOT)
    assert refusals("rules", found) == []
    rules = found["rules"]
    for key in ("check", "also", "books"):
        assert {rule[key] is None for rule in rules} == {True, False}, key
    assert any(rule["given"] for rule in rules)
    del rules[0]["why"]
    rules[1]["rank"] = 1
    assert refusals("rules", found) == ["$.rules[0]", "$.rules[1]"]


def test_output_schemas_are_closed(folder: Path) -> None:
    found = printed("score", "--format", "json", ".", folder=folder)
    found["scorecards"][0]["indicators"][0]["rank"] = 1
    del found["scorecards"][0]["parts"][0]["steps"]
    found["findings"][0]["severity"] = "fatal"
    assert sorted(refusals("scorecard", found)) == [
        "$.findings[0].severity",
        "$.scorecards[0].indicators[0]",
        "$.scorecards[0].parts[0]",
    ]


MINI = """\
kpr: 1
fiscal_year: 2547
agency: {id: mini, name: กรมตัวอย่าง, kind: department}
groups: [1]
issues:
  cost_reduction:
    indicators:
      - id: "1.1"
        name: ก
        unit: ร้อยละ
        weight: 50
        levels: [1, 2, 3, 4, 5]
        target: 3
        results: [{round: 12, self: 3.4, committee: 3.2, evidence: [{title: ก, ref: ข}]}]
      - {id: "1.2", name: ก, unit: ร้อยละ, weight: 25, levels: [1, 2, 3, 4, 5], target: 3}
      - id: "1.3"
        name: ก
        unit: ร้อยละ
        weight: 25
        levels: [1, 2, 3, 4, 5]
        target: 3
        status: cancelled
        reason: ข
"""
