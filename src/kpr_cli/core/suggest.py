"""Did-you-mean: the closest word of a closed set, Thai or English."""

from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches

from kpr_cli.core.hit import Told

SHORTEST = 3
"""A shorter piece of a word tells nothing."""
ONE_SLIP, TWO_SLIPS = 4, 8
"""From so many letters on a word is known by itself with one slip of the finger in it, with two."""
MOST_SLIPS = 2


def closest(word: str, choices: Iterable[str]) -> str | None:
    """The choice that `word` most probably means, or None where nothing is close."""
    known = sorted(set(choices))
    folded = {_folded(choice): choice for choice in reversed(known)}
    meant = _folded(word)
    # Alike to the same degree, “2574” is sooner 2547 with two digits swapped than 2567.
    alike = get_close_matches(meant, folded)
    found = sorted(alike, key=lambda choice: _slips(meant, choice))[:1]
    if not found and len(meant) >= SHORTEST:
        # “กรม” for “ส่วนราชการระดับกรม”: not close letter by letter, but there is one that holds it.
        holding = [choice for choice in folded if meant in choice]
        found = holding if len(holding) == 1 else []
    return folded[found[0]] if found else None


def closest_named(word: str, names: Mapping[str, str]) -> str | None:
    """The key of `names` that `word` means: by itself, or by the Thai name it stands for."""
    by_name = {name: key for key, name in names.items()}
    # “ประเด็นเพิ่มเติม” is “ประเด็นเพิ่มเติม (กลุ่มที่ 2)” before any name that is only like it.
    headed = [key for key, name in names.items() if word == _head(name)]
    if len(headed) == 1:
        return headed[0]
    return closest(word, names) or by_name.get(closest(word, by_name) or "")


def perhaps(meant: str) -> Told:
    """The words of a suggestion, the same wherever one is made."""
    return Told(f"คงหมายถึง {meant}", f"perhaps {meant}")


def hint(word: str, choices: Iterable[str]) -> Told:
    """What `word` most probably means, else all that it could be."""
    known = list(choices)
    meant = closest(word, known)
    listed = ", ".join(known)
    return perhaps(meant) if meant else Told(f"ที่มีคือ {listed}", f"there are {listed}")


def _head(name: str) -> str:
    """A name without what explains it."""
    return name.partition(":")[0].partition(" (")[0]


def named(word: str, names: Mapping[str, Sequence[str]]) -> list[str]:
    """The keys that `word` stands for, by itself or by a name, else all whose names hold it."""
    meant = _folded(word.strip())
    spelt = {key: [_folded(name) for name in (key, *names[key])] for key in names}
    same = [key for key, spellings in spelt.items() if meant in spellings]
    if same or len(meant) < SHORTEST:
        return same
    return [key for key, spellings in spelt.items() if any(meant in name for name in spellings)]


def certain(word: str, choices: Iterable[str]) -> str | None:
    """The one choice that `word` is beyond doubt, slips of the finger apart, or None.

    Capitals, and hyphens or spaces for `_`, are no slips.
    """
    meant = _folded(word)
    away = {choice: _slips(meant, _folded(choice)) for choice in set(choices)}
    nearest = min(away.values(), default=0)
    near = [choice for choice, slips in away.items() if slips == nearest]
    if len(near) != 1:
        return None
    allowed = sum(len(near[0]) >= letters for letters in (ONE_SLIP, TWO_SLIPS))
    return near[0] if nearest <= allowed else None


def _folded(word: str) -> str:
    return word.lower().replace("-", "_").replace(" ", "_")


def _slips(word: str, other: str) -> int:
    """How many letters are missing, too many, wrong, or swapped with their neighbours."""
    least = abs(len(word) - len(other))
    if least > MOST_SLIPS or word == other:
        return least
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(word):
        last, before, row = before, row, [i + 1]
        for j, wanted in enumerate(other):
            slips = min(before[j] + (letter != wanted), before[j + 1] + 1, row[j] + 1)
            if i and j and (letter, wanted) == (other[j - 1], word[i - 1]):
                slips = min(slips, last[j - 1] + 1)
            row.append(slips)
    return row[-1]
