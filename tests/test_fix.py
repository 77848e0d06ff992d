"""`kpr fix` mends what has one right answer, touches nothing else, and loses no file."""

import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from conftest import Said
from hypothesis import given, settings
from hypothesis import strategies as st
from test_properties import mutated

from kpr_cli.amend.edits import OverlapError, edited
from kpr_cli.amend.mending import Mended, mend
from kpr_cli.cli import fix
from kpr_cli.cli.call import Call
from kpr_cli.cli.files import Selection, Source
from kpr_cli.cli.judging import Run
from kpr_cli.cli.root import Root
from kpr_cli.core.agreement import Agreement
from kpr_cli.core.finding import Finding
from kpr_cli.core.guessing import known_keys
from kpr_cli.core.hit import Edit
from kpr_cli.core.lines import Lines
from kpr_cli.core.place import Span, indexes
from kpr_cli.core.suggest import certain
from kpr_cli.read.document import read_document
from kpr_cli.read.settings import Settings
from kpr_cli.tell.diff import diff_of

Kpr = Callable[..., Said]
Golden = Callable[[Path, str], None]
ROOT = Path(__file__).parents[1]
MENDING = Path(__file__).parent / "mending"
HEAD = "kpr: 1\nfiscal_year: 2547\nagency: {id: a, name: กรมตัวอย่าง, kind: province}\ngroups: [3]\n"
MAKERS = "parties:\n  makers:\n"
LISTED = f"{MAKERS}    - name: ก\n      position: ข"
THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


def put(folder: Path, text: str, name: str = "a.yaml") -> Path:
    file = folder / name
    file.write_bytes(text.encode())
    return file


# Whole files, before and after.


@pytest.mark.parametrize("name", ["all-kinds", "characters"])
@pytest.mark.parametrize("mode", ["safe", "unsafe"])
def test_a_file_with_everything(
    name: str, mode: str, tmp_path: Path, kpr: Kpr, golden: Golden
) -> None:
    before = (MENDING / "before" / f"{name}.yaml").read_bytes()
    file = tmp_path / f"{name}.yaml"
    file.write_bytes(before)
    options = ["--unsafe"] if mode == "unsafe" else []
    diff = kpr(tmp_path, "fix", "--diff", *options, file.name)
    assert file.read_bytes() == before
    said = kpr(tmp_path, "fix", *options, file.name)
    golden(MENDING / mode / f"{name}.yaml", file.read_bytes().decode())
    golden(MENDING / mode / f"{name}.diff", diff.out)
    golden(MENDING / mode / f"{name}.out", said.out)
    assert (diff.status, said.err) == (1, "")
    assert said.status == int("เหลือให้คนแก้" in said.out and "ผิดพลาด 0" not in said.out)
    assert diff.err.replace("จะแก้", "แก้แล้ว").replace("แก้ได้ ", "แก้แล้ว ") == said.out
    again = kpr(tmp_path, "fix", *options, file.name)
    assert "ไม่มีข้อใดที่ kpr แก้ให้ได้" in again.out
    golden(MENDING / mode / f"{name}.yaml", file.read_bytes().decode())


def test_the_same_in_english_and_in_both_languages(
    tmp_path: Path, kpr: Kpr, golden: Golden
) -> None:
    text = (MENDING / "before" / "all-kinds.yaml").read_text("utf-8")
    put(tmp_path, text, "all-kinds.yaml")
    said = kpr(tmp_path, "fix", "--lang", "en", "all-kinds.yaml")
    golden(MENDING / "all-kinds-english.out", said.out)
    assert not re.search("[ก-๛]", re.sub("“[^”]*”", "", said.out))


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("announcement: กรม#1 ที่ #2      # ที่ประกาศ", 'announcement: "กรม#1 ที่ #2"      # ที่ประกาศ'),
        ('announcement: ประกาศ "ก" #2', "announcement: 'ประกาศ \"ก\" #2'"),
        ("announcement: “ประกาศ #2” # ที่", 'announcement: "ประกาศ #2" # ที่'),
        ("announcement: “ก: 'ข'”", "announcement: \"ก: 'ข'\""),
        ('announcement: “ก: "ข"”', "announcement: 'ก: \"ข\"'"),
        ("announcement: [กรม] ที่: 1  # ที่", 'announcement: "[กรม] ที่: 1"  # ที่'),
        (f"{MAKERS}    •\tname: ก\n      position: ข\n    •\tname: ค", f"{LISTED}\n    - name: ค"),
        (f"{MAKERS}    -name: ก\n      position: ข\n    -name: ค", f"{LISTED}\n    - name: ค"),
        (
            "parties:\n  makers: []  # ใคร\n    - name: ก\n      position: ข",
            "parties:\n  makers:  # ใคร\n    - name: ก\n      position: ข",
        ),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_guess_about_the_text_changes_nothing_around_it(
    wrong: str, right: str, newline: str, tmp_path: Path, kpr: Kpr
) -> None:
    file = put(tmp_path, f"{HEAD}{wrong}\n".replace("\n", newline))
    assert kpr(tmp_path, "fix", "--unsafe", "a.yaml").status == 0
    assert file.read_bytes().decode() == f"{HEAD}{right}\n".replace("\n", newline)


@pytest.mark.parametrize(
    "text",
    [
        "announcement: ตาม “ก” และ “ข”",
        "announcement: “ก” และ “ข”",
        "announcement: “ก”, “ข”",
        "announcement: ’ตุลา “ก”",
        "announcement: “ก",
        "announcement: |\n  “ก”\n  • ข: “ค: ง”",
        'announcement: "ตาม: “ก”"',
        "announcement: ตาม '“ก”'  # “ข: ค”",
    ],
)
def test_quotation_marks_inside_a_text_are_its_own(text: str, tmp_path: Path, kpr: Kpr) -> None:
    file = put(tmp_path, f"{HEAD}{text}\n")
    said = kpr(tmp_path, "fix", "--unsafe", "a.yaml")
    assert (said.status, "ไม่มีข้อใดที่ kpr แก้ให้ได้" in said.out) == (0, True)
    assert file.read_text("utf-8") == f"{HEAD}{text}\n"


# Any clean file, spoilt, comes back byte for byte.

EXAMPLES = ("example-department", "example-challenge", "example-workshop", "example-province")
NUMBERS = {"weight", "target", "round", "self", "committee", "points", "times", "fiscal_year"}
KEYS = {
    *("fiscal_year", "agency", "groups", "parties", "receivers", "makers", "steps", "issues"),
    *("indicators", "name", "position", "definition", "formula", "unit", "weight", "levels"),
    *("target", "baseline", "source", "collector", "supervisor", "results", "round", "evidence"),
    *("committee", "explanation", "optional_topics", "topic", "title", "announcement", "kind"),
}
Slip = tuple[int, int, str]
"""A stretch of a file, by offsets, and a wrong text for it."""


def slips(text: str) -> Iterator[Slip]:
    """The ways to spoil a clean file of which there is one way back."""
    document, lines = read_document(text.encode(), "a.yaml"), Lines(text)
    places = document.places
    for path, (key, value) in indexes(places.tree):
        mark = places.marks[value]
        start, end = (
            lines.offset(point.line + 1, point.column + 1)
            for point in (mark.start_mark, mark.end_mark)
        )
        yield from _value_slips(path[-1] if path else "", text[start:end], start)
        if key is None or path[-1] not in KEYS or ("issues" in path[:-1] and len(path) == 2):
            continue
        word = str(path[-1])
        point = places.marks[key].start_mark
        first = lines.offset(point.line + 1, point.column + 1)
        if len(word) > 3 and word[1] != word[2]:
            yield first, first + len(word), word[0] + word[2] + word[1] + word[3:]
        colon = first + len(word)
        if text[colon : colon + 2] == ": ":
            yield colon + 1, colon + 2, "\u00a0"
            yield colon + 1, colon + 2, "\t"


def _value_slips(key: str | int, source: str, start: int) -> Iterator[Slip]:
    bare = source.strip("\"'")
    at = start + (len(source) - len(bare)) // 2
    if re.fullmatch(r"\d+(\.\d+)?", bare) and (key in NUMBERS or isinstance(key, int)):
        yield at, at + len(bare), bare.translate(THAI)
        if key != "fiscal_year" and bare != "0":
            yield at, at, "0"
    if re.fullmatch(r"\d{4}-\d\d-\d\d", bare):
        yield at, at + len(bare), bare.translate(THAI)
        yield at, at + 4, str(int(bare[:4]) - 543)
    if re.fullmatch(r'"[^"\\#]+"', source):
        yield start, start + len(source), f"“{bare}”"
    if re.search("[ก-ฮ]", source) and not source.startswith(("-", "{", "[")) and ": " not in source:
        for pattern, wrong in (
            ("ำ", "\u0e4d\u0e32"),
            ("(?<!เ)แ", "เเ"),
            ("(?<=[ก-ฮ])(?=[ก-ฮ])", "\u200b"),
            *((f"(?<=[ก-ฮ]){right}", right[::-1]) for right in ("้ำ", "่า", "ี่", "ั้", "ิ์")),
        ):
            for match in list(re.finditer(pattern, source))[:2]:
                yield start + match.start(), start + match.end(), wrong
        for match in re.finditer("(?<=[ก-ฮ])(?=[ก-ฮ])", source) if len(source) > 20 else ():
            yield start + match.start(), start + match.end(), "\x07"
            break
        for match in re.finditer(r"(?<=\S) (?=\S)", source) if "\n" not in source else ():
            yield start + match.start(), start + match.end(), "   "


def _texts() -> dict[str, tuple[str, list[Slip]]]:
    files = {name: (ROOT / "examples" / f"{name}.yaml").read_text("utf-8") for name in EXAMPLES}
    return {name: (text, list(slips(text))) for name, text in files.items()}


TEXTS = _texts()
RUN = Run(Call([]), Root(ROOT, Settings()), Selection())


@st.composite
def spoilt(draw: st.DrawFn) -> tuple[str, str, str]:
    """The name of a clean file, its text, and the text with some slips made."""
    name = draw(st.sampled_from(EXAMPLES))
    text, possible = TEXTS[name]
    chosen = draw(st.lists(st.sampled_from(possible), min_size=1, max_size=12, unique=True))
    wrong, before = text, len(text) + 1
    for start, end, instead in sorted(chosen, reverse=True):
        if end < before:
            wrong, before = wrong[:start] + instead + wrong[end:], start
    return name, text, wrong


@given(spoilt(), st.sampled_from(["\n", "\r\n"]), st.sampled_from(["", "\ufeff"]))
@settings(max_examples=150)
def test_a_spoilt_file_comes_back_byte_for_byte(
    file: tuple[str, str, str], newline: str, mark: str
) -> None:
    name, text, wrong = file
    clean, data = ((mark + t.replace("\n", newline)).encode() for t in (text, wrong))
    source = Source(f"{name}.yaml", None, name)

    def judge(data: bytes) -> Sequence[Finding]:
        return RUN.trial(source, data).findings

    assert judge(data)
    mended = mend(data, judge, unsafe=False)
    assert mended.data == clean
    assert not judge(clean)
    assert mend(clean, judge, unsafe=True).mendings == ()


@pytest.mark.parametrize("book", [None, "2547", "no-such-book"])
def test_a_run_keeps_nothing_of_a_trial(book: str | None) -> None:
    run = Run(Call([]), Root(ROOT, Settings()), Selection())
    before = repr((run.files, run.findings, run.problems, run.entries, run.benches, run.remarks))
    source = Source("example-department.yaml", None, "a", book)
    data = TEXTS["example-department"][0].encode()
    judged = run.trial(source, data)
    assert (judged.problem is None) == (judged.entry is not None) == (book != "no-such-book")
    after = (run.files, run.findings, run.problems, run.entries, run.benches, run.remarks)
    assert repr(after) == before
    run.take(source, data, len(data))
    assert (run.files, len(run.problems)) == ((0, 1) if book == "no-such-book" else (1, 0))


def test_there_is_much_to_spoil() -> None:
    assert sum(len(possible) for _, possible in TEXTS.values()) > 3000


@given(text=mutated(), unsafe=st.booleans())
@settings(max_examples=150)
def test_a_damaged_file_is_never_made_worse(*, text: str, unsafe: bool) -> None:
    source = Source("a.yaml", None, "a")

    def judge(data: bytes) -> Sequence[Finding]:
        return RUN.trial(source, data).findings

    def unreadable(data: bytes) -> Counter[str]:
        return Counter(f.rule.code for f in judge(data) if f.rule.code.startswith("P"))

    data = text.encode()
    mended = mend(data, judge, unsafe=unsafe)
    assert unreadable(mended.data) <= unreadable(data)
    assert (mended.data == data) == (mended.mendings == ())
    assert mend(mended.data, judge, unsafe=unsafe) == Mended(mended.data, ())


@given(st.text("ก\u0e4d้า\n\r\u2028 x", max_size=30), st.data())
@settings(max_examples=300)
def test_edits_change_their_stretches_only(text: str, data: st.DataObject) -> None:
    lines = Lines(text)
    points = data.draw(st.lists(st.integers(0, len(text)), max_size=6, unique=True))
    points = sorted(points)[: len(points) // 2 * 2]
    # No place is inside CR LF.
    points = [p - (text[p - 1 : p + 1] == "\r\n") for p in points]
    pairs = [(a, b) for a, b in zip(points[::2], points[1::2], strict=True) if a < b]
    edits = [Edit(lines.span(a, b), f"<{a}>") for a, b in pairs]
    wanted = text
    for a, b in reversed(pairs):
        wanted = f"{wanted[:a]}<{a}>{wanted[b:]}"
    assert edited(text, reversed(edits)) == wanted
    assert edited("\ufeff" + text, edits) == "\ufeff" + wanted


@pytest.mark.parametrize(
    "spans",
    [
        (Span(1, 1, 1, 3), Span(1, 2, 1, 4)),
        (Span(1, 1, 1, 3), Span(1, 1, 1, 3)),
        (Span(1, 2, 1, 2), Span(1, 2, 1, 2)),
        (Span(1, 1, 2, 1), Span(1, 3, 2, 2)),
    ],
)
def test_edits_that_overlap_are_refused(spans: tuple[Span, Span]) -> None:
    with pytest.raises(OverlapError):
        edited("abcd\nefgh\n", [Edit(span, "x") for span in spans])


@pytest.mark.parametrize(
    "span", [Span(1, 7, 1, 8), Span(9, 1, 9, 1), Span(1, 3, 1, 2), Span(0, 1, 1, 1)]
)
def test_edits_outside_the_text_are_refused(span: Span) -> None:
    with pytest.raises(ValueError, match=r"\d"):
        edited("abcd\nefgh\n", [Edit(span, "x")])


# Safe and unsafe.


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("wieght", "weight"),  # swapped
        ("weght", "weight"),  # one missing
        ("sourcee", "source"),  # one too many
        ("weightt", None),  # weight or weights
        ("waight", "weight"),  # one wrong
        ("Weight", "weight"),
        ("BASE-LINE", "baseline"),
        ("superviser", "supervisor"),
        ("suprvisr", "supervisor"),  # two slips in a long word
        ("nmae", "name"),
        ("tagret", "target"),
        ("result", "results"),
        ("wght", None),  # two slips in a short word
        ("targe", "target"),
        ("target_", None),  # target or targets
        ("ib", None),  # too short to know
        ("น้ำหนัก", None),
        ("", None),
    ],
)
def test_what_is_beyond_doubt(word: str, meant: str | None) -> None:
    keys = known_keys(Agreement, ("issues", "service_time", "indicators", 0))
    assert certain(word, keys) == meant


INDICATOR = """issues:
  service_time:
    indicators:
      - {id: "1", name: ระยะเวลา, unit: วัน, levels: [5, 4, 3, 2, 1], target: 3, weight: 100}
"""


@pytest.mark.parametrize(
    ("old", "new", "unsafe_mends"),
    [
        ("weight: 100", "wieght: มาก", False),  # no weight
        ("weight: 100", "wieght: 50, weihgt: 50", False),  # two for one
        ("weight: 100", "wieght: 50, weight: 50", False),  # the key is there
        ("target: 3", "taregts: 3", False),  # the close key holds other data
        ("kind: province", "kind: provinse", True),
        ("kind: province", "kind: จังหวัด", True),
        ("groups: [3]", "groups: [กลุ่มที่ 3]", True),
        ("issues:\n  service_time", "issues:\n  service_tiem", True),
        ("{id: a", "{id: A", True),
    ],
)
def test_what_is_not_certain_is_left_to_a_person(
    old: str, new: str, *, unsafe_mends: bool, tmp_path: Path, kpr: Kpr
) -> None:
    clean = HEAD + INDICATOR
    assert old in clean
    wrong = clean.replace(old, new)
    file = put(tmp_path, wrong)
    said = kpr(tmp_path, "fix", "a.yaml")
    assert (said.status, file.read_bytes().decode()) == (1, wrong)
    assert ("--unsafe" in said.out) == unsafe_mends
    kpr(tmp_path, "fix", "--unsafe", "a.yaml")
    assert file.read_bytes().decode() == (clean if unsafe_mends else wrong)


# What is invisible matters to YAML: a text is never lost by making it visible.


@pytest.mark.parametrize(
    "value",
    [
        "ก\u00a0# ข",  # a comment would swallow the rest
        "ก \u2060# ข",
        "ก \u200b#ข",
        "\u2060'ก'",  # quotation marks would be layout
        "\u2060- ก",
        "\u2060| ก",
        "\u2060&ก ข",
        "ก:\u2060 ข",  # a key
        "|\n  \u2060  ก\n  ข",  # deeper indentation
    ],
)
def test_no_text_is_lost_by_a_fix(value: str, tmp_path: Path, kpr: Kpr) -> None:
    text = f"{HEAD}announcement: {value}\n"
    file = put(tmp_path, text)
    said = kpr(tmp_path, "validate", "a.yaml")
    assert "T102" in said.out
    assert "kpr fix" not in said.out
    for options in ([], ["--unsafe"]):
        assert kpr(tmp_path, "fix", *options, "a.yaml").status == 0
        assert file.read_bytes().decode() == text


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        (HEAD + 'announcement: "ก\nweight: ๑๐\n', None),  # a quotation mark is missing
        (HEAD + "announcement:\tก: ข\n", None),  # without the tab it is still no YAML
        (HEAD + "steps:\n\tproposed: 2546-10-15\n", "unsafe"),
        (HEAD + "announcement: ก\tข\n", "safe"),
        (HEAD + "announcement: ก\u2028ข\n", "unsafe"),
        (HEAD + "announcement: ก\u202eข\n", "unsafe"),
        (HEAD + "announcement: ก\u0007ข\n", "safe"),
        (HEAD.replace("\n", "\r"), "safe"),
        (HEAD + "announcement:\u00a0ก\n", "safe"),
        (HEAD + "announcement:\u200bก\n", "unsafe"),
        (HEAD + "announcement: \u200bก\n", "safe"),
        (HEAD + "steps:\n\u00a0\u00a0proposed: 2546-10-15\n", "safe"),
        (HEAD + "steps:\n  \u200bproposed: 2546-10-15\n", "safe"),
        (HEAD.encode("utf-16").decode("latin-1"), None),
        ("", None),
    ],
)
def test_a_file_that_cannot_be_read_is_made_readable_or_left_alone(
    text: str, mended: str | None, tmp_path: Path, kpr: Kpr
) -> None:
    file = put(tmp_path, text)
    data = file.read_bytes()
    said = kpr(tmp_path, "fix", "a.yaml")
    assert (file.read_bytes() != data) == (mended == "safe")
    assert said.status == int(mended != "safe")
    kpr(tmp_path, "fix", "--unsafe", "a.yaml")
    assert (file.read_bytes() != data) == (mended is not None)
    codes = re.findall(r" (P\d{3}) ", kpr(tmp_path, "validate", "a.yaml").out)
    assert bool(codes) == (mended is None)


# Files, links, rights, accidents.


def test_the_rights_of_a_file_stay(tmp_path: Path, kpr: Kpr) -> None:
    for mode in (0o600, 0o640, 0o755):
        file = put(tmp_path, HEAD.replace("2547", "๒๕๔๗"))
        file.chmod(mode)
        assert kpr(tmp_path, "fix", "a.yaml").status == 0
        assert file.read_bytes().decode() == HEAD
        assert file.stat().st_mode & 0o777 == mode


def test_a_link_stays_a_link(tmp_path: Path, kpr: Kpr) -> None:
    (tmp_path / "real").mkdir()
    real = put(tmp_path / "real", HEAD.replace("2547", "๒๕๔๗"))
    (tmp_path / "a.yaml").symlink_to("real/a.yaml")
    assert kpr(tmp_path, "fix", "a.yaml").status == 0
    assert (tmp_path / "a.yaml").is_symlink()
    assert real.read_bytes().decode() == HEAD
    assert [path.name for path in real.parent.iterdir()] == ["a.yaml"]


def test_what_needs_no_mending_is_not_written(tmp_path: Path, kpr: Kpr) -> None:
    file = put(tmp_path, HEAD)
    os.utime(file, (1, 1))
    before = file.stat()
    said = kpr(tmp_path, "fix")
    assert (said.status, said.out) == (0, "ไม่มีข้อใดที่ kpr แก้ให้ได้\n")
    assert (file.stat().st_mtime, file.stat().st_ino) == (before.st_mtime, before.st_ino)


def test_a_file_that_may_not_be_written_is_told_and_the_others_are_mended(
    tmp_path: Path, kpr: Kpr
) -> None:
    wrong = HEAD.replace("2547", "๒๕๔๗")
    put(tmp_path, wrong).chmod(0o444)
    other = put(tmp_path, wrong.replace("id: a", "id: b"), "b.yaml")
    said = kpr(tmp_path, "fix")
    assert (said.status, said.err) == (2, "kpr: ไม่มีสิทธิ์เขียน a.yaml จึงไม่แก้\n")
    assert (tmp_path / "a.yaml").read_bytes().decode() == wrong
    assert other.read_bytes().decode() == HEAD.replace("id: a", "id: b")
    assert "แก้แล้ว 1 ข้อ ใน 1 แฟ้ม" in said.out
    assert "เหลือให้คนแก้ 1 ข้อ: ผิดพลาด 1" in said.out


@pytest.mark.parametrize("method", ["replace", "chmod"])
@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_an_accident_while_writing_loses_nothing(
    method: str,
    error: BaseException,
    tmp_path: Path,
    kpr: Kpr,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    wrong = HEAD.replace("2547", "๒๕๔๗")
    file = put(tmp_path, wrong)

    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(Path, method, fail)
    said = kpr(tmp_path, "fix", "a.yaml")
    monkeypatch.undo()
    assert file.read_bytes().decode() == wrong
    assert [path.name for path in tmp_path.iterdir()] == ["a.yaml"]
    if isinstance(error, OSError):
        assert said.status == 2
        assert said.err == "kpr: เขียน a.yaml ไม่ได้ (No space left on device) จึงไม่แก้\n"
    else:
        assert said.status == 130


def test_what_somebody_wrote_meanwhile_is_not_overwritten(
    tmp_path: Path, kpr: Kpr, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = put(tmp_path, HEAD.replace("2547", "๒๕๔๗"))

    def slowly(*arguments: object, **options: object) -> object:
        file.write_bytes(b"# somebody else\n")
        return mend(*arguments, **options)  # type: ignore[arg-type]  # whatever the caller gave is passed through

    monkeypatch.setattr(fix, "mend", slowly)
    said = kpr(tmp_path, "fix", "a.yaml")
    assert said.status == 2
    assert said.err == "kpr: a.yaml เปลี่ยนไประหว่างที่ kpr อ่าน จึงไม่แก้ สั่ง kpr fix อีกครั้ง\n"
    assert file.read_bytes() == b"# somebody else\n"


def test_only_agreements_are_touched(tmp_path: Path, kpr: Kpr) -> None:
    wrong = HEAD.replace("2547", "๒๕๔๗")
    (tmp_path / "2547").mkdir()
    named = put(tmp_path / "2547", wrong)
    other = put(tmp_path, wrong, "other.yaml")
    book = tmp_path / "2547" / "book"
    book.mkdir()
    for name in ("book.yaml", "rules.yaml", "sources.yaml"):
        text = (ROOT / "rulebooks" / "2547" / name).read_bytes()
        (book / name).write_bytes(text.replace(b"2547", "๒๕๔๗".encode()))
    kept = {path: path.read_bytes() for path in (other, *book.iterdir())}
    (tmp_path / "kpr.toml").write_text('agreements = ["2547/**/*.yaml"]', "utf-8")
    assert kpr(tmp_path, "fix").status == 0
    assert named.read_bytes().decode() == HEAD
    said = kpr(tmp_path, "fix", "2547/book/book.yaml")
    assert said.err == "kpr: 2547/book/book.yaml เป็นแฟ้มของสมุดกติกา คนต้องแก้เอง\n"
    assert said.status == 2
    assert {path: path.read_bytes() for path in kept} == kept


def test_what_the_committee_waived_is_left_to_nobody(tmp_path: Path, kpr: Kpr) -> None:
    case = Path(__file__).parent / "rules" / "V102-expired-waiver" / "bad" / "the-day-after"
    for file in case.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    said = kpr(tmp_path, "fix", "--as-of", "2547-01-01")
    assert (said.status, said.out) == (
        0,
        "ไม่มีข้อใดที่ kpr แก้ให้ได้\nนับการผ่อนผันและรายการเดิม ณ วันที่ 1 มกราคม 2547\n",
    )
    assert kpr(tmp_path, "fix", "--as-of", "2560-01-01").status == 1


# Real tools.


def filtered(data: bytes, *options: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "kpr_cli", "fix", *options, "-"]
    return subprocess.run(command, input=data, capture_output=True, check=False, timeout=60)


def test_as_a_filter_it_gives_back_the_file_alone() -> None:
    clean = ("\ufeff" + HEAD.replace("\n", "\r\n")).encode()
    done = filtered(clean.replace(b"2547", "๒๕๔๗".encode()))
    assert (done.returncode, done.stdout) == (0, clean)
    assert done.stderr.decode().startswith("-:2:14: แก้แล้ว S111 “๒๕๔๗” → “2547”\n")
    for data in (b"\xff\xfe\x00", b"caf\xe9: [\n", b"", b"# " + b"x" * (3 << 20)):
        done = filtered(data)
        assert (done.returncode, done.stdout) == (1, data)
    done = filtered(clean.replace(b"2547", "๒๕๔๗".encode()), "--diff", "--stdin-filename", "a.yaml")
    assert done.stdout.decode().startswith("--- a/a.yaml\n+++ b/a.yaml\n@@ ")


@pytest.mark.parametrize("name", ["all-kinds", "characters"])
@pytest.mark.parametrize("end", ["\n", ""])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_the_diff_is_one_that_git_applies(
    name: str, end: str, newline: str, tmp_path: Path, kpr: Kpr
) -> None:
    text = (MENDING / "before" / f"{name}.yaml").read_bytes().decode().removesuffix("\n") + end
    file = put(tmp_path, text.replace("\n", newline), f"{name}.yaml")
    diff = kpr(tmp_path, "fix", "--diff", file.name).out
    subprocess.run(
        ["git", "apply", "--whitespace=nowarn", "-"],
        cwd=tmp_path,
        input=diff.encode(),
        check=True,
        capture_output=True,
        timeout=60,
    )
    applied = file.read_bytes()
    put(tmp_path, text.replace("\n", newline), file.name)
    kpr(tmp_path, "fix", file.name)
    assert file.read_bytes() == applied


def test_strangers_text_does_not_command_the_terminal(tmp_path: Path) -> None:
    put(tmp_path, HEAD + 'announcement: "ก\x1b[31mข"\n')
    command = [sys.executable, "-m", "kpr_cli", "fix", "a.yaml"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False, timeout=60)
    assert (done.returncode, b"\x1b" in done.stdout + done.stderr) == (0, False)


def test_a_name_of_a_file_cannot_forge_a_line_of_a_diff() -> None:
    head = diff_of("a\n--- evil\x1b\udcff.yaml", "a\n", "b\n").splitlines()[0]
    assert head == r'--- "a/a\012--- evil\033\377.yaml"'
    assert diff_of("กรม ก.yaml", "a\n", "b\n").startswith("--- a/กรม ก.yaml\n")


def test_a_link_out_of_the_repository_is_left_to_people(tmp_path: Path, kpr: Kpr) -> None:
    repository, elsewhere = tmp_path / "repository", tmp_path / "elsewhere"
    repository.mkdir()
    elsewhere.mkdir()
    text = HEAD.replace("2547", "๒๕๔๗")
    file = put(elsewhere, text)
    (repository / file.name).symlink_to(file)
    said = kpr(repository, "fix", file.name)
    assert (said.status, said.out) == (2, "")
    assert said.err == f"kpr: {file.name} เป็นลิงก์ไปยังแฟ้มนอกคลังคำรับรอง kpr ไม่แก้แฟ้มนั้น\n"
    assert file.read_text("utf-8") == text
