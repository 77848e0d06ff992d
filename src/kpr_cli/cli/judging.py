"""A call's files, one after the other: read, judged, scored; then what only all together show."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256
from pathlib import Path

from kpr_cli.cli.accepting import Accept, acceptance_of, today
from kpr_cli.cli.books import Shelf, load_wording
from kpr_cli.cli.call import DEFAULT_LANGS, Call
from kpr_cli.cli.files import (
    Root,
    Selection,
    Source,
    find_root,
    named_from_root,
    read_source,
    select,
    unreadable,
)
from kpr_cli.cli.problem import CallError, Problem
from kpr_cli.core.dossier import Entry, Filing
from kpr_cli.core.finding import Finding, Language, Languages, Verdict, in_order
from kpr_cli.core.rule import Words
from kpr_cli.core.scorecard import Assessor, Scorecard
from kpr_cli.judge.acceptance import Docket
from kpr_cli.judge.binding import Bench
from kpr_cli.judge.inspection import entry_of, inspect, inspect_dossier
from kpr_cli.judge.scoring import score_agreement
from kpr_cli.read.agreements import no_book_fault, other_year_fault, read_agreement

UNREAD = Words(
    th="แฟ้มมีส่วนที่อ่านไม่ได้ แก้แล้วจึงคิดคะแนนได้", en="parts of the file cannot be read; mend them first"
)
UNJUDGED = Words(
    th="ไม่มีสมุดกติกาที่ใช้ได้ จึงยังไม่คิดคะแนน", en="there is no usable rulebook to score it by"
)


@dataclass(frozen=True, slots=True)
class Judged:
    """One file after judging; `filing` and `bench` are None where nothing could be judged."""

    source: Source
    filing: Filing | None
    bench: Bench | None
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """A file's card, or why it has none."""

    judged: Judged
    card: Scorecard | None
    reason: Words | None


@dataclass(frozen=True, slots=True)
class Remembered:
    """What a watching run keeps of a file that may not have changed when it judges again."""

    digest: bytes
    judged: Judged
    entries: tuple[Entry, ...]


Memory = dict[str, Remembered]
"""By the names of the files."""


@dataclass(slots=True)
class Run:
    """A call over many files. Little of each is kept, so that memory stays flat."""

    call: Call
    root: Root
    selection: Selection
    memory: Memory | None = None
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
        """The languages to tell it in: the call's, else the repository's, else Thai."""
        return self.call.langs or self.root.settings.langs or DEFAULT_LANGS

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
            try:
                data, size = read_source(source)
            except OSError as error:
                self.problems.append(unreadable(source, error))
                continue
            yield self.take(source, data, size)

    def take(self, source: Source, data: bytes, size: int) -> Judged:
        """One file of these bytes, judged as one of the run's; its findings are kept."""
        remember = self._judge if self.memory is None else self._remembered
        judged = remember(source, data, size)
        self.files += judged.bench is not None or bool(judged.findings)
        self.findings += judged.findings
        return judged

    def trial(self, source: Source, data: bytes) -> Judged:
        """The same by way of trial: the run knows nothing of it."""
        entries = len(self.entries)
        judged = self._judge(source, data, len(data))
        del self.entries[entries:]
        return judged

    def finish(self) -> list[Finding]:
        """All findings of the run in order, with what only several files together show."""
        self.findings += inspect_dossier(tuple(self.entries), self.benches)
        self.findings = in_order(self.findings)
        if self.accept is not None:
            accepted = self.accept(self.docket(self.findings))
            self.findings, self.as_of = in_order(accepted.findings), accepted.as_of
        return self.findings

    def docket(self, findings: Sequence[Finding]) -> Docket:
        """What waivers and a baseline are weighed against."""
        return Docket(
            findings,
            tuple(self.entries),
            self.benches,
            of_reading={rule.code: rule for rule in self.shelf.wording.rules.values()},
            names={s.name: named_from_root(s, self.root) for s in self.selection.sources},
            as_of=self.call.as_of or today(),
            is_whole=self.selection.is_whole,
        )

    def score(self, judged: Judged, round_: int | None, assessor: Assessor | None) -> Outcome:
        """The card of a judged file; a file with faults of reading or shape has none."""
        filing, bench = judged.filing, judged.bench
        if filing is None or not filing.is_sound:
            return Outcome(judged, None, UNREAD)
        if bench is None:
            return Outcome(judged, None, UNJUDGED)
        rounds, name = bench.book.policies.rounds, bench.book.name
        if round_ is not None and round_ not in rounds:
            listed = ", ".join(map(str, rounds))
            th = f"ไม่มีรอบ {round_} เดือนในสมุดกติกา {name} รอบที่มีคือ {listed}"
            en = f"the rulebook {name} has no round of {round_} months; it has {listed}"
            self.problems.append(Problem(th, en))
            return Outcome(judged, None, Words(th=th, en=en))
        card = score_agreement(
            filing,
            bench.book,
            round_=round_,
            assessor=assessor,
        )
        return Outcome(judged, card, None)

    def verdict(self) -> Verdict:
        """Everything found, once all files are judged: in books first, then in agreements."""
        findings = [*in_order(self.shelf.findings), *self.finish()]
        return Verdict(findings, self.files, self.selection.skipped, self.as_of)

    def exit_status(self) -> int:
        """0 no error, 1 an error among the findings, 2 the call or a book is wrong."""
        if self.problems or self.shelf.findings:
            return 2
        strict = self.call.strict
        is_strict = self.root.settings.strict if strict is None else strict
        wrong = {"error", "warning"} if is_strict else {"error"}
        return int(any(finding.severity in wrong for finding in self.findings))

    def _remembered(self, source: Source, data: bytes, size: int) -> Judged:
        """The same as the last time where the file is the same; only findings are kept."""
        memory = {} if self.memory is None else self.memory
        digest, before = sha256(data).digest(), memory.get(source.name)
        if before is not None and before.digest == digest:
            self.entries += before.entries
            if before.judged.bench is not None:
                self.benches[before.judged.bench.book.name] = before.judged.bench
            return before.judged
        entries, problems = len(self.entries), len(self.problems)
        judged = replace(self._judge(source, data, size), filing=None)
        if len(self.problems) == problems:
            memory[source.name] = Remembered(digest, judged, tuple(self.entries[entries:]))
        return judged

    def _judge(self, source: Source, data: bytes, size: int) -> Judged:
        wording = self.shelf.wording
        reading = read_agreement(data, source.name, wording, size)
        filing, findings = reading.filing, list(reading.findings)
        year = None if filing is None else filing.agreement.fiscal_year
        if filing is None or year is None:
            return Judged(source, filing, None, tuple(findings))
        chosen = self.call.rulebook or source.book
        try:
            bench = self.shelf.named(chosen) if chosen else self.shelf.of_year(year)
        except CallError as error:  # the file's book is not there: the others are still judged
            self.problems.append(error.problem)
            return Judged(source, filing, None, tuple(findings))
        fault = None
        if bench is None and not chosen:
            fault = no_book_fault(year, self.shelf.years())
        elif bench is not None and bench.book.policies.fiscal_year != year:
            fault, bench = other_year_fault(year, bench.book), None
        if fault is not None:
            findings += wording.tell([fault], filing.places)
        if bench is not None:
            self.benches[bench.book.name] = bench
            self.entries.append(entry_of(filing, bench.book.name, source.stem))
            findings += inspect(filing, bench)
        return Judged(source, filing, bench, tuple(findings))


def with_faults(card: Scorecard, findings: list[Finding]) -> Scorecard:
    """The card, provisional where its file has an error that the committee did not waive."""
    return replace(
        card, provisional=any(f.file == card.file and f.is_unwaived_error for f in findings)
    )


def open_run(call: Call, memory: Memory | None = None) -> Run:
    """The run of a call made in the current folder."""
    root = find_root(Path.cwd())
    baselines = (call.baseline, call.write_baseline)
    return Run(call, root, select(call.paths, call.stdin_name, root, baselines), memory)
