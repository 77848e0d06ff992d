"""The working of a score: each step with its numbers, where they stand, and by whose authority.

A step is an expression and its value, so that anybody can work it out again. An expression holds
exact numbers (`3.4`, `(1/3)`), the signs `+ − × ÷`, brackets, `min(a, b)`, `max(a, b)` and
`round(a, n)`, which rounds half up to `n` decimals.
"""

from dataclasses import dataclass

from kpr_cli.core.hit import Bilingual


@dataclass(frozen=True, slots=True)
class Operand:
    """A number that a step takes from a file: what it is, its digits, and where it stands."""

    name: Bilingual
    value: str
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Step:
    """One step: what is done and why, the numbers it takes, and what comes out.

    `value` is exact, or the printed digits where the expression rounds.
    """

    says: Bilingual
    operands: tuple[Operand, ...]
    expression: str
    value: str
    authority: Bilingual
