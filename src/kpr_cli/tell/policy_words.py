"""The values of a book in words, as an officer reads them."""

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from kpr_cli.core.finding import Language, fact_text
from kpr_cli.core.indicator import METHODS
from kpr_cli.core.number import plain
from kpr_cli.core.outline import Item
from kpr_cli.core.rule import Cite, Severity, Words
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.tell.choice_words import CHOICES
from kpr_cli.tell.lines import safe
from kpr_cli.tell.rule_words import blanked
from kpr_cli.tell.summary import SEVERITY

AUTHORITY = Words(th="ที่มา", en="authority")
NOTHING = Words(th="ไม่มี", en="none")


def title_of(item: Item, lang: Language) -> str:
    """What a value is called: by its model in Thai, by its key in English; an entry by its name."""
    if item.title:
        return item.title if lang == "th" else item.key.replace("_", " ")
    fault, name = item.item("name"), item.name
    called = str(fault.value) if fault is not None else name and fact_text(name, lang)
    return safe(f"{item.key} {called}" if called else item.key)


def said(item: Item, book: Rulebook, lang: Language) -> str:
    """A value in words; of what holds further items, its name or all of them."""
    return " · ".join(rows_of(item, book, lang))


def rows_of(item: Item, book: Rulebook, lang: Language) -> tuple[str, ...]:
    """The same, each entry of a list of words for itself."""
    value = item.value
    if item.items:
        return (safe(_whole(item, book, lang)),)
    if isinstance(value, tuple) and any(isinstance(entry, str) for entry in value):
        return tuple(safe(_entry(str(entry), book, lang)) for entry in value)
    return (safe(_value(item, book, lang)),)


def counted_rules(book: Rulebook) -> dict[Severity, int]:
    """How many rules a book has of each severity."""
    counts = Counter(rule.severity for rule in book.rules)
    return {severity: counts[severity] for severity in SEVERITY}


def _value(item: Item, book: Rulebook, lang: Language) -> str:
    words, value = _words(item, book), item.value
    if words is not None:
        return fact_text(words, lang)
    if isinstance(value, tuple):
        return ", ".join(map(_plain, value))
    if isinstance(value, dict):
        return ", ".join(f"{key}: {given}" for key, given in value.items())
    return _entry(_plain(value), book, lang) if item.kind == "methods.default" else _plain(value)


def _words(item: Item, book: Rulebook) -> Words | None:
    """What is said of a value in two languages; None where it is told as it is written."""
    match item.value:
        case None | ():
            words: Words | None = NOTHING
        case bool() as flag:
            words = _YES if flag else _NO
        case Cite() as cite:
            words = book.authority(cite)
        case Words() as own:
            words = own
        case str() as choice:
            words = CHOICES.get(item.kind, {}).get(choice)
        case _:
            words = None
    return words


def _whole(item: Item, book: Rulebook, lang: Language) -> str:
    """What a record or a list holds, in one sentence."""
    name = item.name
    if name is None:
        return " · ".join(_clauses(item, book, lang))
    return blanked(fact_text(name, lang))


def _clauses(item: Item, book: Rulebook, lang: Language) -> Iterator[str]:
    for inner in item.items:
        title = title_of(inner, lang)
        if not inner.title:
            yield title
        elif inner.key != "cite" and (inner.items or inner.value not in (None, ())):
            yield f"{title}: {said(inner, book, lang)}"


def _entry(word: str, book: Rulebook, lang: Language) -> str:
    """A word that stands for something the book or kpr lists, with its name."""
    policies = book.policies
    names = {key: kind.words for key, kind in policies.kinds.items()}
    names |= {part.id: part.words for part in policies.parts}
    names |= {step.id: step.words for step in policies.steps}
    if word in names:
        return f"{word} ({fact_text(names[word], lang)})"
    method = METHODS.get(word) if lang == "th" else None
    return word if method is None else f"{word} ({method})"


def _plain(value: object) -> str:
    return plain(value) if isinstance(value, Decimal) else str(value)


_YES = Words(th="ใช่", en="yes")
_NO = Words(th="ไม่ใช่", en="no")
