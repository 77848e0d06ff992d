"""Every owed issue has an active indicator."""

from collections.abc import Iterator

from kpr_cli.core.dossier import Filing
from kpr_cli.core.hit import Hit
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.judge.membership import owed_parts
from kpr_cli.judge.stage import stage_of
from kpr_cli.judge.vocabulary import OfStage as Given

__all__ = ["FACTS", "Given", "check"]

FACTS = frozenset({"name", "part"})


def check(filing: Filing, book: Rulebook, given: Given) -> Iterator[Hit]:
    if stage_of(filing.agreement) != given.stage:
        return
    for part in owed_parts(filing, book):
        path = ("issues", part.id)
        issue = filing.agreement.issues.get(part.id)
        indicators = () if issue is None else issue.indicators
        is_there = issue is not None or filing.places.holds(path)
        has_active = any(indicator.is_active for indicator in indicators)
        # A fault in the list, or in a status, may hide the active one.
        if is_there and not has_active and filing.knows(path):
            yield Hit(at=path, facts={"part": part.id, "name": part.words}, on_key=True)
