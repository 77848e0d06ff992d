"""The JSON Schema of scorecards, as `kpr score --format json` prints them, version 1."""

from typing import get_args

from kpr_cli.core.policies import BookStatus
from kpr_cli.core.scorecard import Assessor, State
from kpr_cli.tell.schema_findings import finding_parts
from kpr_cli.tell.schema_pieces import (
    COUNT,
    NUMBER,
    NUMBER_OR_NULL,
    STEPS,
    TEXT,
    TEXT_OR_NULL,
    closed,
    head,
    is_a,
    list_of,
)
from kpr_cli.tell.schema_record import DIALECT, Schema


def scorecard_schema() -> Schema:
    """The schema of `kpr score --format json`."""
    return {
        "$schema": DIALECT,
        "title": "ใบคะแนนคำรับรอง · the output of kpr score --format json",
        **closed({**head(), "scorecards": list_of("Scorecard"), "findings": list_of("Finding")}),
        "$defs": {
            "Scorecard": _scorecard(),
            "Part": _part(),
            "Indicator": _indicator(),
            **finding_parts(),
        },
    }


def _scorecard() -> Schema:
    return closed(
        {
            "file": TEXT,
            "agency": TEXT,
            "name": TEXT,
            "fiscal_year": {"type": "integer"},
            "book": TEXT,
            "book_status": {
                "description": "สถานะของสมุดกติกา · the book's status",
                "enum": list(get_args(BookStatus)),
            },
            "round": {"type": ["integer", "null"]},
            "assessor": {"enum": list(get_args(Assessor))},
            "total": {"description": "คะแนนรวม · the total", **NUMBER_OR_NULL},
            "grade": TEXT_OR_NULL,
            "provisional": {
                "description": "ยังไม่ผ่านการตรวจ · the file has errors",
                "type": "boolean",
            },
            "waived": {"description": "จำนวนข้อที่คณะกรรมการผ่อนผัน · findings waived", **COUNT},
            "reason": {
                "description": "เหตุที่ไม่มีคะแนนรวม · why there is no total",
                **TEXT_OR_NULL,
            },
            "reaches_reward": {
                "description": "ถึงเกณฑ์เงินรางวัลหรือไม่ · null without a threshold or a total",
                "type": ["boolean", "null"],
            },
            "parts": list_of("Part"),
            "indicators": list_of("Indicator"),
            "steps": STEPS,
        }
    )


def _part() -> Schema:
    return closed(
        {
            "id": TEXT,
            "name": is_a("Words"),
            "weight": NUMBER,
            "score": NUMBER_OR_NULL,
            "weighted": NUMBER_OR_NULL,
            "steps": STEPS,
        }
    )


def _indicator() -> Schema:
    return closed(
        {
            "id": TEXT,
            "name": TEXT,
            "part": TEXT,
            "state": {"enum": list(get_args(State))},
            "actual": NUMBER_OR_NULL,
            "weight": NUMBER,
            "score": NUMBER_OR_NULL,
            "weighted": NUMBER_OR_NULL,
            "steps": STEPS,
        }
    )
