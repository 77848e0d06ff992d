"""The JSON Schema of suppositions, the output of `kpr score --what-if --format json`, version 1."""

from kpr_cli.tell.schema_findings import finding_parts
from kpr_cli.tell.schema_pieces import (
    NUMBER,
    NUMBER_OR_NULL,
    TEXT,
    closed,
    head,
    is_a,
    list_of,
)
from kpr_cli.tell.schema_record import DIALECT, Schema
from kpr_cli.tell.schema_scorecard import card_parts


def what_if_schema() -> Schema:
    """The schema of `kpr score --format json` with `--what-if` or `--reach`."""
    return {
        "$schema": DIALECT,
        "title": "คะแนนสมมติ ไม่ใช่ผลการดำเนินงาน"
        " · the output of kpr score --what-if or --reach --format json: suppositions, not results",
        **closed(
            {
                **head(),
                "what_if": {
                    "description": "null เมื่อแฟ้มยังคิดคะแนนไม่ได้ · null where the file has no card",
                    **_or_null("WhatIf"),
                },
                "findings": list_of("Finding"),
            }
        ),
        "$defs": {**_parts(), **card_parts(), **finding_parts()},
    }


def _parts() -> Schema:
    return {
        "WhatIf": closed(
            {
                "supposed": list_of("Supposition"),
                "before": is_a("Scorecard"),
                "after": is_a("Scorecard"),
                "gains": {
                    "description": "คะแนนที่ยังได้อีก เปลี่ยนผลทีละตัว จากที่คะแนนรวมเปลี่ยนมากที่สุด"
                    " · what each indicator alone could still win, the greatest first",
                    **list_of("Gain"),
                },
                "unknown": {
                    "description": "ตัวชี้วัดที่บอกไม่ได้ · indicators of which nothing can be said",
                    **list_of("Unknown"),
                },
                "reach": {"description": "null without --reach", **_or_null("Reach")},
            }
        ),
        "Supposition": closed({"id": TEXT, "result": NUMBER}),
        "Gain": _gain(),
        "Prospect": _prospect(),
        "Unknown": closed({"id": TEXT, "name": TEXT, "reason": is_a("Words")}),
        "Reach": _reach(),
        "Needed": _needed(),
    }


def _gain() -> Schema:
    return closed(
        {
            "id": TEXT,
            "name": TEXT,
            "actual": NUMBER_OR_NULL,
            "score": NUMBER_OR_NULL,
            "next": {
                "description": "ระดับถัดไป · null where the method has no levels",
                **_or_null("Prospect"),
            },
            "best": is_a("Prospect"),
        }
    )


def _prospect() -> Schema:
    return closed(
        {
            "result": {"description": "ผลที่ต้องได้ · the least result that is enough", **NUMBER},
            "score": NUMBER,
            "total": NUMBER,
            "gain": {"description": "คะแนนรวมที่เปลี่ยน · the change of the total", **NUMBER},
        }
    )


def _reach() -> Schema:
    return closed(
        {
            "wanted": NUMBER,
            "total": {"description": "คะแนนรวมที่มีอยู่ · the total it starts from", **NUMBER},
            "reached": {"description": "ถึงแล้ว · reached already", "type": "boolean"},
            "highest": {
                "description": "คะแนนรวมเมื่อทุกตัวได้คะแนนสูงสุด · with every indicator at its best",
                **NUMBER,
            },
            "even": {
                "description": "คะแนนที่ทุกตัวต้องได้เท่ากัน"
                " · the score that all need if all have the same; null where out of reach",
                **NUMBER_OR_NULL,
            },
            "below": {
                "description": "ตัวที่ได้ไม่ถึง even · those whose best is less than it",
                "type": "array",
                "items": TEXT,
            },
            "alone": list_of("Needed"),
        }
    )


def _needed() -> Schema:
    return closed(
        {
            "id": TEXT,
            "name": TEXT,
            "actual": NUMBER_OR_NULL,
            "result": {
                "description": "ผลที่ต้องได้ · null where even its best is not enough",
                **NUMBER_OR_NULL,
            },
            "total": {"description": "คะแนนรวมที่ได้ · the total with it", **NUMBER},
        }
    )


def _or_null(name: str) -> Schema:
    return {"anyOf": [is_a(name), {"type": "null"}]}
