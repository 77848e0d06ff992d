"""The list of rules: a table for people, grouped by family, or data for programs."""

import json
from collections.abc import Iterator, Sequence
from itertools import groupby

from kpr_cli.core.explanation import Standing
from kpr_cli.core.family import family_of
from kpr_cli.core.finding import Language, fact_text
from kpr_cli.core.rule import Words
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.tell.columns import padded, width_of
from kpr_cli.tell.json import FORMAT
from kpr_cli.tell.lines import Line, safe
from kpr_cli.tell.rule_words import books_words, sentence_of
from kpr_cli.tell.sheet import shortened
from kpr_cli.tell.summary import SEVERITY

LEAST = 20
"""A sentence is never cut shorter than this, however narrow the terminal."""


def rule_lines(
    rows: Sequence[Standing], books: Sequence[Rulebook], lang: Language, width: int
) -> Iterator[Line]:
    """A table for each family; a row that not all books have alike says in which it stands."""
    names = max((len(row.rule.name) for row in rows), default=0)
    levels = width_of(_severity(row, lang) for row in rows)
    for letter, group in groupby(rows, key=lambda row: row.rule.code[0]):
        members = list(group)
        family = fact_text(family_of(letter), lang)
        yield (("place", f"{letter} {family}"), ("dim", f"  {_count(len(members), lang)}"))
        for row in members:
            severity = _severity(row, lang)
            left = f"  {row.rule.code}  {row.rule.name:<{names}}  "
            level = padded(severity, levels + 2)
            room = max(LEAST, width - width_of([left + level]))
            said = _only(row, books, lang) + sentence_of(row, lang)
            sentence = shortened(safe(said), room)
            yield (("plain", left), (row.rule.severity, level), ("plain", sentence))
        yield (("plain", ""),)
    yield (("dim", _MORE_TH if lang == "th" else _MORE_EN),)


def rules_json(rows: Sequence[Standing], version: str) -> str:
    """The list with all that the rows say; sentences still have their `{facts}`."""
    data = {"kpr": version, "format": FORMAT, "rules": [_data(row) for row in rows]}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


_MORE_TH = "เหตุผลและตัวอย่างของกฎแต่ละข้อ: kpr explain รหัส"
_MORE_EN = "why, with examples: kpr explain CODE"


def _severity(row: Standing, lang: Language) -> str:
    return fact_text(SEVERITY[row.rule.severity], lang)


def _count(count: int, lang: Language) -> str:
    return f"{count} ข้อ" if lang == "th" else f"{count} rule{'s' * (count != 1)}"


def _only(row: Standing, books: Sequence[Rulebook], lang: Language) -> str:
    """In which books a row stands, where it is not in all of them alike."""
    return f"[{books_words(row.books, lang)}] " if 0 < len(row.books) < len(books) else ""


def _data(row: Standing) -> dict[str, object]:
    rule, source = row.rule, row.source
    return {
        "code": rule.code,
        "name": rule.name,
        "family": _words(family_of(rule.code)),
        "severity": rule.severity,
        "message": {"th": rule.th, "en": rule.en},
        "why": _words(rule.why),
        "also": None if rule.also is None else _words(rule.also),
        "waivable": rule.waivable,
        "check": rule.check,
        "given": rule.given,
        "cite": {"source": rule.cite.source, "clause": rule.cite.clause},
        "source": {
            "short": _words(source.short),
            "title": _words(source.title),
            "publisher": _words(source.publisher),
            "address": source.address,
            "looked_at": source.looked_at,
        },
        "books": [book.name for book in row.books] or None,
    }


def _words(words: Words) -> dict[str, str]:
    return {"th": words.th, "en": words.en}
