"""`kpr validate`: every fault of every file in one run."""

from pathlib import Path
from typing import TYPE_CHECKING

from kpr_cli import __version__
from kpr_cli.cli.call import Call, Presentation
from kpr_cli.cli.judging import Run, open_run
from kpr_cli.cli.output import Output, tell, write_problems

if TYPE_CHECKING:
    from kpr_cli.cli.memory import Memory


def validate(call: Call, shape: Presentation, memory: "Memory | None" = None) -> int:
    """Judge files and print what is wrong with them; the exit status."""
    run = open_run(call, memory)
    outputs = _outputs(shape, run)
    for _ in run.judged():
        pass
    verdict = run.verdict()
    remarks = run.remarks
    if call.write_baseline is not None:
        from kpr_cli.cli.baseline import known_before, write_baseline

        before = known_before(call, run)
        remarks.append(write_baseline(Path(call.write_baseline), before, run))
    write_problems(remarks, run.lang)
    tell(verdict, __version__, shape, outputs, run.langs)
    return run.exit_status()


def _outputs(shape: Presentation, run: Run) -> tuple[Output, ...]:
    if not shape.outputs:
        return ()
    from kpr_cli.cli.outputs import destinations

    return destinations(shape, run.selection.inputs)
