"""The shapes of scores: which are asked for, whether they can be told, and the telling."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from kpr_cli import __version__
from kpr_cli.cli.call import TEXT, Presentation
from kpr_cli.cli.output import Output, write, write_bytes, write_lines
from kpr_cli.cli.problem import CallError
from kpr_cli.cli.scoring import Depth
from kpr_cli.core.finding import Language, Languages
from kpr_cli.core.league import Scores

if TYPE_CHECKING:
    from kpr_cli.tell.score_xlsx import ScoresWorkbook

CSV, XLSX, JSON = "csv", "xlsx", "json"
FORMATS = (TEXT, CSV, XLSX, JSON)


@dataclass(frozen=True, slots=True)
class Asked:
    """The shapes that a call asks for; `workbook` takes every card where one of them is xlsx."""

    format: str
    outputs: tuple[Output, ...]
    explain: str | None
    workbook: "ScoresWorkbook | None"

    @property
    def needs_whole_cards(self) -> bool:
        """Whether more of a card is told than leagues need, however many there are."""
        formats = (self.format, *(output.format for output in self.outputs))
        return self.explain is not None or JSON in formats

    @property
    def depth(self) -> Depth | None:
        """How deep the working has to go."""
        if self.explain is not None:
            return "operands"
        return "steps" if self.needs_whole_cards or self.workbook is not None else None


@contextmanager
def asked_of(
    shape: Presentation, explain: str | None, inputs: Iterable[Path], lang: Language
) -> Iterator[Asked]:
    """What a call asks for; CallError where it cannot be told."""
    outputs: tuple[Output, ...] = ()
    if shape.outputs:
        from kpr_cli.cli.outputs import destinations

        outputs = destinations(shape, inputs, FORMATS, "xlsx=scores.xlsx")
    if shape.format == XLSX and sys.stdout.isatty():
        raise CallError(
            "--format xlsx แสดงบนจอไม่ได้ เก็บลงแฟ้มด้วย --output xlsx=scores.xlsx",
            "--format xlsx cannot be shown on a terminal; write it with --output xlsx=scores.xlsx",
        )
    if XLSX not in (shape.format, *(output.format for output in outputs)):
        yield Asked(shape.format, outputs, explain, None)
        return
    # Its rows wait in files, which must go whatever becomes of the call.
    with TemporaryDirectory(prefix="kpr-", ignore_cleanup_errors=True) as folder:
        yield Asked(shape.format, outputs, explain, _workbook(lang, folder))


def _workbook(lang: Language, folder: str) -> "ScoresWorkbook":
    try:
        from kpr_cli.tell.score_xlsx import ScoresWorkbook
    except ModuleNotFoundError as error:
        raise CallError(
            "xlsx ต้องมี XlsxWriter ติดตั้งด้วย pip install 'kpr-cli[xlsx]'",
            "xlsx needs XlsxWriter; install it with pip install 'kpr-cli[xlsx]'",
        ) from error
    return ScoresWorkbook(lang, folder)


def tell_scores(scores: Scores, asked: Asked, langs: Languages) -> None:
    """Tell scores everywhere; what a full disk keeps from a file still goes to standard output."""

    @cache
    def rendered(name: str) -> str | bytes:
        return _rendered(name, scores, asked, langs)

    try:
        if asked.outputs:
            from kpr_cli.cli.writing import write_files

            write_files((output.file, rendered(output.format)) for output in asked.outputs)
    finally:
        if asked.format == TEXT:
            from kpr_cli.tell.scores import scores_lines

            write_lines(scores_lines(scores, langs, explain=asked.explain))
        elif isinstance(told := rendered(asked.format), bytes):
            write_bytes(told)
        else:
            write(told)


def _rendered(name: str, scores: Scores, asked: Asked, langs: Languages) -> str | bytes:
    """Scores in a shape; a workbook is the bytes of its file."""
    if name == XLSX and asked.workbook is not None:
        return asked.workbook.finished(scores)
    if name == JSON:
        from kpr_cli.tell.json import scores_json

        return scores_json(scores, __version__, langs[0], has_working=asked.explain is not None)
    if name == CSV:
        from kpr_cli.tell.score_csv import scores_csv

        return scores_csv(scores, langs[0])
    from kpr_cli.tell.lines import plain
    from kpr_cli.tell.scores import scores_lines

    return plain(scores_lines(scores, langs, explain=asked.explain))
