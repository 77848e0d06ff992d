"""JUnit XML: what viewers of test results show, a suite for each file in which something is."""

import re
from collections import Counter
from collections.abc import Iterable
from itertools import groupby
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from kpr_cli.core.finding import Finding, Languages, Verdict
from kpr_cli.tell.lines import plain, safe
from kpr_cli.tell.summary import summary_lines
from kpr_cli.tell.text import finding_lines

_forbidden = re.compile("[\ufffe\uffff]")


def junit_xml(verdict: Verdict, langs: Languages) -> str:
    """A case for each finding: errors fail, the others are skipped with their sentence.

    A verdict knows only how many files were clean: one case that passes stands for the run, so
    that a run without findings is no empty report.
    """
    root = Element("testsuites", _counts("kpr", verdict.findings, passed=1))
    suite = SubElement(root, "testsuite", _counts("kpr", (), passed=1))
    case = SubElement(suite, "testcase", {"classname": "kpr", "name": "kpr validate"})
    SubElement(case, "system-out").text = _xml(plain(summary_lines(verdict, langs)))
    for file, group in groupby(verdict.findings, key=lambda finding: finding.file):
        _add_suite(root, _xml(safe(file)), list(group), langs)
    indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(root, "unicode")}\n'


def _add_suite(root: Element, file: str, findings: list[Finding], langs: Languages) -> None:
    suite = SubElement(root, "testsuite", _counts(file, findings))
    seen: Counter[str] = Counter()
    for finding in findings:
        name = " ".join((finding.rule.code, finding.rule.name, _xml(safe(finding.place)))).rstrip()
        seen[name] += 1
        # Viewers know a case again by its name, and drop a second one of the same.
        unique = f"{name} ({seen[name]})" if seen[name] > 1 else name
        facts = {"file": file, "line": str(finding.span.line)}
        case = SubElement(suite, "testcase", {"classname": file, "name": unique, **facts})
        _add_outcome(case, finding, langs)


def _add_outcome(case: Element, finding: Finding, langs: Languages) -> None:
    said = " · ".join(map(finding.said, langs))
    facts = {"message": _xml(safe(said)), "type": finding.rule.code}
    outcome = SubElement(case, "failure" if finding.severity == "error" else "skipped", facts)
    outcome.text = _xml(plain(finding_lines(finding, langs)).rstrip("\n") + "\n")


def _counts(name: str, findings: Iterable[Finding], passed: int = 0) -> dict[str, str]:
    severities = Counter(finding.severity == "error" for finding in findings)
    counts = {
        "tests": severities.total() + passed,
        "failures": severities[True],
        "errors": 0,
        "skipped": severities[False],
    }
    return {"name": name} | {key: str(count) for key, count in counts.items()}


def _xml(text: str) -> str:
    """A text without the characters that XML forbids; `safe` has replaced most."""
    return _forbidden.sub("\N{REPLACEMENT CHARACTER}", text)
