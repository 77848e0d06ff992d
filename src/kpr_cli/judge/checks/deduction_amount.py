"""Every deduction says how many points, how many times, both above zero."""

from collections.abc import Iterator

from kpr_cli.core.dossier import Filing
from kpr_cli.core.hit import Fact, Hit
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.judge.phrases import owner
from kpr_cli.judge.results import placed_results
from kpr_cli.judge.vocabulary import Nothing as Given

__all__ = ["FACTS", "Given", "check"]

FACTS = frozenset({"indicator", "key"})


def check(filing: Filing, book: Rulebook, given: Given) -> Iterator[Hit]:
    del book, given
    for path, placed, result in placed_results(filing.agreement):
        for key in ("points", "times") if result.deduction is not None else ():
            amount = getattr(result.deduction, key)
            if amount is None or amount <= 0:
                facts: dict[str, Fact] = {"indicator": owner(placed), "key": key}
                yield Hit(at=(*path, "deduction", key), facts=facts)
