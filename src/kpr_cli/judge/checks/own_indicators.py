"""No two agencies have the same indicator."""

from collections import defaultdict
from collections.abc import Iterator

from kpr_cli.core.dossier import Dossier
from kpr_cli.core.hit import Fact, Told
from kpr_cli.core.record import Record
from kpr_cli.core.scalar import Whole
from kpr_cli.core.sightings import Sighting
from kpr_cli.judge.likeness import Known, sharing_of
from kpr_cli.judge.vocabulary import EntryHit

__all__ = ["FACTS", "Given", "check"]

FACTS = frozenset({"agency", "indicator", "other", "what"})


class Given(Record):
    """`files`: in so many it is told; what more agencies have is counted, and plainly shared."""

    files: Whole


def check(dossier: Dossier, given: Given) -> Iterator[EntryHit]:
    """Told in each later agency's first file; an agency that files twice is another fault."""
    sharing = sharing_of(dossier)
    first: dict[Known, tuple[str, Sighting]] = {}
    told: defaultdict[Known, set[str]] = defaultdict(set)
    for entry in dossier:
        whose, known = entry.agency, [(entry.book, digest) for digest in entry.indicators.digests]
        is_open = [key in sharing and len(told[key]) <= given.files for key in known]
        if whose is None or not any(is_open):
            continue
        for found, key, is_told in zip(
            entry.indicators.of(entry.file), known, is_open, strict=True
        ):
            if not is_told or whose in told[key]:
                continue
            told[key].add(whose)
            agency, other = first.setdefault(key, (whose, found))
            if other is not found:
                more = len(sharing[key]) - 2
                what = Told(f" และของอีก {more} แห่ง", f" and to those of {more} more agencies")
                facts: dict[str, Fact] = {
                    "indicator": found.name,
                    "other": other.name,
                    "agency": agency,
                    "what": what if more >= given.files else Told("", ""),
                }
                yield EntryHit(entry, facts, others=(other,), at=found)
