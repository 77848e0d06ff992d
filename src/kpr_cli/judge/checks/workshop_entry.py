"""An agency that is in a group by selection says who was selected, and when."""

from collections.abc import Iterator

from kpr_cli.core.dossier import Filing
from kpr_cli.core.hit import Hit
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.judge.membership import groups_of, kind_of
from kpr_cli.judge.vocabulary import Nothing as Given

__all__ = ["FACTS", "Given", "check"]

FACTS = frozenset({"group", "missing"})


def check(filing: Filing, book: Rulebook, given: Given) -> Iterator[Hit]:
    del given
    kind = kind_of(filing, book)
    workshop = filing.agreement.workshop
    for index, group in groups_of(filing, book):
        if kind in group.workshop_for:
            keys = ("participant", "position", "selected")
            missing = [key for key in keys if getattr(workshop, key, None) is None]
            known = [key for key in missing if not filing.hides(("workshop", key))]
            if known:
                at = ("groups", index) if workshop is None else ("workshop", known[0])
                yield Hit(at=at, facts={"group": group.id, "missing": ", ".join(known)})
