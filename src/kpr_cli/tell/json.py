"""Machine-readable output, version 1: findings and scorecards."""

import json
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from kpr_cli.core import thai
from kpr_cli.core.finding import Finding, Language, Verdict, fact_text, tally
from kpr_cli.core.hit import Fact
from kpr_cli.core.league import Scores
from kpr_cli.core.place import Span
from kpr_cli.core.supposition import WhatIf
from kpr_cli.tell.json_card import card_data
from kpr_cli.tell.json_league import league_data
from kpr_cli.tell.json_values import words_data
from kpr_cli.tell.json_what_if import what_if_data

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


def scores_json(scores: Scores, version: str, lang: Language, *, has_working: bool) -> str:
    """The output of `kpr score --format json`; reasons and steps are in one language."""
    verdict = scores.verdict
    return _dump(
        {
            "kpr": version,
            "format": FORMAT,
            "as_of": _day(verdict),
            "scorecards": [
                card_data(card, lang, has_working=has_working)
                for own in scores.cards
                for card in own
            ],
            "leagues": [league_data(league) for league in scores.leagues],
            "findings": [finding_data(finding) for finding in verdict.findings],
        }
    )


def what_if_json(told: WhatIf | None, verdict: Verdict, version: str, lang: Language) -> str:
    """The output of `kpr score --what-if --format json`; null where the file has no card."""
    return _dump(
        {
            "kpr": version,
            "format": FORMAT,
            "as_of": _day(verdict),
            "what_if": None if told is None else what_if_data(told, lang),
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
        "authority": words_data(finding.authority),
        "also": [
            {
                "file": related.file,
                "line": related.span.line,
                "column": related.span.column,
                "message": words_data(related.message),
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
        "why": words_data(rule.why),
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


def _span(span: Span) -> dict[str, int]:
    return {
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }


def _fact(fact: Fact) -> str | dict[str, str]:
    if isinstance(fact, str | int | Decimal | Fraction | date):
        return fact_text(fact, "en")
    return words_data(fact)
