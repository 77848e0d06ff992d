"""What a command is told: which files, whose book, which language, how strict, how to present."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kpr_cli.core.finding import Languages

DEFAULT_LANGS: Languages = ("th",)


@dataclass(frozen=True, slots=True)
class Call:
    """The options that judging commands share; None where the call leaves it to `kpr.toml`."""

    paths: Sequence[str]
    langs: Languages | None = None
    strict: bool | None = None
    rulebook: str | None = None
    stdin_name: str | None = None
    as_of: date | None = None
    baseline: str | None = None
    write_baseline: str | None = None


@dataclass(frozen=True, slots=True)
class Presentation:
    """How findings are to be told: the shape on standard output, and further files."""

    format: str = "text"
    outputs: Sequence[str] = ()
    quiet: bool = False
    statistics: bool = False
    full: bool = False
