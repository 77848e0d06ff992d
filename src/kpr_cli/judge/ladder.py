"""Results and the points they are worth, rung by rung: what interpolation and steps climb."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from kpr_cli.core.hit import Bilingual, Told
from kpr_cli.core.place import Path
from kpr_cli.core.rule import Cite
from kpr_cli.core.scoring_policies import Scale
from kpr_cli.judge.vocabulary import Case, UnscorableError, Working
from kpr_cli.judge.working import Draft, Use, digits, floor_use, term


@dataclass(frozen=True, slots=True)
class Rung:
    """A result that is asked for, what it is worth, and where both numbers stand."""

    name: Bilingual
    needed: Decimal
    points: Decimal
    needed_at: Path
    points_at: Path

    def uses(self) -> tuple[Use, Use]:
        """Both numbers as a step takes them."""
        worth = Told(th=f"คะแนนของ{self.name.th}", en=f"points of {self.name.en}")
        return (
            Use(self.name, self.needed, "agreement", self.needed_at),
            Use(worth, self.points, "book", self.points_at),
        )


@dataclass(frozen=True, slots=True)
class Ladder:
    """All rungs, the worst first; between two of them a result is interpolated or waits."""

    rungs: Sequence[Rung]
    is_stepped: bool
    scale: Scale
    cite: Cite

    def climb(self, actual: Use) -> Working:
        """The raw score of a result; UnscorableError where the rungs are out of order."""
        value, needed = actual.value, [rung.needed for rung in self.rungs]
        if needed not in (sorted(needed), sorted(needed, reverse=True)):
            raise UnscorableError("เกณฑ์การให้คะแนนไม่เรียงลำดับ", "its levels are out of order")
        is_falling = needed[0] > needed[-1]
        reached = [
            index
            for index, level in enumerate(needed)
            if (value <= level if is_falling else value >= level)
        ]
        if not reached:
            return self._below(actual)
        last = reached[-1]
        if value == needed[last]:
            if self.scale.tied_levels == "lower":
                last = needed.index(needed[last])
            return self._at(actual, self.rungs[last], "is exactly")
        if last == len(needed) - 1:
            return self._beyond(actual)
        if self.is_stepped:
            return self._at(actual, self.rungs[last], "reaches")
        return self._between(actual, self.rungs[last], self.rungs[last + 1])

    def _below(self, actual: Use) -> Working:
        first, second, floor = self.rungs[0], self.rungs[1], self.scale.floor
        if self.scale.below == "extend" and self._is_line(first, second):
            return self._between(actual, first, second, is_continued=True)
        th = f"ผลยังไม่ถึง{first.name.th} จึงได้คะแนนต่ำสุดของมาตราคะแนน"
        en = f"the result does not reach {first.name.en}: the floor of the scale"
        low = floor_use(self.scale)
        used = (actual, first.uses()[0], low)
        return Working(Fraction(floor), lambda: (self._draft(th, en, used, floor),))

    def _beyond(self, actual: Use) -> Working:
        before, last = self.rungs[-2], self.rungs[-1]
        if self.scale.above == "extend" and self._is_line(before, last):
            return self._between(actual, before, last, is_continued=True)
        return self._at(actual, last, "is better than")

    def _is_line(self, low: Rung, high: Rung) -> bool:
        """Whether there is a line to continue: not between steps, not through two equal results."""
        return not self.is_stepped and low.needed != high.needed

    def _at(self, actual: Use, rung: Rung, how: str) -> Working:
        th = {"is exactly": "เท่ากับ", "reaches": "ถึง", "is better than": "ดีกว่า"}[how]
        used = (actual, *rung.uses())
        says = (
            f"ผล{th}{rung.name.th} ได้คะแนนของระดับนั้น",
            f"the result {how} {rung.name.en}: its points",
        )
        return Working(
            Fraction(rung.points), lambda: (self._draft(says[0], says[1], used, rung.points),)
        )

    def _between(
        self, actual: Use, low: Rung, high: Rung, *, is_continued: bool = False
    ) -> Working:
        """On the line through two rungs, between them or past its end where it is continued."""
        start, value = Fraction(low.points), Fraction(actual.value)
        step = Fraction(high.points) - start
        way = Fraction(high.needed) - Fraction(low.needed)
        raw = start + step * (value - Fraction(low.needed)) / way

        def steps() -> tuple[Draft, ...]:
            rise = f"({term(high.points)} − {term(low.points)})"
            share = f"({term(actual.value)} − {term(low.needed)})"
            span = f"({term(high.needed)} − {term(low.needed)})"
            th, en = "เทียบบัญญัติไตรยางศ์ระหว่าง", "interpolated between"
            if is_continued:
                th, en = "เทียบบัญญัติไตรยางศ์ต่อจากเส้นของ", "on the continued line of"
            return (
                Draft(
                    says=Told(
                        th=f"{th}{low.name.th} กับ{high.name.th}",
                        en=f"{en} {low.name.en} and {high.name.en}",
                    ),
                    uses=(actual, *low.uses(), *high.uses()),
                    expression=f"{term(low.points)} + {rise} × {share} ÷ {span}",
                    value=digits(raw),
                    cite=self.cite,
                ),
            )

        return Working(raw, steps)

    def _draft(self, th: str, en: str, uses: tuple[Use, ...], points: Decimal) -> Draft:
        return Draft(Told(th=th, en=en), uses, term(points), digits(points), self.cite)


def ladder_of_levels(case: Case) -> Ladder:
    """The levels of an indicator with the points of the scale; UnscorableError without them."""
    needed, scale = case.placed.indicator.levels, case.policies.scale
    if needed is None or len(needed) != len(scale.points):
        raise UnscorableError("เกณฑ์การให้คะแนนยังไม่ครบ", "its levels are incomplete")
    rungs = [
        Rung(
            name=Told(th=f"เกณฑ์ระดับที่ {index + 1}", en=f"level {index + 1}"),
            needed=level,
            points=points,
            needed_at=(*case.placed.path, "levels", index),
            points_at=("scale", "points", index),
        )
        for index, (level, points) in enumerate(zip(needed, scale.points, strict=True))
    ]
    return Ladder(rungs, is_stepped=False, scale=scale, cite=case.policies.methods.cite)
