"""Fingerprints know a fault again when lines move, and never take one for another."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import Said
from hypothesis import given, settings
from hypothesis import strategies as st

from kpr_cli.core.finding import Finding, find
from kpr_cli.core.fingerprint import fingerprint, fingerprints
from kpr_cli.core.hit import Hit
from kpr_cli.core.place import Excerpt, Places, Span
from kpr_cli.core.rule import Cite, Rule, Words

HERE = Path(__file__).parent
AGREEMENTS = HERE / "formats" / "agreements"
Kpr = Callable[..., Said]
CITE = Cite(source="project", clause="ข้อ 1")
ROW = Rule.model_construct(
    code="W101",
    name="unbalanced-weights",
    severity="error",
    th="{total}",
    en="{total}",
    why=Words(th="ก", en="a"),
    cite=CITE,
)
FOUND = find(
    ROW,
    Hit(at=Span(3, 1, 3, 4), facts={"total": 95}),
    Places("a.yaml", "", None, (), {}),
    "2547",
    Words(th="ก", en="a"),
)


def marks(kpr: Kpr, folder: Path, *paths: str) -> dict[str, str]:
    """Of each fingerprint in a run, what it names."""
    issues = json.loads(kpr(folder, "validate", "--format", "gitlab", *paths).out)
    found = {issue["fingerprint"]: issue["description"] for issue in issues}
    assert len(found) == len(issues), "two findings share a fingerprint"
    return found


@pytest.fixture(name="folder", scope="module")
def _folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("fingerprints")


BLANK = st.sampled_from(["", "# หมายเหตุ", "    "])


@settings(max_examples=30)
@given(inserted=st.lists(st.tuples(st.integers(0, 11), BLANK)))
def test_it_survives_lines_that_move(
    kpr: Kpr, folder: Path, inserted: list[tuple[int, str]]
) -> None:
    lines = (AGREEMENTS / "first.yaml").read_text("utf-8").split("\n")
    (folder / "first.yaml").write_text("\n".join(lines), "utf-8")
    before = marks(kpr, folder, "first.yaml")
    for number, line in sorted(inserted, reverse=True):
        lines.insert(number, line)
    (folder / "first.yaml").write_text("\n".join(lines), "utf-8")
    assert marks(kpr, folder, "first.yaml") == before
    assert len(before) == 4


def test_no_two_findings_share_one(kpr: Kpr, tmp_path: Path) -> None:
    """In all bad files of all rules, judged together."""
    for number, folder in enumerate(sorted((HERE / "rules").glob("*/bad"))):
        for file in folder.rglob("*.yaml"):
            target = tmp_path / f"{number}" / file.relative_to(folder)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(file.read_bytes())
    assert len(marks(kpr, tmp_path, ".")) > 200


texts = st.text(max_size=3)


@given(st.lists(st.tuples(texts, texts, texts, texts), unique=True, max_size=30))
def test_what_differs_has_another(faults: list[tuple[str, str, str, str]]) -> None:
    """File, place, name and value of a fact: nothing runs into its neighbour."""
    findings = [
        replace(FOUND, file=file, place=place, facts={name: value})
        for file, place, name, value in faults
    ]
    assert len({fingerprint(finding, finding.file) for finding in findings}) == len(faults)
    assert len(set(fingerprints([*findings, *findings]))) == 2 * len(faults)


@pytest.mark.parametrize(
    "same",
    [
        replace(FOUND, span=Span(30, 9, 30, 12)),
        replace(FOUND, th="ถ้อยคำใหม่", en="new words"),
        replace(FOUND, facts={**FOUND.facts, "what": Words(th="ถ้อยคำ", en="words"), "hint": ""}),
        replace(FOUND, rule=ROW.model_copy(update={"severity": "note"})),
    ],
)
def test_what_stays_has_the_same(same: Finding) -> None:
    assert fingerprint(same, "a.yaml") == fingerprint(FOUND, "a.yaml")


def test_a_fault_of_reading_is_known_by_its_line() -> None:
    first, second = (replace(FOUND, excerpt=Excerpt(text, 0)) for text in ("a: \t1", "b: \t1"))
    moved = replace(first, span=Span(9, 4, 9, 5), excerpt=Excerpt("  a: \t1", 0))
    assert fingerprint(first, "a.yaml") != fingerprint(second, "a.yaml")
    assert fingerprint(first, "a.yaml") == fingerprint(moved, "a.yaml")


def test_the_name_of_the_file_can_be_another() -> None:
    """A baseline calls files from the root, whatever folder kpr runs in."""
    below = replace(FOUND, file="../a.yaml")
    assert fingerprints([below], lambda file: file.removeprefix("../")) == fingerprints([FOUND])


def test_it_never_changes() -> None:
    """Whoever changes this number takes every baseline out of force."""
    assert fingerprint(FOUND, "a.yaml") == "e551124797141f35e3cc84c5252dc1a9"
