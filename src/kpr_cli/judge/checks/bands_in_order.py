"""Bands rise or fall all the way."""

from collections.abc import Iterator
from itertools import pairwise

from kpr_cli.core.dossier import Filing
from kpr_cli.core.hit import Fact, Hit
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.judge.band import bands_of, lies_above
from kpr_cli.judge.levels import indicators_of
from kpr_cli.judge.phrases import owner
from kpr_cli.judge.vocabulary import Nothing as Given

__all__ = ["FACTS", "Given", "check"]

FACTS = frozenset({"bands", "indicator"})


def check(filing: Filing, book: Rulebook, given: Given) -> Iterator[Hit]:
    del given
    for placed in indicators_of(filing.agreement, "bands", book):
        bands = bands_of(placed.indicator) or ()
        rises = {lies_above(after, before) for before, after in pairwise(bands)}
        falls = {lies_above(before, after) for before, after in pairwise(bands)}
        # Two that overlap are neither; that is told where they stand.
        if True in rises and True in falls:
            facts: dict[str, Fact] = {
                "indicator": owner(placed),
                "bands": ", ".join(band.text for band in bands),
            }
            yield Hit(at=(*placed.path, "bands"), facts=facts)
