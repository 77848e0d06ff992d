"""Short phrases that facts are made of, in both languages."""

from collections.abc import Iterable

from kpr_cli.core.agreement import Placed, Result
from kpr_cli.core.rule import Words


def both(words: Iterable[Words]) -> Words:
    """Several names in a row."""
    listed = list(words)
    return Words(th=", ".join(w.th for w in listed), en=", ".join(w.en for w in listed))


def either(choices: Iterable[str]) -> Words:
    """One or the other."""
    listed = list(choices)
    return Words(th=" หรือ ".join(listed), en=" or ".join(listed))


def label(placed: Placed) -> str:
    """An indicator as its officer calls it: its number, else its name."""
    return placed.indicator.id or placed.indicator.name or "?"


def owner(placed: Placed) -> Words:
    """An indicator as the owner of a field."""
    name = placed.indicator.id or placed.indicator.name
    if name is None:
        return Words(th="ตัวชี้วัดนี้", en="this indicator")
    return Words(th=f"ตัวชี้วัดที่ {name}", en=f"indicator {name}")


def result_owner(placed: Placed, result: Result) -> Words:
    """A result as the owner of a field."""
    whose = owner(placed)
    if result.round is None:
        return Words(th=f"ผลของ{whose.th}", en=f"a result of {whose.en}")
    return Words(
        th=f"ผลรอบ {result.round} เดือนของ{whose.th}",
        en=f"the result of {whose.en} in the round of {result.round} months",
    )
