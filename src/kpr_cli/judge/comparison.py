"""Two books compared, value by value: what was added, removed, changed or put in another order."""

from collections.abc import Iterator, Mapping

from kpr_cli.core.change import Change, How, Section
from kpr_cli.core.outline import Item, book_outline
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.judge.effects import effect_of

Trail = tuple[Item, ...]
LISTS = frozenset(
    {"kinds", "groups", "parts", "topics", "steps", "rounds", "methods.allowed", "notes", "sources"}
)
"""What a book lists; everything else but its rules is a policy."""


def compare(old: Rulebook, new: Rulebook) -> tuple[Change, ...]:
    """Everything in which two books differ, in the order of the model."""
    return tuple(_among(book_outline(old), book_outline(new), ()))


def _among(old: Trail, new: Trail, within: Trail) -> Iterator[Change]:
    """The differences among what stands at the same place of both books."""
    before, after = _written(old), _written(new)
    for key in dict.fromkeys(item.key for item in (*old, *new)):
        one, other = before.get(key), after.get(key)
        if one is None and other is None:
            continue
        if one is None or other is None:
            yield _change("removed" if other is None else "added", one, other, within)
        elif one.items and other.items:
            yield from _among(one.items, other.items, (*within, other))
            if _is_reordered(one, other):
                yield _change("reordered", one, other, within)
        elif (_said(one), one.items) != (_said(other), other.items):
            yield _change("changed", one, other, within)


def _written(items: Trail) -> Mapping[str, Item]:
    """What is there at all, by its key: an empty list is no list."""
    return {item.key: item for item in items if item.items or item.value not in (None, ())}


def _said(item: Item) -> object:
    """What a value says: of the words of a list, in no order."""
    value = item.value
    is_words = isinstance(value, tuple) and all(isinstance(word, str) for word in value)
    return sorted(value) if is_words and isinstance(value, tuple) else value


def _is_reordered(old: Item, new: Item) -> bool:
    """Whether the entries that both have stand in another order."""
    before, after = ([item.key for item in one.items] for one in (old, new))
    return [k for k in before if k in after] != [k for k in after if k in before]


def _change(how: How, old: Item | None, new: Item | None, within: Trail) -> Change:
    kind = next(item.kind for item in (new, old) if item is not None)
    return Change(_section(kind), how, within, old, new, effect_of(kind))


def _section(kind: str) -> Section:
    top = kind.partition(".")[0]
    if top == "rules":
        return "rules"
    return "lists" if LISTS & {top, kind} else "policies"
