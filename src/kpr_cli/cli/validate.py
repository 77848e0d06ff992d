"""`kpr validate`: every fault of every file in one run."""

from collections.abc import Callable, Iterator
from pathlib import Path

from kpr_cli import __version__
from kpr_cli.cli.call import Call, Presentation
from kpr_cli.cli.judging import Memory, Run, open_run
from kpr_cli.cli.output import write_problems
from kpr_cli.cli.outputs import destinations, tell


def validate(call: Call, shape: Presentation, memory: Memory | None = None) -> int:
    """Judge files and print what is wrong with them; the exit status."""
    run = open_run(call, memory)
    outputs = destinations(shape, _inputs(run))
    note_down = _baseline(call, run)
    for _ in run.judged():
        pass
    verdict = run.verdict()
    note_down()
    write_problems(run.remarks, run.lang)
    tell(verdict, __version__, shape, outputs, run.langs)
    return run.exit_status()


def _baseline(call: Call, run: Run) -> Callable[[], None]:
    """What notes the findings down once they are known; a file that cannot be one stops at once."""
    if call.write_baseline is None:
        return lambda: None
    from kpr_cli.cli.baseline import known_before, write_baseline

    path, before = Path(call.write_baseline), known_before(call, run)
    return lambda: run.selection.notes.append(write_baseline(path, before, run))


def _inputs(run: Run) -> Iterator[Path]:
    """The files that no output may be written over."""
    yield from (source.path for source in run.selection.sources if source.path is not None)
    yield from run.selection.apart
