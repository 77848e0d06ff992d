"""No result lies in two bands."""

from collections.abc import Iterator
from itertools import combinations

from kpr_cli.core.dossier import Filing
from kpr_cli.core.hit import Fact, Hit
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.judge.band import bands_of, overlap, stretch
from kpr_cli.judge.levels import indicators_of
from kpr_cli.judge.phrases import owner
from kpr_cli.judge.vocabulary import Nothing as Given

__all__ = ["FACTS", "Given", "check"]

FACTS = frozenset({"band", "indicator", "other", "stretch"})


def check(filing: Filing, book: Rulebook, given: Given) -> Iterator[Hit]:
    del given
    for placed in indicators_of(filing.agreement, "bands", book):
        bands = list(enumerate(bands_of(placed.indicator) or ()))
        for (first, other), (index, band) in combinations(bands, 2):
            both = overlap(other, band)
            if both is not None:
                facts: dict[str, Fact] = {
                    "indicator": owner(placed),
                    "band": band.text,
                    "other": other.text,
                    "stretch": stretch(both),
                }
                path = (*placed.path, "bands")
                yield Hit(at=(*path, index), facts=facts, also=((*path, first),))
