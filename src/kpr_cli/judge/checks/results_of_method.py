"""A result carries only what its scoring method reads."""

from collections.abc import Iterator

from kpr_cli.core.dossier import Filing
from kpr_cli.core.hit import Fact, Hit
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.judge.levels import formula_of, method_of
from kpr_cli.judge.phrases import owner
from kpr_cli.judge.results import placed_results
from kpr_cli.judge.vocabulary import Nothing as Given

__all__ = ["FACTS", "Given", "check"]

FACTS = frozenset({"indicator", "key", "method"})
METHODS = {"ratio": "ratio", "done": "milestone"}
"""What a result is worked out from, and the method that does so."""


def check(filing: Filing, book: Rulebook, given: Given) -> Iterator[Hit]:
    del given
    for path, placed, result in placed_results(filing.agreement):
        method = method_of(placed.indicator, book)
        if formula_of(placed.indicator, book) is None or placed.indicator.children:
            continue  # told where they stand
        for key, wanted in METHODS.items():
            if getattr(result, key) is not None and method != wanted:
                facts: dict[str, Fact] = {
                    "indicator": owner(placed),
                    "key": key,
                    "method": wanted,
                }
                yield Hit(at=(*path, key), facts=facts, on_key=True)
