"""A verdict for people: every finding told whole while they are few, grouped when they are many."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from kpr_cli.core.finding import Finding, Language, Languages
from kpr_cli.tell.columns import padded, width_of
from kpr_cli.tell.lines import Line, safe
from kpr_cli.tell.summary import label_of
from kpr_cli.tell.text import accepted_by, finding_line, finding_lines, mending, place_of

MANY = 30
"""More findings than this are grouped by file: two screens of them are not read."""
SAME_RULE = 3
"""Of one rule in one file so many are shown in a group; the rest are counted."""


def findings_lines(findings: Sequence[Finding], langs: Languages, *, full: bool) -> Iterator[Line]:
    """The findings told whole while they are few; of many, notes are the first to be grouped."""
    weighty = [finding for finding in findings if finding.severity != "note"]
    whole: Sequence[Finding] = []
    rest: Sequence[Finding] = []
    if full or len(findings) <= MANY:
        whole = findings
    elif len(weighty) <= MANY:
        whole, rest = weighty, [finding for finding in findings if finding.severity == "note"]
    else:
        rest = findings
    for finding in whole:
        yield from finding_lines(finding, langs)
    if rest:
        yield from _grouped(rest, langs)


def error_lines(findings: Sequence[Finding], langs: Languages) -> Iterator[Line]:
    """The errors alone, one on a line."""
    for finding in findings:
        if finding.severity == "error":
            yield from finding_line(finding, langs)


def statistics_lines(findings: Sequence[Finding], langs: Languages) -> Iterator[Line]:
    """How often each rule was broken, and in how many files; the most frequent first."""
    groups: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        groups.setdefault((finding.rule.code, label_of(finding, "en")), []).append(finding)
    ordered = [groups[key] for key in sorted(groups, key=lambda key: (-len(groups[key]), key))]
    for lang in langs:
        rows = [_row(group, lang) for group in ordered]
        widths = [width_of(column) for column in zip(*rows, strict=True)]
        for group, (count, code, severity, where, name) in zip(ordered, rows, strict=True):
            yield (
                ("plain", f"  {padded(count, widths[0], right=True)}  {code}  "),
                (group[0].severity, padded(severity, widths[2])),
                ("plain", f"  {padded(where, widths[3])}  {name}"),
            )


_MORE_TH = "แสดงรายละเอียดทุกข้อ: ตรวจทีละแฟ้ม หรือใช้ --full"
_MORE_EN = "to see every finding whole: judge a file at a time, or use --full"


def _grouped(findings: Sequence[Finding], langs: Languages) -> Iterator[Line]:
    for file, group in groupby(findings, key=lambda finding: finding.file):
        yield from _group(file, list(group), langs)
    yield from statistics_lines(findings, langs)
    for lang in langs:
        yield (("dim", _MORE_TH if lang == "th" else _MORE_EN),)
    yield (("plain", ""),)


def _row(findings: Sequence[Finding], lang: Language) -> tuple[str, ...]:
    rule, files = findings[0].rule, len({finding.file for finding in findings})
    where = f"ใน {files} แฟ้ม" if lang == "th" else f"in {files} file{'s' * (files != 1)}"
    return str(len(findings)), rule.code, label_of(findings[0], lang), where, rule.name


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
            yield from ((("plain", "  "), *line) for line in _brief(finding, langs))
    for code in sorted(code for code, number in shown.items() if number > SAME_RULE):
        rest = shown[code] - SAME_RULE
        said = f"และ {code} อีก {rest} ข้อ" if lang == "th" else f"and {code} {rest} times more"
        yield (("dim", f"  … {said}"),)
    yield (("plain", ""),)


def _brief(finding: Finding, langs: Languages) -> Iterator[Line]:
    """A finding on a line, with what is to be done about it."""
    also = [place_of(other.file, other.span.line, other.span.column) for other in finding.also]
    notes = [safe(place) for place in also[:1]]
    if finding.fix is not None:
        notes.append(mending(finding.fix, langs))
    if finding.acceptance is not None:
        notes.append(accepted_by(finding, langs))
    *before, last = finding_line(finding, langs)
    yield from before
    yield (*last, ("dim", f" ({' · '.join(notes)})" if notes else ""))
