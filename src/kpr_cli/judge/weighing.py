"""The weight of an indicator in a round, and the weights of an agreement as one sum."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from kpr_cli.core.agreement import Agreement, Placed
from kpr_cli.core.dossier import Filing
from kpr_cli.core.hit import Told
from kpr_cli.core.indicator import Indicator
from kpr_cli.core.place import Path
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.core.scoring_policies import Weights
from kpr_cli.judge.vocabulary import UnscorableError
from kpr_cli.judge.working import Use

LISTS = ("issues", "optional_topics")
WEIGHT = Told(th="น้ำหนัก", en="weight")
PERCENT = 100


class Weight(NamedTuple):
    """The weight of an indicator in a round, and where it stands."""

    placed: Placed
    path: Path
    value: Fraction


def weight_use(placed: Placed, at: int | None, book: Rulebook) -> Use | None:
    """The weight of an indicator in a round; None where its weights begin in a later round.

    UnscorableError where it has none, or a negative one.
    """
    round_ = book.last_round if at is None else at
    if begins_later(placed.indicator, round_, book):
        return None
    use = _written(placed, round_, book)
    if use is None:
        raise UnscorableError("ยังไม่มีน้ำหนัก", "it has no weight")
    if use.value < 0:
        raise UnscorableError("น้ำหนักติดลบ", "its weight is negative")
    return use


def begins_later(indicator: Indicator, at: int, book: Rulebook) -> bool:
    """Whether the weights of an indicator begin after a round."""
    known = indicator.weights if book.policies.weights.by_round else None
    return bool(known) and at < min(known or (at,))


def _written(placed: Placed, at: int, book: Rulebook) -> Use | None:
    indicator = placed.indicator
    value, path = indicator.weight, (*placed.path, "weight")
    if book.policies.weights.by_round and indicator.weights:
        value, path = indicator.weights.get(at), (*placed.path, "weights", str(at))
    return None if value is None else Use(WEIGHT, value, "agreement", path)


def counted_in(agreement: Agreement, at: int, book: Rulebook) -> Iterator[Placed]:
    """The active indicators with results of their own whose weights have begun by a round."""

    def below(placed: Placed) -> Iterator[Placed]:
        if not placed.indicator.is_active or begins_later(placed.indicator, at, book):
            return
        if placed.indicator.children is None:
            yield placed
        for child in placed.children():
            yield from below(child)

    for placed in agreement.indicators:
        yield from below(placed)


def rounds_weighed(book: Rulebook) -> tuple[int, ...]:
    """The rounds whose weights are summed: each where they differ, else the last for all."""
    rounds = book.policies.rounds
    return rounds if book.policies.weights.by_round else (book.last_round,)


def of_round(at: int, book: Rulebook) -> Told:
    """Words for a sum of weights: of which round it is, nothing where all have the same."""
    is_one = book.policies.weights.by_round
    return Told(f"ของรอบ {at} เดือน", f" of the round of {at} months") if is_one else Told("", "")


def known_weights(filing: Filing, book: Rulebook, at: int) -> tuple[Weight, ...] | None:
    """All weights of a round, whatever their indicators' status.

    An indicator whose weights begin later has none. None where one is missing or unreadable.
    """
    if not knows_all(filing):
        return None
    weights = []
    for placed in filing.agreement.indicators:
        if begins_later(placed.indicator, at, book):
            continue
        use = _written(placed, at, book)
        if use is None or use.path is None or filing.hides((*placed.path, "weights")):
            return None
        weights.append(Weight(placed, use.path, Fraction(use.value)))
    return tuple(weights)


def knows_all(filing: Filing) -> bool:
    """Whether no indicator is lost to a fault."""
    return not any(_holds_indicators(path) for path in filing.absent)


def _holds_indicators(path: Path) -> bool:
    """Whether indicators are lost where the value of `path` is not known."""
    is_list = path == () or path[0] in LISTS
    return is_list and path[2:] in {(), ("indicators",)}


def weight_meant(value: Fraction, policy: Weights) -> Fraction:
    """What a weight in the other unit means: 0.1 among percents, 10 among fractions of one."""
    if policy.unit == "percent" and 0 < value < 1:
        return value * PERCENT
    if policy.unit == "fraction" and value > 1:
        return value / PERCENT
    return value


def is_mixed(weights: Sequence[Weight], policy: Weights) -> bool:
    """Whether some weights are meant in the other unit.

    Half a percent is a real weight: only where the other unit explains a wrong sum is it meant.
    """
    values = [weight.value for weight in weights]
    meant = [weight_meant(value, policy) for value in values]
    if meant == values:
        return False
    expected, total = Fraction(policy.total), sum(values, Fraction(0))
    return abs(sum(meant, Fraction(0)) - expected) < abs(total - expected)


def weighed_at(filing: Filing) -> Path:
    """Where the sum of weights is told: at what it sums."""
    return ("issues",) if filing.agreement.issues else ("optional_topics",)
