"""The scoring method is one that the book allows."""

from collections.abc import Iterator

from kpr_cli.core.dossier import Filing
from kpr_cli.core.hit import Fact, Hit
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.core.suggest import closest
from kpr_cli.judge.phrases import owner
from kpr_cli.judge.vocabulary import Nothing as Given

__all__ = ["FACTS", "Given", "check"]

FACTS = frozenset({"choices", "indicator", "method"})


def check(filing: Filing, book: Rulebook, given: Given) -> Iterator[Hit]:
    del given
    allowed = book.policies.methods.allowed
    for placed in filing.agreement.all_indicators:
        method = placed.indicator.method
        if method is not None and method not in allowed:
            facts: dict[str, Fact] = {
                "indicator": owner(placed),
                "method": method,
                "choices": ", ".join(allowed),
            }
            yield Hit(
                at=(*placed.path, "method"),
                facts=facts,
                replacement=closest(method, allowed),
                is_guess=True,
            )
