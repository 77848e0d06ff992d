"""A result of the agency agrees with what it is worked out from."""

from collections.abc import Iterator
from fractions import Fraction

from kpr_cli.core.agreement import Placed
from kpr_cli.core.dossier import Filing
from kpr_cli.core.hit import Fact, Hit
from kpr_cli.core.number import half_up
from kpr_cli.core.result import Result
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.judge.phrases import owner
from kpr_cli.judge.reached import exact_ratio, level_of_done
from kpr_cli.judge.results import results_by
from kpr_cli.judge.vocabulary import Nothing as Given

__all__ = ["FACTS", "Given", "check"]

FACTS = frozenset({"indicator", "key", "result", "worked_out"})


def check(filing: Filing, book: Rulebook, given: Given) -> Iterator[Hit]:
    del given
    for method, key in (("ratio", "ratio"), ("milestone", "done")):
        for path, placed, result in results_by(filing.agreement, method, book):
            own, exact = result.self_, _worked_out(placed, result, method, book)
            if own is None or exact is None:
                continue
            # An agency may print fewer decimals than the result has.
            places = -int(own.as_tuple().exponent)
            if half_up(exact, places) != own:
                facts: dict[str, Fact] = {
                    "indicator": owner(placed),
                    "key": key,
                    "result": own,
                    "worked_out": half_up(exact, max(places, _decimals(book, method))),
                }
                yield Hit(at=(*path, "self"), facts=facts, also=((*path, key),))


def _worked_out(placed: Placed, result: Result, method: str, book: Rulebook) -> Fraction | None:
    policy = book.policies.methods.milestone
    if method == "ratio":
        return None if result.ratio is None else exact_ratio(result.ratio)
    texts, done = placed.indicator.milestones or (), result.done
    # A text that is no milestone is told where it stands.
    if policy is None or done is None or not set(done) <= set(texts):
        return None
    return Fraction(level_of_done(texts, done, policy))


def _decimals(book: Rulebook, method: str) -> int:
    """The decimals of a result as the book prints it."""
    ratio = book.policies.methods.ratio
    return ratio.places if method == "ratio" and ratio is not None else 0
