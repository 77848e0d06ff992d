"""What a person chooses from a list of the book: by number, by name, or by a piece of a name."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kpr_cli.cli.problem import CallError
from kpr_cli.core import thai
from kpr_cli.core.rule import Words
from kpr_cli.core.suggest import closest_named, named, perhaps
from kpr_cli.tell.lines import safe

_number = re.compile(r"[0-9]{1,9}").fullmatch


@dataclass(frozen=True, slots=True)
class Choices:
    """What the book lists: what it is called, and the name behind every key."""

    noun: Words
    names: Mapping[str, Words]

    def meant(self, word: str) -> list[str]:
        """All that a word can mean."""
        return named(word, {key: (words.th, words.en) for key, words in self.names.items()})


def numbers(said: Sequence[str], choices: Choices) -> tuple[int, ...]:
    """The numbers in answers, apart by spaces or commas; names only by commas.

    Whether the book has a number, and may have it here, is for the book to say.
    """
    found: list[str] = []
    for text in said:
        # A comma can be one of the name's own.
        pieces = [text] if choices.meant(text) else text.split(",")
        for piece in filter(str.strip, pieces):
            words = thai.arabic(piece).split()
            found += words if all(map(_number, words)) else [_by_name(piece.strip(), choices)]
    return tuple(map(int, found))


def _by_name(word: str, choices: Choices) -> str:
    """The number that a word means; CallError where it means none or several."""
    found, shown = choices.meant(word), safe(word)
    if len(found) == 1:
        return found[0]
    noun = choices.noun
    if found:
        listed = ", ".join(found)
        raise CallError(
            f"“{shown}” เป็นได้ทั้ง{noun.th} {listed} ให้เขียนเป็นเลข",
            f"“{shown}” can be several {noun.en}: {listed}; write the number",
        )
    close = closest_named(word, {key: words.th for key, words in choices.names.items()})
    listed = ", ".join(choices.names)
    th, en = f"เลขที่มีคือ {listed}", f"the numbers are {listed}"
    if close is not None:
        name = choices.names[close]
        th, en = perhaps(f"{close} ({name.th})").th, perhaps(f"{close} ({name.en})").en
    raise CallError(
        f"“{shown}” ไม่ใช่เลขหรือชื่อของ{noun.th} {th}",
        f"“{shown}” is none of the {noun.en} by number or name; {en}",
    )
