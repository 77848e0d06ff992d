"""Every rule has a folder; its good files are silent, its bad files say exactly their `.out`.

A case is one file, or a folder of files that are judged in one call. The folders of the rules of
broken books (B) are in `tests/books`. A case of waivers and baseline (V) is a whole repository: it
is copied to a folder of its own and judged there, as of a day that does not pass.
"""

import json
import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import pytest
from conftest import Said

from kpr_cli.cli.books import Shelf, load_wording, shipped
from kpr_cli.cli.rule_examples import ACCEPTING, GENERATED, options_of
from kpr_cli.core.rule import Rule
from kpr_cli.judge.checks import CHECKS, DOSSIER_CHECKS

Kpr = Callable[..., Said]
Golden = Callable[[Path, str], None]

TESTS = Path(__file__).parent
RULES = TESTS / "rules"
FIRST: Mapping[str, str] = {
    "P101-too-large": "a.yaml:1:1: ผิดพลาด P101 too-large",
    "P120-too-many-nodes": "a.yaml:1:40004: ผิดพลาด P120 too-many-nodes",
}
"""The first line that the bad files get which are too large to be committed."""
ONLY_IN_BOOKS = {"S108-blank-text"}
"""Rules of shape that no agreement can break: its texts may all be blank while it is written."""
SAFELY_FIXED = {
    *(
        "P104",
        "P105",
        "P106",
        "P108",
        "P123",
        "S102",
        "S105",
        "S109",
        "S111",
        "S112",
        "S115",
        "S116",
    ),
    *("T101", "T102", "T103", "T104"),
}
"""Rules whose findings can carry the one right answer; a guess is told apart."""


class Case(NamedTuple):
    """Files that are judged in one call, from the folder they are in; without any, all of them."""

    rule: str
    name: str
    folder: Path
    files: tuple[str, ...]

    @property
    def all(self) -> list[str]:
        """Its files as they are called from `tests/rules`."""
        return [(self.folder / name).relative_to(RULES).as_posix() for name in self.files]

    @property
    def options(self) -> tuple[str, ...]:
        return options_of(self.rule).arguments

    def call(self, kpr: Kpr, *options: str) -> Said:
        arguments = ("validate", *options, *self.options, *self.files)
        if self.files:
            return kpr(self.folder, *arguments)
        with TemporaryDirectory() as folder:
            shutil.copytree(self.folder, folder, dirs_exist_ok=True)
            return kpr(Path(folder), *arguments)


def cases(kind: str) -> Iterator[Case]:
    for entry in sorted(RULES.glob(f"*/{kind}/*")):
        rule = entry.parents[1].name
        if entry.is_dir():
            found = sorted(entry.rglob("*.yaml")) if rule[0] != ACCEPTING else []
            files = tuple(file.relative_to(entry).as_posix() for file in found)
            yield Case(rule, entry.name, entry, files)
        elif entry.suffix == ".yaml":
            yield Case(rule, entry.stem, entry.parent, (entry.name,))


GOOD, BAD = tuple(cases("good")), tuple(cases("bad"))


def parametrized(found: tuple[Case, ...]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("case", found, ids=[f"{c.rule}/{c.name}" for c in found])


def rows() -> list[Rule]:
    """Every row of reading and of the shipped books."""
    shelf = Shelf(load_wording())
    benches = [shelf.named(name) for name in shipped()]
    return [
        *shelf.wording.rules.values(),
        *(rule for bench in benches if bench is not None for rule in bench.book.rules),
    ]


def findings_of_all(kpr: Kpr) -> list[dict[str, Any]]:
    """Every finding in every bad file, from few calls; `file` is seen from `tests/rules`."""
    told: list[dict[str, Any]] = []
    alone = [case for case in BAD if len(case.files) == 1]
    for options in sorted({case.options for case in alone}):
        files = [name for case in alone if case.options == options for name in case.all]
        said = kpr(RULES, "validate", "--format", "json", *options, *files)
        told += within(json.loads(said.out)["findings"])
    for case in BAD:
        if len(case.files) > 1:
            said = kpr(RULES, "validate", "--format", "json", *case.options, *case.all)
            told += json.loads(said.out)["findings"]
    return told


def within(findings: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The findings without those that only other files of the same call bring about."""
    return [f for f in findings if all(also["file"] == f["file"] for also in f["also"])]


def findings_of_repositories(kpr: Kpr) -> list[dict[str, Any]]:
    """Every finding in the bad repositories; `file` is seen from `tests/rules`."""
    return [
        {**finding, "file": f"{case.rule}/bad/{case.name}/{finding['file']}"}
        for case in BAD
        if not case.files
        for finding in json.loads(case.call(kpr, "--format", "json").out)["findings"]
    ]


@parametrized(BAD)
def test_a_bad_file_says_exactly_its_out(case: Case, kpr: Kpr, golden: Golden) -> None:
    said = case.call(kpr)
    golden(RULES / case.rule / "bad" / f"{case.name}.out", said.out)
    told = re.findall(r"^\S+:\d+:\d+: (\S+) ([A-Z]\d{3}) ", said.out, re.MULTILINE)
    assert case.rule[:4] in {code for _, code in told}
    severities = {severity for severity, _ in told}
    assert (said.status, said.err) == (int("ผิดพลาด" in severities), "")
    if said.status == 0:
        assert case.call(kpr, "--strict").status == int("คำเตือน" in severities)


@parametrized(GOOD)
def test_a_good_file_is_silent(case: Case, kpr: Kpr) -> None:
    said = case.call(kpr, "--strict", "--format", "json")
    told = [f for f in json.loads(said.out)["findings"] if f["acceptance"] is None]
    assert (said.status, told, said.err) == (0, [], "")


@pytest.mark.parametrize("rule", GENERATED)
def test_a_generated_bad_file_gets_its_finding(rule: str, kpr: Kpr, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(GENERATED[rule])
    said = kpr(tmp_path, "validate", "a.yaml")
    assert said.out.splitlines()[0] == FIRST[rule]
    assert (said.status, said.out.count("a.yaml:"), said.err) == (1, 1, "")


def test_every_row_has_a_folder_and_every_folder_a_row() -> None:
    wanted = {f"{rule.code}-{rule.name}" for rule in rows()}
    kept = {folder.name for folder in RULES.iterdir() if folder.is_dir()}
    broken_books = {folder.name for folder in (TESTS / "books").iterdir() if folder.name[0] == "B"}
    assert kept | set(GENERATED) | ONLY_IN_BOOKS | broken_books == wanted
    assert kept == {case.rule for case in GOOD} == {case.rule for case in BAD}


def test_every_out_belongs_to_a_case() -> None:
    kept = {file.relative_to(RULES).as_posix() for file in RULES.rglob("*.out")}
    assert kept == {f"{case.rule}/bad/{case.name}.out" for case in BAD}


def test_every_check_is_used_by_a_row() -> None:
    assert {rule.check for rule in rows() if rule.check} == {*CHECKS, *DOSSIER_CHECKS}


def test_all_bad_files_in_one_run_say_the_same_in_any_order(kpr: Kpr) -> None:
    files = [name for case in BAD for name in case.all]
    forwards = kpr(RULES, "validate", "--format", "json", *files)
    backwards = kpr(RULES, "validate", "--format", "json", *reversed(files))
    assert forwards == backwards
    assert json.loads(forwards.out)["files"] == len(files)


def test_the_english_sentences_read_well(kpr: Kpr, golden: Golden) -> None:
    told = [*findings_of_all(kpr), *findings_of_repositories(kpr)]
    lines = [f"{f['code']} {f['file']}: {f['message']['en']}\n" for f in told]
    golden(TESTS / "golden" / "english.out", "".join(sorted(lines)))
    assert not re.search(r"\{\w*\}", "".join(lines)), "a placeholder is left"


def test_safe_fixes_remove_their_findings(kpr: Kpr, tmp_path: Path) -> None:
    told = findings_of_all(kpr)
    fixable = [f for f in told if f["fix"] is not None and f["fix"]["safe"]]
    assert {f["code"] for f in fixable} == SAFELY_FIXED
    files = sorted({f["file"] for f in fixable})
    for name in files:
        edits = [e for f in fixable if f["file"] == name for e in f["fix"]["edits"]]
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        text = (RULES / name).read_bytes().decode()
        (tmp_path / name).write_bytes(edited(text, edits).encode())
    said = kpr(tmp_path, "validate", "--format", "json", *files)
    left = {(f["file"], f["code"]) for f in within(json.loads(said.out)["findings"])}
    assert left == {(f["file"], f["code"]) for f in told if f["file"] in files and f not in fixable}


def edited(text: str, edits: list[dict[str, Any]]) -> str:
    """The text with the edits of findings made, the last one first."""
    mark, body = ("\ufeff", text[1:]) if text.startswith("\ufeff") else ("", text)
    starts = [0, *(match.end() for match in re.finditer(r"\r\n|\r|\n", body))]
    for edit in sorted(edits, key=lambda e: (e["line"], e["column"]), reverse=True):
        start = starts[edit["line"] - 1] + edit["column"] - 1
        end = starts[edit["end_line"] - 1] + edit["end_column"] - 1
        body = body[:start] + edit["text"] + body[end:]
    return mark + body
