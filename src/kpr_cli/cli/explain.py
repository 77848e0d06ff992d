"""`kpr explain`: a rule, what it asks and why, by whose authority, wrong and right."""

from collections.abc import Sequence
from pathlib import Path

from kpr_cli.cli.books import Shelf
from kpr_cli.cli.output import write_lines
from kpr_cli.cli.root import find_root
from kpr_cli.cli.rule_examples import lesson_of
from kpr_cli.cli.rule_rows import catalogue, code_of
from kpr_cli.core.explanation import Explanation, Standing
from kpr_cli.core.finding import Languages
from kpr_cli.core.rulebook import Rulebook


def explain_rule(word: str, langs: Languages | None, rulebook: str | None) -> int:
    """Print the explanation of a rule; the exit status."""
    langs = find_root(Path.cwd()).languages(langs)
    found = catalogue(rulebook, langs)
    if found is None:
        return 2
    shelf, books, rows = found
    code = code_of(word, rows, rulebook)
    # A book by path may be called like one on the shelf; the examples are judged by those.
    judging = shelf if rulebook is None else Shelf(shelf.wording)
    from kpr_cli.tell.explanation_text import explanation_lines

    write_lines(explanation_lines(explanation(code, rows, books, judging), langs))
    return 0


def explanation(
    code: str, rows: Sequence[Standing], books: Sequence[Rulebook], shelf: Shelf
) -> Explanation:
    """What there is to say about a rule, with the examples that the books of a shelf judge."""
    found = tuple(row for row in rows if row.rule.code == code)
    held = {book.name for row in found for book in row.books}
    without = tuple(book.name for book in books if held and book.name not in held)
    lesson = lesson_of(found[0].rule, shelf)
    return Explanation(found, without, lesson.mending, lesson.example)
