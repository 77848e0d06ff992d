"""An agreement and its book to a scorecard: exact inside, rounded only where the book says."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from kpr_cli.core.agreement import Agreement, Indicator, Placed, Result, topic_part
from kpr_cli.core.dossier import Filing
from kpr_cli.core.number import exact_text, half_up, plain
from kpr_cli.core.rule import Words
from kpr_cli.core.rulebook import Rounding, Rulebook
from kpr_cli.core.scorecard import Assessor, IndicatorScore, PartScore, Scorecard, State
from kpr_cli.judge.formulas import FORMULAS
from kpr_cli.judge.vocabulary import UnscorableError


@dataclass(frozen=True, slots=True)
class Row:
    """An indicator with its exact score, before the weights of all are known.

    `score` is None where the indicator leaves numerator and weight sum.
    """

    placed: Placed
    state: State
    actual: Decimal | None
    weight: Fraction
    score: Fraction | None
    steps: tuple[Words, ...]


def score_agreement(
    filing: Filing,
    book: Rulebook,
    *,
    round_: int | None = None,
    assessor: Assessor | None = None,
    provisional: bool = False,
) -> Scorecard:
    """The scorecard of a filing; UnscorableError names the indicator that has no score.

    Without `round_` the latest with any result; without `assessor` the committee where it
    assessed every active indicator of that round, else the agency itself.
    """
    agreement = filing.agreement
    at = latest_round(agreement, book) if round_ is None else round_
    by = assessor or default_assessor(agreement, at)
    rows = [row(placed, book, at, by) for placed in agreement.indicators()]
    divisor = _divisor(rows, book)
    scores = [_indicator(entry, book, divisor) for entry in rows]
    exact = [_exact_weighted(entry, divisor) for entry in rows]
    parts = _parts(agreement, book, rows, scores, exact, divisor)
    total, steps = _total(book, scores, exact)
    reason = _why_no_total(rows, at, book)
    agency = agreement.agency
    reward = book.policies.reward
    return Scorecard(
        file=filing.file,
        agency=(agency and agency.id) or "",
        name=(agency and agency.name) or "",
        fiscal_year=book.policies.fiscal_year,
        book=book.name,
        round=at,
        assessor=by,
        total=None if reason else total,
        reason=reason,
        provisional=provisional,
        reaches_reward=None if reason or reward is None else total >= reward.at_least,
        parts=parts,
        indicators=tuple(scores),
        steps=() if reason else steps,
    )


def latest_round(agreement: Agreement, book: Rulebook) -> int | None:
    """The latest round of the book in which any indicator has a result."""
    return max(agreement.reported_rounds() & set(book.policies.rounds), default=None)


def default_assessor(agreement: Agreement, at: int | None) -> Assessor:
    """The committee where it assessed every active indicator of the round, else the agency."""
    active = [placed.indicator for placed in agreement.indicators() if placed.indicator.is_active]
    if at is None or not active:
        return "self"
    results = [indicator.result(at) for indicator in active]
    assessed = all(result is not None and result.committee is not None for result in results)
    return "committee" if assessed else "self"


def row(placed: Placed, book: Rulebook, at: int | None, by: Assessor) -> Row:
    """The exact score of one indicator; UnscorableError where its data gives none."""
    indicator = placed.indicator
    if indicator.weight is None:
        raise _unscorable(placed, "ยังไม่มีน้ำหนัก", "it has no weight")
    weight = Fraction(indicator.weight)
    if indicator.status != "active":
        return Row(placed, indicator.status, None, weight, None, (_left_out(indicator),))
    result = None if at is None else indicator.result(at)
    actual = None if result is None else _assessed(result, by)
    if result is None or actual is None:
        score, step = _not_reported(book)
        return Row(placed, "not_reported", None, weight, score, (step,))
    name = indicator.method or book.policies.methods.default
    formula = FORMULAS.get(name) if name in book.policies.methods.allowed else None
    if formula is None:
        raise _unscorable(placed, f"ไม่มีวิธีให้คะแนน “{name}”", f"there is no method “{name}”")
    try:
        working = formula.score(indicator, Fraction(actual), book.policies.scale)
        score, steps = _deducted(working.score, result, book, by)
    except UnscorableError as error:
        raise _unscorable(placed, error.words.th, error.words.en) from error
    scale = book.policies.scale
    limited = max(Fraction(scale.floor), min(Fraction(scale.cap), score))
    return Row(placed, "scored", actual, weight, limited, (*working.steps, *steps))


def part_score(rows: Iterable[Row], rounding: Rounding) -> Decimal | None:
    """The score of a part: the weighted mean of its indicators' scores; None without any."""
    counted = [(entry.weight, _summand(entry.score, rounding)) for entry in rows if entry.score is not None]
    weight = sum((w for w, _ in counted), Fraction(0))
    if not weight:
        return None
    return half_up(sum((w * s for w, s in counted), Fraction(0)) / weight, rounding.part)


def _summand(score: Fraction, rounding: Rounding) -> Fraction:
    """What enters a sum: the printed score or the exact one, as the book says."""
    return Fraction(half_up(score, rounding.score)) if rounding.sum_of == "displayed" else score


def _assessed(result: Result, by: Assessor) -> Decimal | None:
    return result.committee if by == "committee" else result.self_


def _unscorable(placed: Placed, th: str, en: str) -> UnscorableError:
    label = placed.indicator.id or placed.indicator.name or "?"
    return UnscorableError(f"ตัวชี้วัดที่ {label}: {th}", f"indicator {label}: {en}")


def _left_out(indicator: Indicator) -> Words:
    reason = f": {indicator.reason}" if indicator.reason else ""
    return Words(
        th=f"ไม่นำมาคิดทั้งคะแนนและน้ำหนัก{reason}",
        en=f"left out of scores and weights ({indicator.status}){reason}",
    )


def _not_reported(book: Rulebook) -> tuple[Fraction | None, Words]:
    if book.policies.states.not_reported == "leave_out":
        return None, Words(th="ไม่ได้รายงาน: ไม่นำมาคิด", en="not reported: left out")
    floor = Fraction(book.policies.scale.floor)
    return floor, Words(
        th=f"ไม่ได้รายงาน: ได้คะแนนต่ำสุดของมาตราคะแนน = {exact_text(floor)}",
        en=f"not reported: the floor of the scale = {exact_text(floor)}",
    )


def _deducted(
    score: Fraction, result: Result, book: Rulebook, by: Assessor
) -> tuple[Fraction, tuple[Words, ...]]:
    """The score after the deduction, where the book takes it from this assessor's score."""
    deduction = result.deduction
    if deduction is None or by != book.policies.deductions.leave:
        return score, ()
    if deduction.points is None or deduction.times is None:
        raise UnscorableError("การหักคะแนนไม่ครบ", "its deduction is incomplete")
    floor = Fraction(book.policies.scale.floor)
    points = Fraction(deduction.points)
    left = max(floor, score - points * deduction.times)
    line = f"{exact_text(score)} − ({exact_text(points)} × {deduction.times}) = {exact_text(left)}"
    low = exact_text(floor)
    why = f" {deduction.reason}" if deduction.reason else ""
    return left, (
        Words(th=f"หักคะแนน{why}: {line} (ไม่ต่ำกว่า {low})", en=f"deduction{why}: {line} (not below {low})"),
    )


def _divisor(rows: list[Row], book: Rulebook) -> Fraction:
    """By what weighted scores are divided: the weights that count, or the book's total."""
    if book.policies.weights.divide_by == "total":
        return Fraction(book.policies.weights.total)
    return sum((entry.weight for entry in rows if entry.score is not None), Fraction(0))


def _exact_weighted(entry: Row, divisor: Fraction) -> Fraction | None:
    if entry.score is None or not divisor:
        return None
    return entry.weight * entry.score / divisor


def _indicator(entry: Row, book: Rulebook, divisor: Fraction) -> IndicatorScore:
    rounding = book.policies.rounding
    indicator = entry.placed.indicator
    score = weighted = None
    steps = entry.steps
    if entry.score is not None and divisor:
        score = half_up(entry.score, rounding.score)
        basis = _summand(entry.score, rounding)
        product = entry.weight * basis / divisor
        weighted = half_up(product, rounding.weighted)
        line = f"{plain(indicator.weight or Decimal(0))} × {_shown(basis, score)} ÷ {exact_text(divisor)}"
        steps += (
            _rounded("ค่าคะแนนที่ได้", "score", entry.score, score, rounding.score),
            Words(
                th=f"คะแนนถ่วงน้ำหนัก = {line} = {exact_text(product)} ปัดเศษครึ่งขึ้นเป็น {plain(weighted)}",
                en=f"weighted score = {line} = {exact_text(product)}, rounded half up to {plain(weighted)}",
            ),
        )
    return IndicatorScore(
        id=indicator.id or "",
        name=indicator.name or "",
        part=entry.placed.part,
        state=entry.state,
        actual=entry.actual,
        weight=half_up(entry.weight, rounding.weight),
        score=score,
        weighted=weighted,
        steps=steps,
    )


def _shown(basis: Fraction, score: Decimal) -> str:
    return plain(score) if Fraction(score) == basis else exact_text(basis)


def _rounded(th: str, en: str, exact: Fraction, shown: Decimal, places: int) -> Words:
    return Words(
        th=f"{th} = {exact_text(exact)} ปัดเศษครึ่งขึ้นทศนิยม {places} ตำแหน่ง = {plain(shown)}",
        en=f"{en} = {exact_text(exact)} rounded half up to {places} decimals = {plain(shown)}",
    )


def _parts(  # noqa: PLR0913 - the columns of one table
    agreement: Agreement,
    book: Rulebook,
    rows: list[Row],
    scores: list[IndicatorScore],
    exact: list[Fraction | None],
    divisor: Fraction,
) -> tuple[PartScore, ...]:
    """Subtotals in the order of the book's parts, then of the chosen topics."""
    order = [part.id for part in book.policies.parts]
    order += [topic_part(topic.topic) for topic in agreement.optional_topics]
    order += [entry.placed.part for entry in rows]
    parts = []
    for part in dict.fromkeys(order):
        own = [i for i, entry in enumerate(rows) if entry.placed.part == part]
        if own:
            parts.append(_part(part, book, [(rows[i], scores[i].weighted, exact[i]) for i in own], divisor))
    return tuple(parts)


def _part(
    part: str, book: Rulebook, own: list[tuple[Row, Decimal | None, Fraction | None]], divisor: Fraction
) -> PartScore:
    rounding = book.policies.rounding
    counted = [entry for entry, _, _ in own if entry.score is not None]
    weight = sum((entry.weight for entry in counted), Fraction(0))
    score = part_score(counted, rounding)
    summands = [
        Fraction(shown) if rounding.sum_of == "displayed" else weighted
        for _, shown, weighted in own
        if shown is not None and weighted is not None
    ]
    has_sum = bool(summands) and bool(divisor)
    weighted = half_up(sum(summands, Fraction(0)), rounding.weighted) if has_sum else None
    line = " + ".join(exact_text(value) for value in summands)
    shown = plain(weighted) if weighted is not None else "–"
    return PartScore(
        id=part,
        name=part_name(part, book),
        weight=half_up(weight, rounding.weight),
        score=score,
        weighted=weighted,
        steps=(Words(th=f"รวมคะแนนถ่วงน้ำหนัก = {line} = {shown}", en=f"sum of weighted = {line} = {shown}"),),
    )


def part_name(part: str, book: Rulebook) -> Words:
    """The name of an issue or optional topic."""
    issue = book.part(part)
    if issue is not None:
        return issue.words
    number = part.removeprefix("topic-")
    topic = book.topic(int(number)) if number.isdecimal() else None
    return topic.words if topic is not None else Words(th=part, en=part)


def _total(
    book: Rulebook, scores: list[IndicatorScore], exact: list[Fraction | None]
) -> tuple[Decimal, tuple[Words, ...]]:
    rounding = book.policies.rounding
    if rounding.sum_of == "displayed":
        summands = [Fraction(entry.weighted) for entry in scores if entry.weighted is not None]
    else:
        summands = [value for value in exact if value is not None]
    total = half_up(sum(summands, Fraction(0)), rounding.total)
    line = f"{' + '.join(exact_text(value) for value in summands)} = {plain(total)}"
    return total, (Words(th=f"คะแนนรวม = {line}", en=f"total = {line}"),)


def _why_no_total(rows: list[Row], at: int | None, book: Rulebook) -> Words | None:
    """Why there is no total, or None where there is one."""
    if not rows:
        return Words(th="ไม่มีตัวชี้วัดให้คิดคะแนน", en="there is no indicator to score")
    if at is None:
        return Words(th="ยังไม่มีผลการดำเนินงานรอบใด", en="no round has a result yet")
    if all(entry.state != "scored" for entry in rows):
        return Words(
            th=f"ไม่มีตัวชี้วัดใดได้คะแนนในรอบ {at} เดือน",
            en=f"no indicator is scored in the round of {at} months",
        )
    totals = book.policies.totals
    return None if totals.given else totals.because
