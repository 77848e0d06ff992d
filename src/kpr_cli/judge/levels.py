"""The levels of an indicator, whatever its method calls them."""

from decimal import Decimal

from kpr_cli.core.agreement import Indicator
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.judge.formulas import FORMULAS


def data_key(indicator: Indicator, book: Rulebook) -> str | None:
    """The key that holds the data of the indicator's method; None where the method is unknown."""
    formula = FORMULAS.get(indicator.method or book.policies.methods.default)
    return formula.DATA if formula is not None else None


def levels_of(indicator: Indicator, book: Rulebook) -> tuple[str, tuple[Decimal, ...] | None]:
    """The key of the levels and the results they ask for; None where there are none to judge."""
    formula = FORMULAS.get(indicator.method or book.policies.methods.default)
    if formula is None:
        return "levels", None
    return formula.DATA, formula.levels(indicator)
