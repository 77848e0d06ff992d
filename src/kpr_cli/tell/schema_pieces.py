"""Pieces that the schemas of kpr's outputs are made of."""

from kpr_cli.tell.json import FORMAT
from kpr_cli.tell.schema_record import Schema

TEXT: Schema = {"type": "string"}
TEXT_OR_NULL: Schema = {"type": ["string", "null"]}
COUNT: Schema = {"type": "integer", "minimum": 0}
PLACE: Schema = {"type": "integer", "minimum": 1}
DIGITS = r"^-?(0|[1-9][0-9]*)(\.[0-9]+)?$"
NUMBER: Schema = {"type": "string", "pattern": DIGITS}
NUMBER_OR_NULL: Schema = {"type": ["string", "null"], "pattern": DIGITS}
STEPS: Schema = {
    "type": "array",
    "items": TEXT,
    "description": "วิธีคิดทีละขั้น · the working, step by step",
}
CODE: Schema = {"type": "string", "pattern": "^[A-Z][0-9]{3}$"}
KEBAB: Schema = {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}
BOOK: Schema = {
    "description": "สมุดกติกาที่ใช้ตัดสิน · null where no book judged",
    **TEXT_OR_NULL,
}
SPAN = {"line": PLACE, "column": PLACE, "end_line": PLACE, "end_column": PLACE}


def head() -> Schema:
    return {
        "kpr": {"description": "รุ่นของ kpr · the version of kpr", **TEXT},
        "format": {"description": "รุ่นของรูปแบบนี้ · the version of this format", "const": FORMAT},
        "as_of": {
            "description": "วันที่ใช้นับการผ่อนผัน (พ.ศ.) · the day acceptances are judged by",
            **TEXT_OR_NULL,
        },
    }


def words() -> Schema:
    return closed({"th": TEXT, "en": TEXT})


def closed(properties: Schema) -> Schema:
    """An object with exactly these keys, all of them always there."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def list_of(name: str) -> Schema:
    return {"type": "array", "items": is_a(name)}


def is_a(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}
