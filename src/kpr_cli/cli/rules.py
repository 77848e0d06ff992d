"""`kpr rules`: the rules there are, all or some."""

import shutil
import sys
from pathlib import Path

from kpr_cli import __version__
from kpr_cli.cli.output import write, write_lines
from kpr_cli.cli.problem import CallError
from kpr_cli.cli.root import find_root
from kpr_cli.cli.rule_rows import catalogue
from kpr_cli.core.family import family_of, listing_key
from kpr_cli.core.finding import Languages

PIPED_WIDTH = 100


def list_rules(
    family: str | None,
    severity: str | None,
    rulebook: str | None,
    format_: str,
    langs: Languages | None,
) -> int:
    """Print the rules of a family and severity, or all; the exit status."""
    langs = find_root(Path.cwd()).languages(langs)
    found = catalogue(rulebook, langs)
    if found is None:
        return 2
    _, books, rows = found
    letter = None if family is None else _letter(family, {row.rule.code[0] for row in rows})
    chosen = [
        row
        for row in rows
        if letter in {None, row.rule.code[0]} and severity in {None, row.rule.severity}
    ]
    from kpr_cli.tell.rule_table import rule_lines, rules_json

    if format_ == "json":
        write(rules_json(chosen, __version__))
    else:
        width = shutil.get_terminal_size().columns if sys.stdout.isatty() else PIPED_WIDTH
        write_lines(rule_lines(chosen, books, langs[0], width))
    return 0


def _letter(word: str, known: set[str]) -> str:
    """The family that a word names; CallError says which there are."""
    letter = word.strip().upper()
    if letter in known:
        return letter
    letters = sorted(known, key=listing_key)
    th = " · ".join(f"{code} {family_of(code).th}" for code in letters)
    en = " · ".join(f"{code} {family_of(code).en}" for code in letters)
    raise CallError(
        f"ไม่มีหมวด “{word}” หมวดที่มีคือ {th}", f"there is no family “{word}”; there are {en}"
    )
