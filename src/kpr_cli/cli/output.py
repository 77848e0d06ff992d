"""What a command prints: standard output is the result, standard error the run itself.

Libraries for colours and Thai widths are imported where something needs them, so that a clean
file costs no more than its judging.
"""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence

from kpr_cli.cli.call import Presentation
from kpr_cli.cli.problem import Problem
from kpr_cli.core.finding import Finding, Language, Languages, Verdict
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


def write_findings(findings: Sequence[Finding], langs: Languages) -> None:
    """Put findings on standard output, told whole or, where they are many, grouped."""
    if not findings:
        return
    from kpr_cli.tell.overview import findings_lines

    write_lines(findings_lines(findings, langs, full=False))


def write_verdict(verdict: Verdict, shape: Presentation, langs: Languages) -> None:
    """Put findings and the closing words on standard output, for people."""
    write_lines(verdict_lines(verdict, shape, langs))


def verdict_lines(verdict: Verdict, shape: Presentation, langs: Languages) -> Iterator[Line]:
    """Findings and the closing words, for people."""
    findings = verdict.findings
    if findings:
        from kpr_cli.tell.overview import error_lines, findings_lines, statistics_lines

        if shape.quiet:
            yield from error_lines(findings, langs)
        elif shape.statistics:
            yield from statistics_lines(findings, langs)
        else:
            yield from findings_lines(findings, langs, full=shape.full)
    if not shape.quiet:
        yield from summary_lines(verdict, langs)


def write_problems(problems: Iterable[Problem], lang: Language) -> None:
    """Put what is wrong with the call on standard error."""
    for problem in dict.fromkeys(problems):
        sys.stderr.write(f"kpr: {safe(problem.th if lang == 'th' else problem.en)}\n")
