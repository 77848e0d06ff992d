"""Figures as people read them: a number with its digits, a difference with its sign."""

from decimal import Decimal

from kpr_cli.core.number import plain

DASH = "–"
"""What stands where there is no number."""


def digits(value: Decimal | None) -> str:
    """A number with its digits, or a dash where there is none."""
    return DASH if value is None else plain(value)


def signed(difference: Decimal | None) -> str:
    """A difference with `+` or `−` before it; none at all has no sign."""
    if difference is None:
        return DASH
    sign = "+" if difference > 0 else "−" if difference < 0 else ""
    return f"{sign}{plain(abs(difference))}"
