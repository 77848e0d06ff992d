"""A maximum is above zero."""

from collections.abc import Iterator

from kpr_cli.core.dossier import Filing
from kpr_cli.core.hit import Fact, Hit
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.judge.levels import indicators_of
from kpr_cli.judge.phrases import owner
from kpr_cli.judge.vocabulary import Nothing as Given

__all__ = ["FACTS", "Given", "check"]

FACTS = frozenset({"indicator", "maximum"})


def check(filing: Filing, book: Rulebook, given: Given) -> Iterator[Hit]:
    del given
    for placed in indicators_of(filing.agreement, "maximum", book):
        maximum = placed.indicator.maximum
        if maximum is not None and maximum <= 0:
            facts: dict[str, Fact] = {"indicator": owner(placed), "maximum": maximum}
            yield Hit(at=(*placed.path, "maximum"), facts=facts)
