"""The results of an agreement with their places."""

from collections.abc import Iterator
from decimal import Decimal

from kpr_cli.core.agreement import Agreement, Placed
from kpr_cli.core.place import Path
from kpr_cli.core.result import Result
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.judge.levels import indicators_of


def placed_results(agreement: Agreement) -> Iterator[tuple[Path, Placed, Result]]:
    """Every result of every indicator: its path, the indicator, the result."""
    for placed in agreement.all_indicators:
        yield from _results(placed)


def results_by(
    agreement: Agreement, method: str, book: Rulebook
) -> Iterator[tuple[Path, Placed, Result]]:
    """The same of the indicators that score by a method."""
    for placed in indicators_of(agreement, method, book):
        yield from _results(placed)


def _results(placed: Placed) -> Iterator[tuple[Path, Placed, Result]]:
    for index, result in enumerate(placed.indicator.results):
        yield (*placed.path, "results", index), placed, result


def numbers(path: Path, result: Result) -> Iterator[tuple[Path, Decimal]]:
    """What either side says was reached, as a number, with its place."""
    for key, reached in (("self", result.self_), ("committee", result.committee)):
        if reached is not None:
            yield (*path, key), reached
