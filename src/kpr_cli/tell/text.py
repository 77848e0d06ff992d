"""Findings for people at a terminal: place, sentence, source line with a caret, what to do."""

import re
from collections.abc import Iterable, Iterator
from typing import Literal

from rich.cells import cell_len

from kpr_cli.core.finding import Finding, Language
from kpr_cli.core.rule import Severity, Words

Style = Literal["plain", "place", "error", "warning", "note", "dim"]
Line = tuple[tuple[Style, str], ...]
"""A line as styled pieces; the terminal decides whether styles become colours."""

SEVERITY: dict[Severity, Words] = {
    "error": Words(th="ผิดพลาด", en="error"),
    "warning": Words(th="คำเตือน", en="warning"),
    "note": Words(th="ข้อสังเกต", en="note"),
}

_unsafe = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)


def safe(text: str) -> str:
    """A stranger's text on one line, without anything that moves a terminal's cursor."""
    return _unsafe.sub("\N{REPLACEMENT CHARACTER}", text.replace("\n", " ").replace("\t", " "))


def plain(lines: Iterable[Line]) -> str:
    """The lines without styles."""
    return "".join("".join(text for _, text in line) + "\n" for line in lines)


def finding_lines(finding: Finding, lang: Language) -> Iterator[Line]:
    """One finding, told whole."""
    severity = finding.severity
    place = f"{finding.file}:{finding.span.line}:{finding.span.column}"
    word = _in(SEVERITY[severity], lang)
    rule = finding.rule
    yield (
        ("place", safe(place)),
        ("plain", ": "),
        (severity, f"{word} {rule.code}"),
        ("dim", f" {rule.name}"),
    )
    yield (("plain", f"  {safe(finding.th if lang == 'th' else finding.en)}"),)
    yield from _source(finding)
    for related in finding.also:
        where = f"{related.file}:{related.span.line}:{related.span.column}"
        yield (("dim", f"  {_in(related.message, lang)}: "), ("place", safe(where)))
    if finding.fix is not None:
        yield (("plain", f"  {_in(_FIX, lang)}: {safe(finding.fix.text)}"),)
    yield (("dim", f"  {_in(_SOURCE, lang)}: {_in(finding.authority, lang)}"),)
    yield (("plain", ""),)


_FIX = Words(th="แก้เป็น", en="write")
_SOURCE = Words(th="ที่มา", en="authority")


def _in(words: Words, lang: Language) -> str:
    return words.th if lang == "th" else words.en


def _source(finding: Finding) -> Iterator[Line]:
    """The source line, and below it carets as wide as the fault, measured in terminal cells."""
    line = safe(finding.excerpt.text)
    if not line.strip():
        return
    start = finding.span.column - 1 - finding.excerpt.offset
    end = finding.span.end_column - 1 - finding.excerpt.offset
    before, marked = cell_len(line[:start]), cell_len(line[start:end])
    number = str(finding.span.line)
    left, right = ("…" if finding.excerpt.offset else ""), ""
    yield (("dim", f"  {number} | "), ("plain", f"{left}{line}{right}"))
    caret = " " * (before + cell_len(left)) + "^" * max(1, marked)
    yield (("dim", f"  {' ' * len(number)} | "), (finding.severity, caret))


def summary_lines(
    findings: Iterable[Finding], files: int, skipped: int, lang: Language
) -> Iterator[Line]:
    """How many files were judged and what was found."""
    counts = {"error": 0, "warning": 0, "note": 0}
    for finding in findings:
        counts[finding.severity] += 1
    found = " · ".join(f"{_in(SEVERITY[name], lang)} {counts[name]}" for name in SEVERITY)
    judged = f"ตรวจ {files} แฟ้ม" if lang == "th" else f"{files} files judged"
    yield (("plain", f"{judged}: {found}"),)
    if skipped:
        yield (("dim", _skipped(skipped, lang)),)


def _skipped(count: int, lang: Language) -> str:
    if lang == "th":
        return f"ไม่ได้ตรวจแฟ้ม YAML อื่นอีก {count} แฟ้ม (ไม่ใช่คำรับรองตาม kpr.toml)"
    return f"{count} other YAML files were not judged (kpr.toml does not name them as agreements)"
