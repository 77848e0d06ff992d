"""Did-you-mean: the closest word of a closed set, Thai or English."""

from collections.abc import Iterable
from difflib import get_close_matches


def closest(word: str, choices: Iterable[str]) -> str | None:
    """The choice that `word` most probably means, or None where nothing is close."""
    known = sorted(set(choices))
    folded = {choice.lower().replace("-", "_"): choice for choice in reversed(known)}
    found = get_close_matches(word.lower().replace("-", "_"), folded, n=1)
    return folded[found[0]] if found else None
