"""A record as people read it: every value under the title that its model gives it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kpr_cli.core.place import NAMES
from kpr_cli.core.record import Record
from kpr_cli.core.rule import Cite, Words
from kpr_cli.core.rulebook import Rulebook, Rules, Sources

WORDING = ("th", "en")
"""The keys that hold the name of what they stand in."""


@dataclass(frozen=True, slots=True)
class Item:
    """A value, or what holds further items: a record, a list of records, an entry of one.

    `key` is as the book writes it; an entry of a list has that of its name. `kind` is the place
    in the model, the same for all entries of a list (`groups.steps`); `place` names this one
    (`groups[2].steps`). `title` is Thai; an entry of a list has none.
    """

    key: str
    kind: str
    place: str
    title: str
    value: object = None
    items: tuple["Item", ...] = ()

    def item(self, key: str) -> "Item | None":
        """What stands under a key."""
        return next((item for item in self.items if item.key == key), None)

    @property
    def name(self) -> Words | None:
        """The name that the book gives it, in both languages."""
        th, en = map(self.item, WORDING)
        return None if th is None or en is None else Words(th=str(th.value), en=str(en.value))

    @property
    def cite(self) -> Cite | None:
        """By whose authority it is."""
        found = self.item("cite")
        return found.value if found is not None and isinstance(found.value, Cite) else None


def outline(record: Record, kind: str = "", place: str = "") -> tuple[Item, ...]:
    """The fields of a record, in the order of its model."""
    return tuple(
        _item(
            getattr(record, name),
            key := field.alias or name,
            f"{kind}.{key}" if kind else key,
            f"{place}.{key}" if place else key,
            field.title or key,
        )
        for name, field in type(record).model_fields.items()
    )


def book_outline(book: Rulebook) -> tuple[Item, ...]:
    """A whole book: its policies, its rules by code, its sources by name."""
    rules = Rules(rules=tuple(sorted(book.rules, key=lambda rule: rule.code)))
    sources = Sources(sources=dict(sorted(book.sources.items())))
    return (*outline(book.policies), *outline(rules), *outline(sources))


def leaves(items: Iterable[Item]) -> Iterator[Item]:
    """The values that are written, at whatever depth; neither names nor citations."""
    for item in items:
        is_written = item.value is not None and item.value != ()
        is_policy = item.key not in WORDING and not isinstance(item.value, Cite)
        if is_written and is_policy:
            yield item
        yield from leaves(item.items)


def _item(value: object, key: str, kind: str, place: str, title: str) -> Item:
    items: tuple[Item, ...] = ()
    match value:
        case Words() | Cite():
            pass
        case Record():
            items = outline(value, kind, place)
        case tuple() if any(isinstance(entry, Record) for entry in value):
            items = _entries(zip(_called(value), value, strict=True), kind, place)
        case dict() if any(isinstance(entry, Record) for entry in value.values()):
            items = _entries(value.items(), kind, place)
    return Item(key, kind, place, title, None if items else value, items)


def _entries(entries: Iterable[tuple[str, object]], kind: str, place: str) -> tuple[Item, ...]:
    return tuple(_item(entry, key, kind, f"{place}[{key}]", "") for key, entry in entries)


def _called(entries: tuple[object, ...]) -> list[str]:
    """What tells the entries of a list apart: their names, else their positions from 1."""
    keys: list[str] = []
    for number, entry in enumerate(entries, start=1):
        name = next((getattr(entry, key) for key in NAMES if hasattr(entry, key)), None)
        key = f"#{number}" if name is None else str(name)
        keys.append(f"{key}#{number}" if key in keys else key)
    return keys
