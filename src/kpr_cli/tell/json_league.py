"""Machine-readable leagues: ranks, ministries, and how the totals are spread."""

from typing import Any

from kpr_cli.core.league import Band, League, Ministry, Ranked
from kpr_cli.tell.json_values import number_data, words_data


def league_data(league: League) -> dict[str, Any]:
    """One league; the scores by issue stand in the scorecards, here is only which there are."""
    return {
        "fiscal_year": league.fiscal_year,
        "book": league.book,
        "book_status": league.book_status,
        "round": league.round,
        "assessor": league.assessor,
        "ties": league.ranking.ties,
        "authority": words_data(league.authority),
        "ranks": [_ranked(entry) for entry in league.ranked],
        "parts": [{"id": part.id, "name": words_data(part.name)} for part in league.columns],
        "ministries": [_ministry(ministry) for ministry in league.ministries],
        "distribution": [_band(band) for band in league.bands],
    }


def _ranked(entry: Ranked) -> dict[str, Any]:
    card = entry.card
    return {
        "rank": entry.rank,
        "agency": card.agency,
        "file": card.file,
        "total": number_data(card.total),
        "grade": None if card.grade is None else card.grade.id,
        "reaches_reward": card.reaches_reward,
        "provisional": card.provisional,
        "reason": None if entry.reason is None else words_data(entry.reason),
    }


def _ministry(ministry: Ministry) -> dict[str, Any]:
    return {
        "name": ministry.name,
        "agencies": ministry.agencies,
        "ranked": ministry.ranked,
        "mean": number_data(ministry.mean),
        "lowest": number_data(ministry.lowest),
        "highest": number_data(ministry.highest),
    }


def _band(band: Band) -> dict[str, Any]:
    return {
        "grade": band.grade,
        "from": number_data(band.low),
        "to": number_data(band.high),
        "agencies": band.agencies,
    }
