"""The JSON Schema of the leagues in the output of `kpr score --format json`."""

from typing import get_args

from kpr_cli.core.policies import BookStatus
from kpr_cli.core.scorecard import Assessor
from kpr_cli.tell.schema_pieces import (
    COUNT,
    NUMBER_OR_NULL,
    PLACE,
    TEXT,
    TEXT_OR_NULL,
    closed,
    is_a,
    list_of,
)
from kpr_cli.tell.schema_record import Schema


def league_parts() -> Schema:
    """What a league is made of; the words it names are among the parts of a finding."""
    return {
        "League": _league(),
        "Rank": _rank(),
        "LeaguePart": closed({"id": TEXT, "name": is_a("Words")}),
        "Ministry": _ministry(),
        "Band": _band(),
    }


def _league() -> Schema:
    return closed(
        {
            "fiscal_year": {"type": "integer"},
            "book": TEXT,
            "book_status": {"enum": list(get_args(BookStatus))},
            "round": {"type": ["integer", "null"]},
            "assessor": {"enum": list(get_args(Assessor))},
            "ties": {
                "description": "อันดับของคะแนนรวมที่เท่ากัน · 1, 1, 3 (shared) or 1, 1, 2 (dense)",
                "enum": ["shared", "dense"],
            },
            "authority": is_a("Words"),
            "ranks": list_of("Rank"),
            "parts": list_of("LeaguePart"),
            "ministries": list_of("Ministry"),
            "distribution": list_of("Band"),
        }
    )


def _rank() -> Schema:
    return closed(
        {
            "rank": {
                "description": "อันดับ · null where it cannot be ranked",
                "anyOf": [PLACE, {"type": "null"}],
            },
            "agency": TEXT,
            "file": TEXT,
            "total": NUMBER_OR_NULL,
            "grade": TEXT_OR_NULL,
            "reaches_reward": {"type": ["boolean", "null"]},
            "provisional": {"type": "boolean"},
            "reason": {
                "description": "เหตุที่ไม่มีอันดับ · why it is not ranked",
                "anyOf": [is_a("Words"), {"type": "null"}],
            },
        }
    )


def _ministry() -> Schema:
    return closed(
        {
            "name": {"description": "กระทรวง · empty where agencies give none", **TEXT},
            "agencies": COUNT,
            "ranked": {"description": "จำนวนที่จัดอันดับ · how many are ranked", **COUNT},
            "mean": {"description": "คะแนนรวมเฉลี่ย · of the ranked totals", **NUMBER_OR_NULL},
            "lowest": NUMBER_OR_NULL,
            "highest": NUMBER_OR_NULL,
        }
    )


def _band() -> Schema:
    return closed(
        {
            "grade": {"description": "รหัสระดับผล · null where it is none", **TEXT_OR_NULL},
            "from": {"description": "คะแนนรวมตั้งแต่ · null for no lower end", **NUMBER_OR_NULL},
            "to": {"description": "คะแนนรวมถึง · null for no upper end", **NUMBER_OR_NULL},
            "agencies": COUNT,
        }
    )
