"""An indicator reports a round once."""

from collections.abc import Iterator

from kpr_cli.core.dossier import Filing
from kpr_cli.core.hit import Fact, Hit
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.judge.phrases import owner
from kpr_cli.judge.vocabulary import Nothing as Given

__all__ = ["FACTS", "Given", "check"]

FACTS = frozenset({"indicator", "round"})


def check(filing: Filing, book: Rulebook, given: Given) -> Iterator[Hit]:
    del book, given
    for placed in filing.agreement.all_indicators:
        rounds = [result.round for result in placed.indicator.results]
        for index, number in enumerate(rounds):
            first = rounds.index(number)
            if number is not None and first < index:
                also = ((*placed.path, "results", first, "round"),)
                facts: dict[str, Fact] = {"indicator": owner(placed), "round": number}
                yield Hit(at=(*placed.path, "results", index, "round"), facts=facts, also=also)
