"""Machine-readable output, version 1: findings and scorecards."""

import json
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from kpr_cli.core import thai
from kpr_cli.core.finding import Finding, Language, Verdict, fact_text, tally
from kpr_cli.core.hit import Bilingual, Fact
from kpr_cli.core.number import plain
from kpr_cli.core.place import Span
from kpr_cli.core.scorecard import IndicatorScore, PartScore, Scorecard

FORMAT = 1


def findings_json(verdict: Verdict, version: str) -> str:
    """The output of `kpr validate --format json`."""
    listed = [finding_data(finding) for finding in verdict.findings]
    counts = tally(verdict.findings)
    head: dict[str, Any] = {
        "kpr": version,
        "format": FORMAT,
        "files": verdict.files,
        "skipped": verdict.skipped,
        "agreements": sorted(verdict.agreements),
        "as_of": _day(verdict),
    }
    counted = {key: counts[name] for key, name in _COUNTS.items()}
    return _dump({**head, **counted, "rules": _rules(verdict.findings), "findings": listed})


def scores_json(cards: Iterable[Scorecard], verdict: Verdict, version: str, lang: Language) -> str:
    """The output of `kpr score --format json`; reasons and steps are in one language."""
    return _dump(
        {
            "kpr": version,
            "format": FORMAT,
            "as_of": _day(verdict),
            "scorecards": [card_data(card, lang) for card in cards],
            "findings": [finding_data(finding) for finding in verdict.findings],
        }
    )


def _day(verdict: Verdict) -> str | None:
    return None if verdict.as_of is None else thai.iso(verdict.as_of)


_COUNTS = {
    "errors": "error",
    "warnings": "warning",
    "notes": "note",
    "waived": "waiver",
    "known": "baseline",
}


def _dump(data: dict[str, Any]) -> str:
    # Lone surrogates (file names that are no UTF-8) must not break the output.
    text = json.dumps(data, ensure_ascii=False, indent=2)
    return text.encode("utf-8", "backslashreplace").decode("utf-8") + "\n"


def finding_data(finding: Finding) -> dict[str, Any]:
    """One finding."""
    fix = finding.fix
    edits = [{**_span(edit.span), "text": edit.text} for edit in fix.edits] if fix else []
    return {
        "file": finding.file,
        **_span(finding.span),
        "path": list(finding.path),
        "place": finding.place,
        "code": finding.rule.code,
        "name": finding.rule.name,
        "severity": finding.severity,
        "message": {"th": finding.th, "en": finding.en},
        "facts": {name: _fact(fact) for name, fact in sorted(finding.facts.items())},
        "book": finding.book,
        "cite": f"{finding.rule.cite.source}: {finding.rule.cite.clause}",
        "authority": _words(finding.authority),
        "also": [
            {
                "file": related.file,
                "line": related.span.line,
                "column": related.span.column,
                "message": _words(related.message),
            }
            for related in finding.also
        ],
        "fix": None if fix is None else {"safe": fix.safe, "edits": edits},
        "excerpt": {"text": finding.excerpt.text, "offset": finding.excerpt.offset},
        "acceptance": _acceptance(finding),
    }


def _rules(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """The rows that judged, each once, so that other programs need no book to explain them."""
    rows = {(finding.rule.code, finding.book or ""): finding for finding in findings}
    return [_rule(finding) for _, finding in sorted(rows.items())]


def _rule(finding: Finding) -> dict[str, Any]:
    rule = finding.rule
    return {
        "code": rule.code,
        "name": rule.name,
        "book": finding.book,
        "severity": rule.severity,
        "sentence": {"th": rule.th, "en": rule.en},
        "why": _words(rule.why),
        "waivable": rule.waivable,
    }


def _acceptance(finding: Finding) -> dict[str, Any] | None:
    accepted = finding.acceptance
    if accepted is None:
        return None
    return {
        "kind": accepted.kind,
        "severity": finding.rule.severity,
        "who": accepted.who,
        "reason": accepted.reason,
        "document": accepted.document,
        "until": thai.iso(accepted.until),
    }


def card_data(card: Scorecard, lang: Language) -> dict[str, Any]:
    """One scorecard; numbers are strings, so that digits survive."""
    return {
        "file": card.file,
        "agency": card.agency,
        "name": card.name,
        "fiscal_year": card.fiscal_year,
        "book": card.book,
        "book_status": card.book_status,
        "round": card.round,
        "assessor": card.assessor,
        "total": _number(card.total),
        "grade": None,
        "provisional": card.provisional,
        "waived": card.waived,
        "reason": None if card.reason is None else fact_text(card.reason, lang),
        "reaches_reward": card.reaches_reward,
        "parts": [_part(part, lang) for part in card.parts],
        "indicators": [_indicator(indicator, lang) for indicator in card.indicators],
        "steps": [fact_text(step, lang) for step in card.steps],
    }


def _part(part: PartScore, lang: Language) -> dict[str, Any]:
    return {
        "id": part.id,
        "name": _words(part.name),
        "weight": _number(part.weight),
        "score": _number(part.score),
        "weighted": _number(part.weighted),
        "steps": [fact_text(step, lang) for step in part.steps],
    }


def _indicator(row: IndicatorScore, lang: Language) -> dict[str, Any]:
    return {
        "id": row.id,
        "name": row.name,
        "part": row.part,
        "state": row.state,
        "actual": _number(row.actual),
        "weight": _number(row.weight),
        "score": _number(row.score),
        "weighted": _number(row.weighted),
        "steps": [fact_text(step, lang) for step in row.steps],
    }


def _span(span: Span) -> dict[str, int]:
    return {
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }


def _words(words: Bilingual) -> dict[str, str]:
    return {"th": words.th, "en": words.en}


def _fact(fact: Fact) -> str | dict[str, str]:
    if isinstance(fact, str | int | Decimal | Fraction | date):
        return fact_text(fact, "en")
    return _words(fact)


def _number(value: Decimal | None) -> str | None:
    return None if value is None else plain(value)
