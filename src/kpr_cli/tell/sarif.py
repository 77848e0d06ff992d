"""SARIF 2.1.0: findings for code scanning and for editors, with rules, places and fixes."""

import json
import re
from collections import defaultdict
from typing import Any
from urllib.parse import quote

from kpr_cli.core.finding import Finding, Languages, Verdict, fact_text, fill
from kpr_cli.core.fingerprint import fingerprints
from kpr_cli.core.hit import Bilingual, Edit
from kpr_cli.core.place import Span
from kpr_cli.core.rule import Words
from kpr_cli.tell.text import accepted_by, mending, spoken

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
Json = dict[str, Any]
_lost_byte = re.compile("%5Cudc([89a-f][0-9a-f])")


def sarif_log(verdict: Verdict, version: str, langs: Languages) -> str:
    """The findings as one run of kpr; accepted ones are suppressed, with who accepts them."""
    rows = _rows(verdict)
    index = {key: number for number, key in enumerate(rows)}
    marks = fingerprints(verdict.findings)
    driver = {
        "name": "kpr",
        "version": version,
        "language": langs[0],
        "rules": [_rule(finding, langs) for finding in rows.values()],
    }
    run = {
        "tool": {"driver": driver},
        "language": langs[0],
        "columnKind": "unicodeCodePoints",
        "results": [
            _result(finding, index[_key(finding)], mark, langs)
            for finding, mark in zip(verdict.findings, marks, strict=True)
        ],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    text = json.dumps(log, ensure_ascii=False, indent=2)
    return text.encode("utf-8", "backslashreplace").decode("utf-8") + "\n"


def _key(finding: Finding) -> tuple[str, str]:
    return finding.rule.code, finding.book or ""


def _rows(verdict: Verdict) -> dict[tuple[str, str], Finding]:
    """A finding for each rule that judged, by code; two books may word one code differently."""
    rows = {_key(finding): finding for finding in reversed(verdict.findings)}
    return dict(sorted(rows.items()))


def _rule(finding: Finding, langs: Languages) -> Json:
    """A rule as viewers list it: its sentence with … for the facts, why, and by whose authority."""
    rule, blank = finding.rule, defaultdict[str, str](lambda: "…")
    sentence = Words.model_construct(th=fill(rule.th, blank, "th"), en=fill(rule.en, blank, "en"))
    source = {"th": f"ที่มา: {finding.authority.th}", "en": f"authority: {finding.authority.en}"}
    said = [*_each(rule.why, langs), *(source[lang] for lang in langs), f"kpr explain {rule.code}"]
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": "\n".join(_each(sentence, langs))},
        "fullDescription": {"text": "\n".join(_each(rule.why, langs))},
        "help": {"text": "\n".join(said)},
        "defaultConfiguration": {"level": rule.severity},
        "properties": {
            "book": finding.book,
            "cite": f"{rule.cite.source}: {rule.cite.clause}",
            "waivable": rule.waivable,
            "problem.severity": _GRADES[rule.severity],
        },
    }


_GRADES = {"error": "error", "warning": "warning", "note": "recommendation"}
"""What GitHub calls the severities."""


def _result(finding: Finding, index: int, mark: str, langs: Languages) -> Json:
    message = Words.model_construct(th=finding.th, en=finding.en)
    result = {
        "ruleId": finding.rule.code,
        "ruleIndex": index,
        "level": finding.severity,
        "message": {"text": "\n".join(_each(message, langs))},
        "locations": [{"physicalLocation": {**_artifact(finding.file), **_stretch(finding)}}],
        "relatedLocations": [
            {
                "id": number,
                "physicalLocation": {**_artifact(related.file), "region": _start(related.span)},
                "message": {"text": spoken(related.message, langs)},
            }
            for number, related in enumerate(finding.also, 1)
        ],
        "partialFingerprints": {"kpr/v1": mark},
        "suppressions": _suppressions(finding, langs),
        "fixes": _fixes(finding, langs),
        "properties": {"place": finding.place, "th": finding.th, "en": finding.en},
    }
    return {name: value for name, value in result.items() if value != [] or name == "suppressions"}


def _suppressions(finding: Finding, langs: Languages) -> list[Json]:
    """Who accepts the finding; an empty list says that nobody does."""
    if finding.acceptance is None:
        return []
    told = accepted_by(finding, langs)
    return [{"kind": "external", "status": "accepted", "justification": told}]


def _fixes(finding: Finding, langs: Languages) -> list[Json]:
    fix = finding.fix
    if fix is None:
        return []
    replacements = [_replacement(edit) for edit in fix.edits]
    change = {**_artifact(finding.file), "replacements": replacements}
    return [
        {
            "description": {"text": mending(fix, langs)},
            "artifactChanges": [change],
            "properties": {"safe": fix.safe},
        }
    ]


def _replacement(edit: Edit) -> Json:
    return {"deletedRegion": _region(edit.span), "insertedContent": {"text": edit.text}}


def _stretch(finding: Finding) -> Json:
    """The region with its text, and the line around it, so far as the excerpt holds them."""
    region, span, text = _region(finding.span), finding.span, finding.excerpt.text
    offset = finding.excerpt.offset
    whole = {"startLine": span.line, "startColumn": offset + 1}
    whole |= {"endLine": span.line, "endColumn": offset + len(text) + 1}
    if span.end_line != span.line or span.end_column > whole["endColumn"] or whole == region:
        return {"region": region}
    part = text[span.column - 1 - offset : span.end_column - 1 - offset]
    return {
        "region": {**region, "snippet": {"text": part}},
        "contextRegion": {**whole, "snippet": {"text": text}},
    }


def _artifact(file: str) -> Json:
    r"""A file as a URI: below the root of the checkout, or as a whole where it lies elsewhere.

    A byte of a name that is no UTF-8 is shown as `\udcXX`; in a URI it is the byte itself.
    """
    uri = _lost_byte.sub(lambda found: f"%{found[1].upper()}", quote(file))
    place = {"uri": f"file://{uri}"} if file.startswith("/") else {"uri": uri, **_BASE}
    return {"artifactLocation": place}


_BASE = {"uriBaseId": "%SRCROOT%"}


def _region(span: Span) -> Json:
    end = {"endLine": span.end_line, "endColumn": span.end_column}
    return {**_start(span), **end}


def _start(span: Span) -> Json:
    return {"startLine": span.line, "startColumn": span.column}


def _each(words: Bilingual, langs: Languages) -> list[str]:
    return [fact_text(words, lang) for lang in langs]
