"""The JSON Schemas that ship with kpr, as text: for editors, and for whoever reads the output."""

import json
from collections.abc import Callable, Iterable, Mapping

from kpr_cli.core.rulebook import Rulebook
from kpr_cli.tell.schema_agreement import agreement_schema
from kpr_cli.tell.schema_findings import findings_schema
from kpr_cli.tell.schema_record import Schema
from kpr_cli.tell.schema_register import baseline_schema, waivers_schema
from kpr_cli.tell.schema_rulebook import rulebook_schema
from kpr_cli.tell.schema_rules import rules_schema
from kpr_cli.tell.schema_scorecard import scorecard_schema
from kpr_cli.tell.schema_what_if import what_if_schema

AGREEMENT = "agreement"
"""The one kind that each book has its own schema of."""

OF_ALL_BOOKS: Mapping[str, Callable[[], Schema]] = {
    "rulebook": rulebook_schema,
    "findings": findings_schema,
    "scorecard": scorecard_schema,
    "supposition": what_if_schema,
    "rules": rules_schema,
    "waivers": waivers_schema,
    "baseline": baseline_schema,
}
KINDS = (AGREEMENT, *OF_ALL_BOOKS)


def all_schemas(books: Iterable[Rulebook]) -> dict[str, str]:
    """Every schema by the name of its file; one for the agreements of each book."""
    schemas = {file_of(AGREEMENT, book.name): schema_of_agreements(book) for book in books}
    return schemas | {file_of(kind): schema_of(kind) for kind in OF_ALL_BOOKS}


def file_of(kind: str, book: str | None = None) -> str:
    """The name of a schema's file; each book's agreements have their own."""
    return f"{kind}.schema.json" if book is None else f"{kind}-{book}.schema.json"


def schema_of_agreements(book: Rulebook) -> str:
    """The schema of a book's agreements, as its file holds it."""
    return _text(agreement_schema(book))


def schema_of(kind: str) -> str:
    """The schema of a kind that is the same for all books, as its file holds it."""
    return _text(OF_ALL_BOOKS[kind]())


def _text(schema: Schema) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
