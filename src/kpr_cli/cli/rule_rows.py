"""The rules as people look them up: of reading and of the books, by code or by name."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from kpr_cli.cli.books import Shelf, load_wording, shipped
from kpr_cli.cli.output import write_findings
from kpr_cli.cli.problem import CallError
from kpr_cli.core import thai
from kpr_cli.core.explanation import Standing
from kpr_cli.core.family import listing_key
from kpr_cli.core.finding import Languages
from kpr_cli.core.hit import Told
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.core.suggest import closest, perhaps


class Catalogue(NamedTuple):
    """The rules as a call sees them: its shelf, its books, every rule as it stands in them."""

    shelf: Shelf
    books: tuple[Rulebook, ...]
    rows: list[Standing]


def catalogue(rulebook: str | None, langs: Languages) -> Catalogue | None:
    """The rules of the book that is asked for, else of all; None where a broken one is told."""
    shelf = Shelf(load_wording())
    books = books_of(shelf, rulebook)
    if shelf.findings:
        write_findings(shelf.findings, langs)
        return None
    return Catalogue(shelf, books, standings(shelf, books))


def books_of(shelf: Shelf, rulebook: str | None) -> tuple[Rulebook, ...]:
    """The book that is asked for, else all that ship with kpr; broken ones are on the shelf."""
    benches = [shelf.named(name) for name in ((rulebook,) if rulebook is not None else shipped())]
    return tuple(bench.book for bench in benches if bench is not None)


def standings(shelf: Shelf, books: Sequence[Rulebook]) -> list[Standing]:
    """Every rule as it stands, in the order of a list; books that agree are named together."""
    wording = shelf.wording
    found = [Standing(r, wording.sources[r.cite.source], ()) for r in wording.rules.values()]
    for book in books:
        for rule in book.rules:
            source = book.sources[rule.cite.source]
            same = next(
                (s for s in found if s.books and (s.rule, s.source) == (rule, source)), None
            )
            if same is None:
                found.append(Standing(rule, source, (book,)))
            else:
                found[found.index(same)] = Standing(rule, source, (*same.books, book))
    return sorted(found, key=lambda standing: listing_key(standing.rule.code))


def code_of(word: str, rows: Sequence[Standing], rulebook: str | None) -> str:
    """The code that a word means, itself or by the rule's name; CallError where there is none."""
    names = {row.rule.name: row.rule.code for row in rows}
    codes = set(names.values())
    meant = thai.arabic(word.strip()).replace("_", "-")
    if meant.upper() in codes:
        return meant.upper()
    if meant.lower() in names:
        return names[meant.lower()]
    th, en = f"ไม่มีกฎ “{word}”", f"there is no rule “{word}”"
    if rulebook is not None:
        th, en = f"{th} ในสมุดกติกา {rulebook}", f"{en} in the rulebook {rulebook}"
    hint = _hint(meant, names, "" if rulebook is None else f" --rulebook {rulebook}")
    raise CallError(f"{th} {hint.th}", f"{en}; {hint.en}")


_code_like = re.compile(r"[A-Z][0-9]*\Z").match


def _hint(word: str, names: Mapping[str, str], option: str) -> Told:
    """Where to look: a wrong number means any rule of its family, a wrong word a close one."""
    letter = word[:1].upper()
    is_code = _code_like(word.upper())
    if is_code and letter in {code[0] for code in names.values()}:
        call = f"kpr rules --family {letter}{option}"
        th, en = f"กฎของหมวด {letter} ดูได้ด้วย", f"the rules of the family {letter} are shown by"
        return Told(f"{th} {call}", f"{en} {call}")
    close = None if is_code else closest(word, [*names, *names.values()])
    if close is not None:
        both = f"{names[close]} {close}" if close in names else close
        return perhaps(both)
    call = f"kpr rules{option}"
    return Told(f"ดูกฎทั้งหมดด้วย {call}", f"all rules are shown by {call}")
