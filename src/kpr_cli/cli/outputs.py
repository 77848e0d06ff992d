"""Where findings are told: on standard output, and in the files that `--output` names."""

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from kpr_cli.cli.call import Presentation
from kpr_cli.cli.files import shown
from kpr_cli.cli.output import verdict_lines, write, write_verdict
from kpr_cli.cli.paper import writable, write_documents
from kpr_cli.cli.problem import CallError
from kpr_cli.core.finding import Languages, Verdict
from kpr_cli.core.suggest import closest
from kpr_cli.tell.lines import plain

TEXT = "text"


@dataclass(frozen=True, slots=True)
class Output:
    """A file in which findings are told in a format."""

    format: str
    file: Path


def destinations(shape: Presentation, inputs: Iterable[Path]) -> tuple[Output, ...]:
    """The files of `--output`, once each can be written and no option contradicts another."""
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
    _refuse_unused(shape, found.values())
    return tuple(found.values())


def tell(
    verdict: Verdict,
    version: str,
    shape: Presentation,
    outputs: Sequence[Output],
    langs: Languages,
) -> None:
    """Tell a verdict everywhere; what a full disk keeps from a file still stands on the screen."""
    try:
        write_documents(
            (output.file, _rendered(output.format, verdict, version, shape, langs))
            for output in outputs
        )
    finally:
        if shape.format == TEXT:
            write_verdict(verdict, shape, langs)
        else:
            write(_rendered(shape.format, verdict, version, shape, langs))


def _rendered(
    name: str, verdict: Verdict, version: str, shape: Presentation, langs: Languages
) -> str:
    if name == TEXT:
        return plain(verdict_lines(verdict, shape, langs))
    from kpr_cli.tell.rendering import RENDERERS

    return RENDERERS[name](verdict, version, langs)


def _output(argument: str, inputs: Iterable[Path]) -> Output:
    """What one `--output FORMAT=FILE` means."""
    from kpr_cli.tell.rendering import RENDERERS

    formats = (TEXT, *RENDERERS)
    name, separator, file = argument.partition("=")
    if not separator or not file or file.endswith(("/", os.sep)):
        raise CallError(
            f"--output “{argument}” ต้องเขียนเป็น รูปแบบ=ชื่อแฟ้ม เช่น sarif=kpr.sarif",
            f"--output “{argument}” must be FORMAT=FILE, such as sarif=kpr.sarif",
        )
    if name not in formats:
        meant = closest(name, formats)
        th = f"คงหมายถึง {meant}" if meant else f"ที่ใช้ได้คือ {', '.join(formats)}"
        en = f"perhaps {meant}" if meant else f"there are {', '.join(formats)}"
        raise CallError(
            f"--output ไม่มีรูปแบบ “{name}” {th}", f"--output: there is no format “{name}”; {en}"
        )
    return Output(name, writable(Path(file), inputs))


def _refuse_unused(shape: Presentation, outputs: Iterable[Output]) -> None:
    """Refuse options about text where nothing is told as text."""
    options = {"--quiet": shape.quiet, "--statistics": shape.statistics, "--full": shape.full}
    given = [name for name, is_given in options.items() if is_given]
    if given and TEXT not in {shape.format, *(output.format for output in outputs)}:
        raise CallError(
            f"{given[0]} ใช้กับรูปแบบ text เท่านั้น ตัดออก หรือใช้ --format text",
            f"{given[0]} works with the format text only; drop it, or use --format text",
        )
