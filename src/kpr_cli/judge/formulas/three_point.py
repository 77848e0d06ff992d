"""Three-point targets (ขั้นต้น/มาตรฐาน/ขั้นสูง): the book says what each is worth, and the between."""

from decimal import Decimal

from kpr_cli.core.hit import Told
from kpr_cli.core.indicator import Indicator
from kpr_cli.core.policies import Policies
from kpr_cli.core.scoring_policies import Methods
from kpr_cli.judge.ladder import Ladder, Rung
from kpr_cli.judge.vocabulary import Case, UnscorableError, Working

HAS_TARGET = False
NAMES = {
    "basic": Told(th="เป้าหมายขั้นต้น", en="the basic target"),
    "standard": Told(th="เป้าหมายมาตรฐาน", en="the standard target"),
    "advanced": Told(th="เป้าหมายขั้นสูง", en="the advanced target"),
}


def data(methods: Methods) -> tuple[str, ...]:
    """The three targets."""
    del methods
    return ("targets",)


def levels(indicator: Indicator) -> tuple[Decimal, ...] | None:
    """The three targets, once all are there."""
    targets = indicator.targets
    if targets is None:
        return None
    needed = (targets.basic, targets.standard, targets.advanced)
    return tuple(n for n in needed if n is not None) if None not in needed else None


def count(policies: Policies) -> int | None:
    """Three."""
    del policies
    return len(NAMES)


def score(case: Case) -> Working:
    """The points of the target reached; between two targets interpolated or not, by the book."""
    needed, policy = levels(case.placed.indicator), case.policies.methods.three_point
    if needed is None or policy is None:
        raise UnscorableError("เป้าหมายสามระดับยังไม่ครบ", "its three targets are incomplete")
    rungs = [
        Rung(
            name=name,
            needed=level,
            points=policy.points[index],
            needed_at=(*case.placed.path, "targets", key),
            points_at=("methods", "three_point", "points", index),
        )
        for index, ((key, name), level) in enumerate(zip(NAMES.items(), needed, strict=True))
    ]
    is_stepped = policy.between == "step"
    return Ladder(rungs, is_stepped, case.policies.scale, policy.cite).climb(case.reached)
