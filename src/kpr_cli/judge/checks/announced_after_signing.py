"""A signed agreement is announced to the public."""

from collections.abc import Iterator

from kpr_cli.core.dossier import Filing
from kpr_cli.core.hit import Hit
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.judge.membership import owes_steps
from kpr_cli.judge.vocabulary import Nothing as Given

__all__ = ["FACTS", "Given", "check"]

FACTS = frozenset[str]()


def check(filing: Filing, book: Rulebook, given: Given) -> Iterator[Hit]:
    del given
    steps = filing.agreement.steps
    if steps is not None and steps.signed is not None and steps.announced is None:
        if owes_steps(filing, book):
            yield Hit(at=("steps", "signed"))
