"""Exact numbers: fractions inside, decimals in and out, rounding by name."""

from decimal import Decimal
from fractions import Fraction


def half_up(value: Fraction, places: int) -> Decimal:
    """`value` with so many decimals; a tie goes away from zero, as a desk calculator does it.

    What rounds to zero has no sign.
    """
    above, under = 10**places * abs(value.numerator), value.denominator
    whole = (2 * above + under) // (2 * under)
    sign = "-" if value.numerator < 0 and whole else ""
    return Decimal(f"{sign}{whole}E-{places}")


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
