"""A book as an officer of the committee reads it: every policy in words, by whose authority."""

from collections.abc import Iterable, Iterator

from kpr_cli.core.citation import unconfirmed
from kpr_cli.core.finding import Language, fact_text
from kpr_cli.core.outline import WORDING, Item, outline
from kpr_cli.core.place import NAMES
from kpr_cli.core.rule import Cite, Words
from kpr_cli.core.rulebook import Rulebook, Sources
from kpr_cli.tell.block import Block, Facts, Heading, Prose
from kpr_cli.tell.explanation_text import block_lines
from kpr_cli.tell.lines import Line
from kpr_cli.tell.policy_words import AUTHORITY, counted_rules, rows_of, said, title_of
from kpr_cli.tell.summary import SEVERITY

Row = tuple[str, str]


def rulebook_lines(book: Rulebook, lang: Language) -> Iterator[Line]:
    """The whole book; a draft is called one first of all."""
    if book.policies.status == "draft":
        yield (("warning", fact_text(_DRAFT, lang)),)
    yield from block_lines(_blocks(book, lang), (lang,))


def _blocks(book: Rulebook, lang: Language) -> Iterator[Block]:
    policies = outline(book.policies)
    cites = {item.key: item for item in next(i.items for i in policies if i.key == "cites")}
    sections = [item for item in policies if item.items or item.key in cites]
    rest = [item for item in policies if item not in sections]
    about = [item for item in rest if _is_written(item)]
    yield Heading(1, f"{book.name} {fact_text(book.policies.title, lang)}")
    yield Facts((*_leaves(about, book, lang), *_counts(book, lang)))
    for item in (*sections, *outline(Sources(sources=book.sources))):
        if item.key != "cites":
            cite = cites.get(item.key) or item.item("cite")
            yield from _section(item, title_of(item, lang), cite, book, lang)
    missing = [title_of(item, lang) for item in rest if not _is_written(item)]
    if missing:
        yield Heading(2, fact_text(_MISSING, lang))
        yield Prose((", ".join(missing),))


def _section(
    item: Item, title: str, cite: Item | None, book: Rulebook, lang: Language
) -> Iterator[Block]:
    """A policy under its heading; what it holds of further records under headings of their own."""
    yield Heading(2, title)
    if item.name is not None:
        yield Prose((fact_text(item.name, lang),))
    if not item.items:
        yield Prose(rows_of(item, book, lang))
    entries = [inner for inner in item.items if not inner.title]
    rows = [row for entry in entries for row in _entry(entry, book, lang)]
    rows += _leaves((inner for inner in item.items if _is_policy(inner)), book, lang)
    if cite is not None:
        rows += _row(fact_text(AUTHORITY, lang), rows_of(cite, book, lang))
    yield Facts(tuple(rows))
    for inner in item.items:
        if inner.title and inner.items:
            further = f"{title} › {title_of(inner, lang)}"
            yield from _section(inner, further, inner.item("cite"), book, lang)


def _leaves(items: Iterable[Item], book: Rulebook, lang: Language) -> Iterator[Row]:
    """Values with their titles; of several words each on its own line."""
    for item in items:
        yield from _row(title_of(item, lang), rows_of(item, book, lang))


def _entry(entry: Item, book: Rulebook, lang: Language) -> Iterator[Row]:
    """An entry of a list: its name, and what it says besides."""
    name, cite = entry.name, entry.item("cite")
    told = [] if name is None else [fact_text(name, lang)]
    # What an entry is not, those say that are.
    own = [i for i in entry.items if _is_policy(i) and i.key not in NAMES and i.value is not False]
    told += [f"{title_of(inner, lang)}: {said(inner, book, lang)}" for inner in own]
    if cite is not None:
        told.append(f"{fact_text(AUTHORITY, lang)}: {said(cite, book, lang)}")
    yield from _row(entry.key, told)


def _row(label: str, values: Iterable[str]) -> Iterator[Row]:
    for number, value in enumerate(values):
        yield "" if number else label, value


def _is_policy(item: Item) -> bool:
    """Whether it is a value under a title of its own, neither a name nor a citation."""
    is_value = bool(item.title) and not item.items and not isinstance(item.value, Cite)
    return is_value and _is_written(item) and item.key not in WORDING


def _is_written(item: Item) -> bool:
    return bool(item.items) or item.value not in (None, ())


def _counts(book: Rulebook, lang: Language) -> Iterator[Row]:
    """How many rules there are, and how many citations wait to be confirmed."""
    counts = counted_rules(book)
    rules = " · ".join(f"{fact_text(SEVERITY[level], lang)} {counts[level]}" for level in SEVERITY)
    yield fact_text(_RULES, lang), f"{sum(counts.values())} ({rules})"
    waiting = sum(unconfirmed(book).values())
    if waiting:
        yield fact_text(_UNCONFIRMED, lang), str(waiting)


_DRAFT = Words(
    th="*** ฉบับร่าง ยังไม่ใช้บังคับ ใช้อ้างอิงไม่ได้ ***", en="*** DRAFT: not in force, not to be cited ***"
)
_RULES = Words(th="จำนวนกฎ", en="rules")
_UNCONFIRMED = Words(th="ที่มาที่ยังไม่ยืนยัน", en="unconfirmed citations")
_MISSING = Words(th="ไม่มีในสมุดนี้", en="not in this book")
