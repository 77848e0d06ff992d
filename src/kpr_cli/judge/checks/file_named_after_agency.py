"""A file is named after its agency's id."""

from collections.abc import Iterator

from kpr_cli.core.dossier import Dossier
from kpr_cli.judge.vocabulary import EntryHit
from kpr_cli.judge.vocabulary import Nothing as Given

__all__ = ["FACTS", "Given", "check"]

FACTS = frozenset({"agency", "file"})


def check(dossier: Dossier, given: Given) -> Iterator[EntryHit]:
    del given
    for entry in dossier:
        if entry.stem is not None and entry.agency is not None and entry.stem != entry.agency:
            yield EntryHit(entry, {"agency": entry.agency, "file": entry.stem})
