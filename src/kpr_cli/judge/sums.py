"""Weighted scores, subtotals and the total: sums of printed or of exact parts, as the book says."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from kpr_cli.core.number import exact_text, half_up, plain
from kpr_cli.core.policies import Rounding
from kpr_cli.core.rule import Words
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.core.scorecard import IndicatorScore, PartScore
from kpr_cli.judge.rows import Row


@dataclass(frozen=True, slots=True)
class Weighed:
    """A row as printed, and what of it enters sums; None where it leaves them."""

    row: Row
    shown: IndicatorScore
    summand: Fraction | None


def divisor_of(rows: Iterable[Row], book: Rulebook) -> Fraction:
    """By what weighted scores are divided: the weights that count, or the book's total."""
    if book.policies.weights.divide_by == "total":
        return Fraction(book.policies.weights.total)
    return sum((row.weight for row in rows if row.score is not None), Fraction(0))


def weigh(row: Row, book: Rulebook, divisor: Fraction) -> Weighed:
    """The printed numbers of a row: weight × score ÷ divisor, rounded as the book says."""
    rounding = book.policies.rounding
    score = weighted = summand = None
    steps = row.steps()
    if row.score is not None and divisor:
        score = half_up(row.score, rounding.score)
        basis = _basis(row.score, rounding)
        product = row.weight * basis / divisor
        weighted = half_up(product, rounding.weighted)
        summand = Fraction(weighted) if rounding.sum_of == "displayed" else product
        steps += (
            _rounded(row.score, score, rounding.score),
            _weighted(row.weight, basis, divisor, weighted),
        )
    indicator = row.placed.indicator
    shown = IndicatorScore(
        id=indicator.id or "",
        name=indicator.name or "",
        part=row.placed.part,
        state=row.state,
        actual=row.actual,
        weight=half_up(row.weight, rounding.weight),
        score=score,
        weighted=weighted,
        steps=steps,
    )
    return Weighed(row, shown, summand)


def mean_score(rows: Iterable[Row], rounding: Rounding) -> Decimal | None:
    """The weighted mean of the scores of a part; None where nothing counts."""
    counted = [(row.weight, _basis(row.score, rounding)) for row in rows if row.score is not None]
    weight = sum((w for w, _ in counted), Fraction(0))
    if not weight:
        return None
    return half_up(sum((w * s for w, s in counted), Fraction(0)) / weight, rounding.part)


def part_of(part: str, weighed: Sequence[Weighed], book: Rulebook, title: str | None) -> PartScore:
    """The subtotal of an issue or optional topic."""
    policies = book.policies
    rounding = policies.rounding
    counted = [entry.row for entry in weighed if entry.summand is not None]
    weighted, line = _sum(weighed, rounding.weighted)
    # An excerpt's rows have no subtotal: the rows that it lacks would change it.
    is_given = policies.totals.given
    return PartScore(
        id=part,
        name=Words(th=title, en=title) if title else _part_name(part, book),
        weight=half_up(sum((row.weight for row in counted), Fraction(0)), rounding.weight),
        score=mean_score(counted, rounding) if is_given else None,
        weighted=weighted if is_given else None,
        steps=()
        if not is_given
        else (Words(th=f"รวมคะแนนถ่วงน้ำหนัก = {line}", en=f"sum of weighted scores = {line}"),),
    )


def total_of(weighed: Sequence[Weighed], book: Rulebook) -> tuple[Decimal | None, Words]:
    """The total with its working; None where nothing counts."""
    total, line = _sum(weighed, book.policies.rounding.total)
    return total, Words(th=f"คะแนนรวม = {line}", en=f"total = {line}")


def _sum(weighed: Iterable[Weighed], places: int) -> tuple[Decimal | None, str]:
    summands = [entry.summand for entry in weighed if entry.summand is not None]
    if not summands:
        return None, "–"
    total = half_up(sum(summands, Fraction(0)), places)
    return total, f"{' + '.join(exact_text(value) for value in summands)} = {plain(total)}"


def _basis(score: Fraction, rounding: Rounding) -> Fraction:
    """The score that is multiplied with the weight: the printed one or the exact one."""
    return Fraction(half_up(score, rounding.score)) if rounding.sum_of == "displayed" else score


def _rounded(exact: Fraction, shown: Decimal, places: int) -> Words:
    start, end = exact_text(exact), plain(shown)
    return Words(
        th=f"ค่าคะแนนที่ได้ = {start} ปัดเศษครึ่งขึ้นทศนิยม {places} ตำแหน่ง = {end}",
        en=f"score = {start} rounded half up to {places} decimals = {end}",
    )


def _weighted(weight: Fraction, basis: Fraction, divisor: Fraction, shown: Decimal) -> Words:
    line = f"{exact_text(weight)} × {exact_text(basis)} ÷ {exact_text(divisor)}"
    exact, end = exact_text(weight * basis / divisor), plain(shown)
    return Words(
        th=f"คะแนนถ่วงน้ำหนัก = {line} = {exact} ปัดเศษครึ่งขึ้นเป็น {end}",
        en=f"weighted score = {line} = {exact}, rounded half up to {end}",
    )


def _part_name(part: str, book: Rulebook) -> Words:
    issue = book.part(part)
    if issue is not None:
        return issue.words
    number = part.removeprefix("topic-")
    topic = book.topic(int(number)) if number.isdecimal() else None
    return topic.words if topic is not None else Words(th=part, en=part)
