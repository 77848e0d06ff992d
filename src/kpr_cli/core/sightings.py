"""The indicators of a filing as a whole run keeps them: known again anywhere, and small.

A nation files some 200,000 indicators, and few are ever asked for again. Each is kept as a digest;
what it takes to point at it stays packed until a finding needs it.
"""

import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

from kpr_cli.core.place import Excerpt, Path, Span
from kpr_cli.core.rule import Words

DIGEST = 16
"""Bytes of a digest: 128 bits, more than any repository can make two of."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """An indicator in its file: where it stands, and how people call it."""

    file: str
    path: Path
    span: Span
    excerpt: Excerpt
    place: str
    name: Words


@dataclass(frozen=True, slots=True)
class Sightings:
    """The digests of a filing's indicators, one after the other, and their places, packed."""

    known: bytes
    packed: bytes

    @property
    def digests(self) -> tuple[bytes, ...]:
        """What each indicator is known by; those that are the same have the same."""
        starts = range(0, len(self.known), DIGEST)
        return tuple(self.known[start : start + DIGEST] for start in starts)

    def of(self, file: str) -> tuple[Sighting, ...]:
        """The indicators themselves, in the order of their digests."""
        return tuple(
            Sighting(
                file,
                tuple(path),
                Span(*span),
                Excerpt(*excerpt),
                place,
                Words(th=name[0], en=name[1]),
            )
            for path, span, excerpt, place, name in json.loads(zlib.decompress(self.packed))
        )


def keep(found: Sequence[tuple[bytes, Sighting]]) -> Sightings:
    """Keep indicators, each with its digest."""
    data = [
        (
            seen.path,
            (seen.span.line, seen.span.column, seen.span.end_line, seen.span.end_column),
            (seen.excerpt.text, seen.excerpt.offset),
            seen.place,
            (seen.name.th, seen.name.en),
        )
        for _, seen in found
    ]
    # The quickest level: a harder one gains little, and 8,000 files feel it.
    packed = zlib.compress(json.dumps(data).encode(), 1)
    return Sightings(b"".join(digest for digest, _ in found), packed)
