"""A signed agreement names both parties."""

from collections.abc import Iterator

from kpr_cli.core.dossier import Filing
from kpr_cli.core.hit import Hit
from kpr_cli.core.rule import Words
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.judge.vocabulary import Nothing as Given

__all__ = ["FACTS", "Given", "check"]

FACTS = frozenset({"side"})


def check(filing: Filing, book: Rulebook, given: Given) -> Iterator[Hit]:
    del book, given
    agreement = filing.agreement
    if agreement.steps is None or agreement.steps.signed is None:
        return
    sides = {
        "receivers": Words(th="ผู้รับคำรับรอง", en="receiver"),
        "makers": Words(th="ผู้ทำคำรับรอง", en="maker"),
    }
    for key, words in sides.items():
        people = getattr(agreement.parties, key, ())
        if not any(person.name for person in people):
            at = ("steps", "signed") if agreement.parties is None else ("parties", key)
            if filing.knows(("parties", key)):
                yield Hit(at=at, facts={"side": words})
