"""The JSON Schema of the list of rules, as `kpr rules --format json` prints it, version 1."""

from typing import get_args

from kpr_cli.core.rule import Severity
from kpr_cli.tell.schema_pieces import (
    CODE,
    KEBAB,
    TEXT,
    TEXT_OR_NULL,
    closed,
    head,
    is_a,
    list_of,
    words,
)
from kpr_cli.tell.schema_record import DIALECT, NULL, Schema


def rules_schema() -> Schema:
    """The schema of `kpr rules --format json`."""
    return {
        "$schema": DIALECT,
        "title": "รายการกฎ · the output of kpr rules --format json",
        **closed(
            {
                **{key: head()[key] for key in ("kpr", "format")},
                "rules": {
                    "description": "กฎที่เลือก เรียงตามหมวด · the rules asked for, by family",
                    **list_of("Rule"),
                },
            }
        ),
        "$defs": {"Rule": _rule(), "Source": _source(), "Words": words()},
    }


def _rule() -> Schema:
    return closed(
        {
            "code": CODE,
            "name": KEBAB,
            "family": {"description": "หมวด · the family's name", **is_a("Words")},
            "severity": {"enum": list(get_args(Severity))},
            "message": {
                "description": "ข้อความของกฎ · with {facts} to be filled in",
                **is_a("Words"),
            },
            "why": {"description": "เหตุผลของกฎ · why", **is_a("Words")},
            "also": {
                "description": "คำกำกับตำแหน่งที่เกี่ยวข้อง · said of related places",
                "anyOf": [is_a("Words"), NULL],
            },
            "waivable": {
                "description": "คณะกรรมการผ่อนผันได้หรือไม่ · whether the committee may waive it",
                "type": "boolean",
            },
            "check": {
                "description": "การตรวจที่กฎใช้ · null where reading itself finds the fault",
                **TEXT_OR_NULL,
            },
            "given": {
                "description": "ค่าที่กฎให้แก่การตรวจ · what the rule gives its check",
                "type": "object",
            },
            "cite": closed({"source": TEXT, "clause": TEXT}),
            "source": is_a("Source"),
            "books": {
                "description": "สมุดกติกาที่มีกฎนี้ · null where the rule is for every book",
                "anyOf": [{"type": "array", "minItems": 1, "items": TEXT}, NULL],
            },
        }
    )


def _source() -> Schema:
    return closed(
        {
            "short": is_a("Words"),
            "title": is_a("Words"),
            "publisher": is_a("Words"),
            "address": TEXT_OR_NULL,
            "looked_at": {"description": "วันที่เปิดดู (พ.ศ.) · the day it was looked at", **TEXT},
        }
    )
