"""The committee assesses what the agency itself has assessed."""

from collections.abc import Iterator

from kpr_cli.core.dossier import Filing
from kpr_cli.core.hit import Fact, Hit
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.judge.phrases import owner
from kpr_cli.judge.results import placed_results
from kpr_cli.judge.vocabulary import Nothing as Given

__all__ = ["FACTS", "Given", "check"]

FACTS = frozenset({"indicator", "round"})


def check(filing: Filing, book: Rulebook, given: Given) -> Iterator[Hit]:
    del book, given
    for path, placed, result in placed_results(filing.agreement):
        if (
            result.committee is not None
            and not result.is_self_assessed
            and not any(filing.hides((*path, key)) for key in ("self", "ratio", "done"))
        ):
            facts: dict[str, Fact] = {"indicator": owner(placed), "round": result.round or 0}
            yield Hit(at=(*path, "committee"), facts=facts)
