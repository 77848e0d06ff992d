"""Interpolation between neighbouring levels (เทียบบัญญัติไตรยางศ์), segment by segment."""

from decimal import Decimal

from kpr_cli.core.indicator import Indicator
from kpr_cli.core.policies import Policies
from kpr_cli.core.scoring_policies import Methods
from kpr_cli.judge.ladder import ladder_of_levels
from kpr_cli.judge.vocabulary import Case, Working

HAS_TARGET = True


def data(methods: Methods) -> tuple[str, ...]:
    """The levels."""
    del methods
    return ("levels",)


def levels(indicator: Indicator) -> tuple[Decimal, ...] | None:
    """The results needed for each point of the scale, where the agreement says them."""
    return indicator.levels


def count(policies: Policies) -> int | None:
    """As many as the scale has points."""
    return len(policies.scale.points)


def score(case: Case) -> Working:
    """The points of the level reached, and the share of the way to the next."""
    return ladder_of_levels(case).climb(case.reached)
