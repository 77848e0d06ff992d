"""The JSON Schemas of what kpr prints for machines: findings and scorecards, version 1."""

from typing import get_args

from kpr_cli.core.policies import BookStatus
from kpr_cli.core.rule import Severity
from kpr_cli.core.scorecard import Assessor, State
from kpr_cli.tell.json import FORMAT
from kpr_cli.tell.schema_record import DIALECT, NULL, Schema

_TEXT: Schema = {"type": "string"}
_TEXT_OR_NULL: Schema = {"type": ["string", "null"]}
_COUNT: Schema = {"type": "integer", "minimum": 0}
_PLACE: Schema = {"type": "integer", "minimum": 1}
_DIGITS = r"^-?(0|[1-9][0-9]*)(\.[0-9]+)?$"
_NUMBER: Schema = {"type": "string", "pattern": _DIGITS}
_NUMBER_OR_NULL: Schema = {"type": ["string", "null"], "pattern": _DIGITS}
_STEPS: Schema = {
    "type": "array",
    "items": _TEXT,
    "description": "วิธีคิดทีละขั้น · the working, step by step",
}
_CODE: Schema = {"type": "string", "pattern": "^[A-Z][0-9]{3}$"}
_KEBAB: Schema = {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}
_BOOK: Schema = {
    "description": "สมุดกติกาที่ใช้ตัดสิน · null where no book judged",
    **_TEXT_OR_NULL,
}
_SPAN = {"line": _PLACE, "column": _PLACE, "end_line": _PLACE, "end_column": _PLACE}


def findings_schema() -> Schema:
    """The schema of `kpr validate --format json`."""
    return {
        "$schema": DIALECT,
        "title": "ผลการตรวจคำรับรอง · the output of kpr validate --format json",
        **_closed(
            {
                **_head(),
                "files": {"description": "จำนวนแฟ้มที่ตรวจ · files judged", **_COUNT},
                "skipped": {"description": "แฟ้ม YAML ที่ไม่ได้ตรวจ · YAML files not judged", **_COUNT},
                **{f"{severity}s": _COUNT for severity in get_args(Severity)},
                "rules": {"description": "กฎที่พบความผิดพลาด · the rules found", **_list("Rule")},
                "findings": _list("Finding"),
            }
        ),
        "$defs": {"Rule": _rule(), **_finding_parts()},
    }


def scorecard_schema() -> Schema:
    """The schema of `kpr score --format json`."""
    return {
        "$schema": DIALECT,
        "title": "ใบคะแนนคำรับรอง · the output of kpr score --format json",
        **_closed({**_head(), "scorecards": _list("Scorecard"), "findings": _list("Finding")}),
        "$defs": {
            "Scorecard": _scorecard(),
            "Part": _part(),
            "Indicator": _indicator(),
            **_finding_parts(),
        },
    }


def _head() -> Schema:
    return {
        "kpr": {"description": "รุ่นของ kpr · the version of kpr", **_TEXT},
        "format": {"description": "รุ่นของรูปแบบนี้ · the version of this format", "const": FORMAT},
        "as_of": {
            "description": "วันที่ใช้นับการผ่อนผัน (พ.ศ.) · the day acceptances are judged by",
            **_TEXT_OR_NULL,
        },
    }


def _finding_parts() -> Schema:
    return {
        "Finding": _finding(),
        "Related": _related(),
        "Fix": _fix(),
        "Acceptance": _acceptance(),
        "Words": _words(),
    }


def _finding() -> Schema:
    return _closed(
        {
            "file": _TEXT,
            **_SPAN,
            "path": {
                "description": "ทางไปยังข้อมูล · the keys and positions from the root",
                "type": "array",
                "items": {"anyOf": [_TEXT, _COUNT]},
            },
            "place": {
                "description": "ตำแหน่งที่ไม่เปลี่ยนตามบรรทัด · the place in words, whatever the line",
                **_TEXT,
            },
            "code": _CODE,
            "name": _KEBAB,
            "severity": {"enum": list(get_args(Severity))},
            "message": _is("Words"),
            "facts": {
                "type": "object",
                "additionalProperties": {"anyOf": [_TEXT, _is("Words")]},
            },
            "book": _BOOK,
            "cite": {"description": "แหล่งที่มา: ข้อ · source: clause", **_TEXT},
            "authority": _is("Words"),
            "also": _list("Related"),
            "fix": {"anyOf": [_is("Fix"), NULL]},
            "excerpt": _closed({"text": _TEXT, "offset": _COUNT}),
            "acceptance": {
                "description": "การผ่อนผัน · why it is told but counts as no fault",
                "anyOf": [_is("Acceptance"), NULL],
            },
        }
    )


def _rule() -> Schema:
    sentence = {"description": "ข้อความของกฎ · with {facts} to be filled in", **_is("Words")}
    return _closed(
        {
            "code": _CODE,
            "name": _KEBAB,
            "book": _BOOK,
            "severity": {"enum": list(get_args(Severity))},
            "sentence": sentence,
            "why": {"description": "เหตุผลของกฎ · why", **_is("Words")},
            "waivable": {
                "description": "คณะกรรมการผ่อนผันได้หรือไม่ · whether the committee may waive it",
                "type": "boolean",
            },
        }
    )


def _related() -> Schema:
    place = {"file": _TEXT, "line": _PLACE, "column": _PLACE}
    return _closed({**place, "message": _is("Words")})


def _fix() -> Schema:
    edits = {"type": "array", "minItems": 1, "items": _closed({**_SPAN, "text": _TEXT})}
    return _closed({"safe": {"type": "boolean"}, "edits": edits})


def _acceptance() -> Schema:
    return _closed(
        {
            "kind": {"enum": ["waiver", "baseline"]},
            "severity": {"enum": list(get_args(Severity))},
            "who": _TEXT,
            "reason": _TEXT,
            "document": _TEXT_OR_NULL,
            "until": _TEXT,
        }
    )


def _words() -> Schema:
    return _closed({"th": _TEXT, "en": _TEXT})


def _scorecard() -> Schema:
    return _closed(
        {
            "file": _TEXT,
            "agency": _TEXT,
            "name": _TEXT,
            "fiscal_year": {"type": "integer"},
            "book": _TEXT,
            "book_status": {
                "description": "สถานะของสมุดกติกา · the book's status",
                "enum": list(get_args(BookStatus)),
            },
            "round": {"type": ["integer", "null"]},
            "assessor": {"enum": list(get_args(Assessor))},
            "total": {"description": "คะแนนรวม · the total", **_NUMBER_OR_NULL},
            "grade": _TEXT_OR_NULL,
            "provisional": {
                "description": "ยังไม่ผ่านการตรวจ · the file has errors",
                "type": "boolean",
            },
            "reason": {
                "description": "เหตุที่ไม่มีคะแนนรวม · why there is no total",
                **_TEXT_OR_NULL,
            },
            "reaches_reward": {
                "description": "ถึงเกณฑ์เงินรางวัลหรือไม่ · null without a threshold or a total",
                "type": ["boolean", "null"],
            },
            "parts": _list("Part"),
            "indicators": _list("Indicator"),
            "steps": _STEPS,
        }
    )


def _part() -> Schema:
    return _closed(
        {
            "id": _TEXT,
            "name": _is("Words"),
            "weight": _NUMBER,
            "score": _NUMBER_OR_NULL,
            "weighted": _NUMBER_OR_NULL,
            "steps": _STEPS,
        }
    )


def _indicator() -> Schema:
    return _closed(
        {
            "id": _TEXT,
            "name": _TEXT,
            "part": _TEXT,
            "state": {"enum": list(get_args(State))},
            "actual": _NUMBER_OR_NULL,
            "weight": _NUMBER,
            "score": _NUMBER_OR_NULL,
            "weighted": _NUMBER_OR_NULL,
            "steps": _STEPS,
        }
    )


def _closed(properties: Schema) -> Schema:
    """An object with exactly these keys, all of them always there."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _list(name: str) -> Schema:
    return {"type": "array", "items": _is(name)}


def _is(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}
