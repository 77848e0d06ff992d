"""`kpr rulebook diff`: what changed between two books, and whose scores can move."""

from pathlib import Path

from kpr_cli import __version__
from kpr_cli.cli.books import load_wording
from kpr_cli.cli.one_book import told_book
from kpr_cli.cli.output import write, write_lines
from kpr_cli.cli.root import find_root
from kpr_cli.core.finding import Languages
from kpr_cli.judge.comparison import compare


def diff_books(first: str, second: str, langs: Languages | None, format_: str) -> int:
    """Print what differs: a question and no check, so that 0 says only that it was answered."""
    langs = find_root(Path.cwd()).languages(langs)
    wording = load_wording()
    old, new = told_book(first, wording, langs), told_book(second, wording, langs)
    if old is None or new is None:
        return 2
    changes = compare(old, new)
    if format_ == "json":
        from kpr_cli.tell.rulebook_json import diff_json

        write(diff_json(changes, (old, new), __version__))
    else:
        from kpr_cli.tell.rulebook_diff import diff_lines

        write_lines(diff_lines(changes, (old, new), langs[0]))
    return 0
