"""The columns เกณฑ์การให้คะแนน: what each point of the scale asks for, by any scoring method."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from kpr_cli.core.indicator import Indicator, Targets
from kpr_cli.core.number import plain
from kpr_cli.core.policies import Policies
from kpr_cli.core.scoring_policies import Methods
from kpr_cli.tell.figures import DASH, digits
from kpr_cli.tell.lines import safe


@dataclass(frozen=True, slots=True)
class Criteria:
    """What an indicator asks for: one text a column of the head, or one text across them all."""

    columns: tuple[str, ...] = ()
    across: str = DASH


def head(policies: Policies) -> tuple[Decimal, ...]:
    """The points over the columns: those of the book's usual method."""
    return _points(policies.methods.default, policies)


def criteria(indicator: Indicator, policies: Policies) -> Criteria:
    """What the indicator's method asks for; a dash where it is not written yet."""
    method = indicator.method or policies.methods.default
    whole = _whole(method, indicator, policies.methods)
    if whole is not None:
        return Criteria(across=whole)
    texts, points = _texts(method, indicator), _points(method, policies)
    if len(texts) != len(points):
        return Criteria(across=" · ".join(texts) or DASH)
    if points == head(policies):
        return Criteria(columns=tuple(texts))
    pairs = zip(texts, points, strict=True)
    return Criteria(across=" · ".join(f"{text} ได้ {plain(point)} คะแนน" for text, point in pairs))


def _points(method: str, policies: Policies) -> tuple[Decimal, ...]:
    """What a method's levels are worth: the points of the scale, unless it has its own."""
    own = policies.methods.three_point if method == "three_point" else None
    return policies.scale.points if own is None else own.points


def _whole(method: str, indicator: Indicator, methods: Methods) -> str | None:
    """What a method asks for that knows no levels; None where it does, or its data is missing."""
    match method:
        case "maximum" if indicator.maximum is not None:
            return f"คะแนนเต็ม {plain(indicator.maximum)}"
        case "k_of_n" if indicator.required is not None and indicator.criteria:
            return f"ต้องผ่าน {indicator.required} ใน {len(indicator.criteria)}"
        case "composite" if methods.composite is not None:
            weighted = "" if methods.composite.mean == "plain" else "ถ่วงน้ำหนัก"
            return f"ค่าเฉลี่ย{weighted}ของตัวชี้วัดย่อย"
        case "ratio" if methods.ratio is not None and methods.ratio.scored_by == "itself":
            return "อัตราส่วนเป็นคะแนนโดยตรง"
    return None


def _texts(method: str, indicator: Indicator) -> Sequence[str]:
    """The levels, bands, milestones or targets of an indicator, lowest score first."""
    match method:
        case "interpolate" | "ratio":
            return [plain(level) for level in indicator.levels or ()]
        case "bands":
            return [safe(band) for band in indicator.bands or ()]
        case "milestone":
            return [f"ขั้นที่ {n}" for n, _ in enumerate(indicator.milestones or (), start=1)]
        case "three_point":
            targets = indicator.targets or Targets()
            return [digits(n) for n in (targets.basic, targets.standard, targets.advanced)]
    return ()
