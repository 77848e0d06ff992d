"""Points out of a maximum: the share of the maximum is the share of the scale."""

from fractions import Fraction

from kpr_cli.core.hit import Told
from kpr_cli.core.indicator import Indicator
from kpr_cli.core.policies import Policies
from kpr_cli.core.scoring_policies import Methods
from kpr_cli.judge.vocabulary import Case, UnscorableError, Working
from kpr_cli.judge.working import Draft, Use, cap_use, digits, floor_use, term

HAS_TARGET = True


def data(methods: Methods) -> tuple[str, ...]:
    """The maximum."""
    del methods
    return ("maximum",)


def levels(indicator: Indicator) -> None:
    """None: every number of points up to the maximum is one."""
    del indicator


def count(policies: Policies) -> None:
    """None: it has no levels."""
    del policies


def score(case: Case) -> Working:
    """What the points are worth on the scale, from zero or from its floor as the book says."""
    maximum, policy = case.placed.indicator.maximum, case.policies.methods.maximum
    if maximum is None or maximum <= 0 or policy is None:
        raise UnscorableError("คะแนนเต็มต้องมากกว่า 0", "its maximum must be above 0")
    actual, scale = case.reached, case.policies.scale
    if not 0 <= Fraction(actual.value) <= maximum:
        raise UnscorableError(
            f"ผลต้องอยู่ระหว่าง 0 ถึง {digits(maximum)}",
            f"its result must lie between 0 and {digits(maximum)}",
        )
    start = Fraction(scale.floor) if policy.start == "floor" else Fraction(0)
    raw = start + (Fraction(scale.cap) - start) * Fraction(actual.value) / Fraction(maximum)

    def steps() -> tuple[Draft, ...]:
        full = Use(Told(th="คะแนนเต็ม", en="maximum"), maximum, "agreement", _at(case))
        cap = cap_use(scale)
        low = floor_use(scale)
        share = f"{term(actual.value)} ÷ {term(maximum)}"
        line = f"{term(scale.cap)} × {share}"
        if policy.start == "floor":
            line = f"{term(scale.floor)} + ({term(scale.cap)} − {term(scale.floor)}) × {share}"
        return (
            Draft(
                says=Told(th="ส่วนของคะแนนเต็มที่ได้", en="the share of the maximum"),
                uses=(actual, full, *((low,) if policy.start == "floor" else ()), cap),
                expression=line,
                value=digits(raw),
                cite=policy.cite,
            ),
        )

    return Working(raw, steps)


def _at(case: Case) -> tuple[str | int, ...]:
    return (*case.placed.path, "maximum")
