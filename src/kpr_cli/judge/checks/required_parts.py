"""An agreement has every issue that its groups owe."""

from collections.abc import Iterator

from kpr_cli.core.dossier import Filing
from kpr_cli.core.hit import Hit
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.core.suggest import closest
from kpr_cli.judge.membership import owed_parts
from kpr_cli.judge.vocabulary import Nothing as Given

__all__ = ["FACTS", "Given", "check"]

FACTS = frozenset({"name", "part"})


def check(filing: Filing, book: Rulebook, given: Given) -> Iterator[Hit]:
    del given
    issues = filing.agreement.issues
    unknown = [name for name in issues if book.part(name) is None]
    for part in owed_parts(filing, book):
        # A misspelt issue is told where it stands.
        misspelt = any(closest(name, [part.id]) for name in unknown)
        is_written = filing.places.holds(("issues", part.id))
        if part.id not in issues and not is_written and not misspelt:
            at = ("issues", part.id) if filing.places.holds(("issues",)) else ("groups",)
            if not filing.hides(("issues", part.id)):
                yield Hit(at=at, facts={"part": part.id, "name": part.words})
