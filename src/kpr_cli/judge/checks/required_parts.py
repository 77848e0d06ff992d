"""An agreement has every issue that its groups owe."""

from collections.abc import Iterator

from kpr_cli.core.dossier import Filing
from kpr_cli.core.hit import Fact, Hit
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.judge.membership import meant_part, owed_parts
from kpr_cli.judge.stage import stage_of
from kpr_cli.judge.vocabulary import Nothing as Given

__all__ = ["FACTS", "Given", "check"]

FACTS = frozenset({"name", "part"})


def check(filing: Filing, book: Rulebook, given: Given) -> Iterator[Hit]:
    del given
    issues, places = filing.agreement.issues, filing.places
    # A misspelt issue is told where it stands.
    meant = {meant_part(name, filing, book) for name in issues if book.part(name) is None}
    if not issues and stage_of(filing.agreement) == "draft":
        return  # told as one field that is still to be written
    # An issue that stands twice is most probably the one that is missing.
    if any(len(lost) == len(("issues", "id")) and lost[0] == "issues" for lost in filing.absent):
        return
    for part in owed_parts(filing, book):
        at = ("issues", part.id)
        is_told = places.holds(at) or filing.hides(at) or part.id in meant
        if part.id not in issues and not is_told:
            facts: dict[str, Fact] = {"part": part.id, "name": part.words}
            yield Hit(at=at if places.holds(("issues",)) else ("groups",), facts=facts)
