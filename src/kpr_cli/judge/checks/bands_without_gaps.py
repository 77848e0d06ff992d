"""Between two neighbouring bands no result is left out."""

from collections.abc import Iterator
from itertools import pairwise

from kpr_cli.core.dossier import Filing
from kpr_cli.core.hit import Fact, Hit
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.judge.band import bands_of, gap, lies_above, reaching, stretch
from kpr_cli.judge.levels import indicators_of
from kpr_cli.judge.phrases import owner
from kpr_cli.judge.vocabulary import Nothing as Given

__all__ = ["FACTS", "Given", "check"]

FACTS = frozenset({"indicator", "lower", "meant", "stretch", "upper"})


def check(filing: Filing, book: Rulebook, given: Given) -> Iterator[Hit]:
    del given
    for placed in indicators_of(filing.agreement, "bands", book):
        bands = list(enumerate(bands_of(placed.indicator) or ()))
        rising = all(lies_above(after, before) for (_, before), (_, after) in pairwise(bands))
        falling = all(lies_above(before, after) for (_, before), (_, after) in pairwise(bands))
        if not rising and not falling:
            continue  # told as overlapping, or as out of order
        for (index, lower), (_, upper) in pairwise(bands if rising else reversed(bands)):
            between = gap(lower, upper)
            if between is not None:
                meant = reaching(lower, upper)
                facts: dict[str, Fact] = {
                    "indicator": owner(placed),
                    "lower": lower.text,
                    "upper": upper.text,
                    "stretch": stretch(between),
                    "meant": meant,
                }
                at = (*placed.path, "bands", index)
                yield Hit(at=at, facts=facts, replacement=meant, is_guess=True)
