"""The total of a card, and what the book prints beside it: mean, percent, grade, reward."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from kpr_cli.core.hit import Told
from kpr_cli.core.number import half_up, plain
from kpr_cli.core.place import Path
from kpr_cli.core.policies import Policies
from kpr_cli.core.scoring_policies import Grade
from kpr_cli.judge.sum_steps import COUNTED, TOTAL, divided_by, sum_exact, sum_of
from kpr_cli.judge.sums import Weighed
from kpr_cli.judge.working import (
    Draft,
    Use,
    cap_use,
    decimals_use,
    digits,
    floor_use,
    rounding,
    term,
)

MEAN = Told(th="คะแนนเฉลี่ย", en="mean")
PERCENT = Told(th="ร้อยละของคะแนนเต็ม", en="percent of the highest total")


@dataclass(frozen=True, slots=True)
class Total:
    """A total with all that follows from it, and the working of each number.

    `of_exact` is the total of the exact parts, where the sum of the printed ones differs from it.
    """

    value: Decimal
    of_exact: Decimal | None
    mean: Decimal | None
    percent: Decimal | None
    grade: Grade | None
    reaches_reward: bool | None
    drafts: tuple[Draft, ...]


def total_of(weighed: Sequence[Weighed], policies: Policies, divisor: Fraction) -> Total | None:
    """The total; None where nothing counts."""
    counted = [entry for entry in weighed if entry.summand is not None]
    summands = [entry.summand for entry in counted if entry.summand is not None]
    if not counted:
        return None
    whole = sum_exact(entry.row.weighs for entry in counted)
    value, steps = _limited(sum_exact(summands), whole, policies)
    of_exact, _ = _limited(sum_exact(map(_exact, counted)) / divisor, whole, policies)
    basis = value if policies.rounding.sum_of == "displayed" else sum_exact(summands)
    beside, more = _beside(basis, whole, divisor, policies)
    grade, reward = _grade(value, policies), _reward(value, policies)
    return Total(
        value=value,
        of_exact=None if of_exact == value else of_exact,
        mean=beside.get("mean"),
        percent=beside.get("percent"),
        grade=grade,
        reaches_reward=reward,
        drafts=(
            sum_of(summands, policies, TOTAL),
            *steps,
            *more,
            *_graded(value, grade, policies),
            *_rewarded(policies, is_reached=reward),
        ),
    )


def _exact(entry: Weighed) -> Fraction:
    """Weight × score before anything is rounded."""
    return entry.row.weighs * (entry.row.score or Fraction(0))


def _limited(exact: Fraction, whole: Fraction, policies: Policies) -> tuple[Decimal, list[Draft]]:
    """A total as printed, kept on the scale where the book says so, with the steps.

    Its ends are those of the `whole` weight that counts: weights that are left out lower a total
    that is divided by all of them.
    """
    places = policies.rounding.total
    value = half_up(exact, places)
    steps = [rounding(exact, places, policies.rounding.cite, ("rounding", "total"), TOTAL)]
    ends = [half_up(end, places) for end in policies.total_ends(whole)]
    inside = max(min(ends), min(max(ends), value))
    if policies.totals.limit == "none" or inside == value:
        return value, steps
    return inside, [*steps, *_limit(value, inside, whole, policies)]


def _limit(
    value: Decimal, inside: Decimal, whole: Fraction, policies: Policies
) -> tuple[Draft, Draft]:
    """The steps that keep a total on the scale: where it ends, and what that leaves."""
    scale, edge, (by, uses) = (
        policies.scale,
        "min" if value > inside else "max",
        divided_by(policies),
    )
    is_capped = (edge == "min") != scale.is_inverted
    end = cap_use(scale) if is_capped else floor_use(scale)
    th, en, line = end.name.th, end.name.en, term(end.value)
    divisor = policies.weights.divisor(whole)
    if divisor != whole:
        th, en = f"{th} × {COUNTED.th} ÷ {by.th}", f"{en} × {COUNTED.en} ÷ {by.en}"
        line = f"{line} × {term(whole)} ÷ {term(divisor)}"
    places = policies.rounding.total
    ends = Draft(
        says=Told(
            th=f"คะแนนรวม{'สูงสุด' if is_capped else 'ต่ำสุด'}ที่เป็นไปได้ = {th}",
            en=f"the {'best' if is_capped else 'worst'} total there can be = {en}",
        ),
        uses=(end, *uses, decimals_use(places, ("rounding", "total"))),
        expression=f"round({line}, {places})",
        value=plain(inside),
        cite=policies.totals.cite,
    )
    says = Told(
        th=f"คะแนนรวมต้องอยู่ในมาตราคะแนน จึงเป็น {plain(inside)}",
        en=f"a total stays on the scale: {plain(inside)}",
    )
    line = f"{edge}({term(value)}, {term(inside)})"
    return ends, Draft(says, (), line, plain(inside), policies.totals.cite)


def _beside(
    basis: Decimal | Fraction, whole: Fraction, divisor: Fraction, policies: Policies
) -> tuple[dict[str, Decimal], list[Draft]]:
    """Mean and percent, as far as the book prints them, with their steps."""
    totals = policies.totals
    printed: dict[str, Decimal] = {}
    steps: list[Draft] = []
    if totals.mean is not None and whole:
        exact, draft = _mean(basis, whole, divisor, policies)
        printed["mean"] = half_up(exact, totals.mean)
        steps += [draft, rounding(exact, totals.mean, totals.cite, ("totals", "mean"), MEAN)]
    if totals.percent is not None and whole and policies.scale.cap:
        exact, draft = _percent(basis, whole, divisor, policies)
        printed["percent"] = half_up(exact, totals.percent)
        at: Path = ("totals", "percent")
        steps += [draft, rounding(exact, totals.percent, totals.cite, at, PERCENT)]
    return printed, steps


def _mean(
    basis: Decimal | Fraction, whole: Fraction, divisor: Fraction, policies: Policies
) -> tuple[Fraction, Draft]:
    """The total as a mean of the weights that count."""
    by, uses = divided_by(policies)
    exact = Fraction(basis) * divisor / whole
    if divisor == whole:  # it is one already
        says, line = Told(th=f"{MEAN.th} = {TOTAL.th}", en=f"{MEAN.en} = {TOTAL.en}"), term(basis)
    else:
        says = Told(
            th=f"{MEAN.th} = {TOTAL.th} × {by.th} ÷ {COUNTED.th}",
            en=f"{MEAN.en} = {TOTAL.en} × {by.en} ÷ {COUNTED.en}",
        )
        line = f"{term(basis)} × {term(divisor)} ÷ {term(whole)}"
    return exact, Draft(says, uses, line, digits(exact), policies.totals.cite)


def _percent(
    basis: Decimal | Fraction, whole: Fraction, divisor: Fraction, policies: Policies
) -> tuple[Fraction, Draft]:
    """The total as a percent of the highest there can be with the weights that count."""
    by, uses = divided_by(policies)
    cap = cap_use(policies.scale)
    exact = Fraction(basis) / (whole * Fraction(cap.value) / divisor) * 100
    most_th, most_en = (
        f"({COUNTED.th} × {cap.name.th} ÷ {by.th})",
        f"({COUNTED.en} × {cap.name.en} ÷ {by.en})",
    )
    most = f"({term(whole)} × {term(cap.value)} ÷ {term(divisor)})"
    if divisor == whole:
        most_th, most_en, most = cap.name.th, cap.name.en, term(cap.value)
    says = Told(
        th=f"{PERCENT.th} = {TOTAL.th} ÷ {most_th} × 100",
        en=f"{PERCENT.en} = {TOTAL.en} ÷ {most_en} × 100",
    )
    line = f"{term(basis)} ÷ {most} × 100"
    return exact, Draft(says, (cap, *uses), line, digits(exact), policies.totals.cite)


def _grade(total: Decimal, policies: Policies) -> Grade | None:
    """The band of grades that the printed total lies in."""
    if policies.grades is None:
        return None
    return next((band for band in policies.grades.bands if band.holds(total)), None)


def _reward(total: Decimal, policies: Policies) -> bool | None:
    """Whether the printed total reaches the threshold, or has to lie beyond it."""
    reward = policies.reward
    if reward is None:
        return None
    if total == reward.threshold:
        return reward.reached == "at_least"
    return policies.scale.reaches(total, reward.threshold)


def _graded(total: Decimal, grade: Grade | None, policies: Policies) -> list[Draft]:
    """What the working says of the grade."""
    if grade is None or policies.grades is None:
        return []
    says = Told(
        th=f"คะแนนรวม {plain(total)} อยู่ในระดับ “{grade.th}”",
        en=f"the total {plain(total)} is graded “{grade.en}”",
    )
    return [Draft(says, (), "", "", policies.grades.cite)]


def _rewarded(policies: Policies, *, is_reached: bool | None) -> list[Draft]:
    """What the working says of the reward."""
    reward = policies.reward
    if reward is None:
        return []
    name = Told(th="เกณฑ์เงินรางวัล", en="reward threshold")
    limit = Use(name, reward.threshold, "book", ("reward", "threshold"))
    than = reward.words(policies.scale)
    says = Told(
        th=f"{'ถึง' if is_reached else 'ไม่ถึง'}เกณฑ์เงินรางวัล ({than.th})",
        en=f"{'reaches' if is_reached else 'does not reach'} the reward threshold ({than.en})",
    )
    return [Draft(says, (limit,), "", "", reward.cite)]
