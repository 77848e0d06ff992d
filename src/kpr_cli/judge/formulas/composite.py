"""The mean of sub-indicators (ตัวชี้วัดย่อย), plain or weighted; they can have their own in turn."""

from dataclasses import replace
from fractions import Fraction

from kpr_cli.core.hit import Told
from kpr_cli.core.indicator import Indicator
from kpr_cli.core.policies import Policies
from kpr_cli.core.scoring_policies import Methods
from kpr_cli.judge.vocabulary import Case, Scored, UnscorableError, Working
from kpr_cli.judge.working import Draft, Use, added, digits, term

HAS_TARGET = False


def data(methods: Methods) -> tuple[str, ...]:
    """The sub-indicators."""
    del methods
    return ("children",)


def levels(indicator: Indicator) -> None:
    """None: its sub-indicators have their own."""
    del indicator


def count(policies: Policies) -> None:
    """None: it has no levels."""
    del policies


def score(case: Case) -> Working:
    """The mean of the scores that count; UnscorableError where their weights add up to nothing."""
    children, policy = case.children, case.policies.methods.composite
    if policy is None or not children:
        raise UnscorableError("ยังไม่มีตัวชี้วัดย่อยให้คิดคะแนน", "it has no sub-indicator to score")
    is_plain = policy.mean == "plain"
    weights = [Fraction(1 if c.weight is None else c.weight.value) for c in children]
    whole = sum(weights, Fraction(0))
    if not whole:
        raise UnscorableError("น้ำหนักของตัวชี้วัดย่อยรวมเป็น 0", "its sub-indicators weigh nothing")
    pairs = zip(weights, children, strict=True)
    raw = sum((w * Fraction(child.score) for w, child in pairs), Fraction(0)) / whole

    def steps() -> tuple[Draft, ...]:
        owners = ", ".join(child.owner.th for child in children)
        uses = () if is_plain else tuple(_weight(child) for child in children)
        line = f"({added([c.score for c in children])}) ÷ {len(children)}"
        if not is_plain:
            pairs = zip(uses, children, strict=True)
            sums = " + ".join(f"{term(use.value)} × {term(child.score)}" for use, child in pairs)
            line = f"({sums}) ÷ ({added([use.value for use in uses])})"
        return (
            Draft(
                says=Told(
                    th=f"ค่าเฉลี่ย{'' if is_plain else 'ถ่วงน้ำหนัก'}ของตัวชี้วัดย่อย: {owners}",
                    en=f"the {policy.mean} mean of its sub-indicators",
                ),
                uses=uses,
                expression=line,
                value=digits(raw),
                cite=policy.cite,
            ),
        )

    return Working(raw, steps)


def _weight(child: Scored) -> Use:
    """The weight of a sub-indicator, called after it; 1 where it has none."""
    own, whose = child.weight, child.owner
    name = Told(th=f"น้ำหนักของ{whose.th}", en=f"weight of {whose.en}")
    return Use(name, 1, "agreement", None) if own is None else replace(own, name=name)
