"""Filings and a bound book to findings, in one total order."""

from collections.abc import Mapping

from kpr_cli.core.dossier import Dossier, Entry, Filing
from kpr_cli.core.finding import Finding, Related, fill, find, note_of
from kpr_cli.core.place import Path, Span
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.judge.binding import Bench, BoundDossierRule
from kpr_cli.judge.likeness import sightings_of
from kpr_cli.judge.vocabulary import EntryHit


def inspect(filing: Filing, bench: Bench) -> list[Finding]:
    """Every fault that the book's rules find in one agreement.

    A hit at a place whose value a fault of shape already took away stays silent.
    """
    book = bench.book
    findings = []
    for bound in bench.rules:
        for hit in bound.check.check(filing, book, bound.given):
            if isinstance(hit.at, Span) or not filing.hides(hit.at):
                authority = book.authority(bound.rule.cite)
                findings.append(find(bound.rule, hit, filing.places, book.name, authority))
    return findings


AGENCY: Path = ("agency", "id")
"""Where a fault of the whole agreement is told that only several files together have."""


def entry_of(filing: Filing, book: Rulebook, stem: str | None) -> Entry:
    """What a run keeps of a filing once it is judged by its book."""
    agency = filing.agreement.agency
    span = filing.places.span(AGENCY)
    return Entry(
        file=filing.file,
        stem=stem,
        book=book.name,
        agency=agency.id if agency is not None else None,
        fiscal_year=filing.agreement.fiscal_year,
        span=span,
        excerpt=filing.places.excerpt(span),
        indicators=sightings_of(filing, book),
    )


def inspect_dossier(dossier: Dossier, benches: Mapping[str, Bench]) -> list[Finding]:
    """Every fault that only several files together have, told by the book of the file at fault."""
    ordered = tuple(sorted(dossier, key=lambda entry: entry.file))
    return [
        _told(bound, hit, bench)
        for name, bench in sorted(benches.items())
        for bound in bench.dossier_rules
        for hit in bound.check.check(ordered, bound.given)
        if hit.entry.book == name
    ]


def _told(bound: BoundDossierRule, hit: EntryHit, bench: Bench) -> Finding:
    rule, at = bound.rule, hit.at or hit.entry
    note = note_of(rule)
    return Finding(
        file=at.file,
        span=at.span,
        path=AGENCY if hit.at is None else hit.at.path,
        rule=rule,
        th=fill(rule.th, hit.facts, "th"),
        en=fill(rule.en, hit.facts, "en"),
        facts=hit.facts,
        book=bench.book.name,
        authority=bench.book.authority(rule.cite),
        excerpt=at.excerpt,
        also=tuple(Related(other.file, other.span, note) for other in hit.others),
        place="agency.id" if hit.at is None else hit.at.place,
    )
