"""Which indicators of different agreements are the same."""

from collections import defaultdict
from decimal import Decimal
from hashlib import sha256
from itertools import pairwise

from kpr_cli.core.agreement import Placed
from kpr_cli.core.dossier import Dossier, Filing
from kpr_cli.core.indicator import Indicator
from kpr_cli.core.record import Record
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.core.sightings import DIGEST, Sighting, Sightings, keep
from kpr_cli.judge.levels import data_keys, method_of
from kpr_cli.judge.phrases import owner
from kpr_cli.judge.quality import can_be_judged, in_use

Known = tuple[str, bytes]
"""A book, which is of one year, and what is the same where name, unit and criteria are."""


def sharing_of(dossier: Dossier) -> dict[Known, set[str]]:
    """The agencies of every indicator that several have."""
    # Sorted, a nation's indicators need little room; few of them are shared.
    digests = sorted(digest for entry in dossier for digest in entry.indicators.digests)
    repeated = {digest for digest, following in pairwise(digests) if digest == following}
    found: defaultdict[Known, set[str]] = defaultdict(set)
    for entry in dossier:
        if entry.agency is not None:
            for digest in repeated.intersection(entry.indicators.digests):
                found[entry.book, digest].add(entry.agency)
    return {known: agencies for known, agencies in found.items() if len(agencies) > 1}


def sightings_of(filing: Filing, book: Rulebook) -> Sightings:
    """The active indicators that are written so far that they can be compared."""
    indicators = filing.agreement.indicators if can_be_judged(filing, book) else ()
    digests = ((placed, _digest(placed, filing, book)) for placed in indicators)
    return keep([(told, _sighting(placed, filing)) for placed, told in digests if told is not None])


def _digest(placed: Placed, filing: Filing, book: Rulebook) -> bytes | None:
    """The same for two indicators with the same name, unit, method and data of the method.

    None for one that is not active, or of which something is missing or hidden by a fault.
    """
    indicator, keys = placed.indicator, data_keys(placed.indicator, book)
    if not keys or indicator.name is None or not in_use(placed, filing):
        return None
    is_known = all(filing.knows((*placed.path, key)) for key in ("name", "unit", "method", *keys))
    if not is_known or any(getattr(indicator, key) is None for key in keys):
        return None
    return sha256(repr(_told(indicator, keys, book)).encode()).digest()[:DIGEST]


def _told(indicator: Indicator, keys: tuple[str, ...], book: Rulebook) -> list[object]:
    data = [_plain(getattr(indicator, key), book) for key in keys]
    return [
        _plain(indicator.name, book),
        _plain(indicator.unit, book),
        method_of(indicator, book),
        data,
    ]


def _plain(value: object, book: Rulebook) -> object:
    """A value without what may differ between two that are the same: spaces, zeros at the end."""
    if isinstance(value, str):
        return "".join(value.split())
    if isinstance(value, Decimal):
        return str(value.normalize())
    if isinstance(value, tuple):
        return [_plain(entry, book) for entry in value]
    if isinstance(value, Indicator):
        keys = data_keys(value, book) or ()
        return [_plain(value.weight, book), *_told(value, keys, book)]
    if isinstance(value, Record):
        return [_plain(getattr(value, name), book) for name in type(value).model_fields]
    return value


def _sighting(placed: Placed, filing: Filing) -> Sighting:
    span = filing.places.span(placed.path)
    return Sighting(
        file=filing.file,
        path=placed.path,
        span=span,
        excerpt=filing.places.excerpt(span),
        place=filing.places.name(placed.path),
        name=owner(placed),
    )
