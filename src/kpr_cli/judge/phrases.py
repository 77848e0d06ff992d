"""Short phrases that facts are made of, in both languages."""

from collections.abc import Iterable

from kpr_cli.core.agreement import Placed
from kpr_cli.core.place import Path
from kpr_cli.core.result import Result
from kpr_cli.core.rule import Words


def both(words: Iterable[Words]) -> Words:
    """Several names in a row."""
    listed = list(words)
    return Words(th=", ".join(w.th for w in listed), en=", ".join(w.en for w in listed))


def either(choices: Iterable[str]) -> Words:
    """One or the other."""
    listed = list(choices)
    return Words(th=" หรือ ".join(listed), en=" or ".join(listed))


def owner(placed: Placed) -> Words:
    """An indicator as its officer calls it: by its number, else by its name."""
    indicator = placed.indicator
    if indicator.id is not None:
        return Words(th=f"ตัวชี้วัดที่ {indicator.id}", en=f"indicator {indicator.id}")
    if indicator.name is not None:
        return Words(th=f"ตัวชี้วัด “{indicator.name}”", en=f"the indicator “{indicator.name}”")
    return Words(th="ตัวชี้วัดนี้", en="this indicator")


def placed_at(placed: Placed, path: Path) -> Placed:
    """The indicator or sub-indicator that a path below `placed` belongs to."""
    own = next(
        (child for child in placed.children() if path[: len(child.path)] == child.path), None
    )
    return placed if own is None else placed_at(own, path)


def result_owner(placed: Placed, result: Result) -> Words:
    """A result as the owner of a field."""
    whose = owner(placed)
    if result.round is None:
        return Words(th=f"ผลของ{whose.th}", en=f"a result of {whose.en}")
    return Words(
        th=f"ผลรอบ {result.round} เดือนของ{whose.th}",
        en=f"the result of {whose.en} in the round of {result.round} months",
    )
