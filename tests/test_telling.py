"""Findings as people read them: twelve faults of twelve kinds, one screen each, many grouped."""

import json
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Said, with_own_indicators
from test_rules import rows

from kpr_cli.core.agreement import Agreement
from kpr_cli.core.guessing import known_keys

TESTS = Path(__file__).parent
FAULTS = TESTS / "faults"
TWELVE = "twelve-faults.yaml"
SCREEN = 24

Kpr = Callable[..., Said]
Golden = Callable[[Path, str], None]


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("th", ()),
        ("en", ("--lang", "en")),
        ("both", ("--lang", "both")),
        ("quiet", ("--quiet",)),
        ("statistics", ("--statistics", "--lang", "both")),
    ],
)
def test_twelve_faults_are_told(
    name: str, options: tuple[str, ...], kpr: Kpr, golden: Golden
) -> None:
    said = kpr(FAULTS, "validate", TWELVE, *options)
    golden(FAULTS / f"twelve-faults.{name}.out", said.out)
    assert (said.status, said.err) == (1, "")


def test_twelve_faults_are_twelve_kinds_in_the_order_of_the_file(kpr: Kpr) -> None:
    told = json.loads(kpr(FAULTS, "validate", TWELVE, "--format", "json").out)["findings"]
    assert len(told) == len({f["code"] for f in told}) == 12
    assert sorted(told, key=lambda f: (f["line"], f["column"])) == told


def test_a_quiet_run_without_errors_says_nothing(kpr: Kpr) -> None:
    assert kpr(TESTS.parent / "examples", "validate", "--quiet") == (0, "", "")


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """Twelve faults in each of five files."""
    text = (FAULTS / TWELVE).read_text("utf-8")
    for number in range(1, 6):
        name = f"department-{number}"
        own = with_own_indicators(text.replace("twelve-faults", name), name)
        (tmp_path / f"{name}.yaml").write_text(own, "utf-8")
    return tmp_path


def test_many_findings_are_grouped(many: Path, kpr: Kpr, golden: Golden) -> None:
    repeated = re.sub(
        r"(?m)^( +)levels: .*", r"\1levels: [1, ๒, ๓, ๔, ๕]", (FAULTS / TWELVE).read_text("utf-8")
    )
    (many / "department-6.yaml").write_text(
        repeated.replace("twelve-faults", "department-6"), "utf-8"
    )
    said = kpr(many, "validate", ".")
    golden(FAULTS / "many.out", said.out)
    whole = kpr(many, "validate", ".", "--full")
    count = len(json.loads(kpr(many, "validate", ".", "--format", "json").out)["findings"])
    assert whole.out.count("\n  ที่มา: ") == count
    assert len(said.out) < len(whole.out) / 2


def test_one_fault_fits_one_screen() -> None:
    for file in (TESTS / "rules").rglob("*.out"):
        for block in re.split(r"\n(?=\S+:\d+:\d+: )", file.read_text("utf-8")):
            assert block.count("\n") <= SCREEN, file


def latin_words(sentence: str) -> set[str]:
    return set(re.findall(r"[A-Za-z_][A-Za-z_.-]*", re.sub(r"\{\w*\}", "", sentence)))


EVERYDAY = {
    "kpr", "new", "Enter", "Excel", "Word", "UTF-", "yaml", "YAML", "https", "example.go.th",
    "example-department", "sources.yaml",
}  # fmt: skip
"""Words that stand in a sentence as what a person sees or types."""


INDICATOR = ("issues", "x", "indicators", 0)


def test_a_thai_sentence_has_no_identifier_but_the_keys_of_the_file() -> None:
    places = ((), ("optional_topics", 0), INDICATOR, (*INDICATOR, "results", 0))
    known = EVERYDAY | {key for place in places for key in known_keys(Agreement, place)}
    strange = {rule.code: latin_words(rule.th) - known for rule in rows()}
    assert {code: words for code, words in strange.items() if words} == {}


def test_english_and_thai_tell_the_same_facts() -> None:
    for rule in rows():
        thai, english = (Counter(re.findall(r"\{(\w+)\}", text)) for text in (rule.th, rule.en))
        assert set(thai) == set(english), rule.code
