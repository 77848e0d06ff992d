"""A result that is worked out as A ÷ B × factor; it scores by levels, or is the score itself."""

from decimal import Decimal
from fractions import Fraction

from kpr_cli.core.hit import Told
from kpr_cli.core.indicator import Indicator
from kpr_cli.core.policies import Policies
from kpr_cli.core.scoring_policies import Methods
from kpr_cli.judge.ladder import ladder_of_levels
from kpr_cli.judge.vocabulary import Case, UnscorableError, Working
from kpr_cli.judge.working import Draft, digits, term

HAS_TARGET = True


def data(methods: Methods) -> tuple[str, ...]:
    """The levels, where the book scores by them."""
    return () if methods.ratio is not None and methods.ratio.scored_by == "itself" else ("levels",)


def levels(indicator: Indicator) -> tuple[Decimal, ...] | None:
    """The results needed for each point of the scale, where the agreement says them."""
    return indicator.levels


def count(policies: Policies) -> int | None:
    """As many as the scale has points, where the book scores by levels."""
    ratio = policies.methods.ratio
    is_itself = ratio is not None and ratio.scored_by == "itself"
    return None if is_itself else len(policies.scale.points)


def score(case: Case) -> Working:
    """By the levels, or the ratio itself, which floor and cap of the scale still limit."""
    policy, actual = case.policies.methods.ratio, case.reached
    if policy is None:
        raise UnscorableError("สมุดกติกาไม่มีนโยบายของอัตราส่วน", "the rulebook has no policy of ratios")
    if policy.scored_by == "levels":
        return ladder_of_levels(case).climb(actual)
    line, value = term(actual.value), digits(actual.value)
    says = Told(th="อัตราส่วนเป็นคะแนนโดยตรง", en="the ratio itself is the score")
    return Working(
        Fraction(actual.value), lambda: (Draft(says, (actual,), line, value, policy.cite),)
    )
