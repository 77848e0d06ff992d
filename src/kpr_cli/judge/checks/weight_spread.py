"""No indicator alone carries more than a share of the weight."""

from collections.abc import Iterator
from fractions import Fraction

from kpr_cli.core.dossier import Filing
from kpr_cli.core.hit import Fact, Hit
from kpr_cli.core.record import Record
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.core.scalar import Number
from kpr_cli.judge.phrases import owner
from kpr_cli.judge.quality import in_use, percent, weighed

__all__ = ["FACTS", "Given", "check"]

FACTS = frozenset({"indicator", "most", "percent", "total", "weight"})


class Given(Record):
    """`share`: so many percent of the whole weight one indicator carries at most."""

    share: Number


def check(filing: Filing, book: Rulebook, given: Given) -> Iterator[Hit]:
    """The weights count as agreed, also those of indicators that were cancelled later.

    The only indicator of an agreement has nothing to share its weight with.
    """
    total, found = book.policies.weights.total, weighed(filing, book)
    most = Fraction(given.share) * Fraction(total) / 100
    for placed, path, weight in found if len(found) > 1 else ():
        if weight > most and in_use(placed, filing):
            facts: dict[str, Fact] = {
                "indicator": owner(placed),
                "weight": weight,
                "total": total,
                "percent": percent(weight, book),
                "most": given.share,
            }
            yield Hit(at=path, facts=facts)
