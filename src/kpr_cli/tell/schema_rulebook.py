"""The JSON Schema of a rulebook's three files."""

from kpr_cli.core.policies import Policies
from kpr_cli.core.rulebook import Rules, Sources
from kpr_cli.tell.schema_record import DIALECT, Schema, record_schema


def rulebook_schema() -> Schema:
    """One schema for `book.yaml`, `rules.yaml` and `sources.yaml`; their first key tells them."""
    definitions: Schema = {}
    for model in (Policies, Rules, Sources):
        schema = record_schema(model)
        definitions |= {**schema.pop("$defs"), model.__name__: schema}
    return {
        "$schema": DIALECT,
        "title": "สมุดกติกาของปีงบประมาณ: book.yaml, rules.yaml, sources.yaml",
        "type": "object",
        **_told_by("rules", "Rules", _told_by("sources", "Sources", _is("Policies"))),
        "$defs": dict(sorted(definitions.items())),
    }


def _told_by(key: str, name: str, otherwise: Schema) -> Schema:
    return {"if": {"required": [key]}, "then": _is(name), "else": otherwise}


def _is(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}
