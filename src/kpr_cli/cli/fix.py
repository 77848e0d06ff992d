"""`kpr fix`: mend in the files themselves what has one right answer."""

import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain

from kpr_cli.amend.mending import Mended, mend
from kpr_cli.cli.call import Call
from kpr_cli.cli.files import Source
from kpr_cli.cli.judging import Run, open_run
from kpr_cli.cli.output import write, write_lines, write_problems
from kpr_cli.cli.problem import CallError, Problem
from kpr_cli.cli.root import Root, below
from kpr_cli.cli.writing import rewrite
from kpr_cli.core.finding import Finding
from kpr_cli.core.mending import Mending
from kpr_cli.read.rulebooks import FILES, is_rulebook
from kpr_cli.tell.diff import diff_lines, diff_of
from kpr_cli.tell.lines import plain
from kpr_cli.tell.mending import closing_lines, mending_lines


@dataclass(frozen=True, slots=True)
class Fixed:
    """What came of a file: what was mended, and how many more `--unsafe` would."""

    mendings: Sequence[Mending]
    guesses: int


def fix_files(call: Call, *, diff: bool, unsafe: bool) -> int:
    """Mend files, or with `diff` show what would be; the exit status."""
    run = open_run(call)
    files = [
        fixed
        for source in run.selection.sources
        if (fixed := _fixed(run, source, diff=diff, unsafe=unsafe)) is not None
    ]
    verdict = run.verdict()
    write_problems(run.remarks, run.lang)
    mendings = [mending for fixed in files for mending in fixed.mendings]
    mendings.sort(key=lambda mending: mending.finding.order)
    guesses = sum(fixed.guesses for fixed in files)
    if run.problems and not mendings:
        return run.exit_status()  # what stood in the way is told, and nothing else is known
    is_filter = any(source.path is None for source in run.selection.sources)
    lines = chain(
        mending_lines(mendings, run.langs, is_done=not diff),
        closing_lines(mendings, verdict, guesses, run.langs, is_done=not diff),
    )
    if diff or is_filter:  # standard output is a patch, or the file
        sys.stderr.write(plain(lines))
    else:
        write_lines(lines)
    return max(run.exit_status(), int(diff and bool(mendings)))


def _fixed(run: Run, source: Source, *, diff: bool, unsafe: bool) -> Fixed | None:
    """One file, mended; None where it could not be read or is none of an agency's."""

    @cache
    def judge(data: bytes) -> Sequence[Finding]:
        return run.trial(source, data).findings

    found = run.read(source)
    if found is None:
        return None
    data, size = found
    refusal = _refusal(source, run.root)
    if refusal is not None:
        run.problems.append(refusal)
        return None
    mended = mend(data, judge, unsafe=unsafe)
    try:
        _put(source, data, mended, diff=diff)
    except CallError as error:
        run.problems.append(error.problem)
        run.take(source, data, size)
        return None
    judged = run.take(source, mended.data, size + len(mended.data) - len(data))
    has_guesses = any(finding.fix is not None for finding in judged.findings)
    more = mend(mended.data, judge, unsafe=True).mendings if has_guesses and not unsafe else ()
    return Fixed(mended.mendings, len(more))


def _put(source: Source, data: bytes, mended: Mended, *, diff: bool) -> None:
    """Show the change, or make it where the file came from."""
    if diff:
        if mended.data != data:
            text = diff_of(source.name, data.decode(), mended.data.decode())
            write_lines(diff_lines(text)) if sys.stdout.isatty() else write(text)
    elif source.path is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(mended.data)
        # Of a text that is too large to be read, the rest.
        shutil.copyfileobj(sys.stdin.buffer, sys.stdout.buffer)
    elif mended.data != data:
        rewrite(source.path, data, mended.data)


def _is_of_book(source: Source) -> bool:
    path = source.path
    return path is not None and path.name in FILES and is_rulebook(path.parent)


def _refusal(source: Source, root: Root) -> Problem | None:
    """Why a file is left to people: it is of a book, or a link leads it out of the repository."""
    name = source.name
    if _is_of_book(source):
        return Problem(
            f"{name} เป็นแฟ้มของสมุดกติกา คนต้องแก้เอง", f"{name} belongs to a rulebook; people mend it"
        )
    path = source.path
    is_inside = path is not None and below(path.absolute(), root) is not None
    if path is not None and is_inside and not path.resolve().is_relative_to(root.folder):
        return Problem(
            f"{name} เป็นลิงก์ไปยังแฟ้มนอกคลังคำรับรอง kpr ไม่แก้แฟ้มนั้น",
            f"{name} is a link to a file outside the repository, which kpr does not mend",
        )
    return None
