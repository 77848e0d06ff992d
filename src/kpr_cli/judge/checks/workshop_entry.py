"""An agency that is in a group by selection says who was selected, and when."""

from collections.abc import Iterator

from kpr_cli.core.dossier import Filing
from kpr_cli.core.hit import Hit
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.judge.membership import groups_of, kind_of
from kpr_cli.judge.stage import stage_of
from kpr_cli.judge.unwritten import missing_of_workshop
from kpr_cli.judge.vocabulary import Nothing as Given

__all__ = ["FACTS", "Given", "check"]

FACTS = frozenset({"group", "missing"})


def check(filing: Filing, book: Rulebook, given: Given) -> Iterator[Hit]:
    del given
    if stage_of(filing.agreement) == "draft":
        return  # told as fields that are still to be written
    kind = kind_of(filing, book)
    for index, group in groups_of(filing, book):
        if kind in group.workshop_for:
            missing = missing_of_workshop(filing)
            if missing:
                is_there = filing.places.holds(("workshop",))
                at = ("workshop", missing[0]) if is_there else ("groups", index)
                yield Hit(at=at, facts={"group": group.id, "missing": ", ".join(missing)})
