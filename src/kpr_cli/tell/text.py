"""Findings for people at a terminal: place, sentence, source line with a caret, what to do."""

from collections.abc import Iterator

from rich.cells import cell_len

from kpr_cli.core import thai
from kpr_cli.core.finding import Finding, Fix, Languages, fact_text
from kpr_cli.core.rule import Words
from kpr_cli.tell.lines import Line, safe
from kpr_cli.tell.pieces import pieces
from kpr_cli.tell.summary import label_of


def finding_lines(finding: Finding, langs: Languages) -> Iterator[Line]:
    """One finding, told whole."""
    rule = finding.rule
    yield (
        ("place", safe(place_of(finding.file, finding.span.line, finding.span.column))),
        ("plain", ": "),
        (finding.severity, f"{label_of(finding, langs[0])} {rule.code}"),
        ("dim", f" {rule.name}"),
    )
    for lang in langs:
        yield (("plain", f"  {safe(finding.said(lang))}"),)
    yield from _source(finding)
    yield from remarks(finding, langs)
    yield (("plain", ""),)


def remarks(finding: Finding, langs: Languages) -> Iterator[Line]:
    """What belongs to a finding besides its sentence: other places, what to do, who says so."""
    for related in finding.also:
        where = place_of(related.file, related.span.line, related.span.column)
        yield (("dim", f"  {spoken(related.message, langs)}: "), ("place", safe(where)))
    if finding.fix is not None:
        yield (("plain", f"  {mending(finding.fix, langs)}"),)
    if finding.acceptance is not None:
        yield (("plain", f"  {accepted_by(finding, langs)}"),)
    elif finding.rule.waivable and finding.place:
        # As `waivers.yaml` writes it, to be copied.
        yield (("dim", f"  {spoken(_WAIVABLE, langs)} (place: {safe(finding.place)})"),)
    yield (("dim", f"  {spoken(_SOURCE, langs)}: {spoken(finding.authority, langs)}"),)


def finding_line(finding: Finding, langs: Languages) -> Iterator[Line]:
    """One finding on a line for each language: place, code, sentence."""
    for lang in langs:
        where = place_of(finding.file, finding.span.line, finding.span.column)
        yield (
            ("place", safe(where)),
            ("plain", ": "),
            (finding.severity, f"{label_of(finding, lang)} {finding.rule.code}"),
            ("plain", f" {safe(finding.said(lang))}"),
        )


def mending(fix: Fix, langs: Languages) -> str:
    """What to write instead."""
    written = pieces((edit.text for edit in fix.edits), langs)
    return f"{spoken(_FIX if fix.safe else _GUESS, langs)}: {written}"


def place_of(file: str, line: int, column: int) -> str:
    """A place as terminals and editors make it clickable."""
    return f"{file}:{line}:{column}"


def spoken(words: Words, langs: Languages) -> str:
    """Words in the languages asked for."""
    return " · ".join(fact_text(words, lang) for lang in langs)


_FIX = Words(th="แก้เป็น", en="write")
_GUESS = Words(th="อาจแก้เป็น", en="perhaps")
_SOURCE = Words(th="ที่มา", en="authority")
_WAIVABLE = Words(th="คณะกรรมการผ่อนผันได้", en="the committee can waive it")
_WAIVER = Words(th="คณะกรรมการผ่อนผัน", en="waived by the committee")
_BASELINE = Words(th="รายการเดิมที่รู้แล้ว", en="known from the baseline")


def accepted_by(finding: Finding, langs: Languages) -> str:
    """By whom a fault is accepted, why, and until when."""
    accepted = finding.acceptance
    if accepted is None:
        return ""
    what = spoken(_WAIVER if accepted.kind == "waiver" else _BASELINE, langs)
    until = {"th": f"ถึง {thai.iso(accepted.until)}", "en": f"until {thai.iso(accepted.until)}"}
    said = [accepted.who, accepted.document or "", accepted.reason]
    said += [until[lang] for lang in langs]
    return f"{what}: {safe(' · '.join(part for part in said if part))}"


def _source(finding: Finding) -> Iterator[Line]:
    """The source line, and below it carets as wide as the fault, measured in terminal cells."""
    line = safe(finding.excerpt.text)
    if not line.strip():
        return
    start = finding.span.column - 1 - finding.excerpt.offset
    end = finding.span.end_column - 1 - finding.excerpt.offset
    before, marked = cell_len(line[:start]), cell_len(line[start:end])
    number = str(finding.span.line)
    left = "…" if finding.excerpt.offset else ""
    yield (("dim", f"  {number} | "), ("plain", left + line))
    caret = " " * (before + cell_len(left)) + "^" * max(1, marked)
    yield (("dim", f"  {' ' * len(number)} | "), (finding.severity, caret))
