"""One file, judged: read, and inspected by the book that the call, its place or its year names."""

from dataclasses import dataclass

from kpr_cli.cli.books import Shelf
from kpr_cli.cli.files import Source
from kpr_cli.cli.problem import CallError, Problem
from kpr_cli.core.dossier import Entry, Filing
from kpr_cli.core.finding import Finding
from kpr_cli.judge.binding import Bench
from kpr_cli.judge.inspection import entry_of, inspect
from kpr_cli.read.agreements import no_book_fault, other_year_fault, read_agreement


@dataclass(frozen=True, slots=True)
class Judged:
    """A file after judging; without `bench` and `entry` no book could judge it.

    `filing` is None where it is no agreement; `problem` says that there is no book of its name.
    """

    source: Source
    filing: Filing | None
    findings: tuple[Finding, ...]
    bench: Bench | None = None
    entry: Entry | None = None
    problem: Problem | None = None


def judge_file(
    source: Source, data: bytes, size: int, shelf: Shelf, rulebook: str | None
) -> Judged:
    """Judge a file of these bytes by the named book, else by that of its source or its year."""
    wording = shelf.wording
    reading = read_agreement(data, source.name, wording, size)
    filing, findings = reading.filing, reading.findings
    year = None if filing is None else filing.agreement.fiscal_year
    if filing is None or year is None:
        return Judged(source, filing, tuple(findings))
    chosen = rulebook or source.book
    try:
        bench = shelf.named(chosen) if chosen else shelf.of_year(year)
    except CallError as error:  # the file's book is not there: the others are still judged
        return Judged(source, filing, tuple(findings), problem=error.problem)
    fault = None
    if bench is None and not chosen:
        fault = no_book_fault(year, shelf.years())
    elif bench is not None and bench.book.policies.fiscal_year != year:
        fault = other_year_fault(year, bench.book)
    if fault is not None:
        return Judged(source, filing, (*findings, *wording.tell([fault], filing.places)))
    if bench is None:  # broken: what is wrong with it is on the shelf
        return Judged(source, filing, tuple(findings))
    entry = entry_of(filing, bench.book, source.stem)
    return Judged(source, filing, (*findings, *inspect(filing, bench)), bench, entry)
