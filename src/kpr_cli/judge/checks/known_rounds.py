"""Every round is one of the book's."""

from collections.abc import Iterator

from kpr_cli.core.dossier import Filing
from kpr_cli.core.hit import Fact, Hit
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.judge.results import placed_results
from kpr_cli.judge.vocabulary import Nothing as Given

__all__ = ["FACTS", "Given", "check"]

FACTS = frozenset({"choices", "round"})


def check(filing: Filing, book: Rulebook, given: Given) -> Iterator[Hit]:
    del given
    rounds = book.policies.rounds
    for path, _, result in placed_results(filing.agreement):
        if result.round is not None and result.round not in rounds:
            facts: dict[str, Fact] = {"round": result.round, "choices": ", ".join(map(str, rounds))}
            yield Hit(at=(*path, "round"), facts=facts)
