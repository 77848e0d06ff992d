"""`kpr validate`: every fault of every file in one run."""

from kpr_cli import __version__
from kpr_cli.cli.call import Call, Presentation
from kpr_cli.cli.judging import open_run
from kpr_cli.cli.output import write, write_problems, write_verdict


def validate(
    call: Call, shape: Presentation, *, baseline: str | None, write_baseline: str | None
) -> int:
    """Judge files and print what is wrong with them; the exit status."""
    del baseline, write_baseline
    run = open_run(call)
    for _ in run.judged():
        pass
    verdict = run.verdict()
    write_problems(run.problems, run.lang)
    if shape.format == "json":
        from kpr_cli.tell.json import findings_json

        write(findings_json(verdict, __version__))
    else:
        write_verdict(verdict, shape, run.langs)
    return run.exit_status()
