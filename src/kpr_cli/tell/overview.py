"""A verdict for people: every finding told whole while they are few, grouped when they are many."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.cells import cell_len

from kpr_cli.core.finding import Finding, Language, Languages, fact_text
from kpr_cli.core.rule import Rule
from kpr_cli.tell.lines import Line, safe
from kpr_cli.tell.summary import SEVERITY
from kpr_cli.tell.text import finding_line, finding_lines

MANY = 30
"""More findings than this are grouped by file: two screens of them are not read."""
SAME_RULE = 3
"""Of one rule in one file so many are shown in a group; the rest are counted."""


def findings_lines(findings: Sequence[Finding], langs: Languages, *, full: bool) -> Iterator[Line]:
    """The findings, each told whole, or grouped by file with counts by rule."""
    if full or len(findings) <= MANY:
        for finding in findings:
            yield from finding_lines(finding, langs)
        return
    for file, group in groupby(findings, key=lambda finding: finding.file):
        yield from _group(file, list(group), langs)
    yield from statistics_lines(findings, langs)
    for lang in langs:
        yield (("dim", _MORE_TH if lang == "th" else _MORE_EN),)
    yield (("plain", ""),)


def error_lines(findings: Sequence[Finding], langs: Languages) -> Iterator[Line]:
    """The errors alone, one on a line."""
    for finding in findings:
        if finding.severity == "error":
            yield from finding_line(finding, langs)


def statistics_lines(findings: Sequence[Finding], langs: Languages) -> Iterator[Line]:
    """How often each rule was broken, and in how many files; the most frequent first."""
    counts = Counter(finding.rule.code for finding in findings)
    files = Counter(code for code, _ in {(f.rule.code, f.file) for f in findings})
    rules = {finding.rule.code: finding.rule for finding in findings}
    ordered = sorted(rules.values(), key=lambda rule: (-counts[rule.code], rule.code))
    for lang in langs:
        rows = [_row(rule, counts[rule.code], files[rule.code], lang) for rule in ordered]
        widths = [max(map(cell_len, column)) for column in zip(*rows, strict=True)] if rows else []
        for rule, row in zip(ordered, rows, strict=True):
            count, code, severity, where, name = (
                cell + " " * (width - cell_len(cell))
                for cell, width in zip(row, widths, strict=True)
            )
            yield (
                ("plain", f"  {count.rstrip().rjust(widths[0])}  {code}  "),
                (rule.severity, severity),
                ("plain", f"  {where}  {name.rstrip()}"),
            )


_MORE_TH = "แสดงรายละเอียดทุกข้อ: ตรวจทีละแฟ้ม หรือใช้ --full"
_MORE_EN = "to see every finding whole: judge a file at a time, or use --full"


def _row(rule: Rule, count: int, files: int, lang: Language) -> tuple[str, ...]:
    where = f"ใน {files} แฟ้ม" if lang == "th" else f"in {files} file{'s' * (files != 1)}"
    return str(count), rule.code, fact_text(SEVERITY[rule.severity], lang), where, rule.name


def _group(file: str, findings: list[Finding], langs: Languages) -> Iterator[Line]:
    """A file's findings, one on a line; what repeats is counted."""
    lang = langs[0]
    count = f"{len(findings)} ข้อ" if lang == "th" else f"{len(findings)} findings"
    yield (("place", safe(file)), ("plain", f"  {count}"))
    shown: Counter[str] = Counter()
    for finding in findings:
        code = finding.rule.code
        shown[code] += 1
        if shown[code] <= SAME_RULE:
            yield from ((("plain", "  "), *line) for line in finding_line(finding, langs))
    for code in sorted(code for code, number in shown.items() if number > SAME_RULE):
        rest = shown[code] - SAME_RULE
        said = f"และ {code} อีก {rest} ข้อ" if lang == "th" else f"and {code} {rest} times more"
        yield (("dim", f"  … {said}"),)
    yield (("plain", ""),)
