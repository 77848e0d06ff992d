"""`kpr validate`: every fault of every file in one run."""

from kpr_cli import __version__
from kpr_cli.cli.call import Call
from kpr_cli.cli.files import select
from kpr_cli.cli.judging import Run
from kpr_cli.cli.output import write, write_findings, write_problems, write_summary
from kpr_cli.core.finding import in_order


def validate(call: Call, format_: str) -> int:
    """Judge files and print what is wrong with them; the exit status."""
    run = Run(select(call.paths, call.stdin_name), call.rulebook)
    for _ in run.judged():
        pass
    findings = [*in_order(run.shelf.findings), *run.finish()]
    write_problems(run.problems, call.lang)
    if format_ == "json":
        from kpr_cli.tell.json import findings_json

        write(findings_json(findings, run.files, __version__))
    else:
        write_findings(findings, call.lang)
        write_summary(findings, run.files, run.selection.skipped, call.lang)
    return run.exit_status(strict=call.strict)
