"""`kpr rulebook show`: a book as people read it, every policy in words with its authority."""

from pathlib import Path

from kpr_cli import __version__
from kpr_cli.cli.books import load_wording
from kpr_cli.cli.one_book import told_book
from kpr_cli.cli.output import write, write_lines
from kpr_cli.cli.root import find_root
from kpr_cli.core.finding import Languages


def show_book(name: str, langs: Languages | None, format_: str) -> int:
    """Print a book; the exit status is 2 where it is broken."""
    langs = find_root(Path.cwd()).languages(langs)
    book = told_book(name, load_wording(), langs)
    if book is None:
        return 2
    if format_ == "json":
        from kpr_cli.tell.rulebook_json import rulebook_json

        write(rulebook_json(book, __version__))
    else:
        from kpr_cli.tell.rulebook_show import rulebook_lines

        write_lines(rulebook_lines(book, langs[0]))
    return 0
