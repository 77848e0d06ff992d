"""The JSON Schema of findings, as `kpr validate --format json` prints them, version 1."""

from typing import get_args

from kpr_cli.core.rule import Severity
from kpr_cli.tell.schema_pieces import (
    BOOK,
    CODE,
    COUNT,
    KEBAB,
    PLACE,
    SPAN,
    TEXT,
    TEXT_OR_NULL,
    closed,
    head,
    is_a,
    list_of,
    words,
)
from kpr_cli.tell.schema_record import DIALECT, NULL, Schema


def findings_schema() -> Schema:
    """The schema of `kpr validate --format json`."""
    return {
        "$schema": DIALECT,
        "title": "ผลการตรวจคำรับรอง · the output of kpr validate --format json",
        **closed(
            {
                **head(),
                "files": {"description": "จำนวนแฟ้มที่ตรวจ · files judged", **COUNT},
                "skipped": {"description": "แฟ้ม YAML ที่ไม่ได้ตรวจ · YAML files not judged", **COUNT},
                **{f"{severity}s": COUNT for severity in get_args(Severity)},
                "waived": {"description": "ข้อที่คณะกรรมการผ่อนผัน · waived by the committee", **COUNT},
                "known": {"description": "ข้อในรายการเดิม · known from the baseline", **COUNT},
                "agreements": {
                    "description": "แฟ้มคำรับรองที่พบข้อใด ๆ · the agreements among the files found",
                    "type": "array",
                    "items": TEXT,
                },
                "rules": {"description": "กฎที่พบความผิดพลาด · the rules found", **list_of("Rule")},
                "findings": list_of("Finding"),
            }
        ),
        "$defs": {"Rule": _rule(), **finding_parts()},
    }


def finding_parts() -> Schema:
    return {
        "Finding": _finding(),
        "Related": _related(),
        "Fix": _fix(),
        "Acceptance": _acceptance(),
        "Words": words(),
    }


def _finding() -> Schema:
    return closed(
        {
            "file": TEXT,
            **SPAN,
            "path": {
                "description": "ทางไปยังข้อมูล · the keys and positions from the root",
                "type": "array",
                "items": {"anyOf": [TEXT, COUNT]},
            },
            "place": {
                "description": "ตำแหน่งที่ไม่เปลี่ยนตามบรรทัด · the place in words, whatever the line",
                **TEXT,
            },
            "code": CODE,
            "name": KEBAB,
            "severity": {"enum": list(get_args(Severity))},
            "message": is_a("Words"),
            "facts": {
                "type": "object",
                "additionalProperties": {"anyOf": [TEXT, is_a("Words")]},
            },
            "book": BOOK,
            "cite": {"description": "แหล่งที่มา: ข้อ · source: clause", **TEXT},
            "authority": is_a("Words"),
            "also": list_of("Related"),
            "fix": {"anyOf": [is_a("Fix"), NULL]},
            "excerpt": closed({"text": TEXT, "offset": COUNT}),
            "acceptance": {
                "description": "การผ่อนผัน · why it is told but counts as no fault",
                "anyOf": [is_a("Acceptance"), NULL],
            },
        }
    )


def _rule() -> Schema:
    sentence = {"description": "ข้อความของกฎ · with {facts} to be filled in", **is_a("Words")}
    return closed(
        {
            "code": CODE,
            "name": KEBAB,
            "book": BOOK,
            "severity": {"enum": list(get_args(Severity))},
            "sentence": sentence,
            "why": {"description": "เหตุผลของกฎ · why", **is_a("Words")},
            "waivable": {
                "description": "คณะกรรมการผ่อนผันได้หรือไม่ · whether the committee may waive it",
                "type": "boolean",
            },
        }
    )


def _related() -> Schema:
    place = {"file": TEXT, "line": PLACE, "column": PLACE}
    return closed({**place, "message": is_a("Words")})


def _fix() -> Schema:
    edits = {"type": "array", "minItems": 1, "items": closed({**SPAN, "text": TEXT})}
    return closed({"safe": {"type": "boolean"}, "edits": edits})


def _acceptance() -> Schema:
    return closed(
        {
            "kind": {"enum": ["waiver", "baseline"]},
            "severity": {"enum": list(get_args(Severity))},
            "who": TEXT,
            "reason": TEXT,
            "document": TEXT_OR_NULL,
            "until": TEXT,
        }
    )
