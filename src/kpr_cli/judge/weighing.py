"""The weights of an agreement as one sum."""

from fractions import Fraction

from kpr_cli.core.dossier import Filing
from kpr_cli.core.place import Path

LISTS = ("issues", "optional_topics")


def known_weights(filing: Filing) -> tuple[Fraction, ...] | None:
    """All weights, whatever their indicators' status; None where one is missing or unreadable."""
    weights = [placed.indicator.weight for placed in filing.agreement.indicators]
    if any(_holds_indicators(path) for path in filing.absent):
        return None
    if any(weight is None for weight in weights):
        return None
    return tuple(Fraction(weight) for weight in weights if weight is not None)


def _holds_indicators(path: Path) -> bool:
    """Whether indicators are lost where the value of `path` is not known."""
    is_list = path == () or path[0] in LISTS
    return is_list and path[2:] in {(), ("indicators",)}


def is_mixed(weights: tuple[Fraction, ...], expected: Fraction) -> bool:
    """Whether weights below one are meant as fractions of one.

    Half a percent is a real weight: only where fractions explain a wrong sum are they meant.
    """
    total = sum(weights, Fraction(0))
    meant = sum((w * expected if 0 < w < 1 else w for w in weights), Fraction(0))
    return abs(meant - expected) < abs(total - expected)


def weighed_at(filing: Filing) -> Path:
    """Where the sum of weights is told: at what it sums."""
    return ("issues",) if filing.agreement.issues else ("optional_topics",)
