"""Filed agreements: the unit of a check, and what a whole run keeps of each file."""

from dataclasses import dataclass, field

from kpr_cli.core.agreement import Agreement
from kpr_cli.core.place import Excerpt, Path, Places, Span
from kpr_cli.core.sightings import Sightings


@dataclass(frozen=True, slots=True)
class Filing:
    """One agreement as filed: its file, its data, and what could not be read of it.

    `absent` are the paths whose value is not known because of a fault; checks stay silent there.
    """

    file: str
    agreement: Agreement
    places: Places
    absent: frozenset[Path]
    is_sound: bool
    developed: dict[str, list[bool | None]] = field(
        default_factory=dict, init=False, compare=False, repr=False
    )
    """Its developed topics by book, which several checks ask for and only scoring can tell."""

    def knows(self, path: Path) -> bool:
        """Whether nothing at this place, above it or below it was lost to a fault."""
        return not self.absent or (
            not self.hides(path) and all(lost[: len(path)] != path for lost in self.absent)
        )

    def hides(self, path: Path) -> bool:
        """Whether a fault of shape already speaks for this place."""
        return bool(self.absent) and any(
            path[:depth] in self.absent for depth in range(len(path) + 1)
        )


@dataclass(frozen=True, slots=True)
class Entry:
    """What a run keeps of a filing: little, so that memory does not grow with the text."""

    file: str
    stem: str | None
    book: str
    agency: str | None
    fiscal_year: int | None
    span: Span
    excerpt: Excerpt
    indicators: Sightings


Dossier = tuple[Entry, ...]
"""All filings of a run, in the order of their files."""
