"""The exact score of one indicator: its state, its formula, the limits, its deduction."""

from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from kpr_cli.core.agreement import Placed
from kpr_cli.core.hit import Bilingual, Told
from kpr_cli.core.number import half_up
from kpr_cli.core.rule import Cite
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.core.scorecard import Assessor, State
from kpr_cli.core.scoring_policies import Treatment
from kpr_cli.judge.deducting import deducted
from kpr_cli.judge.levels import formula_of, method_of
from kpr_cli.judge.limiting import floor_of, left_out, limited, state_words, treated
from kpr_cli.judge.phrases import owner
from kpr_cli.judge.reached import Reached, reached
from kpr_cli.judge.vocabulary import Case, Formula, Scored, UnscorableError
from kpr_cli.judge.weighing import weight_use
from kpr_cli.judge.working import Draft, Telling, Use, nothing

LATER = Told(th="น้ำหนักเริ่มรอบถัดไป", en="its weights begin in a later round")
ZERO_OVER_ZERO = Told(th="ผลเป็น 0 ÷ 0 ซึ่งไม่ใช่ตัวเลข", en="the result is 0 ÷ 0, which is no number")


@dataclass(frozen=True)
class Row:
    """An indicator with its exact score, before the weights of all are known.

    `raw` is the score by the method alone. `score` is None where the indicator leaves numerator
    and weight sum. A sub-indicator under a plain mean has no `weight`.
    """

    placed: Placed
    state: State
    weight: Use | None
    steps: Telling
    actual: Decimal | None = None
    raw: Fraction | None = None
    score: Fraction | None = None
    children: tuple["Row", ...] = ()

    @cached_property
    def weighs(self) -> Fraction:
        """Its weight as a number."""
        return Fraction(0) if self.weight is None else Fraction(self.weight.value)


@dataclass(frozen=True, slots=True)
class Round:
    """Which results are scored, and by which book."""

    book: Rulebook
    at: int | None
    by: Assessor


def row(placed: Placed, round_: Round, *, is_weighed: bool = True) -> Row:
    """The exact score of an indicator; UnscorableError where its data gives none.

    A sub-indicator is not weighed where the book takes the plain mean.
    """
    try:
        weight = weight_use(placed, round_.at, round_.book) if is_weighed else None
        if is_weighed and weight is None:  # its weights begin in a later round
            status = placed.indicator.status
            state: State = "starts_later" if status == "active" else status
            why = LATER if status == "active" else state_words(placed, state)
            said = left_out(why, round_.book.policies.weights.cite)
            return Row(placed, state, None, lambda: (said,))
        return _row(placed, weight, round_)
    except UnscorableError as error:
        if error.is_owned:
            raise
        whose, why = owner(placed), error.words
        th, en = f"{whose.th}: {why.th}", f"{whose.en}: {why.en}"
        raise UnscorableError(th, en, is_owned=True) from error


def _row(placed: Placed, weight: Use | None, round_: Round) -> Row:
    indicator = placed.indicator
    if indicator.status != "active":
        return _without(placed, indicator.status, weight, round_)
    formula = formula_of(indicator, round_.book)
    if formula is None:
        name = method_of(indicator, round_.book)
        raise UnscorableError(f"ไม่มีวิธีให้คะแนน “{name}”", f"there is no method “{name}”")
    if "children" in formula.data(round_.book.policies.methods):
        return _composite(placed, weight, round_, formula)
    found = None if round_.at is None else reached(placed, round_.at, round_.by, round_.book)
    if found is None:
        return _without(placed, "not_reported", weight, round_)
    if found.use is None:
        return _undefined(placed, weight, round_)
    return _scored(placed, weight, round_, found, formula)


def _scored(
    placed: Placed, weight: Use | None, round_: Round, found: Reached, formula: Formula
) -> Row:
    """A row with a result: by the method, inside the limits, after the deduction."""
    policies = round_.book.policies
    working = formula.score(Case(placed, policies, found.use))
    inside, limit = limited(working.score, policies.scale)
    left, deduction = deducted(inside, placed, round_.at, round_.by, policies)

    def steps() -> tuple[Draft, ...]:
        return (*found.steps(), *working.steps(), *limit(), *deduction())

    return Row(placed, "scored", weight, steps, found.shown, working.score, left)


def _composite(placed: Placed, weight: Use | None, round_: Round, formula: Formula) -> Row:
    """A row whose score is the mean of its sub-indicators that count."""
    if not placed.indicator.children:
        raise UnscorableError("ยังไม่มีตัวชี้วัดย่อย", "it has no sub-indicator")
    policies = round_.book.policies
    policy = policies.methods.composite
    is_plain = policy is not None and policy.mean == "plain"
    rows = tuple(row(child, round_, is_weighed=not is_plain) for child in placed.children())
    is_exact = policy is not None and policy.mean_of == "exact"
    places = policies.rounding.score
    counted = tuple(
        Scored(
            owner(child.placed),
            child.weight,
            child.score if is_exact else half_up(child.score, places),
        )
        for child in rows
        if child.score is not None
    )
    state = _state_of(rows)
    if not counted:
        said = left_out(state_words(placed, state), policies.states.cite)
        return Row(placed, state, weight, lambda: (said,), children=rows)
    working = formula.score(Case(placed, policies, None, counted))
    inside, limit = limited(working.score, policies.scale)
    return Row(
        placed,
        state,
        weight,
        lambda: (*working.steps(), *limit()),
        raw=working.score,
        score=inside,
        children=rows,
    )


def _state_of(rows: tuple[Row, ...]) -> State:
    """The state of an indicator by those of its sub-indicators."""
    states = {row.state for row in rows}
    if len(states) == 1:
        return states.pop()
    return next((s for s in ("scored", "not_reported") if s in states), "not_applicable")


def _without(placed: Placed, state: State, weight: Use | None, round_: Round) -> Row:
    """A row without a result: it gets the floor or leaves the sums, as the book says."""
    policies = round_.book.policies
    why, cite = state_words(placed, state), policies.states.cite
    return _treated(
        Row(placed, state, weight, nothing), treated(state, policies), (why, cite), round_
    )


def _undefined(placed: Placed, weight: Use | None, round_: Round) -> Row:
    """A row whose result is 0 ÷ 0."""
    scale = round_.book.policies.scale
    state: State = "not_applicable" if scale.zero_over_zero == "leave_out" else "scored"
    bare = Row(placed, state, weight, nothing)
    return _treated(bare, scale.zero_over_zero, (ZERO_OVER_ZERO, scale.cite), round_)


def _treated(bare: Row, treatment: Treatment, why: tuple[Bilingual, Cite], round_: Round) -> Row:
    """A row that leaves the sums, or has the floor, of which a deduction can still be taken."""
    words, cite = why
    policies = round_.book.policies
    if treatment == "leave_out":
        return replace(bare, steps=lambda: (left_out(words, cite),))
    floor = Fraction(policies.scale.floor)
    left, deduction = deducted(floor, bare.placed, round_.at, round_.by, policies)
    return replace(bare, steps=lambda: (floor_of(words, policies, cite), *deduction()), score=left)
