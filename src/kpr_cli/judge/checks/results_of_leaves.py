"""An indicator with sub-indicators has no result of its own."""

from collections.abc import Iterator

from kpr_cli.core.dossier import Filing
from kpr_cli.core.hit import Fact, Hit
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.judge.levels import indicators_of
from kpr_cli.judge.phrases import both, owner
from kpr_cli.judge.vocabulary import Nothing as Given

__all__ = ["FACTS", "Given", "check"]

FACTS = frozenset({"children", "indicator"})


def check(filing: Filing, book: Rulebook, given: Given) -> Iterator[Hit]:
    del given
    for placed in indicators_of(filing.agreement, "composite", book):
        children = placed.children()
        if children and placed.indicator.results:
            facts: dict[str, Fact] = {
                "indicator": owner(placed),
                "children": both(owner(child) for child in children),
            }
            yield Hit(at=(*placed.path, "results"), facts=facts, on_key=True)
