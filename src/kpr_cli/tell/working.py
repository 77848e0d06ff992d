"""The working of a score for people: what is done, with which numbers, and by whose authority."""

from collections.abc import Iterable, Iterator

from kpr_cli.core.finding import Language, fact_text
from kpr_cli.core.rule import Words
from kpr_cli.core.scorecard import IndicatorScore, Scorecard
from kpr_cli.core.working import Operand, Step
from kpr_cli.tell.columns import padded, width_of
from kpr_cli.tell.lines import Line, safe
from kpr_cli.tell.score_words import assessed
from kpr_cli.tell.step_text import expression_text

ALL = ""
"""What `--explain` names when it names no indicator."""
Block = tuple[str, tuple[Step, ...]]
"""What is worked out, and its steps."""

WORKING = Words(th="วิธีคิด", en="working")
TOTAL = Words(th="คะแนนรวม", en="total")
DIVISOR = Words(th="น้ำหนักที่นำมาคิด", en="the weights that count")


def working_lines(card: Scorecard, lang: Language, only: str) -> Iterator[Line]:
    """The working of a card, or of one of its indicators; nothing where it has no such one."""
    if only == ALL:
        yield (("place", fact_text(WORKING, lang)), ("dim", f"  {assessed(card, lang)}"))
        yield (("plain", ""),)
    for title, steps in blocks(card, lang, only):
        yield from _block(title, steps, lang)


def blocks(card: Scorecard, lang: Language, only: str = ALL) -> Iterator[Block]:
    """What is worked out, each after what it takes: indicators, their weights, parts, the total."""
    rows = list(_rows(card.indicators, only))
    found: list[Block] = [(f"{row.id} {row.name}".strip(), row.steps) for row in rows]
    if rows or only == ALL:
        found.append((fact_text(DIVISOR, lang), card.divisor))
    if only == ALL:
        found += [(fact_text(part.name, lang), part.steps) for part in card.parts]
        found.append((fact_text(TOTAL, lang), card.steps))
    return ((safe(title), steps) for title, steps in found if steps)


def has_indicator(card: Scorecard, indicator: str) -> bool:
    """Whether a card has an indicator or sub-indicator of this number."""
    return any(True for _ in _rows(card.indicators, indicator))


def indicators_of(card: Scorecard) -> list[str]:
    """The numbers of all indicators of a card, sub-indicators too."""
    return [row.id for row in _rows(card.indicators, ALL)]


def _rows(rows: Iterable[IndicatorScore], only: str) -> Iterator[IndicatorScore]:
    """Sub-indicators before the one that is their mean; with it where it alone is asked for."""
    for row in rows:
        is_asked = only in (ALL, row.id)
        yield from _rows(row.children, ALL if is_asked else only)
        if is_asked:
            yield row


def _block(title: str, steps: Iterable[Step], lang: Language) -> Iterator[Line]:
    yield (("place", title),)
    for number, step in enumerate(steps, start=1):
        yield from _step(number, step, lang)
    yield (("plain", ""),)


def _step(number: int, step: Step, lang: Language) -> Iterator[Line]:
    """A step: what and by which clause; its numbers, each with its line; the expression."""
    says, clause = fact_text(step.says, lang), fact_text(step.authority, lang)
    yield (("plain", f"  {number}. {safe(says)}"), ("dim", f"  ({safe(clause)})"))
    names = [safe(fact_text(operand.name, lang)) for operand in step.operands]
    wide = width_of(names)
    long = width_of(operand.value for operand in step.operands)
    for name, operand in zip(names, step.operands, strict=True):
        yield (
            ("plain", f"       {padded(name, wide)}  {padded(operand.value, long, right=True)}"),
            ("dim", f"  {safe(where(operand))}"),
        )
    if step.expression:
        yield (("place", f"     {expression_text(step, lang)}"),)


def where(operand: Operand) -> str:
    """The line on which a number stands."""
    return f"{operand.file}:{operand.line}"
