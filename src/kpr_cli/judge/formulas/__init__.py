"""The vocabulary of scoring methods: a method's name in a book is its module's name here."""

from collections.abc import Mapping

from kpr_cli.judge.formulas import interpolate, milestone
from kpr_cli.judge.vocabulary import Formula

FORMULAS: Mapping[str, Formula] = {"interpolate": interpolate, "milestone": milestone}
