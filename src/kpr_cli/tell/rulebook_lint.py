"""What is said of a book in which there is nothing wrong."""

from collections.abc import Iterator

from kpr_cli.core.citation import unconfirmed
from kpr_cli.core.finding import Languages, fact_text
from kpr_cli.core.outline import leaves, outline
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.tell.lines import Line, safe
from kpr_cli.tell.rulebook_new import waiting
from kpr_cli.tell.score_words import BOOK_STATUSES


def sound_lines(name: str, book: Rulebook, langs: Languages) -> Iterator[Line]:
    """That a book is sound, what it holds, and how much of it is still to be confirmed."""
    rules, sources = len(book.rules), len(book.sources)
    policies = sum(1 for _ in leaves(outline(book.policies)))
    called = book.name if name == book.name else f"{safe(name)} ({book.name})"
    for lang in langs:
        status = fact_text(BOOK_STATUSES[book.policies.status], lang)
        th = f"กฎ {rules} ข้อ · นโยบาย {policies} ค่า · แหล่งที่มา {sources} แห่ง"
        en = f"rules: {rules} · policies: {policies} · sources: {sources}"
        said = f"ใช้ได้ · {status} · {th}" if lang == "th" else f"sound · {status} · {en}"
        yield (("plain", f"{called}: {said}"),)
        if sum(unconfirmed(book).values()):
            yield (("warning", f"  {waiting(book, lang)}"),)
