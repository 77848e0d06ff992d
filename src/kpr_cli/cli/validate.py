"""`kpr validate`: every fault of every file in one run."""

from collections.abc import Sequence

from kpr_cli import __version__
from kpr_cli.cli.files import select
from kpr_cli.cli.judging import Run
from kpr_cli.cli.output import write, write_findings, write_problems, write_summary
from kpr_cli.core.finding import Language, in_order


def validate(  # noqa: PLR0913 - one for each option of the command
    paths: Sequence[str],
    *,
    format_: str,
    lang: Language,
    strict: bool,
    rulebook: str | None,
    stdin_name: str | None,
) -> int:
    """Judge files and print what is wrong with them; the exit status."""
    run = Run(select(paths, stdin_name), rulebook)
    for _ in run.judged():
        pass
    findings = [*in_order(run.shelf.findings), *run.finish()]
    write_problems(run.problems, lang)
    if format_ == "json":
        from kpr_cli.tell.json import findings_json

        write(findings_json(findings, run.files, __version__))
    else:
        write_findings(findings, lang)
        write_summary(findings, run.files, run.selection.skipped, lang)
    return run.exit_status(strict=strict)
