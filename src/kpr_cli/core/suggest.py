"""Did-you-mean: the closest word of a closed set, Thai or English."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

SHORTEST = 3
"""A shorter piece of a word tells nothing."""


def closest(word: str, choices: Iterable[str]) -> str | None:
    """The choice that `word` most probably means, or None where nothing is close."""
    known = sorted(set(choices))
    folded = {choice.lower().replace("-", "_"): choice for choice in reversed(known)}
    meant = word.lower().replace("-", "_")
    found = get_close_matches(meant, folded, n=1)
    if not found and len(meant) >= SHORTEST:
        # “กรม” for “ส่วนราชการระดับกรม”: not close letter by letter, but there is one that holds it.
        holding = [choice for choice in folded if meant in choice]
        found = holding if len(holding) == 1 else []
    return folded[found[0]] if found else None


def closest_named(word: str, names: Mapping[str, str]) -> str | None:
    """The key of `names` that `word` means: by itself, or by the Thai name it stands for."""
    by_name = {name: key for key, name in names.items()}
    return closest(word, names) or by_name.get(closest(word, by_name) or "")
