"""Baseline years lie before the fiscal year."""

from collections.abc import Iterator

from kpr_cli.core.dossier import Filing
from kpr_cli.core.hit import Fact, Hit
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.judge.phrases import owner
from kpr_cli.judge.vocabulary import Nothing as Given

__all__ = ["FACTS", "Given", "check"]

FACTS = frozenset({"fiscal_year", "indicator", "year"})


def check(filing: Filing, book: Rulebook, given: Given) -> Iterator[Hit]:
    del given
    fiscal_year = book.policies.fiscal_year
    for placed in filing.agreement.all_indicators:
        for year in placed.indicator.baseline:
            if year >= fiscal_year:
                facts: dict[str, Fact] = {
                    "indicator": owner(placed),
                    "year": year,
                    "fiscal_year": fiscal_year,
                }
                yield Hit(at=(*placed.path, "baseline", str(year)), facts=facts, on_key=True)
