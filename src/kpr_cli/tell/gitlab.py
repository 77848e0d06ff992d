"""GitLab's Code Quality report: what a merge request shows beside the lines it changes."""

import json
from typing import Any

from kpr_cli.core.finding import Finding, Languages, Verdict
from kpr_cli.core.fingerprint import fingerprints
from kpr_cli.core.rule import Severity
from kpr_cli.tell.lines import safe
from kpr_cli.tell.text import accepted_by

SEVERITIES: dict[Severity, str] = {"error": "major", "warning": "minor", "note": "info"}


def code_quality(verdict: Verdict, langs: Languages) -> str:
    """The findings as GitLab compares them between branches, by their fingerprints."""
    marks = fingerprints(verdict.findings)
    issues = [
        _issue(finding, mark, langs) for finding, mark in zip(verdict.findings, marks, strict=True)
    ]
    return json.dumps(issues, ensure_ascii=False, indent=2) + "\n"


def _issue(finding: Finding, mark: str, langs: Languages) -> dict[str, Any]:
    rule, span = finding.rule, finding.span
    said = " · ".join(map(finding.said, langs))
    if finding.acceptance is not None:
        said += f" ({accepted_by(finding, langs)})"
    return {
        # The name of the check is not shown everywhere, the description is.
        "description": safe(f"{rule.code} {said}"),
        "check_name": f"{rule.code}-{rule.name}",
        "fingerprint": mark,
        "severity": SEVERITIES[finding.severity],
        "location": {
            "path": safe(finding.file),
            "positions": {
                "begin": {"line": span.line, "column": span.column},
                "end": {"line": span.end_line, "column": span.end_column},
            },
        },
    }
