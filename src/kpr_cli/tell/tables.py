"""Scorecards for people at a terminal: one agency's rows, subtotals and total."""

from collections.abc import Iterator, Sequence

from kpr_cli.core.finding import Language, fact_text
from kpr_cli.core.scorecard import Scorecard
from kpr_cli.tell.card_table import card_table
from kpr_cli.tell.figures import digits
from kpr_cli.tell.lines import Line, safe
from kpr_cli.tell.rounds import round_lines
from kpr_cli.tell.score_words import assessed, remark, standing, year_and_book
from kpr_cli.tell.side_by_side import COUNTED_BECAUSE, DIFFERENCE_IS
from kpr_cli.tell.working import ALL, working_lines


def card_lines(
    cards: Sequence[Scorecard], lang: Language, *, explain: str | None
) -> Iterator[Line]:
    """One agency's score: every indicator, the subtotals, the total, the rounds before.

    The first card counts; another assessor's stands beside it. Where one indicator is to be
    explained, nothing stands between the agency's name and its working.
    """
    card = cards[0]
    yield (("place", safe(f"{card.name} ({card.agency})")),)
    yield (("dim", f"{year_and_book(card, lang)} · {assessed(card, lang)}"),)
    if explain in (None, ALL):
        yield from _card(cards, lang)
    if explain is not None:
        yield (("plain", ""),)
        yield from working_lines(card, lang, explain)
    else:
        yield (("plain", ""),)


def _card(cards: Sequence[Scorecard], lang: Language) -> Iterator[Line]:
    """The table, the total, the rounds before."""
    card, *others = cards
    if others:
        for words in (COUNTED_BECAUSE[card.assessor], DIFFERENCE_IS):
            yield (("dim", fact_text(words, lang)),)
    yield (("plain", ""),)
    if card.parts:
        yield from card_table(cards, lang)
        yield (("plain", ""),)
    yield _total(card, lang)
    if card.earlier:
        yield (("plain", ""),)
        yield from round_lines(card, lang)


def _total(card: Scorecard, lang: Language) -> Line:
    label = "คะแนนรวม" if lang == "th" else "total"
    beside = "".join(f" · {fact_text(words, lang)}" for words in standing(card))
    note = remark(card, lang)
    return (
        ("place", f"{label} {digits(card.total)}"),
        ("plain", beside),
        ("warning", f"  {note}" if note else ""),
    )
