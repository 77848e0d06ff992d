"""The commands that judge agreements: validate, score, report, fix, show."""

from importlib import import_module
from typing import Annotated, Any

import typer

from kpr_cli.cli.call import Call, Presentation
from kpr_cli.cli.options import (
    AsOf,
    AssessorOption,
    Book,
    By,
    ExplainOption,
    FindingFormat,
    FindingFormatOption,
    Full,
    Lang,
    LangOption,
    Langs,
    LangsOption,
    Outputs,
    Paths,
    Quiet,
    ReachOption,
    Round,
    ScoreFormat,
    ScoreFormatOption,
    ScoreOutputs,
    Statistics,
    StdinName,
    Strict,
    WhatIfs,
    listed,
)
from kpr_cli.core.finding import Languages


def end(module: str, function: str, *args: Any, **options: Any) -> None:  # noqa: ANN401 - passed through
    """Call a command's module, imported only now: a command imports only what it needs."""
    command = getattr(import_module(f"kpr_cli.cli.{module}"), function)
    raise typer.Exit(command(*args, **options))


def languages(lang: Lang | Langs | None) -> Languages | None:
    """The languages that `--lang` asks for; None where it is not given."""
    if lang is None:
        return None
    return ("th", "en") if lang == "both" else ("en",) if lang == "en" else ("th",)


def validate(  # noqa: PLR0913 - one for each option
    paths: Paths = None,
    *,
    format_: FindingFormatOption = FindingFormat.TEXT,
    output: Outputs = None,
    lang: LangsOption = None,
    strict: Strict = None,
    quiet: Quiet = False,
    statistics: Statistics = False,
    full: Full = False,
    rulebook: Book = None,
    stdin_filename: StdinName = None,
    as_of: AsOf = None,
    baseline: Annotated[
        str | None,
        typer.Option("--baseline", metavar="FILE", help="รายการเดิมที่รู้แล้ว ไม่นับเป็นความผิดพลาด"),
    ] = None,
    write_baseline: Annotated[
        str | None,
        typer.Option("--write-baseline", metavar="FILE", help="จดความผิดพลาดที่มีอยู่เป็นรายการเดิม"),
    ] = None,
    watch: Annotated[
        bool, typer.Option("--watch", help="ตรวจใหม่ทุกครั้งที่แฟ้มเปลี่ยน (Ctrl+C เพื่อหยุด)")
    ] = False,
) -> None:
    """Judge agreements: every fault in one run."""
    call = Call(
        listed(paths),
        languages(lang),
        strict,
        rulebook,
        stdin_filename,
        as_of,
        baseline,
        write_baseline,
    )
    shape = Presentation(str(format_), listed(output), quiet, statistics, full)
    name = "watch" if watch else "validate"
    end(name, name, call, shape)


def score(  # noqa: PLR0913 - one for each option
    paths: Paths = None,
    *,
    format_: ScoreFormatOption = ScoreFormat.TEXT,
    output: ScoreOutputs = None,
    lang: LangOption = None,
    strict: Strict = None,
    rulebook: Book = None,
    stdin_filename: StdinName = None,
    as_of: AsOf = None,
    round_: Round = None,
    assessor: AssessorOption = None,
    explain: ExplainOption = None,
    what_if: WhatIfs = None,
    reach: ReachOption = None,
) -> None:
    """Score agreements; several give a league table."""
    call = Call(listed(paths), languages(lang), strict, rulebook, stdin_filename, as_of)
    shape = Presentation(str(format_), listed(output))
    by = _assessor(assessor)
    if what_if or reach is not None:
        told = {"round_": round_, "assessor": by, "explain": explain}
        end("what_if", "suppose", call, shape, listed(what_if), reach, **told)
    end("score", "score_files", call, shape, round_=round_, assessor=by, explain=explain)


def report(  # noqa: PLR0913 - one for each option
    paths: Paths = None,
    *,
    html: Annotated[bool, typer.Option("--html", help="พิมพ์เป็น HTML (แฟ้มเดียว)")] = False,
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="FILE|DIR", help="ที่เก็บรายงาน")
    ] = None,
    lang: LangOption = None,
    strict: Strict = None,
    rulebook: Book = None,
    stdin_filename: StdinName = None,
    as_of: AsOf = None,
    round_: Round = None,
    assessor: AssessorOption = None,
) -> None:
    """Print the report of agreements."""
    call = Call(listed(paths), languages(lang), strict, rulebook, stdin_filename, as_of)
    by = _assessor(assessor)
    end("report", "report_files", call, html=html, output=output, round_=round_, assessor=by)


def fix(  # noqa: PLR0913 - one for each option
    paths: Paths = None,
    *,
    diff: Annotated[bool, typer.Option("--diff", help="แสดงสิ่งที่จะแก้ โดยไม่แก้แฟ้ม")] = False,
    unsafe: Annotated[
        bool, typer.Option("--unsafe", help="แก้ตามที่น่าจะหมายถึงด้วย แล้วอ่านทวนทุกแห่ง")
    ] = False,
    lang: LangOption = None,
    rulebook: Book = None,
    stdin_filename: StdinName = None,
    as_of: AsOf = None,
) -> None:
    """Mend what has one right answer, and leave the rest of a file alone."""
    call = Call(listed(paths), languages(lang), None, rulebook, stdin_filename, as_of)
    end("fix", "fix_files", call, diff=diff, unsafe=unsafe)


def show(  # noqa: PLR0913 - one for each option
    file: Annotated[
        str, typer.Argument(metavar="FINDINGS.json", help="ผลของ validate --format json")
    ],
    *,
    format_: FindingFormatOption = FindingFormat.TEXT,
    output: Outputs = None,
    lang: LangsOption = None,
    quiet: Quiet = False,
    statistics: Statistics = False,
    full: Full = False,
) -> None:
    """Show kept findings again, in another language or shape."""
    shape = Presentation(str(format_), listed(output), quiet, statistics, full)
    end("show", "show_findings", file, languages(lang), shape)


def _assessor(assessor: By | None) -> str | None:
    return None if assessor is None else str(assessor)
