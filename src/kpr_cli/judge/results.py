"""The results of an agreement with their places."""

from collections.abc import Iterator

from kpr_cli.core.agreement import Agreement, Placed
from kpr_cli.core.place import Path
from kpr_cli.core.result import Result


def placed_results(agreement: Agreement) -> Iterator[tuple[Path, Placed, Result]]:
    """Every result of every indicator: its path, the indicator, the result."""
    for placed in agreement.indicators:
        for index, result in enumerate(placed.indicator.results):
            yield (*placed.path, "results", index), placed, result
