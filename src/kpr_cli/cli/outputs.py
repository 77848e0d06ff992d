"""`--output FORMAT=FILE`: the files in which findings are told beside standard output."""

import os
from collections.abc import Iterable
from pathlib import Path

from kpr_cli.cli.call import TEXT, Presentation
from kpr_cli.cli.output import Output
from kpr_cli.cli.paper import writable
from kpr_cli.cli.problem import CallError
from kpr_cli.cli.root import shown
from kpr_cli.core.suggest import hint
from kpr_cli.tell.rendering import RENDERERS


def destinations(shape: Presentation, inputs: Iterable[Path]) -> tuple[Output, ...]:
    """The files of `--output`, once each can be written."""
    found: dict[str, Output] = {}
    known = tuple(inputs)
    for argument in shape.outputs:
        output = _output(argument, known)
        # Some systems hold two spellings of a name for one file.
        spelling = os.path.normcase(output.file)
        if spelling in found:
            name = shown(output.file)
            raise CallError(
                f"--output ระบุแฟ้ม {name} สองครั้ง ใช้คนละแฟ้ม",
                f"--output names the file {name} twice; use one for each",
            )
        found[spelling] = output
    return tuple(found.values())


def _output(argument: str, inputs: Iterable[Path]) -> Output:
    """What one `--output FORMAT=FILE` means."""
    formats = (TEXT, *RENDERERS)
    name, separator, file = argument.partition("=")
    if not separator or not file or file.endswith(("/", os.sep)):
        raise CallError(
            f"--output “{argument}” ต้องเขียนเป็น รูปแบบ=ชื่อแฟ้ม เช่น sarif=kpr.sarif",
            f"--output “{argument}” must be FORMAT=FILE, such as sarif=kpr.sarif",
        )
    if name not in formats:
        told = hint(name, formats)
        raise CallError(
            f"--output ไม่มีรูปแบบ “{name}” {told.th}",
            f"--output: there is no format “{name}”; {told.en}",
        )
    return Output(name, writable(Path(file), inputs))
