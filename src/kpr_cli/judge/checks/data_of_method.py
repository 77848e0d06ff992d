"""An indicator carries the data of its own scoring method and of no other."""

from collections.abc import Iterator

from kpr_cli.core.dossier import Filing
from kpr_cli.core.hit import Fact, Hit
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.judge.levels import data_key
from kpr_cli.judge.phrases import owner
from kpr_cli.judge.vocabulary import Nothing as Given

__all__ = ["FACTS", "Given", "check"]

FACTS = frozenset({"indicator", "key", "wanted"})
DATA = ("levels", "bands", "milestones", "targets", "maximum", "children", "criteria", "required")


def check(filing: Filing, book: Rulebook, given: Given) -> Iterator[Hit]:
    del given
    for placed in filing.agreement.indicators:
        wanted = data_key(placed.indicator, book)
        for key in DATA if wanted is not None else ():
            if key != wanted and getattr(placed.indicator, key) is not None:
                facts: dict[str, Fact] = {
                    "indicator": owner(placed),
                    "key": key,
                    "wanted": str(wanted),
                }
                yield Hit(at=(*placed.path, key), facts=facts, on_key=True)
