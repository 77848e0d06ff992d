"""`kpr rulebook lint`: what is wrong with books, or that they are sound."""

from collections.abc import Sequence
from pathlib import Path

from kpr_cli import __version__
from kpr_cli.cli.books import load_wording, shipped
from kpr_cli.cli.call import TEXT, Presentation
from kpr_cli.cli.one_book import shelved
from kpr_cli.cli.output import tell, write_lines, write_problems
from kpr_cli.cli.problem import CallError, Problem
from kpr_cli.cli.root import find_root
from kpr_cli.core.finding import Finding, Languages, Verdict, in_order
from kpr_cli.read.rulebooks import FILES
from kpr_cli.tell.lines import Line


def lint_books(names: Sequence[str], langs: Languages | None, shape: Presentation) -> int:
    """Tell every fault of the books, or of all that ship with kpr; the exit status."""
    langs = find_root(Path.cwd()).languages(langs)
    wording = load_wording()
    findings: list[Finding] = []
    problems: list[Problem] = []
    sound: list[Line] = []
    files = 0
    for name in dict.fromkeys(names or shipped()):
        try:
            book, shelf = shelved(name, wording)
        except CallError as error:  # the others are still read
            problems.append(error.problem)
            continue
        files += len(FILES)
        findings += shelf.findings
        if book is not None and shape.format == TEXT:
            from kpr_cli.tell.rulebook_lint import sound_lines

            sound += sound_lines(name, book, langs)
    write_problems(problems, langs[0])
    write_lines(sound)
    tell(Verdict(in_order(findings), files), __version__, shape, (), langs)
    return 2 if problems or findings else 0
