"""The order of many cards: tables by year and book, ranks by total."""

from collections.abc import Iterable, Iterator

from kpr_cli.core.scorecard import Scorecard


def tables(cards: Iterable[Scorecard]) -> list[list[Scorecard]]:
    """The cards of each fiscal year and book together; years are never compared."""
    grouped: dict[tuple[int, str], list[Scorecard]] = {}
    for card in cards:
        grouped.setdefault((card.fiscal_year, card.book), []).append(card)
    return [grouped[key] for key in sorted(grouped)]


def ranked(cards: Iterable[Scorecard]) -> Iterator[tuple[int | None, Scorecard]]:
    """The cards from the highest total down; equal totals share a rank, no total has none."""
    listed = list(cards)
    with_total = [card for card in listed if card.total is not None]
    with_total.sort(key=lambda card: (-(card.total or 0), card.agency, card.file))
    rank = 0
    for position, card in enumerate(with_total, start=1):
        if position == 1 or card.total != with_total[position - 2].total:
            rank = position
        yield rank, card
    for card in sorted(listed, key=lambda card: (card.agency, card.file)):
        if card.total is None:
            yield None, card
