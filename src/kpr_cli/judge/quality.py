"""What the rules of quality go by: when they speak, what weighs how much, what was reached."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from kpr_cli.core.agreement import Placed
from kpr_cli.core.dossier import Filing
from kpr_cli.core.number import half_up
from kpr_cli.core.place import Path
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.judge.levels import levels_of, method_of
from kpr_cli.judge.stage import stage_of
from kpr_cli.judge.trend import earlier_results
from kpr_cli.judge.weighing import Weight, is_mixed, known_weights, rounds_weighed

FEWEST = 3
"""Years of the baseline: two show a direction, but neither a trend nor what comes and goes."""
STEPS = "milestone"
"""The method whose results are numbers of steps: no quantities, however they are numbered."""


def can_be_judged(filing: Filing, book: Rulebook) -> bool:
    """Whether the agreement has a quality yet: a draft without all its weights has none."""
    return stage_of(filing.agreement) == "due" or all(
        known_weights(filing, book, at) is not None for at in rounds_weighed(book)
    )


def in_use(placed: Placed, filing: Filing) -> bool:
    """Whether an indicator is active, as far as no fault hides its status."""
    return placed.indicator.is_active and filing.knows((*placed.path, "status"))


def weighed(filing: Filing, book: Rulebook) -> tuple[Weight, ...]:
    """The weights of all indicators in the last round, as agreed and so whatever their status.

    None at all where one is missing or not above 0, or units are mixed: then no share of the
    whole means anything. The whole is what the book has weights add up to, so that a wrong sum,
    which is told anyway, shifts no share.
    """
    weights = known_weights(filing, book, book.last_round) or ()
    is_sound = all(weight.value > 0 for weight in weights)
    return weights if is_sound and not is_mixed(weights, book.policies.weights) else ()


def histories(filing: Filing, book: Rulebook) -> Iterator[tuple[Placed, dict[int, Decimal]]]:
    """The active indicators and sub-indicators with what the baseline tells, at least FEWEST years.

    Silent where a fault hides a year.
    """
    for top in filing.agreement.indicators if can_be_judged(filing, book) else ():
        for placed in top.with_children() if in_use(top, filing) else ():
            results = earlier_results(placed.indicator, book)
            is_known = in_use(placed, filing) and filing.knows((*placed.path, "baseline"))
            if len(results) >= FEWEST and is_known:
                yield placed, results


def measured_levels(
    placed: Placed, filing: Filing, book: Rulebook
) -> tuple[Path, tuple[Decimal, ...]] | None:
    """The levels of a quantity that is measured, and where they stand.

    None for steps, for levels that do not rise or fall all the way, and where a fault hides them.
    """
    key, levels = levels_of(placed.indicator, book)
    path = (*placed.path, key)
    if not levels or method_of(placed.indicator, book) == STEPS or not filing.knows(path):
        return None
    in_order = sorted(set(levels), reverse=levels[0] > levels[-1])
    return (path, levels) if in_order == list(levels) else None


def percent(weight: Fraction, book: Rulebook) -> Decimal | Fraction:
    """A weight in percent of the whole, as people read it."""
    return shown(weight / Fraction(book.policies.weights.total) * 100, 2)


def shown(value: Fraction, places: int) -> Decimal | Fraction:
    """A number as people read it: in full where it ends within so many decimals, else half up."""
    ends = (value * 10**places).denominator == 1
    return value if ends else half_up(value, places)
