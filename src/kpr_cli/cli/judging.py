"""A call's files, one after the other: read and judged; then what only all together show."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from kpr_cli.cli.accepting import Accept, acceptance_of, baseline_note, today
from kpr_cli.cli.books import Shelf, load_wording
from kpr_cli.cli.call import Call
from kpr_cli.cli.files import Selection, Source, named_from_root, read_source, select, unreadable
from kpr_cli.cli.judged import Judged, judge_file
from kpr_cli.cli.problem import Problem
from kpr_cli.cli.root import Root, find_root
from kpr_cli.core.dossier import Entry
from kpr_cli.core.finding import Finding, Language, Languages, Verdict, in_order
from kpr_cli.judge.binding import Bench
from kpr_cli.judge.inspection import inspect_dossier
from kpr_cli.read.kinds import is_baseline

if TYPE_CHECKING:
    from kpr_cli.cli.memory import Memory
    from kpr_cli.judge.acceptance import Docket


@dataclass(slots=True)
class Run:
    """A call over many files. Little of each is kept, so that memory stays flat."""

    call: Call
    root: Root
    selection: Selection
    memory: "Memory | None" = None
    shelf: Shelf = field(default_factory=lambda: Shelf(load_wording()))
    accept: Accept | None = field(init=False, default=None)
    as_of: date | None = None
    findings: list[Finding] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    benches: dict[str, Bench] = field(default_factory=dict)
    files: int = 0

    def __post_init__(self) -> None:
        """Take over what was wrong with the paths; refuse a wrong book or baseline at once."""
        self.problems += self.selection.problems
        self.accept = acceptance_of(self.call, self.root, self.shelf.wording)
        if self.call.rulebook is not None:
            self.shelf.named(self.call.rulebook)

    @property
    def langs(self) -> Languages:
        """The languages to tell it in."""
        return self.root.languages(self.call.langs)

    @property
    def lang(self) -> Language:
        """The one language of an output that has only one."""
        return self.langs[0]

    @property
    def remarks(self) -> list[Problem]:
        """What standard error says: what is wrong with the call, then what is worth knowing."""
        return [*self.problems, *self.selection.notes]

    def judged(self) -> Iterator[Judged]:
        """Every file, judged; findings are kept, agreements are not."""
        for source in self.selection.sources:
            found = self.read(source)
            if found is not None:
                yield self.take(source, *found)

    def read(self, source: Source) -> tuple[bytes, int] | None:
        """A file's bytes and size; None where it cannot be read, or is a baseline."""
        try:
            data, size = read_source(source)
        except OSError as error:
            self.problems.append(unreadable(source, error))
            return None
        if is_baseline(data):
            self.selection.notes.append(baseline_note(source.name))
            return None
        return data, size

    def take(self, source: Source, data: bytes, size: int) -> Judged:
        """One file of these bytes, judged as one of the run's; its findings are kept."""
        judged = (
            self._judge(source, data, size)
            if self.memory is None
            else self.memory.judged(source.name, data, lambda: self._judge(source, data, size))
        )
        self.files += judged.bench is not None or bool(judged.findings)
        self.findings += judged.findings
        if judged.problem is not None:
            self.problems.append(judged.problem)
        if judged.bench is not None:
            self.benches[judged.bench.book.name] = judged.bench
        if judged.entry is not None:
            self.entries.append(judged.entry)
        return judged

    def trial(self, source: Source, data: bytes) -> Judged:
        """The same by way of trial: the run keeps nothing of it."""
        return self._judge(source, data, len(data))

    def finish(self) -> list[Finding]:
        """All findings of the run in order, with what only several files together show."""
        self.findings += inspect_dossier(tuple(self.entries), self.benches)
        self.findings = in_order(self.findings)
        if self.accept is not None:
            accepted = self.accept(self.docket(self.findings))
            self.findings, self.as_of = in_order(accepted.findings), accepted.as_of
        return self.findings

    def docket(self, findings: Sequence[Finding]) -> "Docket":
        """What waivers and a baseline are weighed against."""
        from kpr_cli.judge.acceptance import Docket

        return Docket(
            findings,
            tuple(self.entries),
            self.benches,
            of_reading={rule.code: rule for rule in self.shelf.wording.rules.values()},
            names={s.name: named_from_root(s, self.root) for s in self.selection.sources},
            as_of=self.call.as_of or today(),
            is_whole=self.selection.is_whole,
        )

    def verdict(self) -> Verdict:
        """Everything found, once all files are judged: in books first, then in agreements."""
        findings = [*in_order(self.shelf.findings), *self.finish()]
        told = {finding.file for finding in findings}
        agreements = frozenset(s.name for s in self.selection.sources if s.name in told)
        return Verdict(findings, self.files, self.selection.skipped, self.as_of, agreements)

    def exit_status(self) -> int:
        """0 no error, 1 an error among the findings, 2 the call or a book is wrong."""
        if self.problems or self.shelf.findings:
            return 2
        strict = self.call.strict
        is_strict = self.root.settings.strict if strict is None else strict
        wrong = {"error", "warning"} if is_strict else {"error"}
        return int(any(finding.severity in wrong for finding in self.findings))

    def _judge(self, source: Source, data: bytes, size: int) -> Judged:
        return judge_file(source, data, size, self.shelf, self.call.rulebook)


def open_run(call: Call, memory: "Memory | None" = None) -> Run:
    """The run of a call made in the current folder."""
    root = find_root(Path.cwd())
    if memory is not None:
        memory.judge_by(call, root)
    baselines = (call.baseline, call.write_baseline)
    return Run(call, root, select(call.paths, call.stdin_name, root, baselines), memory)
