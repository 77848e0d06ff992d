"""Every band is written so that it can be read."""

from collections.abc import Iterator

from kpr_cli.core.dossier import Filing
from kpr_cli.core.hit import Fact, Hit, Told
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.core.suggest import perhaps
from kpr_cli.judge.band import band_meant, band_of
from kpr_cli.judge.levels import indicators_of
from kpr_cli.judge.phrases import owner
from kpr_cli.judge.vocabulary import Nothing as Given

__all__ = ["FACTS", "Given", "check"]

FACTS = frozenset({"band", "hint", "indicator"})


def check(filing: Filing, book: Rulebook, given: Given) -> Iterator[Hit]:
    del given
    for placed in indicators_of(filing.agreement, "bands", book):
        for index, text in enumerate(placed.indicator.bands or ()):
            if band_of(text) is not None:
                continue
            meant = band_meant(text)
            facts: dict[str, Fact] = {
                "indicator": owner(placed),
                "band": text,
                "hint": "" if meant is None else _in_brackets(perhaps(meant)),
            }
            # A text that begins with this sign has to stand in quotation marks.
            fix = None if meant is None or meant.startswith(">") else meant
            at = (*placed.path, "bands", index)
            yield Hit(at=at, facts=facts, replacement=fix, is_guess=True)


def _in_brackets(told: Told) -> Told:
    return Told(f" ({told.th})", f" ({told.en})")
