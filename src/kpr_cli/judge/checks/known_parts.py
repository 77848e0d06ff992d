"""Every issue of the agreement is one of the book's."""

from collections.abc import Iterator

from kpr_cli.core.dossier import Filing
from kpr_cli.core.hit import Fact, Hit
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.core.suggest import closest
from kpr_cli.judge.vocabulary import Nothing as Given

__all__ = ["FACTS", "Given", "check"]

FACTS = frozenset({"choices", "part"})


def check(filing: Filing, book: Rulebook, given: Given) -> Iterator[Hit]:
    del given
    known = [part.id for part in book.policies.parts]
    for name in filing.agreement.issues:
        if name not in known:
            unused = [part for part in known if part not in filing.agreement.issues]
            facts: dict[str, Fact] = {"part": name, "choices": ", ".join(known)}
            yield Hit(
                at=("issues", name),
                facts=facts,
                on_key=True,
                replacement=closest(name, unused),
                is_guess=True,
            )
