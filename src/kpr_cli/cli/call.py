"""What every command is told: which files, whose book, which language, how strict."""

from collections.abc import Sequence
from dataclasses import dataclass

from kpr_cli.core.finding import Language


@dataclass(frozen=True, slots=True)
class Call:
    """The options that `validate`, `score` and `report` share."""

    paths: Sequence[str]
    lang: Language
    strict: bool
    rulebook: str | None
    stdin_name: str | None
