"""What must hold between the values of a book, so that it can judge anybody."""

from collections.abc import Sequence
from fractions import Fraction

from kpr_cli.core.hit import Fault, Hit
from kpr_cli.core.number import exact_text, plain
from kpr_cli.core.place import Path as Keys
from kpr_cli.core.policies import OptionalTopics, Policies
from kpr_cli.core.rule import Words
from kpr_cli.core.scoring_policies import Scale

MAX_PLACES = 10
Condition = tuple[Keys, Words, bool]
_OF_ALL = frozenset({"default", "allowed", "cite"})
_LISTS_OF_GROUPS = ("kinds", "includes", "parts", "steps", "all_of", "workshop_for")


def conditions(policies: Policies) -> list[Condition]:
    """What must hold between the values of a book: the place, the words, whether it holds."""
    topics, totals = policies.optional_topics, policies.totals
    year, rounds = policies.fiscal_year, policies.rounds
    conditions: list[Condition] = [
        (("book",), _must(f"ชื่อเล่มต้องขึ้นต้นด้วย {year}", f"the name must start with {year}"),
         policies.book.startswith(str(year))),
        (("rounds",), _must("ต้องมีรอบอย่างน้อย 1 รอบ มากกว่า 0 และไม่ซ้ำกัน",
                            "there must be a round, all above 0, none twice"),
         bool(rounds) and min(rounds) > 0 and len(set(rounds)) == len(rounds)),
        (("weights", "total"), _must("ต้องมากกว่า 0", "it must be above 0"),
         policies.weights.total > 0),
        (("totals", "given"), _must("เมื่อไม่มีคะแนนรวม ต้องบอกเหตุผลใน because",
                                    "without totals, because must say why"),
         totals.given or totals.because is not None),
    ]  # fmt: skip
    for key in ("score", "weighted", "part", "total", "weight"):
        places = getattr(policies.rounding, key)
        words = _must(f"ต้องอยู่ระหว่าง 0 ถึง {MAX_PLACES}", f"it must lie between 0 and {MAX_PLACES}")
        conditions.append((("rounding", key), words, 0 <= places <= MAX_PLACES))
    if topics is not None:
        conditions += _topic_conditions(topics, len(policies.topics), policies.scale)
    return [
        *conditions,
        *_repetitions(policies),
        *_part_conditions(policies),
        *_scale_conditions(policies.scale),
        *_scoring_conditions(policies),
        *_total_conditions(policies),
        *_zero_conditions(policies),
    ]


def _repetitions(policies: Policies) -> list[Condition]:
    """What stands twice in a list of which each entry is to be one thing; none of it holds."""
    methods, grades = policies.methods, policies.grades
    lists: list[tuple[Keys, str, Sequence[str | int]]] = [
        (("parts",), "id", [part.id for part in policies.parts]),
        (("groups",), "id", [group.id for group in policies.groups]),
        (("topics",), "topic", [topic.topic for topic in policies.topics]),
        (("steps",), "id", [step.id for step in policies.steps]),
        (("grades", "bands"), "id", [band.id for band in grades.bands] if grades else []),
        (("methods", "allowed"), "", methods.allowed),
    ]
    for index, group in enumerate(policies.groups):
        here: Keys = ("groups", index)
        lists += [((*here, key), "", getattr(group, key)) for key in _LISTS_OF_GROUPS]
    return [
        (
            (*at, index, key) if key else (*at, index),
            _must(f"“{name}” ใช้ซ้ำ", f"“{name}” stands twice"),
            False,
        )
        for at, key, names in lists
        for index, name in enumerate(names)
        if name in names[:index]
    ]


def _scale_conditions(scale: Scale) -> list[Condition]:
    """The points of the levels rise or fall all the way, from the floor's side to the cap's."""
    points, (least, most) = scale.points, sorted((scale.floor, scale.cap))
    is_ordered = least < most and scale.is_inverted == (points[:1] > points[-1:])
    return [
        (("scale", "points"), _must("ต้องมีอย่างน้อย 2 ระดับ เพิ่มขึ้นหรือลดลงตลอด",
                                    "there must be 2 or more, rising or falling all the way"),
         len(set(points)) == len(points) > 1
         and list(points) in (sorted(points), sorted(points, reverse=True))),
        (("scale", "floor"), _must("floor คือคะแนนต่ำสุดและ cap คือคะแนนสูงสุด ต้องเรียงทางเดียวกับ points",
                                   "floor is the worst score, cap the best: ordered as points are"),
         is_ordered),
        (("scale", "points"), _must("ต้องอยู่ระหว่าง floor กับ cap",
                                    "they must lie between floor and cap"),
         not is_ordered or all(least <= point <= most for point in points)),
    ]  # fmt: skip


def _part_conditions(policies: Policies) -> list[Condition]:
    """Where the book sets weights of parts, it sets all, and they are the whole."""
    weights, total = [part.weight for part in policies.parts], policies.weights.total
    known = [Fraction(weight) for weight in weights if weight is not None]
    if not known:
        return []
    must = _must(
        f"น้ำหนักของประเด็นต้องมีครบทุกประเด็น มากกว่า 0 และรวมได้ {plain(total)}",
        f"every part must have a weight above 0, and they must add up to {plain(total)}",
    )
    holds = len(known) == len(weights) and min(known) > 0 and sum(known) == Fraction(total)
    return [(("parts",), must, holds)]


def _scoring_conditions(policies: Policies) -> list[Condition]:
    """What must hold between the policies of a score."""
    weights, scale, totals = policies.weights, policies.scale, policies.totals
    least, most = sorted((scale.floor, scale.cap))
    three, ratio = policies.methods.three_point, policies.methods.ratio
    places = {
        ("totals", "mean"): totals.mean,
        ("totals", "percent"): totals.percent,
        ("methods", "ratio", "places"): None if ratio is None else ratio.places,
    }
    words = _must(f"ต้องอยู่ระหว่าง 0 ถึง {MAX_PLACES}", f"it must lie between 0 and {MAX_PLACES}")
    found: list[Condition] = [
        (at, words, 0 <= number <= MAX_PLACES)
        for at, number in places.items()
        if number is not None
    ]
    whole = {"percent": 100, "fraction": 1}.get(weights.unit)
    if whole is not None:
        must = _must(f"หน่วยนี้ต้องรวมได้ {whole}", f"in this unit weights add up to {whole}")
        found.append((("weights", "total"), must, weights.total == whole))
    if three is not None:
        must = _must("ต้องมี 3 ค่า เรียงทางเดียวกับมาตราคะแนน และอยู่ในมาตราคะแนน",
                     "there must be three, ordered as the scale is, and on it")  # fmt: skip
        ordered = sorted(set(three.points), reverse=scale.is_inverted)
        is_on_scale = all(least <= point <= most for point in three.points)
        holds = list(three.points) == ordered and len(ordered) == 3 and is_on_scale  # noqa: PLR2004 - three points
        found.append((("methods", "three_point", "points"), must, holds))
    return found


def _total_conditions(policies: Policies) -> list[Condition]:
    """What is said of totals must be possible for a total."""
    found: list[Condition] = []
    if policies.totals.percent is not None:
        must = _must(
            "พิมพ์ร้อยละได้เมื่อคะแนนมากดีที่สุด และ cap มากกว่า 0",
            "a percent needs a scale whose highest score is best, and a cap above 0",
        )
        holds = not policies.scale.is_inverted and policies.scale.cap > 0
        found.append((("totals", "percent"), must, holds))
    if policies.reward is not None:
        least, most = sorted(policies.total_ends())
        low, high = exact_text(least), exact_text(most)
        must = _must(f"คะแนนรวมอยู่ระหว่าง {low} ถึง {high}", f"totals lie between {low} and {high}")
        holds = least <= policies.reward.threshold <= most
        found.append((("reward", "threshold"), must, holds))
    return found


def _zero_conditions(policies: Policies) -> list[Condition]:
    """Zero must not be better than what a score can fall to."""
    scale, maximum = policies.scale, policies.methods.maximum
    is_floor = policies.deductions.not_below == "floor"
    if scale.is_inverted:
        must = _must(
            "เมื่อคะแนนน้อยดีที่สุด ต้องเป็น floor", "where the lowest score is best, it must be floor"
        )
        starts_at_floor = maximum is None or maximum.start == "floor"
        return [
            (("deductions", "not_below"), must, is_floor),
            (("methods", "maximum", "start"), must, starts_at_floor),
        ]
    must = _must("เมื่อ floor น้อยกว่า 0 ต้องเป็น floor", "where floor is below 0, it must be floor")
    return [(("deductions", "not_below"), must, is_floor or scale.floor >= 0)]


def methods_without_policy(policies: Policies) -> list[Fault]:
    """Methods that are allowed although the book lacks the policies they need."""
    methods = policies.methods
    needing = {name for name in type(methods).model_fields if name not in _OF_ALL}
    return [
        Fault(
            "method-without-policy",
            Hit(at=("methods", "allowed", index), facts={"method": name}),
        )
        for index, name in enumerate(methods.allowed)
        if name in needing and getattr(methods, name) is None
    ]


def _topic_conditions(topics: OptionalTopics, count: int, scale: Scale) -> list[Condition]:
    here, is_of_chosen = "optional_topics", topics.reading == "of_chosen"
    base = (topics.choose or 0) if is_of_chosen else count
    at_most = _must(f"ต้องอยู่ระหว่าง 1 ถึง {base} ประเด็น", f"it must lie between 1 and {base} topics")
    wanted = _must("ต้องบอกจำนวนที่เลือกใน choose", "choose must say how many are chosen")
    return [
        ((here, "reading"), wanted, not is_of_chosen or topics.choose is not None),
        ((here, "develop"), at_most, 0 < topics.develop <= base or not base),
        (
            (here, "choose"),
            _must(f"ต้องไม่เกิน {count} ประเด็น", f"it must not exceed {count} topics"),
            (topics.choose or 0) <= count,
        ),
        (
            (here, "developed_at"),
            _must("ต้องอยู่ในมาตราคะแนน", "it must lie on the scale"),
            min(scale.floor, scale.cap) <= topics.developed_at <= max(scale.floor, scale.cap),
        ),
    ]


def _must(th: str, en: str) -> Words:
    return Words(th=th, en=en)
