"""The weights of an agreement as one sum."""

from fractions import Fraction

from kpr_cli.core.dossier import Filing
from kpr_cli.core.place import Path


def known_weights(filing: Filing) -> tuple[Fraction, ...] | None:
    """All weights, whatever their indicators' status; None where one is missing or unreadable."""
    weights = [placed.indicator.weight for placed in filing.agreement.indicators()]
    lists = (("issues",), ("optional_topics",))
    unread = any(path[:1] in lists and path[-1] not in _HARMLESS for path in filing.absent)
    if unread or any(weight is None for weight in weights):
        return None
    return tuple(Fraction(weight) for weight in weights if weight is not None)


_HARMLESS = frozenset(
    {"name", "definition", "formula", "unit", "method", "target", "source", "phone", "status",
     "reason", "round", "self", "committee", "points", "times", "title", "ref", "topic",
     "committee_accepted", "explanation", "helped", "hindered", "position"}
)  # fmt: skip
"""Keys whose faults lose no weight."""


def as_percents(weights: tuple[Fraction, ...], total: Fraction) -> Fraction:
    """The sum of the weights if those below one were fractions of one."""
    return sum((w * total if 0 < w < 1 else w for w in weights), Fraction(0))


def weighed_at(filing: Filing) -> Path:
    """Where the sum of weights is told: at what it sums."""
    return ("issues",) if filing.agreement.issues else ("optional_topics",)
