"""The levels of an indicator, whatever its method calls them."""

from decimal import Decimal

from kpr_cli.core.indicator import Indicator
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.judge.formulas import FORMULAS
from kpr_cli.judge.vocabulary import Formula


def formula_of(indicator: Indicator, book: Rulebook) -> Formula | None:
    """The formula of the indicator's method; None where the book does not allow the method."""
    methods = book.policies.methods
    name = indicator.method or methods.default
    return FORMULAS.get(name) if name in methods.allowed else None


def data_key(indicator: Indicator, book: Rulebook) -> str | None:
    """The key that holds the data of the indicator's method; None where there is no method."""
    formula = formula_of(indicator, book)
    return None if formula is None else formula.DATA


def levels_of(indicator: Indicator, book: Rulebook) -> tuple[str, tuple[Decimal, ...] | None]:
    """The key of the levels and the results they ask for; None where there are none to judge."""
    formula = formula_of(indicator, book)
    return ("levels", None) if formula is None else (formula.DATA, formula.levels(indicator))
