"""Every result of the agency has evidence."""

from collections.abc import Iterator

from kpr_cli.core.dossier import Filing
from kpr_cli.core.hit import Fact, Hit
from kpr_cli.core.result import Result
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.judge.phrases import owner
from kpr_cli.judge.results import placed_results
from kpr_cli.judge.vocabulary import Nothing as Given

__all__ = ["FACTS", "Given", "check"]

FACTS = frozenset({"indicator", "round"})


def check(filing: Filing, book: Rulebook, given: Given) -> Iterator[Hit]:
    del book, given
    for path, placed, result in placed_results(filing.agreement):
        if result.round is not None and result.is_self_assessed and not _has_evidence(result):
            facts: dict[str, Fact] = {"indicator": owner(placed), "round": result.round}
            yield Hit(at=(*path, "evidence"), facts=facts)


def _has_evidence(result: Result) -> bool:
    return any(evidence.title or evidence.ref for evidence in result.evidence)
