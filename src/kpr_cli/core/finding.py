"""Findings: faults with place, code, words and authority; one total order; never changed."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from kpr_cli.core import thai
from kpr_cli.core.hit import At, Edit, Fact, Hit
from kpr_cli.core.number import exact_text, plain
from kpr_cli.core.place import Excerpt, Places, Span
from kpr_cli.core.rule import Rule, Severity, Words

Language = Literal["th", "en"]
Languages = tuple[Language, ...]
"""The languages of an output, in the order in which they are told."""
FACT_WIDTH = 300

_placeholder = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Related:
    """A place that belongs to a finding, in its file or in another."""

    file: str
    span: Span
    message: Words


@dataclass(frozen=True, slots=True)
class Fix:
    """What to change so that a fault is gone; `safe` where no other answer is right."""

    edits: tuple[Edit, ...]
    safe: bool


@dataclass(frozen=True, slots=True)
class Acceptance:
    """Why a finding is told but counts as no fault: the committee's waiver, or the baseline.

    `until` is the last day of it.
    """

    kind: Literal["waiver", "baseline"]
    who: str
    reason: str
    document: str | None
    until: date


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault, told whole.

    `place` names where it stands in words that outlive moved lines (`Places.name`).
    """

    file: str
    span: Span
    path: tuple[str | int, ...]
    rule: Rule
    th: str
    en: str
    facts: Mapping[str, Fact]
    book: str | None
    authority: Words
    excerpt: Excerpt
    also: tuple[Related, ...] = ()
    fix: Fix | None = None
    place: str = ""
    acceptance: Acceptance | None = None

    @property
    def severity(self) -> Severity:
        """How bad the book calls it; what is accepted is no more than a note."""
        return self.rule.severity if self.acceptance is None else "note"

    @property
    def is_unwaived_error(self) -> bool:
        """Whether it leaves a score provisional: what the baseline knows is still wrong."""
        is_waived = self.acceptance is not None and self.acceptance.kind == "waiver"
        return self.rule.severity == "error" and not is_waived

    def said(self, lang: Language) -> str:
        """Its sentence."""
        return self.th if lang == "th" else self.en

    @property
    def order(self) -> tuple[str, Span, str]:
        """The key of the one total order: file, place, code; then as the check tells them."""
        return (self.file, self.span, self.rule.code)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a run came to: its findings in order, the files judged, and those left out.

    `as_of` is the day by which acceptances were judged, None where nothing depended on it.
    `agreements` are the files among those with findings that are agreements, which kpr can mend.
    """

    findings: Sequence[Finding]
    files: int
    skipped: int = 0
    as_of: date | None = None
    agreements: frozenset[str] = frozenset()


def tally(findings: Iterable[Finding]) -> dict[str, int]:
    """How many findings there are of each severity; those that are accepted apart, by what."""
    counts = dict.fromkeys(("error", "warning", "note", "waiver", "baseline"), 0)
    for finding in findings:
        counts[finding.severity if finding.acceptance is None else finding.acceptance.kind] += 1
    return counts


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """The findings by file, place and code, none twice."""
    once = {(*finding.order, finding.th): finding for finding in findings}
    return sorted(once.values(), key=lambda finding: finding.order)


def find(rule: Rule, hit: Hit, places: Places, book: str | None, authority: Words) -> Finding:
    """Make a finding of a hit: the row gives words and weight, the text gives the place."""
    span = hit.span or _span(hit.at, places, on_key=hit.on_key)
    edits = hit.edits
    if hit.replacement is not None:
        edits += (_edit(hit, hit.replacement, span, places),)
    note = note_of(rule)
    return Finding(
        file=places.file,
        span=span,
        path=() if isinstance(hit.at, Span) else hit.at,
        rule=rule,
        th=fill(rule.th, hit.facts, "th"),
        en=fill(rule.en, hit.facts, "en"),
        facts=hit.facts,
        book=book,
        authority=authority,
        excerpt=places.excerpt(span),
        also=tuple(Related(places.file, _span(at, places, on_key=False), note) for at in hit.also),
        fix=Fix(edits, safe=not hit.is_guess) if edits else None,
        place="" if isinstance(hit.at, Span) else places.name(hit.at),
    )


def _edit(hit: Hit, text: str, span: Span, places: Places) -> Edit:
    """The replacement of a value or key; quotation marks around it stay."""
    found = places.line(span.line)[span.column - 1 : span.end_column - 1]
    quote = found[:1]
    is_quoted = quote in {'"', "'"} and found[1:].endswith(quote) and not isinstance(hit.at, Span)
    # A list in quotation marks would be a text: they go with what they held.
    if is_quoted and not {quote, "\\"} & set(text) and not text.startswith("["):
        return Edit(Span(span.line, span.column + 1, span.line, span.end_column - 1), text)
    return Edit(span, text)


def note_of(rule: Rule) -> Words:
    """The words beside a related place: the row's, else plain ones."""
    return rule.also or Words(th="ที่เกี่ยวข้อง", en="related")


def fill(sentence: str, facts: Mapping[str, Fact], lang: Language) -> str:
    """A sentence with its `{facts}` put in; nothing in a fact is ever read as a placeholder."""
    return _placeholder.sub(lambda match: fact_text(facts[match[1]], lang), sentence)


def fact_text(fact: Fact, lang: Language) -> str:
    """A fact as people read it."""
    match fact:
        case Decimal():
            return plain(fact)
        case Fraction():
            return exact_text(fact)
        case date():
            return thai.iso(fact)
        case str() | int():
            text = str(fact)
            return text if len(text) <= FACT_WIDTH else f"{text[:FACT_WIDTH]}…"
        case _:
            return fact.th if lang == "th" else fact.en


def _span(at: At, places: Places, *, on_key: bool) -> Span:
    return at if isinstance(at, Span) else places.span(at, on_key=on_key)
