"""Tests of which so many must be passed (เช่น ต้องผ่าน 4 ใน 7)."""

from fractions import Fraction

from kpr_cli.core.hit import Bilingual, Told
from kpr_cli.core.indicator import Indicator
from kpr_cli.core.policies import Policies
from kpr_cli.core.scoring_policies import KOfN, Methods
from kpr_cli.judge.vocabulary import Case, UnscorableError, Working
from kpr_cli.judge.working import Draft, Use, cap_use, digits, floor_use, term

HAS_TARGET = False


def data(methods: Methods) -> tuple[str, ...]:
    """The tests, and how many of them must be passed."""
    del methods
    return ("criteria", "required")


def levels(indicator: Indicator) -> None:
    """None: the number that is required is the only level."""
    del indicator


def count(policies: Policies) -> None:
    """None: it has no levels."""
    del policies


def score(case: Case) -> Working:
    """The cap when enough are passed; else the floor, or the share of the way from it."""
    indicator, policy = case.placed.indicator, case.policies.methods.k_of_n
    tests, needed = len(indicator.criteria or ()), indicator.required or 0
    if policy is None or not 0 < needed <= tests:
        raise UnscorableError("เงื่อนไขที่ต้องผ่านยังไม่ครบ", "its tests are incomplete")
    actual = case.reached
    passed = Fraction(actual.value)
    if passed.denominator != 1 or not 0 <= passed <= tests:
        raise UnscorableError(
            f"ผลต้องเป็นจำนวนเงื่อนไขที่ผ่าน ตั้งแต่ 0 ถึง {tests}",
            f"its result must be the number of tests passed, 0 to {tests}",
        )
    return _passed(case, policy, actual, needed)


def _passed(case: Case, policy: KOfN, actual: Use, needed: int) -> Working:
    scale, tests = case.policies.scale, len(case.placed.indicator.criteria or ())
    passed, floor, cap = Fraction(actual.value), Fraction(scale.floor), Fraction(scale.cap)
    at = (*case.placed.path, "required")
    wanted = Use(Told(th="จำนวนที่ต้องผ่าน", en="required"), needed, "agreement", at)
    low = floor_use(scale)
    top = cap_use(scale)
    count = f"{digits(passed)}/{tests}"
    if passed >= needed:
        says = Told(th=f"ผ่าน {count} ครบจำนวนที่ต้องผ่าน", en=f"passed {count}: enough")
        return _worth(says, (actual, wanted, top), term(cap), cap, policy)
    if policy.failed == "floor":
        says = Told(th=f"ผ่าน {count} ไม่ครบจำนวนที่ต้องผ่าน", en=f"passed {count}: not enough")
        return _worth(says, (actual, wanted, low), term(floor), floor, policy)
    says = Told(th=f"ผ่าน {count} คิดตามส่วนที่ผ่าน", en=f"passed {count}: its share")
    line = f"{term(floor)} + ({term(cap)} − {term(floor)}) × {term(passed)} ÷ {needed}"
    raw = floor + (cap - floor) * passed / needed
    return _worth(says, (actual, wanted, low, top), line, raw, policy)


def _worth(
    says: Bilingual, uses: tuple[Use, ...], line: str, raw: Fraction, policy: KOfN
) -> Working:
    return Working(raw, lambda: (Draft(says, uses, line, digits(raw), policy.cite),))
