"""What a command prints: standard output is the result, standard error the run itself.

Libraries for colours and Thai widths are imported where something needs them, so that a clean
file costs no more than its judging.
"""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, TextIO

from kpr_cli.cli.call import TEXT, Presentation
from kpr_cli.cli.problem import Problem
from kpr_cli.core.finding import Finding, Language, Languages, Verdict
from kpr_cli.tell.lines import Line, plain, safe
from kpr_cli.tell.summary import summary_lines


class Output(NamedTuple):
    """A file in which a result is told in a format."""

    format: str
    file: Path


def write(text: str) -> None:
    """Put text on standard output as it is; a reader that has seen enough is no fault."""
    try:
        sys.stdout.write(text)
    except BrokenPipeError:
        silence(sys.stdout)


def write_bytes(data: bytes) -> None:
    """Put a file of no text on standard output, for the program that reads it there."""
    try:
        sys.stdout.buffer.write(data)
    except BrokenPipeError:
        silence(sys.stdout)


def silence(stream: TextIO) -> None:
    """Let what is still waiting to be printed go nowhere: at exit, too, nothing more is said."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


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


def write_problems(problems: Iterable[Problem], lang: Language) -> None:
    """Put what is wrong with the call on standard error."""
    for problem in dict.fromkeys(problems):
        try:
            sys.stderr.write(f"kpr: {safe(problem.th if lang == 'th' else problem.en)}\n")
            sys.stderr.flush()
        except OSError:  # nobody can be told; the exit status still says it
            silence(sys.stderr)


def tell(
    verdict: Verdict,
    version: str,
    shape: Presentation,
    outputs: Sequence[Output],
    langs: Languages,
) -> None:
    """Tell a verdict everywhere; what a full disk keeps from a file still stands on the screen."""
    try:
        if outputs:
            from kpr_cli.cli.writing import write_files

            write_files(
                (output.file, _rendered(output.format, verdict, version, shape, langs))
                for output in outputs
            )
    finally:
        if shape.format == TEXT:
            write_lines(_verdict_lines(verdict, shape, langs))
        else:
            write(_rendered(shape.format, verdict, version, shape, langs))


def _rendered(
    name: str, verdict: Verdict, version: str, shape: Presentation, langs: Languages
) -> str:
    if name == TEXT:
        return plain(_verdict_lines(verdict, shape, langs))
    from kpr_cli.tell.rendering import RENDERERS

    return RENDERERS[name](verdict, version, langs)


def _verdict_lines(verdict: Verdict, shape: Presentation, langs: Languages) -> Iterator[Line]:
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
