"""What is done is one of the milestones, and stands once."""

from collections.abc import Iterator

from kpr_cli.core.dossier import Filing
from kpr_cli.core.hit import Fact, Hit, Told
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.core.suggest import closest, perhaps
from kpr_cli.judge.phrases import owner
from kpr_cli.judge.results import results_by
from kpr_cli.judge.vocabulary import Nothing as Given

__all__ = ["FACTS", "Given", "check"]

FACTS = frozenset({"done", "indicator", "what"})
QUOTED = frozenset(":#,[]{}\"'")
"""A text with one of these may have to stand in quotation marks."""
TWICE = Told("เขียนซ้ำ", "stands twice")


def check(filing: Filing, book: Rulebook, given: Given) -> Iterator[Hit]:
    del given
    for path, placed, result in results_by(filing.agreement, "milestone", book):
        texts, done = placed.indicator.milestones or (), result.done or ()
        for index, text in enumerate(done if texts else ()):
            facts: dict[str, Fact] = {"indicator": owner(placed), "done": text}
            at = (*path, "done", index)
            if text in done[:index]:
                also = ((*path, "done", done.index(text)),)
                yield Hit(at=at, facts={**facts, "what": TWICE}, also=also)
            elif text not in texts:
                meant = closest(text, set(texts) - set(done))
                fix = meant if meant is not None and not set(meant) & QUOTED else None
                said = facts | {"what": _unknown(meant)}
                yield Hit(at=at, facts=said, replacement=fix, is_guess=True)


def _unknown(meant: str | None) -> Told:
    told = Told("", "") if meant is None else perhaps(f"“{meant}”")
    return Told(
        f"ไม่ตรงกับข้อความของขั้นใดใน milestones {told.th}".rstrip(),
        f"is none of its milestones{'; ' if meant else ''}{told.en}",
    )
