"""A record's JSON Schema, put the way an editor of YAML needs it.

Pydantic describes what the models hold; here stands what a person may write: numbers also in
quotation marks, and nothing at all behind a key that need not be there.
"""

from typing import Any

from kpr_cli.core.record import Record

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
NULL: Schema = {"type": "null"}
UNWRITTEN = "ยังไม่ได้เขียน · not yet written"

_ORDER = ("$schema", "title", "description", "$ref", "type", "const", "enum", "default", "examples")
_LAST = ("required", "additionalProperties", "$defs")


def record_schema(model: type[Record], *, is_draft: bool = False) -> Schema:
    """The schema of a record: closed, no invented titles, no empty defaults.

    In a draft every record may still be empty, wherever it stands.
    """
    raw = model.model_json_schema(by_alias=True)
    parts = {name: _tidy(part, name) for name, part in sorted(raw.pop("$defs", {}).items())}
    schema = {**_tidy(raw, model.__name__), "$defs": parts}
    for part in parts.values() if is_draft else ():
        part["type"] = [part["type"], "null"]
    for part in () if is_draft else (schema, *parts.values()):
        for key in part["properties"].keys() - part.get("required", ()):
            part["properties"][key] = _or_no_record(part["properties"][key])
    return in_order(schema)


def _or_no_record(schema: Schema) -> Schema:
    """The same, and nothing at all where it refers to a record."""
    if "$ref" not in schema:
        return schema
    kept = {key: value for key, value in schema.items() if key != "$ref"}
    return in_order({**kept, "anyOf": [{"$ref": schema["$ref"]}, NULL]})


def in_order(schema: Schema) -> Schema:
    """The schema with what people read first at the top and definitions at the end."""

    def rank(key: str) -> tuple[int, int]:
        if key in _LAST:
            return (2, _LAST.index(key))
        return (0, _ORDER.index(key)) if key in _ORDER else (1, 0)

    return {key: schema[key] for key in sorted(schema, key=rank)}


def or_empty(schema: Schema) -> Schema:
    """The same, and nothing at all: a key that waits for its value; a record says it itself.

    Nothing is one of the choices, so that an editor tells them all before one is written.
    """
    if "$ref" in schema:
        return schema
    if "oneOf" in schema:
        first, *others = schema["oneOf"]
        return in_order({**schema, "oneOf": [or_empty(first), *others]})
    if "enum" in schema:
        kept = {key: value for key, value in schema.items() if key != "type"}
        told = schema.get("enumDescriptions") or schema["enum"]
        choices = {"enum": [*schema["enum"], None], "enumDescriptions": [*told, UNWRITTEN]}
        return in_order({**kept, **choices})
    types = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    return in_order({**schema, "type": [*(t for t in types if t != "null"), "null"]})


def _tidy(schema: Schema, name: str) -> Schema:
    """One schema and all below it; `name` is the key or the class that pydantic titles it by."""
    tidied = _folded(schema)
    if tidied.get("title", "").replace(" ", "").lower() == name.replace("_", "").lower():
        tidied.pop("title", None)
    if tidied.get("default") in (None, []):
        tidied.pop("default", None)
    if "properties" in tidied:
        required = tidied.get("required", [])
        tidied["properties"] = {
            key: _tidy(value, key) if key in required else or_empty(_tidy(value, key))
            for key, value in tidied["properties"].items()
        }
    for keyword in ("items", "additionalProperties"):
        if isinstance(tidied.get(keyword), dict):
            tidied[keyword] = _tidy(tidied[keyword], "")
    return in_order(tidied)


def _folded(schema: Schema) -> Schema:
    """A choice between types as one type of several, which editors explain better."""
    variants = [variant for variant in schema.get("anyOf", []) if variant != NULL]
    if not variants:
        return dict(schema)
    kept = {key: value for key, value in schema.items() if key != "anyOf"}
    types: list[str] = []
    for variant in variants:
        found = variant.get("type", [])
        types += found if isinstance(found, list) else [found]
        kept |= {key: value for key, value in variant.items() if key != "type"}
    return {**kept, "type": types} if types else kept
