"""A signed agreement is announced to the public."""

from collections.abc import Iterator

from kpr_cli.core.dossier import Filing
from kpr_cli.core.hit import Hit
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.judge.membership import owed_steps
from kpr_cli.judge.vocabulary import Nothing as Given

__all__ = ["FACTS", "Given", "check"]

FACTS = frozenset[str]()


def check(filing: Filing, book: Rulebook, given: Given) -> Iterator[Hit]:
    del given
    steps = filing.agreement.steps
    if steps is None or steps.signed is None or not owed_steps(filing, book):
        return
    # A day of announcement that is there but faulty is told where it stands.
    if steps.announced is None and not filing.hides(("steps", "announced")):
        yield Hit(at=("steps", "signed"))
