"""Any text gives findings or an agreement, never an exception; findings stay inside the text."""

import json
from collections.abc import Iterator
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from kpr_cli.cli.books import Shelf, load_wording
from kpr_cli.core.finding import Verdict
from kpr_cli.core.place import Path as Keys
from kpr_cli.core.place import Places, Tree
from kpr_cli.judge.inspection import inspect
from kpr_cli.judge.scoring import score_agreement
from kpr_cli.read.agreements import read_agreement
from kpr_cli.read.document import read_document
from kpr_cli.tell.json import findings_json

ROOT = Path(__file__).parents[1]
WORDING = load_wording()
BENCH = Shelf(WORDING).named("2547")
EXAMPLES = [
    (ROOT / "examples" / f"{name}.yaml").read_text("utf-8")
    for name in ("example-department", "example-challenge", "example-province")
]
PIECES = [
    "", " ", "\n", "\n  ", ":", ": ", "- ", "#", " #x", "? ", "*a: ", "[", "]", "[key]",
    "{", "}", '"', "'", "&a ", "*a",
    "!t ", "<<: ", "---\n", "๑๐", "010", "2003-12-02", "null", "~", "|\n", "%", "\t", "\x00",
    "\u2028", "\u202e", "1e9", "-0", "-1", "kpr: 2", "น้ำ", "ที่", "weight: 0", "[]", "{}",
    "topic: 15", "13", "“", "”", " “ก: ข”", "‘ก, ข’", "• ", "-", "[ก] ", "  - ", "%Y\n", "...\n",
    "นำ้",
]  # fmt: skip


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """An example with some pieces put in, taken out or doubled."""
    text = draw(st.sampled_from(EXAMPLES))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.sampled_from([0, 0, 1, 3, 40])))
        text = text[:start] + draw(st.sampled_from(PIECES)) + text[end:]
    return text


def judge(data: bytes) -> None:
    assert BENCH is not None
    reading = read_agreement(data, "a.yaml", WORDING)
    findings = list(reading.findings)
    lines = data.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if reading.filing is not None:
        findings += inspect(reading.filing, BENCH)
        card = score_agreement(reading.filing, BENCH.book)
        assert (card.total is None) == (card.reason is not None)
    for finding in findings:
        span = finding.span
        assert 1 <= span.line <= len(lines)
        assert 1 <= span.column <= len(lines[span.line - 1]) + 1
        assert (span.end_line, span.end_column) >= (span.line, span.column)
    json.loads(findings_json(Verdict(findings, 1), "test"))


@given(st.binary(max_size=200))
@settings(max_examples=300)
def test_any_bytes(data: bytes) -> None:
    judge(data)


@given(st.text(max_size=200))
@settings(max_examples=300)
def test_any_text(text: str) -> None:
    judge(text.encode("utf-8", "surrogatepass"))


@given(st.lists(st.sampled_from(PIECES), max_size=40))
@settings(max_examples=300)
def test_any_pile_of_punctuation(pieces: list[str]) -> None:
    judge("".join(pieces).encode())


@given(mutated())
@settings(max_examples=300)
def test_any_damaged_example(text: str) -> None:
    judge(text.encode())


def scalars(node: Tree, here: Keys) -> Iterator[tuple[Keys, str]]:
    if isinstance(node, dict):
        for key, value in node.items():
            yield from scalars(value, (*here, key))
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from scalars(value, (*here, index))
    elif node is not None:
        yield here, node


def test_every_mark_points_at_its_text() -> None:
    """In LF and CRLF, with and without byte order mark: zero wrong of some thousand places."""
    places_seen = 0
    for text in EXAMPLES:
        for data in (text.encode(), text.replace("\n", "\r\n").encode()):
            for start in (b"", b"\xef\xbb\xbf"):
                document = read_document(start + data, "a.yaml")
                assert not document.faults
                places_seen += _check(document.places)
    assert places_seen > 2000


def _check(places: Places) -> int:
    count = 0
    for path, value in scalars(places.tree, ()):
        span = places.span(path)
        line = places.line(span.line)
        found = line[span.column - 1 : span.end_column - 1].strip("\"'")
        assert value.startswith(found.split("\\")[0]), path
        if isinstance(path[-1], str):
            key = places.span(path, on_key=True)
            name = places.line(key.line)[key.column - 1 : key.end_column - 1]
            assert name.strip("\"'") == path[-1]
        count += 1
    return count
