"""Cards to leagues: who is compared with whom, and the ranks by the printed total."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from itertools import groupby

from kpr_cli.core.agreement import topic_part
from kpr_cli.core.league import Column, League, Ministry, Ranked
from kpr_cli.core.number import half_up
from kpr_cli.core.rule import Words
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.core.scorecard import Scorecard
from kpr_cli.judge.distribution import bands


def leagues(cards: Iterable[Scorecard], books: Mapping[str, Rulebook]) -> list[League]:
    """A league for each fiscal year, book, round and assessor: nothing else can be compared.

    Years and books in order; within them the latest round first, the committee before self.
    """
    listed = sorted(cards, key=_league_key)
    filed = Counter(map(_agency_key, listed))
    return [
        _league(list(members), books[key[1]], filed)
        for key, members in groupby(listed, key=_league_key)
    ]


def _league_key(card: Scorecard) -> tuple[int, str, int, bool]:
    return (card.fiscal_year, card.book, -(card.round or 0), card.assessor == "self")


def _agency_key(card: Scorecard) -> tuple[int, str]:
    """What files of one agency for one year have in common; without an id its file alone."""
    return (card.fiscal_year, card.agency or card.file)


def _league(cards: list[Scorecard], book: Rulebook, filed: Counter[tuple[int, str]]) -> League:
    first, policies = cards[0], book.policies
    ranked = tuple(_ranked(cards, book, filed))
    return League(
        fiscal_year=first.fiscal_year,
        book=first.book,
        book_status=first.book_status,
        round=first.round,
        assessor=first.assessor,
        ranking=policies.ranking,
        authority=book.authority(policies.ranking.cite),
        has_reward=policies.reward is not None,
        has_grades=policies.grades is not None,
        ranked=ranked,
        columns=tuple(_columns(ranked, book)),
        ministries=tuple(_ministries(ranked, book)),
        bands=bands([entry.card for entry in ranked if entry.rank is not None], policies),
    )


def _ranked(
    cards: Iterable[Scorecard], book: Rulebook, filed: Counter[tuple[int, str]]
) -> Iterator[Ranked]:
    """The cards from the best total down, equal totals at one rank; then those without a rank.

    An agency that is filed twice would take two ranks, and push others down.
    """
    in_order = sorted(cards, key=lambda card: (card.agency, card.file))
    reasons = {card.file: _why_unranked(card, filed[_agency_key(card)]) for card in in_order}
    best = [card for card in in_order if reasons[card.file] is None]
    # Stable: those with equal totals stay in the order of their agencies.
    best.sort(key=lambda card: card.total or 0, reverse=not book.policies.scale.is_inverted)
    is_dense = book.policies.ranking.ties == "dense"
    rank = 0
    for position, card in enumerate(best, start=1):
        if position == 1 or card.total != best[position - 2].total:
            rank = rank + 1 if is_dense else position
        yield Ranked(rank, card)
    for card in in_order:
        if reasons[card.file] is not None:
            yield Ranked(None, card, reasons[card.file])


def _why_unranked(card: Scorecard, files: int) -> Words | None:
    if card.total is None:
        return card.reason or Words(th="ไม่มีคะแนนรวม", en="no total")
    if files == 1:
        return None
    return Words(
        th=f"ไม่จัดอันดับ เพราะมีคำรับรองของปีนี้ {files} แฟ้ม",
        en=f"not ranked: it has {files} agreements of this year",
    )


def _columns(ranked: Iterable[Ranked], book: Rulebook) -> Iterator[Column]:
    """The parts that have a score, in the order of the book and by its names.

    An agency may give a topic a title of its own; beside others it stands under the book's.
    """
    found: dict[str, Words] = {}
    for entry in ranked:
        scores, parts = entry.scores, entry.card.parts
        found.update((part.id, part.name) for part in parts if scores.get(part.id) is not None)
    for own in book.policies.parts:
        if found.pop(own.id, None) is not None:
            yield Column(own.id, own.words)
    for topic in book.policies.topics:
        if found.pop(topic_part(topic.topic), None) is not None:
            yield Column(topic_part(topic.topic), topic.words)
    for part, name in sorted(found.items()):
        yield Column(part, name)


def _ministries(ranked: Iterable[Ranked], book: Rulebook) -> Iterator[Ministry]:
    """The ministries by name; those that give none come last."""
    by_name: dict[str, list[Ranked]] = {}
    for entry in ranked:
        by_name.setdefault(entry.card.ministry, []).append(entry)
    for name in sorted(by_name, key=lambda name: (not name, name)):
        members = by_name[name]
        cards = [entry.card for entry in members if entry.rank is not None]
        totals = [card.total for card in cards if card.total is not None]
        exact = sum(map(Fraction, totals), Fraction(0))
        places = book.policies.rounding.total
        yield Ministry(
            name=name,
            agencies=len(members),
            ranked=len(totals),
            mean=half_up(exact / len(totals), places) if totals else None,
            lowest=min(totals, default=None),
            highest=max(totals, default=None),
        )
