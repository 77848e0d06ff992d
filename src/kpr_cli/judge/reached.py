"""What an indicator reached in a round by one assessor, worked out where it is not a number yet."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from kpr_cli.core.agreement import Placed
from kpr_cli.core.hit import Told
from kpr_cli.core.number import half_up
from kpr_cli.core.place import Path
from kpr_cli.core.result import Ratio, Result
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.core.scorecard import Assessor
from kpr_cli.core.scoring_policies import Milestone, RatioMethod
from kpr_cli.judge.levels import method_of
from kpr_cli.judge.vocabulary import UnscorableError
from kpr_cli.judge.working import Draft, Telling, Use, digits, nothing, rounding, term

WHAT = Told(th="ผลการดำเนินงาน", en="result")


@dataclass(frozen=True, slots=True)
class Reached:
    """A result as a number: as printed, as the score takes it, and how it was worked out.

    `use` is None where it is 0 ÷ 0, which is no number: the book says what becomes of it.
    """

    shown: Decimal | None
    use: Use | None
    steps: Telling = nothing


def reached(placed: Placed, at: int, by: Assessor, book: Rulebook) -> Reached | None:
    """The result of a round; None where this assessor has none.

    An agency can give its result as a ratio or as the milestones that are done; the committee
    always gives the number, but what is 0 ÷ 0 for the agency is so for the committee, too.
    """
    position = next((i for i, r in enumerate(placed.indicator.results) if r.round == at), None)
    if position is None:
        return None
    result, path = placed.indicator.results[position], (*placed.path, "results", position)
    if by == "committee":
        if result.committee is None and is_undefined(placed, result, book):
            return Reached(None, None)
        return _plain(result.committee, (*path, "committee"))
    method = method_of(placed.indicator, book)
    policies = book.policies.methods
    if method == "ratio" and result.ratio is not None and policies.ratio is not None:
        return _of_ratio(result.ratio, (*path, "ratio"), policies.ratio)
    if method == "milestone" and result.done is not None and policies.milestone is not None:
        return _of_done(placed, result, policies.milestone)
    return _plain(result.self_, (*path, "self"))


def _plain(value: Decimal | None, path: Path) -> Reached | None:
    return None if value is None else Reached(value, Use(WHAT, value, "agreement", path))


def _of_ratio(ratio: Ratio, path: Path, policy: RatioMethod) -> Reached:
    """A ÷ B × factor; UnscorableError where a number is missing or B alone is 0."""
    above, under, factor = ratio.numerator, ratio.denominator, ratio.factor
    if above is None or under is None or factor is None:
        raise UnscorableError("ตัวตั้ง ตัวหาร หรือตัวคูณยังไม่ครบ", "its ratio is incomplete")
    if under == above == 0:
        return Reached(None, None)
    exact = exact_ratio(ratio)
    if exact is None:
        raise UnscorableError("ตัวหารเป็น 0", "its denominator is 0")
    shown = half_up(exact, policy.places)
    value = exact if policy.score_of == "exact" else shown

    def steps() -> tuple[Draft, ...]:
        names = (("ตัวตั้ง", "numerator"), ("ตัวหาร", "denominator"), ("ตัวคูณ", "factor"))
        uses = tuple(
            Use(Told(th=th, en=en), number, "agreement", (*path, en))
            for (th, en), number in zip(names, (above, under, factor), strict=True)
        )
        line = f"{term(above)} ÷ {term(under)} × {term(factor)}"
        says = Told(th="ผลเป็นตัวตั้ง ÷ ตัวหาร × ตัวคูณ", en="the result is A ÷ B × factor")
        worked_out = Draft(says, uses, line, digits(exact), policy.cite)
        at = ("methods", "ratio", "places")
        return worked_out, rounding(exact, policy.places, policy.cite, at, WHAT)

    return Reached(shown, Use(WHAT, value, "agreement", None), steps)


def _of_done(placed: Placed, result: Result, policy: Milestone) -> Reached:
    """The level that the milestones which are done make; UnscorableError for an unknown one."""
    texts, done = placed.indicator.milestones or (), result.done or ()
    if any(text not in texts for text in done):
        raise UnscorableError("ขั้นที่ทำแล้วไม่ตรงกับ milestones", "what is done is no milestone")
    level = level_of_done(texts, done, policy)
    in_row = policy.done == "consecutive"
    listed = " · ".join(f"{n} {text}" for n, text in enumerate(texts, start=1) if text in done)
    said = Draft(
        says=Told(
            th=f"ขั้นที่ทำแล้ว: {listed or '–'}"
            f" {'นับติดต่อกันจากขั้นที่ 1' if in_row else 'นับทุกขั้นที่ทำแล้ว'} ได้ {level} ขั้น",
            en=f"milestones done: {listed or '–'};"
            f" {'counted in a row from the first' if in_row else 'all of them counted'}: {level}",
        ),
        uses=(),
        expression="",
        value="",
        cite=policy.cite,
    )
    return Reached(Decimal(level), Use(WHAT, level, "agreement", None), lambda: (said,))


def level_of_done(texts: Sequence[str], done: Collection[str], policy: Milestone) -> int:
    """The level that is reached when some milestones are done, in a row or all counted."""
    flags = [text in done for text in texts]
    return sum(flags) if policy.done == "count" else (*flags, False).index(False)


def exact_ratio(ratio: Ratio) -> Fraction | None:
    """A ÷ B × factor; None where a number is missing or B is 0."""
    above, under, factor = ratio.numerator, ratio.denominator, ratio.factor
    if above is None or not under or factor is None:
        return None
    return Fraction(above) / Fraction(under) * Fraction(factor)


def is_undefined(placed: Placed, result: Result, book: Rulebook) -> bool:
    """Whether the agency's ratio is 0 ÷ 0, of which no assessor can make a number."""
    ratio = result.ratio if method_of(placed.indicator, book) == "ratio" else None
    return ratio is not None and ratio.numerator == ratio.denominator == 0
