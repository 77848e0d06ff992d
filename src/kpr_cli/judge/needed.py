"""What an indicator has to say before it can be scored: itself, its weight, its method's data."""

from collections.abc import Iterable, Iterator

from kpr_cli.core.agreement import Placed
from kpr_cli.core.place import Path
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.judge.levels import TARGETS, formula_of
from kpr_cli.judge.vocabulary import Formula

ALWAYS = ("id", "name")
RATIO = ("numerator", "denominator", "factor")
NEVER_EMPTY = ("children", "criteria")
"""Lists that say nothing while they have no entry; others are told by how many they lack."""


def missing_of(placed: Placed, book: Rulebook, *, is_weighed: bool = True) -> Iterator[Path]:
    """The paths of what an active indicator and its sub-indicators do not say yet.

    A sub-indicator is not weighed where the book takes the plain mean.
    """
    formula = formula_of(placed.indicator, book)
    keys = ("unit", "target") if formula is None else keys_of_method(formula, book)
    yield from _missing(placed, [*ALWAYS, *(key for key in keys if key == "unit")])
    if is_weighed:
        yield from _missing_weights(placed, book)
    yield from _missing(placed, (key for key in keys if key != "unit"))
    if "children" in keys:
        policy = book.policies.methods.composite
        is_plain = policy is not None and policy.mean == "plain"
        for child in placed.children():
            if child.indicator.is_active:
                yield from missing_of(child, book, is_weighed=not is_plain)


def keys_of_method(formula: Formula, book: Rulebook) -> tuple[str, ...]:
    """What an indicator of a method must say beside id, name and weight.

    The mean of sub-indicators has no unit and no target of its own.
    """
    data = formula.data(book.policies.methods)
    unit = () if "children" in data else ("unit",)
    return (*unit, *(("target",) if formula.HAS_TARGET else ()), *data)


def _missing(placed: Placed, keys: Iterable[str]) -> Iterator[Path]:
    targets = placed.indicator.targets
    for key in keys:
        value = getattr(placed.indicator, key)
        if value is None or (key in NEVER_EMPTY and not value):
            yield (*placed.path, key)
        elif key == "targets":
            yield from ((*placed.path, key, t) for t in TARGETS if getattr(targets, t) is None)


def _missing_weights(placed: Placed, book: Rulebook) -> Iterator[Path]:
    """The weight, or the rounds without one after the first that has one."""
    known = placed.indicator.weights if book.policies.weights.by_round else None
    if not known:
        if placed.indicator.weight is None:
            yield (*placed.path, "weight")
        return
    for round_ in book.policies.rounds:
        if round_ > min(known) and round_ not in known:
            yield (*placed.path, "weights", str(round_))


def missing_of_results(placed: Placed) -> Iterator[Path]:
    """The paths of what a reported round does not say: its number, and what was reached.

    An indicator with sub-indicators reports nothing itself, which a rule of its own tells.
    """
    if placed.indicator.children:
        return
    for index, result in enumerate(placed.indicator.results):
        path = (*placed.path, "results", index)
        if result.round is None:
            yield (*path, "round")
        if not result.is_reported:
            yield (*path, "self")
        for key in RATIO if result.ratio is not None else ():
            if getattr(result.ratio, key) is None:
                yield (*path, "ratio", key)
