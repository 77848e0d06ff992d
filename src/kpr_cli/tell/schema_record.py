"""A record's JSON Schema, put the way an editor of YAML needs it.

Pydantic describes what the models hold; here stands what a person may write: numbers also in
quotation marks, and nothing at all behind a key that need not be there.
"""

from typing import Any

from kpr_cli.core.record import Record

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
NULL: Schema = {"type": "null"}

_ORDER = ("$schema", "title", "description", "$ref", "type", "const", "enum", "default", "examples")
_LAST = ("required", "additionalProperties", "$defs")


def record_schema(model: type[Record]) -> Schema:
    """The schema of a record: closed, no invented titles, no empty defaults."""
    raw = model.model_json_schema(by_alias=True)
    definitions = {name: _tidy(part, name) for name, part in sorted(raw.pop("$defs", {}).items())}
    return in_order({**_tidy(raw, model.__name__), "$defs": definitions})


def in_order(schema: Schema) -> Schema:
    """The schema with what people read first at the top and definitions at the end."""

    def rank(key: str) -> tuple[int, int]:
        if key in _LAST:
            return (2, _LAST.index(key))
        return (0, _ORDER.index(key)) if key in _ORDER else (1, 0)

    return {key: schema[key] for key in sorted(schema, key=rank)}


def or_empty(schema: Schema) -> Schema:
    """The same, and nothing at all: a key that waits for its value."""
    kept = {key: value for key, value in schema.items() if key not in {"$ref", "const", "anyOf"}}
    if "$ref" in schema:
        return in_order({**kept, "anyOf": [{"$ref": schema["$ref"]}, NULL]})
    if "anyOf" in schema:
        others = [variant for variant in schema["anyOf"] if variant != NULL]
        return in_order({**kept, "anyOf": [*others, NULL]})
    if "const" in schema or "enum" in schema:
        choices = schema.get("enum", [schema.get("const")])
        kept.pop("type", None)
        return in_order({**kept, "enum": [*(c for c in choices if c is not None), None]})
    types = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    return in_order({**kept, "type": [*(t for t in types if t != "null"), "null"]})


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
    """A choice between plain types as one type of several, which editors explain better."""
    variants = schema.get("anyOf", [])
    if not variants or any("type" not in variant or "enum" in variant for variant in variants):
        return dict(schema)
    kept = {key: value for key, value in schema.items() if key != "anyOf"}
    types: list[str] = []
    for variant in variants:
        found = variant["type"]
        types += found if isinstance(found, list) else [found]
        kept |= {key: value for key, value in variant.items() if key != "type"}
    return {**kept, "type": types}
