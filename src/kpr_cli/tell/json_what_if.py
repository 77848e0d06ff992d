"""Machine-readable suppositions: the cards before and after, gains, and how a total is reached."""

from typing import Any

from kpr_cli.core.finding import Language
from kpr_cli.core.supposition import Gain, Needed, Prospect, Reach, WhatIf
from kpr_cli.tell.json_card import card_data
from kpr_cli.tell.json_values import number_data, words_data


def what_if_data(told: WhatIf, lang: Language) -> dict[str, Any]:
    """A supposition; numbers are strings, so that digits survive."""
    return {
        "supposed": [{"id": s.id, "result": number_data(s.result)} for s in told.supposed],
        "before": card_data(told.before, lang),
        "after": card_data(told.after, lang),
        "gains": [_gain(gain) for gain in told.gains],
        "unknown": [
            {"id": entry.id, "name": entry.name, "reason": words_data(entry.reason)}
            for entry in told.unknown
        ],
        "reach": None if told.reach is None else _reach(told.reach),
    }


def _gain(gain: Gain) -> dict[str, Any]:
    return {
        "id": gain.id,
        "name": gain.name,
        "actual": number_data(gain.actual),
        "score": number_data(gain.score),
        "next": None if gain.next is None else _prospect(gain.next),
        "best": _prospect(gain.best),
    }


def _prospect(prospect: Prospect) -> dict[str, Any]:
    return {
        "result": number_data(prospect.result),
        "score": number_data(prospect.score),
        "total": number_data(prospect.total),
        "gain": number_data(prospect.gain),
    }


def _reach(reach: Reach) -> dict[str, Any]:
    return {
        "wanted": number_data(reach.wanted),
        "total": number_data(reach.total),
        "reached": reach.is_reached,
        "highest": number_data(reach.highest),
        "even": number_data(reach.even),
        "below": list(reach.below),
        "alone": [_needed(needed) for needed in reach.alone],
    }


def _needed(needed: Needed) -> dict[str, Any]:
    return {
        "id": needed.id,
        "name": needed.name,
        "actual": number_data(needed.actual),
        "result": number_data(needed.result),
        "total": number_data(needed.total),
    }
