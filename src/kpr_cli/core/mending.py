"""Mending: a finding that was mended by its fix, and what stood there before."""

from dataclasses import dataclass

from kpr_cli.core.finding import Finding


@dataclass(frozen=True, slots=True)
class Mending:
    """A finding that is gone; `before` is what stood at each edit of its fix."""

    finding: Finding
    before: tuple[str, ...]
