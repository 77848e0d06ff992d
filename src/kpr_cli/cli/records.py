"""Reading `waivers.yaml` and a baseline, and weighing them against what a run found."""

from dataclasses import dataclass
from pathlib import Path

from kpr_cli.cli import file_problems
from kpr_cli.cli.problem import CallError
from kpr_cli.cli.root import shown
from kpr_cli.core.baseline import Known
from kpr_cli.core.finding import Acceptance, Finding
from kpr_cli.core.waiver import Waiver
from kpr_cli.judge.acceptance import Accepted, Docket, with_acceptances
from kpr_cli.judge.knowing import weigh_baseline
from kpr_cli.judge.waiving import weigh_waivers
from kpr_cli.read.document import MAX_BYTES
from kpr_cli.read.registers import (
    MAX_BASELINE,
    BaselineError,
    Register,
    read_baseline,
    read_waivers,
)
from kpr_cli.read.wording import Wording


@dataclass(frozen=True, slots=True)
class Records:
    """What the repository accepts; None where it has no such file."""

    waivers: Register[Waiver] | None
    baseline: Register[Known] | None
    wording: Wording

    def accept(self, docket: Docket) -> Accepted:
        """Weigh the records against what was found: waivers first, then the baseline."""
        accepted = dict[int, Acceptance]()
        told: list[Finding] = []
        is_dated = False
        if (waivers := self.waivers) is not None:
            weighed = weigh_waivers(waivers.records, docket)
            accepted |= weighed.accepted
            told += [*waivers.findings, *self.wording.tell(weighed.faults, waivers.places)]
            is_dated = weighed.is_dated
        if (baseline := self.baseline) is not None:
            weighed = weigh_baseline(baseline.records, docket, frozenset(accepted))
            accepted |= weighed.accepted
            told += [*baseline.findings, *self.wording.tell(weighed.faults, baseline.places)]
            is_dated = is_dated or weighed.is_dated
        findings = [*with_acceptances(docket.findings, accepted), *told]
        return Accepted(findings, docket.as_of if is_dated else None)


def load_records(waivers: Path | None, baseline: Path | None, wording: Wording) -> Records:
    """Read the records; CallError where one is there and is no such file."""
    return Records(
        None
        if waivers is None
        else read_waivers(_bytes(waivers, MAX_BYTES), shown(waivers), wording),
        None if baseline is None else load_baseline(baseline, wording),
        wording,
    )


def load_baseline(path: Path, wording: Wording) -> Register[Known]:
    """Read a baseline; CallError says what is wrong with the file."""
    name = shown(path)
    try:
        return read_baseline(_bytes(path, MAX_BASELINE), name, wording)
    except BaselineError as error:
        raise CallError(f"{name}: {error.th}", f"{name}: {error.en}") from error


def _bytes(path: Path, most: int) -> bytes:
    """The bytes of a record's file, one more than it may have."""
    name = shown(path)
    try:
        if path.exists() and not path.is_file():
            problem = file_problems.irregular(name)
            raise CallError(problem.th, problem.en)
        with path.open("rb") as file:
            return file.read(most + 1)
    except OSError as error:
        problem = file_problems.unreadable(name, error)
        raise CallError(problem.th, problem.en) from error
