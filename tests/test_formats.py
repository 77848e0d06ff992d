"""Findings for other programs: SARIF, GitHub, GitLab, JUnit; several of them in one run."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote, unquote_to_bytes
from xml.etree import ElementTree as ET

import pytest
from conftest import Said
from hypothesis import given, settings
from hypothesis import strategies as st
from sarif_kit import validation_errors
from test_fingerprint import FOUND

from kpr_cli import __version__
from kpr_cli.cli.options import FindingFormat
from kpr_cli.core.finding import Languages, Verdict
from kpr_cli.core.place import Excerpt
from kpr_cli.tell.gitlab import SEVERITIES
from kpr_cli.tell.lines import safe
from kpr_cli.tell.rendering import RENDERERS

FORMATS = Path(__file__).parent / "formats"
KPR = (sys.executable, "-m", "kpr_cli")
Kpr = Callable[..., Said]


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    """Two agreements: an error with a related place, a warning, a note, a fix and a guess."""
    shutil.copytree(FORMATS / "agreements", tmp_path, dirs_exist_ok=True)
    return tmp_path


def parsed(xml: str) -> ET.Element:
    """JUnit XML as a viewer reads it."""
    return ET.fromstring(xml)  # noqa: S314 - our own output


@pytest.mark.parametrize(
    ("file", "arguments"),
    [
        ("findings.json", ("--format", "json")),
        ("findings.sarif", ("--format", "sarif")),
        ("findings.github.log", ("--format", "github")),
        ("findings.gitlab.json", ("--format", "gitlab")),
        ("findings.junit.xml", ("--format", "junit")),
        ("findings.en.sarif", ("--format", "sarif", "--lang", "en")),
        ("findings.both.github.log", ("--format", "github", "--lang", "both")),
    ],
)
def test_a_format_says_exactly_this(
    file: str, arguments: tuple[str, ...], folder: Path, kpr: Kpr, golden: Callable[..., None]
) -> None:
    said = kpr(folder, "validate", *arguments)
    assert (said.status, said.err) == (1, "")
    golden(FORMATS / file, said.out.replace(f'"{__version__}"', '"VERSION"'))


def test_every_format_has_its_renderer() -> None:
    assert {"text", *RENDERERS} == {str(name) for name in FindingFormat}


@pytest.mark.parametrize("lang", ["th", "en", "both"])
def test_sarif_is_valid_for_every_fault_there_is(lang: str, tmp_path: Path, kpr: Kpr) -> None:
    for number, file in enumerate(sorted((FORMATS.parent / "rules").glob("*/bad/*.yaml"))):
        (tmp_path / f"{number}.yaml").write_bytes(file.read_bytes())
    log = json.loads(kpr(tmp_path, "validate", "--format", "sarif", "--lang", lang).out)
    assert validation_errors(log) == []
    run = log["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert len(rules) > 60
    assert all(rules[found["ruleIndex"]]["id"] == found["ruleId"] for found in run["results"])
    for result in run["results"]:
        place = result["locations"][0]["physicalLocation"]
        region, around = place["region"], place.get("contextRegion")
        if around is not None:
            start = region["startColumn"] - around["startColumn"]
            text = around["snippet"]["text"]
            assert text[start:].startswith(region["snippet"]["text"])


def places(kpr: Kpr, folder: Path, code: str) -> dict[str, tuple[int, int]]:
    """Line and column of a fault, as each format tells them."""
    out = {name: kpr(folder, "validate", "--format", name).out for name in ("text", *RENDERERS)}
    told = next(f for f in json.loads(out["json"])["findings"] if f["code"] == code)
    results = json.loads(out["sarif"])["runs"][0]["results"]
    physical = next(r for r in results if r["ruleId"] == code)["locations"][0]["physicalLocation"]
    region = physical["region"]
    command = re.search(
        rf"line=(\d+),endLine=\1,col=(\d+),endColumn=\d+,title={code}", out["github"]
    )
    issue = next(i for i in json.loads(out["gitlab"]) if i["check_name"].startswith(code))
    begin = issue["location"]["positions"]["begin"]
    cases = parsed(out["junit"]).iter("testcase")
    case = next(c for c in cases if c.attrib["name"].startswith(code))
    body = re.match(r"[^:]*:(\d+):(\d+):", "".join(case.itertext()).strip())
    text = re.search(rf"yaml:(\d+):(\d+): \S+ {code}", out["text"])
    assert command
    assert body
    assert text
    assert body[1] == case.attrib["line"]
    return {
        "json": (told["line"], told["column"]),
        "sarif": (region["startLine"], region["startColumn"]),
        "github": (int(command[1]), int(command[2])),
        "gitlab": (begin["line"], begin["column"]),
        "junit": (int(body[1]), int(body[2])),
        "text": (int(text[1]), int(text[2])),
    }


@pytest.mark.parametrize("before", ["", "\ufeff"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_every_format_points_at_the_same_key(
    before: str, ending: str, folder: Path, kpr: Kpr
) -> None:
    """In code points: after tone marks, 😀, a byte order mark, and with Windows' line ends."""
    text = (folder / "first.yaml").read_text("utf-8")
    (folder / "first.yaml").write_bytes((before + text.replace("\n", ending)).encode())
    number, line = next(found for found in enumerate(text.split("\n"), 1) if "๒๐" in found[1])
    column = line.index("๒๐") + 1
    assert column != len(line[: column - 1].encode()) + 1
    assert column != len(line[: column - 1].encode("utf-16-le")) // 2 + 1
    assert set(places(kpr, folder, "S111").values()) == {(number, column)}
    sarif = json.loads(kpr(folder, "validate", "--format", "sarif").out)["runs"][0]
    assert sarif["columnKind"] == "unicodeCodePoints"
    found = next(r for r in sarif["results"] if r["ruleId"] == "S111")
    (place,) = found["locations"]
    assert place["physicalLocation"]["region"]["snippet"]["text"] == "๒๐"
    (replacement,) = found["fixes"][0]["artifactChanges"][0]["replacements"]
    assert replacement["deletedRegion"] == {
        "startLine": number,
        "startColumn": column,
        "endLine": number,
        "endColumn": column + 2,
    }
    assert replacement["insertedContent"]["text"] == "20"


NAMES = [
    "ก ข/คำรับรอง ก้ำกึ่ง.yaml".encode(),
    b"caf\xe9.yaml",
    b"100%25,a:b;c=d.yaml",
    b"::error file=x::y.yaml",
    b"a\nb\x1b[31m.yaml",
    b"<&\"'>]]>.yaml",
    "😀.yaml".encode(),
]


def test_names_of_files_survive(tmp_path: Path, kpr: Kpr) -> None:
    for name in NAMES:
        file = tmp_path / os.fsdecode(name)
        file.parent.mkdir(exist_ok=True)
        file.write_text("kpr: 1\n", "utf-8")
    out = {name: kpr(tmp_path, "validate", "--format", name).out for name in RENDERERS}
    results = json.loads(out["sarif"])["runs"][0]["results"]
    uris = [r["locations"][0]["physicalLocation"]["artifactLocation"] for r in results]
    assert {unquote_to_bytes(uri["uri"]) for uri in uris} == set(NAMES)
    assert {uri["uriBaseId"] for uri in uris} == {"%SRCROOT%"}
    assert all(re.fullmatch(r"[A-Za-z0-9._~/%-]+", uri["uri"]) for uri in uris)
    shown = {safe(file["file"]) for file in json.loads(out["json"])["findings"]}
    assert len(shown) == len(NAMES)
    commands = [line for line in out["github"].splitlines() if line.startswith("::")]
    assert len(commands) == len(results)
    assert {properties(command)["file"] for command in commands} == shown
    assert {issue["location"]["path"] for issue in json.loads(out["gitlab"])} == shown
    suites = parsed(out["junit"]).iter("testsuite")
    assert {suite.attrib["name"] for suite in suites} == shown | {"kpr"}
    assert "\x1b" not in out["github"] + out["gitlab"] + out["junit"] + out["sarif"]


def test_a_file_from_elsewhere_is_a_whole_uri(folder: Path) -> None:
    text = (folder / "first.yaml").read_bytes()
    done = subprocess.run(
        [*KPR, "validate", "-", "--stdin-filename", "/ที่อื่น/first.yaml", "--format", "sarif"],
        input=text,
        cwd=folder,
        capture_output=True,
        check=False,
    )
    result = json.loads(done.stdout)["runs"][0]["results"][0]
    place = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert unquote(place["uri"]) == "file:///ที่อื่น/first.yaml"
    assert "uriBaseId" not in place


def properties(command: str) -> dict[str, str]:
    """The properties of a workflow command, as GitHub's runner reads them."""
    told = command.split("::")[1].split(" ", 1)[1]
    pairs = (pair.split("=", 1) for pair in told.split(","))
    return {name: unescaped(value.replace("%3A", ":").replace("%2C", ",")) for name, value in pairs}


def unescaped(text: str) -> str:
    return text.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")


words = st.text(max_size=20)


@settings(max_examples=60)
@given(words, words, words, st.sampled_from([("th",), ("en",), ("th", "en")]))
def test_whatever_people_write_is_well_formed(
    file: str, said: str, place: str, langs: Languages
) -> None:
    wild = replace(FOUND, file=file, th=said, en=said, place=place, excerpt=Excerpt(said, 0))
    out = {
        name: render(Verdict([wild, FOUND], 2), "1", langs) for name, render in RENDERERS.items()
    }
    first, second, *_ = out["github"].split("\n")
    assert properties(first)["file"] == safe(file)
    assert properties(second)["file"] == "a.yaml"
    assert first.count("::") >= 2
    assert unescaped(first.split("::", 2)[2]).startswith(f"{safe(file)}:3:1: {safe(said)}".strip())
    root = parsed(out["junit"])
    assert len(root.findall(".//failure")) == 2
    assert len(json.loads(out["gitlab"])) == 2
    for text in out.values():
        text.encode()


def test_github_is_told_errors_first(folder: Path, kpr: Kpr) -> None:
    """Within a kind by file and place; what GitHub leaves out is said to be in the log."""
    for number in range(12):
        text = (folder / "first.yaml").read_text("utf-8")
        (folder / f"b{number:02}.yaml").write_text(text, "utf-8")
    said = kpr(folder, "validate", "--format", "github").out.splitlines()
    commands = [line for line in said if line.startswith("::")]
    kinds = [command.split(" ")[0] for command in commands]
    assert list(dict.fromkeys(kinds)) == ["::error", "::warning", "::notice"]
    assert kinds == sorted(kinds, key=["::error", "::warning", "::notice"].index)
    told = [properties(command) for command in commands if command.startswith("::error")]
    order = [(found["file"], int(found["line"]), int(found["col"])) for found in told]
    assert order == sorted(order)
    assert said[-1] == "GitHub แสดงข้างบรรทัดชนิดละไม่เกิน 10 ข้อ ข้อที่เหลืออ่านได้จากบันทึกนี้"


def test_a_clean_run_is_no_empty_report(kpr: Kpr) -> None:
    example = FORMATS.parents[1] / "examples"
    out = {
        name: kpr(example, "validate", "example-province.yaml", "--format", name).out
        for name in RENDERERS
    }
    assert json.loads(out["gitlab"]) == []
    assert validation_errors(json.loads(out["sarif"])) == []
    assert json.loads(out["sarif"])["runs"][0]["results"] == []
    assert not out["github"].startswith("::")
    root = parsed(out["junit"])
    assert root.attrib == {
        "name": "kpr",
        "tests": "1",
        "failures": "0",
        "errors": "0",
        "skipped": "0",
    }


def test_what_is_accepted_fails_nowhere(folder: Path, kpr: Kpr) -> None:
    told = json.loads(kpr(folder, "validate", "--format", "json").out)
    first = told["findings"][0]
    first["severity"] = "note"
    first["acceptance"] = {
        "kind": "waiver",
        "severity": "error",
        "who": "คณะกรรมการเจรจาข้อตกลง",
        "reason": "รอคำสั่งตั้งหน่วยงาน",
        "document": "นร 1200/1",
        "until": "2547-09-30",
    }
    (folder / "kept.json").write_text(json.dumps(told), "utf-8")
    out = {name: kpr(folder, "show", "kept.json", "--format", name).out for name in RENDERERS}
    log = json.loads(out["sarif"])
    assert validation_errors(log) == []
    result, other = log["runs"][0]["results"][:2]
    assert result["level"] == "note"
    assert result["suppressions"] == [
        {
            "kind": "external",
            "status": "accepted",
            "justification": "คณะกรรมการผ่อนผัน: คณะกรรมการเจรจาข้อตกลง · นร 1200/1 · "
            "รอคำสั่งตั้งหน่วยงาน · ถึง 2547-09-30",
        }
    ]
    assert other["suppressions"] == []
    notices = [line for line in out["github"].splitlines() if line.startswith("::notice")]
    assert any(first["code"] in notice and "คณะกรรมการผ่อนผัน" in notice for notice in notices)
    assert json.loads(out["gitlab"])[0]["severity"] == "info"
    case = parsed(out["junit"]).find(".//testcase[@file]")
    assert case is not None
    assert case.find("failure") is None
    skipped = case.find("skipped")
    assert skipped is not None
    assert "คณะกรรมการผ่อนผัน" in (skipped.text or "")


def test_the_page_about_formats_has_them_all() -> None:
    page = (FORMATS.parents[1] / "docs" / "formats.md").read_text("utf-8")
    rows = re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE)
    assert rows == ["text", *RENDERERS]
    for severity, grade in SEVERITIES.items():
        assert f"`{severity}` → `{grade}`" in page
