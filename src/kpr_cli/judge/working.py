"""The working of a score before its places are looked up: what each step takes, and from where."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from kpr_cli.core.hit import Bilingual, Told
from kpr_cli.core.number import exact_text, half_up, plain
from kpr_cli.core.place import Path, Places
from kpr_cli.core.rule import Cite
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.core.scoring_policies import Scale
from kpr_cli.core.working import Operand, Step

Home = Literal["agreement", "book"]
Number = Fraction | Decimal | int


@dataclass(frozen=True, slots=True)
class Use:
    """A number that a step takes: what it is, and the path at which it stands in its file.

    `path` is None where it stands in no file: an earlier step works it out.
    """

    name: Bilingual
    value: Number
    home: Home
    path: Path | None


@dataclass(frozen=True, slots=True)
class Draft:
    """A step whose numbers are known by path; `value` is exact or the printed digits."""

    says: Bilingual
    uses: tuple[Use, ...]
    expression: str
    value: str
    cite: Cite


Telling = Callable[[], tuple[Draft, ...]]
"""How a number came about, made only where somebody reads it."""


def nothing() -> tuple[Draft, ...]:
    """No working."""
    return ()


@dataclass(frozen=True, slots=True)
class Explainer:
    """Turns drafts into steps: paths become lines, citations become words."""

    book: Rulebook
    homes: Mapping[Home, Places]
    has_operands: bool = True
    """Whether the numbers are looked up: it takes most of the time, and of the memory."""
    _authorities: dict[Cite, Bilingual] = field(default_factory=dict)

    def steps(self, drafts: tuple[Draft, ...]) -> tuple[Step, ...]:
        """The steps that a reader sees."""
        return tuple(self._step(draft) for draft in drafts)

    def _step(self, draft: Draft) -> Step:
        if draft.cite not in self._authorities:
            self._authorities[draft.cite] = self.book.authority(draft.cite)
        uses = draft.uses if self.has_operands else ()
        return Step(
            says=draft.says,
            operands=tuple(self._operand(use, use.path) for use in uses if use.path is not None),
            expression=draft.expression,
            value=draft.value,
            authority=self._authorities[draft.cite],
        )

    def _operand(self, use: Use, path: Path) -> Operand:
        places = self.homes[use.home]
        return Operand(use.name, digits(use.value), places.file, places.span(path).line)


def digits(value: Number) -> str:
    """A number with its digits, exactly."""
    return plain(value) if isinstance(value, Decimal) else exact_text(Fraction(value))


def term(value: Number) -> str:
    """The same inside an expression: in brackets where a sign or a stroke could mislead."""
    text = digits(value)
    return f"({text})" if "/" in text or text.startswith("-") else text


def added(values: list[Number]) -> str:
    """A sum as an expression."""
    return " + ".join(map(term, values)) or "0"


def floor_use(scale: Scale) -> Use:
    """The floor of the scale as a step takes it."""
    return Use(Told(th="คะแนนต่ำสุด", en="floor"), scale.floor, "book", ("scale", "floor"))


def cap_use(scale: Scale) -> Use:
    """The cap of the scale as a step takes it."""
    return Use(Told(th="คะแนนสูงสุด", en="cap"), scale.cap, "book", ("scale", "cap"))


def decimals_use(places: int, at: Path) -> Use:
    """How many decimals the book prints of a number, as a step takes it."""
    return Use(Told(th="จำนวนทศนิยม", en="decimals"), places, "book", at)


def rounding(exact: Fraction, places: int, cite: Cite, at: Path, what: Bilingual) -> Draft:
    """The step from an exact number to its printed digits, half up."""
    return Draft(
        says=Told(
            th=f"ปัดเศษ{what.th} ทศนิยม {places} ตำแหน่ง (ครึ่งปัดขึ้น)",
            en=f"the {what.en} rounded half up to {places} decimals",
        ),
        uses=(decimals_use(places, at),),
        expression=f"round({term(exact)}, {places})",
        value=plain(half_up(exact, places)),
        cite=cite,
    )
