"""Annotations of GitHub: commands that its runner reads from a log and shows beside the lines."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from kpr_cli.core.finding import Finding, Languages, Verdict
from kpr_cli.core.rule import Severity
from kpr_cli.tell.lines import Line, plain, safe
from kpr_cli.tell.summary import summary_lines
from kpr_cli.tell.text import place_of, remarks

COMMANDS: dict[Severity, str] = {"error": "error", "warning": "warning", "note": "notice"}
SHOWN = 10
"""So many of each kind a step shows; the log has all."""


def annotations(verdict: Verdict, langs: Languages) -> str:
    """A command for each finding, errors first: GitHub shows only the first of each kind."""
    ranks = list(COMMANDS)
    findings = sorted(verdict.findings, key=lambda finding: ranks.index(finding.severity))
    commands = (_command(finding, langs) for finding in findings)
    closing = plain([*summary_lines(verdict, langs), *_limit(findings, langs)])
    return "".join(f"{command}\n" for command in commands) + closing


def _command(finding: Finding, langs: Languages) -> str:
    span = finding.span
    properties: dict[str, str | int] = {"file": safe(finding.file), "line": span.line}
    properties["endLine"] = span.end_line
    if span.line == span.end_line:  # GitHub takes columns on one line only
        properties |= {"col": span.column, "endColumn": span.end_column}
    properties["title"] = f"{finding.rule.code} {finding.rule.name}"
    told = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    return f"::{COMMANDS[finding.severity]} {told}::{_data(_message(finding, langs))}"


def _message(finding: Finding, langs: Languages) -> str:
    """The sentence with its place, which the log shows nowhere else, and what to do."""
    where = place_of(finding.file, finding.span.line, finding.span.column)
    first, *others = map(finding.said, langs)
    said = [*map(safe, (f"{where}: {first}", *others)), *plain(remarks(finding, langs)).split("\n")]
    return "\n".join(line.strip() for line in said).rstrip()


def _limit(findings: Iterable[Finding], langs: Languages) -> Iterator[Line]:
    """Where findings are more than GitHub shows, that the log has them all."""
    kinds = groupby(findings, key=lambda finding: finding.severity)
    if any(len(list(kind)) > SHOWN for _, kind in kinds):
        for lang in langs:
            yield (("plain", _LIMIT_TH if lang == "th" else _LIMIT_EN),)


_LIMIT_TH = f"GitHub แสดงข้างบรรทัดชนิดละไม่เกิน {SHOWN} ข้อ ข้อที่เหลืออ่านได้จากบันทึกนี้"
_LIMIT_EN = f"GitHub shows at most {SHOWN} of each kind beside the lines; this log has them all"


def _data(text: str) -> str:
    """A message as a command takes it: on one line."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """A value between the commas of a command."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
