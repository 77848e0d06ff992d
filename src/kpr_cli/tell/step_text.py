"""A step of the working on one line, its expression in the words of a desk calculator."""

import re

from kpr_cli.core.finding import Language, fact_text
from kpr_cli.core.working import Step

_rounded = re.compile(r"round\(\(?(.*?)\)?, (\d+)\)\Z").match
_edge = re.compile(r"(min|max)\((.*), ([^,]+)\)\Z").match
_EDGES = {"min": "ค่าที่น้อยกว่า", "max": "ค่าที่มากกว่า"}


def expression_text(step: Step, lang: Language) -> str:
    """An expression with its value, in the words of a person who works it out with a calculator."""
    words = step.expression
    if found := _rounded(words):
        exact, places = found.groups()
        th, en = f"ปัดเป็นทศนิยม {places} ตำแหน่ง", f"rounded half up to {places} decimals"
        return f"{exact} {th if lang == 'th' else en} = {step.value}"
    if lang == "th" and (found := _edge(words)):
        edge, first, second = found.groups()
        words = f"{_EDGES[edge]}ระหว่าง {first} กับ {second}"
    return words if words == step.value else f"{words} = {step.value}"


def step_text(step: Step, lang: Language) -> str:
    """A step on one line."""
    says = fact_text(step.says, lang)
    return f"{says}: {expression_text(step, lang)}" if step.expression else says
