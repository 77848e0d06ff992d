"""Books and their differences as data, for other programs."""

import json
from collections.abc import Sequence
from decimal import Decimal

from kpr_cli.core.change import Change
from kpr_cli.core.citation import unconfirmed
from kpr_cli.core.number import plain
from kpr_cli.core.outline import Item
from kpr_cli.core.record import Record
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.tell.json import FORMAT
from kpr_cli.tell.json_values import words_data
from kpr_cli.tell.policy_words import counted_rules
from kpr_cli.tell.rulebook_diff import trail_of


def rulebook_json(book: Rulebook, version: str) -> str:
    """A book's policies and sources, how many rules it has and what is still to be confirmed."""
    return _dump(
        {
            "kpr": version,
            "format": FORMAT,
            "book": book.name,
            "unconfirmed": unconfirmed(book),
            "policies": _plain(book.policies),
            "rules": counted_rules(book),
            "sources": {key: _plain(source) for key, source in book.sources.items()},
        }
    )


def diff_json(changes: Sequence[Change], books: tuple[Rulebook, Rulebook], version: str) -> str:
    """What differs between two books; values are as the books write them."""
    return _dump(
        {
            "kpr": version,
            "format": FORMAT,
            **{key: _about(book) for key, book in zip(("old", "new"), books, strict=True)},
            "moves_scores": any(change.effect.moves for change in changes),
            "changes": [_change(change) for change in changes],
        }
    )


def _about(book: Rulebook) -> dict[str, object]:
    policies = book.policies
    return {
        "book": book.name,
        "fiscal_year": policies.fiscal_year,
        "status": policies.status,
        "edition": policies.edition,
    }


def _change(change: Change) -> dict[str, object]:
    return {
        "section": change.section,
        "how": change.how,
        "place": change.item.place,
        "title": {"th": trail_of(change, "th"), "en": trail_of(change, "en")},
        "old": None if change.old is None else _written(change.old),
        "new": None if change.new is None else _written(change.new),
        "moves_scores": change.effect.moves,
        "whose": words_data(change.effect.whose),
    }


def _written(item: Item) -> object:
    """What stands in the book; a list of records as a mapping by what names its entries."""
    if item.items:
        return {inner.key: _written(inner) for inner in item.items}
    return _plain(item.value)


def _plain(value: object) -> object:
    """A value as JSON has it: numbers with decimals are texts, so that digits survive."""
    match value:
        case Record():
            fields = type(value).model_fields.items()
            return {field.alias or name: _plain(getattr(value, name)) for name, field in fields}
        case dict():
            return {key: _plain(entry) for key, entry in value.items()}
        case tuple():
            return [_plain(entry) for entry in value]
        case Decimal():
            return plain(value)
        case _:
            return value


def _dump(data: dict[str, object]) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
