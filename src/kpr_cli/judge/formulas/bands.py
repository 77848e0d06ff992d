"""Step bands: a result scores the points of the band it lies in, nothing between two bands."""

from fractions import Fraction

from kpr_cli.core.hit import Told
from kpr_cli.core.indicator import Indicator
from kpr_cli.core.policies import Policies
from kpr_cli.core.scoring_policies import Methods
from kpr_cli.judge.band import bands_of
from kpr_cli.judge.vocabulary import Case, UnscorableError, Working
from kpr_cli.judge.working import Draft, Use, digits, term

HAS_TARGET = True


def data(methods: Methods) -> tuple[str, ...]:
    """The bands."""
    del methods
    return ("bands",)


def levels(indicator: Indicator) -> None:
    """None: a band is no single result."""
    del indicator


def count(policies: Policies) -> int | None:
    """As many as the scale has points."""
    return len(policies.scale.points)


def score(case: Case) -> Working:
    """The points of the band; UnscorableError where the result lies in none, or in two."""
    bands, scale = bands_of(case.placed.indicator), case.policies.scale
    if bands is None or len(bands) != len(scale.points):
        raise UnscorableError(
            "ช่วงผลของแต่ละคะแนนยังไม่ครบหรืออ่านไม่ได้", "its bands are incomplete or unreadable"
        )
    actual = case.reached
    found = [index for index, band in enumerate(bands) if band.holds(Fraction(actual.value))]
    if len(found) != 1:
        shown = digits(actual.value)
        raise UnscorableError(
            f"ผล {shown} ไม่อยู่ในช่วงใด" if not found else f"ผล {shown} อยู่ในหลายช่วง",
            f"its result {shown} lies in {'no band' if not found else 'several bands'}",
        )
    index = found[0]
    points = scale.points[index]

    def steps() -> tuple[Draft, ...]:
        worth = Told(th=f"คะแนนของช่วงที่ {index + 1}", en=f"points of band {index + 1}")
        return (
            Draft(
                says=Told(
                    th=f"ผลอยู่ในช่วงที่ {index + 1} ({bands[index].text})",
                    en=f"the result lies in band {index + 1} ({bands[index].text})",
                ),
                uses=(actual, Use(worth, points, "book", ("scale", "points", index))),
                expression=term(points),
                value=digits(points),
                cite=case.policies.methods.cite,
            ),
        )

    return Working(Fraction(points), steps)
