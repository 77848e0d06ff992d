"""An issue weighs enough to count."""

from collections.abc import Iterator
from fractions import Fraction

from kpr_cli.core.dossier import Filing
from kpr_cli.core.hit import Fact, Hit
from kpr_cli.core.place import Path
from kpr_cli.core.record import Record
from kpr_cli.core.rule import Words
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.core.scalar import Number
from kpr_cli.judge.quality import percent, weighed

__all__ = ["FACTS", "Given", "check"]

FACTS = frozenset({"least", "name", "percent", "total", "weight"})


class Given(Record):
    """`below` so many percent of the whole weight an issue is there for show."""

    below: Number


def check(filing: Filing, book: Rulebook, given: Given) -> Iterator[Hit]:
    """The issues and chosen topics that the book knows; weights count as agreed."""
    issues: dict[Path, list[Fraction]] = {}
    for placed, _, weight in weighed(filing, book):
        issues.setdefault(placed.path[:2], []).append(weight)
    total = book.policies.weights.total
    least = Fraction(given.below) * Fraction(total) / 100
    for path, weights in issues.items():
        name, weight = _name(path, filing, book), sum(weights, Fraction(0))
        if name is not None and weight < least:
            facts: dict[str, Fact] = {
                "name": name,
                "weight": weight,
                "total": total,
                "percent": percent(weight, book),
                "least": given.below,
            }
            yield Hit(at=path, facts=facts, on_key=True)


def _name(path: Path, filing: Filing, book: Rulebook) -> Words | None:
    """The issue or topic at a path, as the book names it."""
    step = path[1]
    if isinstance(step, str):
        part = book.part(step)
        return None if part is None else part.words
    topic = book.topic(filing.agreement.optional_topics[step].topic)
    return None if topic is None else topic.words
