"""The JSON Schemas that ship with kpr, as text: for editors, and for whoever reads the output."""

import json
from collections.abc import Iterable

from kpr_cli.core.rulebook import Rulebook
from kpr_cli.tell.schema_agreement import agreement_schema
from kpr_cli.tell.schema_output import findings_schema, scorecard_schema
from kpr_cli.tell.schema_record import Schema
from kpr_cli.tell.schema_rulebook import rulebook_schema


def all_schemas(books: Iterable[Rulebook]) -> dict[str, str]:
    """Every schema by the name of its file; one for the agreements of each book."""
    schemas = {f"agreement-{book.name}": agreement_schema(book) for book in books}
    schemas["rulebook"] = rulebook_schema()
    schemas["findings"] = findings_schema()
    schemas["scorecard"] = scorecard_schema()
    return {f"{name}.schema.json": schema_text(schema) for name, schema in schemas.items()}


def schema_text(schema: Schema) -> str:
    """A schema as its file holds it."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
