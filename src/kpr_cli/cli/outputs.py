"""`--output FORMAT=FILE`: the files in which a result is told beside standard output."""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from kpr_cli.cli.call import TEXT, Presentation
from kpr_cli.cli.output import Output
from kpr_cli.cli.paper import writable
from kpr_cli.cli.problem import CallError
from kpr_cli.cli.root import shown
from kpr_cli.core.suggest import hint
from kpr_cli.tell.rendering import RENDERERS

FINDINGS = (TEXT, *RENDERERS)
"""The shapes of findings."""


def destinations(
    shape: Presentation,
    inputs: Iterable[Path],
    formats: Sequence[str] = FINDINGS,
    example: str = "sarif=kpr.sarif",
) -> tuple[Output, ...]:
    """The files of `--output`, once each can be written in a shape that there is."""
    found: dict[str, Output] = {}
    known = tuple(inputs)
    for argument in shape.outputs:
        name, file = _split(argument, formats, example)
        output = Output(name, writable(Path(file), known))
        # Some systems hold two spellings of a name for one file.
        spelling = os.path.normcase(output.file)
        if spelling in found:
            twice = shown(output.file)
            raise CallError(
                f"--output ระบุแฟ้ม {twice} สองครั้ง ใช้คนละแฟ้ม",
                f"--output names the file {twice} twice; use one for each",
            )
        found[spelling] = output
    return tuple(found.values())


def _split(argument: str, formats: Sequence[str], example: str) -> tuple[str, str]:
    """The shape and the file of one `--output FORMAT=FILE`."""
    name, separator, file = argument.partition("=")
    if not separator or not file or file.endswith(("/", os.sep)):
        raise CallError(
            f"--output “{argument}” ต้องเขียนเป็น รูปแบบ=ชื่อแฟ้ม เช่น {example}",
            f"--output “{argument}” must be FORMAT=FILE, such as {example}",
        )
    if name not in formats:
        told = hint(name, formats)
        raise CallError(
            f"--output ไม่มีรูปแบบ “{name}” {told.th}",
            f"--output: there is no format “{name}”; {told.en}",
        )
    return name, file
