"""The scoring method of an indicator: its formula, the keys of its data, the levels it asks for."""

from collections.abc import Iterator
from decimal import Decimal

from kpr_cli.core.agreement import Agreement, Placed
from kpr_cli.core.indicator import Indicator
from kpr_cli.core.number import plain
from kpr_cli.core.place import Path
from kpr_cli.core.rule import Words
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.judge.formulas import FORMULAS
from kpr_cli.judge.vocabulary import Formula

TARGETS = {
    "basic": Words(th="ขั้นต้น", en="basic"),
    "standard": Words(th="มาตรฐาน", en="standard"),
    "advanced": Words(th="ขั้นสูง", en="advanced"),
}
"""The keys of three-point targets, the least first, with their names as levels."""


def method_of(indicator: Indicator, book: Rulebook) -> str:
    """The name of the indicator's method: its own, else the book's usual one."""
    return indicator.method or book.policies.methods.default


def formula_of(indicator: Indicator, book: Rulebook) -> Formula | None:
    """The formula of the indicator's method; None where the book does not allow the method."""
    name = method_of(indicator, book)
    return FORMULAS.get(name) if name in book.policies.methods.allowed else None


def data_keys(indicator: Indicator, book: Rulebook) -> tuple[str, ...] | None:
    """The keys that hold the data of the indicator's method; None where there is no method."""
    formula = formula_of(indicator, book)
    return None if formula is None else formula.data(book.policies.methods)


def levels_of(indicator: Indicator, book: Rulebook) -> tuple[str, tuple[Decimal, ...] | None]:
    """The key of the levels and the results they ask for; None where there are none to judge."""
    formula = formula_of(indicator, book)
    keys = data_keys(indicator, book)
    return (
        ("levels", None)
        if formula is None
        else ((keys or ("levels",))[0], formula.levels(indicator))
    )


def level_at(key: str, index: int) -> tuple[Path, Words | int]:
    """Where a level stands below its indicator, and how people call it."""
    if key == "targets":
        name = list(TARGETS)[index]
        return (key, name), TARGETS[name]
    return (key, index), index + 1


def levels_in_words(key: str, levels: tuple[Decimal, ...]) -> Words | str:
    """The results that levels ask for, in a row; three-point targets with their names."""
    if key != "targets":
        return ", ".join(map(plain, levels))
    named = list(zip(TARGETS.values(), map(plain, levels), strict=True))
    return Words(
        th=", ".join(f"{name.th} {level}" for name, level in named),
        en=", ".join(f"{name.en} {level}" for name, level in named),
    )


def listed_of(indicator: Indicator, book: Rulebook) -> tuple[str, int, int] | None:
    """The key of the list that holds a method's data, its length, and the length it must have.

    None where the method needs no list, or where the indicator has none.
    """
    formula, keys = formula_of(indicator, book), data_keys(indicator, book)
    needed = None if formula is None else formula.count(book.policies)
    listed = getattr(indicator, keys[0]) if keys else None
    if not keys or needed is None or not isinstance(listed, tuple):
        return None
    return keys[0], len(listed), needed


def indicators_of(agreement: Agreement, method: str, book: Rulebook) -> Iterator[Placed]:
    """The indicators and sub-indicators that score by a method, where the book allows it."""
    for placed in agreement.all_indicators:
        if method_of(placed.indicator, book) == method and formula_of(placed.indicator, book):
            yield placed
