"""What a command is told: which files, whose book, which language, how strict, how to present."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kpr_cli.cli.problem import CallError
from kpr_cli.core.finding import Languages

DEFAULT_LANGS: Languages = ("th",)
TEXT = "text"


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

    format: str = TEXT
    outputs: Sequence[str] = ()
    quiet: bool = False
    statistics: bool = False
    full: bool = False

    def __post_init__(self) -> None:
        """Refuse options about text where nothing is told as text."""
        options = {"--quiet": self.quiet, "--statistics": self.statistics, "--full": self.full}
        given = [name for name, is_given in options.items() if is_given]
        formats = {self.format, *(output.partition("=")[0] for output in self.outputs)}
        if given and TEXT not in formats:
            raise CallError(
                f"{given[0]} ใช้กับรูปแบบ text เท่านั้น ตัดออก หรือใช้ --format text",
                f"{given[0]} works with the format text only; drop it, or use --format text",
            )
