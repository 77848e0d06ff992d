"""Pieces of text that are written or replaced: blanks are told in words, nothing is invisible."""

from collections.abc import Iterable

from kpr_cli.core.finding import Language, Languages
from kpr_cli.core.visible import seen

SHOWN = 3
"""Of pieces that differ so many are shown; more of them say no more."""


def piece(text: str, langs: Languages) -> str:
    """A piece of text as people can see it."""
    if not text.strip(" \n"):
        return f"({' · '.join(_blank(text, lang) for lang in langs)})"
    return "".join(map(seen, text.replace("\n", " ")))


def pieces(texts: Iterable[str], langs: Languages) -> str:
    """Pieces of text, each told once."""
    return listed(piece(text, langs) for text in texts)


def listed(told: Iterable[str]) -> str:
    """What is told of pieces, each once and no more than a few."""
    once = list(dict.fromkeys(told))
    return " · ".join(once[:SHOWN]) + " …" * (len(once) > SHOWN)


def _blank(text: str, lang: Language) -> str:
    if not text:
        return "ลบออก" if lang == "th" else "nothing"
    if "\n" in text:
        return "ขึ้นบรรทัดใหม่" if lang == "th" else "a new line"
    if len(text) == 1:
        return "เว้นวรรค" if lang == "th" else "a space"
    return f"เว้นวรรค {len(text)} ครั้ง" if lang == "th" else f"{len(text)} spaces"
