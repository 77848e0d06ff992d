"""The JSON Schema of scorecards, as `kpr score --format json` prints them, version 1."""

from typing import get_args

from kpr_cli.core.policies import BookStatus
from kpr_cli.core.scorecard import Assessor, State
from kpr_cli.tell.schema_findings import finding_parts
from kpr_cli.tell.schema_league import league_parts
from kpr_cli.tell.schema_pieces import (
    COUNT,
    NUMBER,
    NUMBER_OR_NULL,
    PLACE,
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
        **closed(
            {
                **head(),
                "scorecards": list_of("Scorecard"),
                "leagues": {
                    "description": "ตารางอันดับ · one for each year, book, round and assessor",
                    **list_of("League"),
                },
                "findings": list_of("Finding"),
            }
        ),
        "$defs": {**card_parts(), **league_parts(), **finding_parts()},
    }


def card_parts() -> Schema:
    """What a scorecard is made of; the words it names are among the parts of a finding."""
    return {
        "Scorecard": _scorecard(),
        "Part": _part(),
        "Indicator": _indicator(),
        "Step": _step(),
        "Operand": _operand(),
        "EarlierRound": _earlier(),
        "EarlierPart": closed({"id": TEXT, **_moved()}),
        "EarlierIndicator": closed({"id": TEXT, "state": _state(), **_moved()}),
    }


def _scorecard() -> Schema:
    return closed(
        {
            "file": TEXT,
            "agency": TEXT,
            "name": TEXT,
            "ministry": TEXT,
            "fiscal_year": {"type": "integer"},
            "book": TEXT,
            "book_status": {
                "description": "สถานะของสมุดกติกา · the book's status",
                "enum": list(get_args(BookStatus)),
            },
            "round": {"type": ["integer", "null"]},
            "assessor": _assessor(),
            "counts": {
                "description": "คะแนนที่นับ แฟ้มละหนึ่งใบ · true on exactly one card of a file",
                "type": "boolean",
            },
            **_total(),
            "provisional": {
                "description": "ยังไม่ผ่านการตรวจ · the file has errors",
                "type": "boolean",
            },
            "waived": {"description": "จำนวนข้อที่คณะกรรมการผ่อนผัน · findings waived", **COUNT},
            "parts": list_of("Part"),
            "indicators": list_of("Indicator"),
            "divisor": {
                "description": "วิธีรวมน้ำหนักที่นำมาคิด · how the weights that count add up",
                **list_of("Step"),
            },
            **_working(),
            "earlier": {
                "description": "รอบก่อนหน้า จากรอบแรก · the rounds before it, oldest first;"
                " empty on a card that does not count",
                **list_of("EarlierRound"),
            },
        }
    )


def _total() -> Schema:
    """The total and what the book makes of it."""
    return {
        "total": {"description": "คะแนนรวม · the total", **NUMBER_OR_NULL},
        "total_of_exact": {
            "description": "คะแนนรวมจากค่าก่อนปัดเศษ เมื่อต่างจากที่พิมพ์ · of exact parts, if it differs",
            **NUMBER_OR_NULL,
        },
        "reason": {
            "description": "เหตุที่ไม่มีคะแนนรวม · why there is no total",
            **TEXT_OR_NULL,
        },
        "grade": {"description": "รหัสระดับผล · null where the book has none", **TEXT_OR_NULL},
        "grade_name": {"anyOf": [is_a("Words"), {"type": "null"}]},
        "mean": {
            "description": "คะแนนเฉลี่ย · the total as a mean of the weights that count",
            **NUMBER_OR_NULL,
        },
        "percent": {
            "description": "ร้อยละของคะแนนเต็ม · of the highest total there can be",
            **NUMBER_OR_NULL,
        },
        "reaches_reward": {
            "description": "ถึงเกณฑ์เงินรางวัลหรือไม่ · null without a threshold or a total",
            "type": ["boolean", "null"],
        },
    }


def _earlier() -> Schema:
    return closed(
        {
            "round": {"type": "integer"},
            "assessor": _assessor(),
            "total": NUMBER_OR_NULL,
            "difference": _difference(),
            "weights_differ": {
                "description": "น้ำหนักที่นำมาคิดต่างจากรอบของใบคะแนน จึงไม่เทียบคะแนน"
                " · the weights that count differ from the card's: totals are not compared",
                "type": "boolean",
            },
            "reason": TEXT_OR_NULL,
            "parts": list_of("EarlierPart"),
            "indicators": list_of("EarlierIndicator"),
        }
    )


def _moved() -> Schema:
    return {"score": NUMBER_OR_NULL, "difference": _difference()}


def _difference() -> Schema:
    return {
        "description": "คะแนนของใบคะแนนนี้ลบคะแนนของรอบนั้น · the card's score less that round's",
        **NUMBER_OR_NULL,
    }


def _assessor() -> Schema:
    return {"enum": list(get_args(Assessor))}


def _state() -> Schema:
    return {"enum": list(get_args(State))}


def _part() -> Schema:
    return closed(
        {
            "id": TEXT,
            "name": is_a("Words"),
            "weight": NUMBER,
            "score": NUMBER_OR_NULL,
            "weighted": NUMBER_OR_NULL,
            **_working(),
        }
    )


def _step() -> Schema:
    return closed(
        {
            "says": is_a("Words"),
            "operands": list_of("Operand"),
            "expression": TEXT,
            "value": TEXT,
            "authority": is_a("Words"),
        }
    )


def _operand() -> Schema:
    return closed({"name": is_a("Words"), "value": TEXT, "file": TEXT, "line": PLACE})


def _working() -> Schema:
    """The working on one line a step, and whole, so that a program can redo it."""
    return {
        "steps": STEPS,
        "working": {
            "description": "วิธีคิดพร้อมที่มาของทุกตัวเลข · each number with the line it stands on",
            **list_of("Step"),
        },
    }


def _indicator() -> Schema:
    return closed(
        {
            "id": TEXT,
            "name": TEXT,
            "part": TEXT,
            "state": _state(),
            "actual": NUMBER_OR_NULL,
            "weight": {
                "description": "น้ำหนัก · null under a plain mean of sub-indicators",
                **NUMBER_OR_NULL,
            },
            "score": NUMBER_OR_NULL,
            "weighted": NUMBER_OR_NULL,
            "raw": {
                "description": "คะแนนตามวิธีให้คะแนน · the score by the method alone",
                **NUMBER_OR_NULL,
            },
            **_working(),
            "children": {
                "description": "ตัวชี้วัดย่อย · sub-indicators",
                **list_of("Indicator"),
            },
        }
    )
