"""What changed between two books, in words, and whose scores can move because of it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from kpr_cli.core.change import Change, Effect, Section
from kpr_cli.core.finding import Language, fact_text
from kpr_cli.core.outline import Item
from kpr_cli.core.rule import Cite, Words
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.tell.columns import width_of
from kpr_cli.tell.lines import Line, Style, safe
from kpr_cli.tell.policy_words import AUTHORITY, said, title_of
from kpr_cli.tell.rule_words import books_words

Books = tuple[Rulebook, Rulebook]
SHORT = 60
"""A change of so many terminal cells stands on one line."""


def diff_lines(changes: Sequence[Change], books: Books, lang: Language) -> Iterator[Line]:
    """The changes by section, and at the end which scores can move."""
    yield (("place", " → ".join(_called(book, lang) for book in books)),)
    if not changes:
        yield (("plain", fact_text(_EQUAL, lang)),)
        return
    told = [change for change in changes if not change.is_mark]
    for section, title in _SECTIONS.items():
        own = [change for change in told if change.section == section]
        yield (("plain", ""),)
        yield (("place", fact_text(title, lang)), ("dim", f"  {_count(len(own), lang)}"))
        for _, group in groupby(own, key=lambda change: [item.place for item in change.within]):
            yield from _group(list(group), books, lang)
    yield (("plain", ""),)
    yield from _movements(changes, lang)
    marks = len(changes) - len(told)
    if marks:
        yield (("plain", ""),)
        yield (("dim", f"{fact_text(_MARKS, lang)}: {marks}"),)


def trail_of(change: Change, lang: Language) -> str:
    """Where a change stands, from the outermost title to its own."""
    return _trail((*change.within, change.item), lang)


def _trail(items: Iterable[Item], lang: Language) -> str:
    return " › ".join(title_of(item, lang) for item in items)


def _group(changes: Sequence[Change], books: Books, lang: Language) -> Iterator[Line]:
    """The changes in one record or list, with authority and effect where these are the same."""
    # The rules have a section of their own, whose title says it.
    trail = _trail(
        (item for item in changes[0].within if item.kind != "rules" or not item.title), lang
    )
    left = "    " if trail else "  "
    if trail:
        yield (("plain", f"  {trail}"),)

    def key(change: Change) -> tuple[str, Effect]:
        return _authority(change, books, lang), change.effect

    for (authority, effect), alike in groupby(changes, key=key):
        for change in alike:
            yield from ((("plain", left + line),) for line in _change(change, books, lang))
        if authority:
            yield (("dim", f"{left}  {fact_text(AUTHORITY, lang)}: {authority}"),)
        verdict = fact_text(_MOVES if effect.moves else _STAYS, lang)
        style: Style = "warning" if effect.moves else "dim"
        yield ((style, f"{left}  {verdict}: {fact_text(effect.whose, lang)}"),)


def _authority(change: Change, books: Books, lang: Language) -> str:
    """By whose authority it is as it is now, or was before it was removed; empty where by none."""
    if isinstance(change.item.value, Cite):  # it says so itself
        return ""
    old, new = books
    own, book = change.item.cite, old if change.new is None else new
    if own is not None:
        return safe(fact_text(book.authority(own), lang))
    within = next((item.cite for item in reversed(change.within) if item.cite is not None), None)
    top = (*change.within, change.item)[0].key
    cite = within or getattr(new.policies.cites, top, None)
    return "" if cite is None else safe(fact_text(new.authority(cite), lang))


def _change(change: Change, books: Books, lang: Language) -> Iterator[str]:
    """One change: what is there instead of what was, what came, what went."""
    old, new, title = change.old, change.new, title_of(change.item, lang)
    if old is None or new is None:
        how = fact_text(_ADDED if old is None else _REMOVED, lang)
        value = said(change.item, books[old is None], lang)
        is_entry = not change.item.title  # whose name is its title as well
        yield f"{how} {title}" if is_entry and value in title else f"{how} {title}: {value}"
        return
    gone, came = _words_only_in(old, new), _words_only_in(new, old)
    if change.how == "reordered":
        before, after = (", ".join(item.key for item in one.items) for one in (old, new))
        yield from _instead(f"{title} ({fact_text(_ORDER, lang)})", before, after, lang)
    elif gone or came:
        yield title
        for how_words, words, book in ((_REMOVED, gone, books[0]), (_ADDED, came, books[1])):
            if words is not None:
                yield f"  {fact_text(how_words, lang)} {said(words, book, lang)}"
    else:
        before, after = said(old, books[0], lang), said(new, books[1], lang)
        yield from _instead(title, before, after, lang)


def _instead(title: str, before: str, after: str, lang: Language) -> Iterator[str]:
    """An old and a new value, on one line where they are short."""
    line = f"{title}: {before} → {after}"
    if width_of([line]) <= SHORT:
        yield line
        return
    yield title
    yield f"  {fact_text(_BEFORE, lang)}  {before}"
    yield f"  {fact_text(_AFTER, lang)}  {after}"


def _words_only_in(item: Item, other: Item) -> Item | None:
    """Of two lists of words what only the first one has; None where that is nothing."""
    one, two = item.value, other.value
    if not isinstance(one, tuple) or not isinstance(two, tuple):
        return None
    words = tuple(word for word in one if word not in two and isinstance(word, str))
    return replace(item, value=words) if words else None


def _movements(changes: Sequence[Change], lang: Language) -> Iterator[Line]:
    """Whose scores can move, and because of what."""
    causes: dict[Words, list[str]] = {}
    for change in changes:
        if change.effect.moves:
            causes.setdefault(change.effect.whose, []).append(trail_of(change, lang))
    if not causes:
        yield (("place", fact_text(_NOTHING_MOVES, lang)),)
        return
    yield (("place", fact_text(_WHAT_MOVES, lang)),)
    for whose, trails in causes.items():
        yield (("warning", f"  {fact_text(whose, lang)}"),)
        yield (("dim", f"    {fact_text(_BECAUSE, lang)}: {', '.join(trails)}"),)


def _called(book: Rulebook, lang: Language) -> str:
    """A book with its edition, for two editions can have one name."""
    edition = safe(book.policies.edition)
    return f"{books_words([book], lang)} {fact_text(_EDITION, lang)} {edition}"


def _count(count: int, lang: Language) -> str:
    if not count:
        return fact_text(_EQUAL, lang)
    return f"{count} แห่ง" if lang == "th" else f"{count} change{'s' * (count != 1)}"


_SECTIONS: dict[Section, Words] = {
    "policies": Words(th="นโยบาย", en="policies"),
    "rules": Words(th="กฎ", en="rules"),
    "lists": Words(th="รายการ", en="lists"),
}
_EQUAL = Words(th="ไม่มีความแตกต่าง", en="no difference")
_EDITION = Words(th="ฉบับที่", en="edition")
_ADDED = Words(th="เพิ่ม", en="added:")
_REMOVED = Words(th="ตัดออก", en="removed:")
_ORDER = Words(th="ลำดับ", en="order")
_BEFORE = Words(th="เดิม", en="old")
_AFTER = Words(th="ใหม่", en="new")
_MARKS = Words(
    th="ที่มาที่ต่างกันเพียงเครื่องหมายว่ายังไม่ยืนยัน",
    en="citations that differ only in whether they are confirmed",
)
_MOVES = Words(th="คะแนนเปลี่ยนได้", en="scores can move")
_STAYS = Words(th="ไม่มีคะแนนเปลี่ยน", en="no score moves")
_WHAT_MOVES = Words(th="คะแนนที่เปลี่ยนได้", en="scores that can move")
_NOTHING_MOVES = Words(th="ไม่มีคะแนนใดเปลี่ยน", en="no score can move")
_BECAUSE = Words(th="เพราะ", en="because of")
