"""Exact numbers: fractions inside, decimals in and out, rounding by name."""

from decimal import Decimal
from fractions import Fraction


def half_up(value: Fraction, places: int) -> Decimal:
    """`value` with so many decimals; a tie goes away from zero, as a desk calculator does it."""
    scaled = abs(value) * 10**places
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Decimal((1 if value < 0 else 0, tuple(map(int, str(whole))), -places))


def plain(value: Decimal) -> str:
    """The digits of a number as they were written, never with an exponent."""
    return format(value, "f")


def exact_text(value: Fraction) -> str:
    """A fraction in full: as a decimal where it ends (`0.094`), else as `a/b`."""
    rest, twos, fives = value.denominator, 0, 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    if rest != 1:
        return f"{value.numerator}/{value.denominator}"
    return plain(half_up(value, max(twos, fives)))
