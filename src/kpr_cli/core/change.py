"""What differs between two books, and whose scores can differ because of it."""

from dataclasses import dataclass
from typing import Literal

from kpr_cli.core.citation import without_mark
from kpr_cli.core.outline import Item
from kpr_cli.core.rule import Cite, Words

Section = Literal["policies", "rules", "lists"]
How = Literal["added", "removed", "changed", "reordered"]


@dataclass(frozen=True, slots=True)
class Effect:
    """Whether a change can move scores, and in words whose, or what it changes instead."""

    moves: bool
    whose: Words


@dataclass(frozen=True, slots=True)
class Change:
    """One difference: the items it stands in, outermost first, and what is there in each book.

    `old` is None where it was added, `new` where it was removed; reordered lists are the same in
    both but for the order of their entries.
    """

    section: Section
    how: How
    within: tuple[Item, ...]
    old: Item | None
    new: Item | None
    effect: Effect

    @property
    def item(self) -> Item:
        """What is changed, as the new book has it, else as the old one had it."""
        found = self.new or self.old
        if found is None:
            raise ValueError(self)
        return found

    @property
    def is_mark(self) -> bool:
        """Whether it is a citation that only waits to be confirmed, or was."""
        old, new = (None if item is None else item.value for item in (self.old, self.new))
        if not isinstance(old, Cite) or not isinstance(new, Cite):
            return False
        return without_mark(old) == without_mark(new)
