"""What is wrong with the call itself: one sentence in each language, exit status 2."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault of the call or its surroundings, not of an agreement."""

    th: str
    en: str


class CallError(Exception):
    """A call that cannot be carried out at all."""

    def __init__(self, th: str, en: str) -> None:
        super().__init__(en)
        self.problem = Problem(th, en)
