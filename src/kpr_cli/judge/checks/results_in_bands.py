"""A result lies in one of the bands."""

from collections.abc import Iterator
from fractions import Fraction

from kpr_cli.core.dossier import Filing
from kpr_cli.core.hit import Fact, Hit
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.judge.band import bands_of
from kpr_cli.judge.phrases import owner
from kpr_cli.judge.results import numbers, results_by
from kpr_cli.judge.vocabulary import Nothing as Given

__all__ = ["FACTS", "Given", "check"]

FACTS = frozenset({"bands", "indicator", "result"})


def check(filing: Filing, book: Rulebook, given: Given) -> Iterator[Hit]:
    del given
    for path, placed, result in results_by(filing.agreement, "bands", book):
        bands = bands_of(placed.indicator)
        if bands is None or len(bands) != len(book.policies.scale.points):
            continue  # told at the bands
        for at, reached in numbers(path, result):
            if not any(band.holds(Fraction(reached)) for band in bands):
                facts: dict[str, Fact] = {
                    "indicator": owner(placed),
                    "result": reached,
                    "bands": ", ".join(band.text for band in bands),
                }
                yield Hit(at=at, facts=facts)
