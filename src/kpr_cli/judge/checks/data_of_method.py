"""An indicator carries the data of its own scoring method and of no other."""

from collections.abc import Iterator

from kpr_cli.core.dossier import Filing
from kpr_cli.core.hit import Fact, Hit
from kpr_cli.core.rule import Words
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.judge.formulas import FORMULAS
from kpr_cli.judge.levels import data_keys
from kpr_cli.judge.phrases import owner
from kpr_cli.judge.vocabulary import Nothing as Given

__all__ = ["FACTS", "Given", "check"]

FACTS = frozenset({"indicator", "key", "wanted", "what"})
DATA = ("levels", "bands", "milestones", "targets", "maximum", "children", "criteria", "required")


def check(filing: Filing, book: Rulebook, given: Given) -> Iterator[Hit]:
    del given
    for placed in filing.agreement.all_indicators:
        wanted = data_keys(placed.indicator, book)
        if wanted is None:
            continue
        for key in DATA:
            if key not in wanted and getattr(placed.indicator, key) is not None:
                facts: dict[str, Fact] = {
                    "indicator": owner(placed),
                    "key": key,
                    "what": _methods(key, book),
                    "wanted": ", ".join(wanted) or "results",
                }
                yield Hit(at=(*placed.path, key), facts=facts, on_key=True)


def _methods(key: str, book: Rulebook) -> Words:
    """The methods of the book that take this key; a key of other books belongs to another one."""
    methods = book.policies.methods
    names = [n for n in methods.allowed if n in FORMULAS and key in FORMULAS[n].data(methods)]
    listed = ", ".join(names)
    if not names:
        return Words(th="วิธีให้คะแนนอื่น", en="another scoring method")
    return Words(th=f"วิธี {listed}", en=f"the method {listed}")
