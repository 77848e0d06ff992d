"""What a command prints: standard output is the result, standard error the run itself.

Libraries for colours and Thai widths are imported where something needs them, so that a clean
file costs no more than its judging.
"""

import os
import sys
from collections.abc import Iterable, Sequence

from kpr_cli.cli.problem import Problem
from kpr_cli.core.finding import Finding, Language
from kpr_cli.tell.lines import Line, plain, safe
from kpr_cli.tell.summary import summary_lines


def write(text: str) -> None:
    """Put text on standard output as it is."""
    sys.stdout.write(text)


def write_lines(lines: Iterable[Line]) -> None:
    """Put styled lines on standard output; colours only on a terminal that wants them."""
    if not sys.stdout.isatty() or os.environ.get("NO_COLOR"):
        write(plain(lines))
        return
    from kpr_cli.tell.colour import coloured

    write(coloured(lines))


def write_findings(findings: Sequence[Finding], lang: Language) -> None:
    """Put findings on standard output, one after the other."""
    if not findings:
        return
    from kpr_cli.tell.text import finding_lines

    write_lines(line for finding in findings for line in finding_lines(finding, lang))


def write_summary(findings: Iterable[Finding], files: int, skipped: int, lang: Language) -> None:
    """Put the closing counts on standard output."""
    write_lines(summary_lines(findings, files, skipped, lang))


def write_problems(problems: Iterable[Problem], lang: Language) -> None:
    """Put what is wrong with the call on standard error."""
    for problem in dict.fromkeys(problems):
        sys.stderr.write(f"kpr: {safe(problem.th if lang == 'th' else problem.en)}\n")
