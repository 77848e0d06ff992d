"""Findings for people at a terminal: place, sentence, source line with a caret, what to do."""

from collections.abc import Iterator

from rich.cells import cell_len

from kpr_cli.core.finding import Finding, Language, fact_text
from kpr_cli.core.rule import Words
from kpr_cli.tell.lines import Line, safe
from kpr_cli.tell.summary import SEVERITY


def finding_lines(finding: Finding, lang: Language) -> Iterator[Line]:
    """One finding, told whole."""
    severity = finding.severity
    place = f"{finding.file}:{finding.span.line}:{finding.span.column}"
    word = fact_text(SEVERITY[severity], lang)
    rule = finding.rule
    yield (
        ("place", safe(place)),
        ("plain", ": "),
        (severity, f"{word} {rule.code}"),
        ("dim", f" {rule.name}"),
    )
    yield (("plain", f"  {safe(finding.th if lang == 'th' else finding.en)}"),)
    yield from _source(finding)
    for related in finding.also:
        where = f"{related.file}:{related.span.line}:{related.span.column}"
        yield (("dim", f"  {fact_text(related.message, lang)}: "), ("place", safe(where)))
    if finding.fix is not None:
        label = fact_text(_FIX if finding.fix.safe else _GUESS, lang)
        yield (("plain", f"  {label}: {safe(finding.fix.text)}"),)
    yield (("dim", f"  {fact_text(_SOURCE, lang)}: {fact_text(finding.authority, lang)}"),)
    yield (("plain", ""),)


_FIX = Words(th="แก้เป็น", en="write")
_GUESS = Words(th="อาจแก้เป็น", en="perhaps")
_SOURCE = Words(th="ที่มา", en="authority")


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
