"""An agency files one agreement a fiscal year."""

from collections.abc import Iterator

from kpr_cli.core.dossier import Dossier, Entry
from kpr_cli.core.hit import Fact
from kpr_cli.judge.vocabulary import EntryHit
from kpr_cli.judge.vocabulary import Nothing as Given

__all__ = ["FACTS", "Given", "check"]

FACTS = frozenset({"agency", "count", "year"})


def check(dossier: Dossier, given: Given) -> Iterator[EntryHit]:
    del given
    filed: dict[tuple[str, int], list[Entry]] = {}
    for entry in dossier:
        if entry.agency is not None and entry.fiscal_year is not None:
            filed.setdefault((entry.agency, entry.fiscal_year), []).append(entry)
    for (agency, year), entries in filed.items():
        for entry in entries[1:]:
            facts: dict[str, Fact] = {"agency": agency, "year": year, "count": len(entries)}
            yield EntryHit(entry, facts, others=(entries[0],))
