"""Random agreements under a book, as plain data, small enough to read when one shows a fault.

Results lie on levels and between them, levels are tied or fall, weights are nothing or begin
later; now and then an indicator has no score at all.
"""

from collections.abc import Callable
from decimal import Decimal
from functools import cache
from itertools import accumulate, pairwise, product
from typing import Any

from hypothesis import strategies as st
from oracle_methods import Data

PARTS = ("cost_reduction", "manpower", "service_time")
ROUNDS: tuple[list[str], ...] = (*[["12"]] * 6, ["6", "12"], ["6", "9", "12"], ["9"], [])
WEIGHTS = ("10", "20", "33.33", "0.125", "7.005", "0")
STATUSES = ("cancelled", "not_applicable", "starts_later")
DEPTH = 2
SAID: dict[str, tuple[str, ...]] = {
    "nothing": ("self", "self", "self", "self", "self", "self deduction", ""),
    "some": ("self committee", "self committee", "self", "self", "committee deduction", ""),
    "all": ("self committee", "committee", "self committee deduction"),
}
"""By what a committee assesses: what is said of an indicator in a round."""
Results = st.SearchStrategy[str]


def text_of(units: int, places: int) -> str:
    """So many units of the last decimal, as an agency writes the number."""
    return format(Decimal(units).scaleb(-places), "f")


@cache
def up_to(most: int) -> st.SearchStrategy[int]:
    """Whole numbers from 1; made once, for a strategy costs more than a draw."""
    return st.integers(1, most)


@cache
def numbers(low: int, high: int, places: int = 0) -> Results:
    units = st.integers(low * 10**places, high * 10**places)
    return units.map(lambda drawn: text_of(drawn, places))


def ladders(count: int) -> list[list[int]]:
    """Results that are asked for, rising or falling, some of them tied or far apart."""
    steps = product((1, 0, 3, 7), repeat=count - 1)
    rising = [list(accumulate(own, initial=-2)) for own in steps]
    return [*rising, *(own[::-1] for own in rising)]


LADDERS = {count: ladders(count) for count in (3, 5)}


@st.composite
def agreements(draw: st.DrawFn, book: Data) -> Data:
    """An agreement under a book; ids tell all its indicators apart."""
    drawing = Drawing(draw, book)
    issues = {
        part: {"indicators": drawing.indicators(str(number), drawing.some(2))}
        for number, part in enumerate(PARTS[: drawing.some(3)], start=1)
    }
    data: Data = {"issues": issues}
    if drawing.now_and_then(2):
        data["optional_topics"] = [{"topic": "10", "indicators": drawing.indicators("T", 1)}]
    return data


class Drawing:
    """Draws the indicators of one agreement; its committee assesses nothing, some or all."""

    def __init__(self, draw: st.DrawFn, book: Data) -> None:
        self.draw, self.book = draw, book
        self.rounds: list[str] = self.one_of(*ROUNDS)
        self.said = SAID[self.one_of(*SAID)]
        self.count = len(book["scale"]["points"])

    def one_of(self, *values: Any) -> Any:  # noqa: ANN401 - whatever it chooses from
        return values[self.some(len(values)) - 1]

    def some(self, most: int) -> int:
        return self.draw(up_to(most))

    def now_and_then(self, times: int) -> bool:
        """True once in so many times."""
        return self.some(times) == times

    def indicators(self, prefix: str, count: int, depth: int = 0) -> list[Data]:
        return [self.indicator(f"{prefix}.{number}", depth) for number in range(1, count + 1)]

    def indicator(self, name: str, depth: int) -> Data:
        data: Data = {"id": name, **self.weight(is_child=depth > 0)}
        status = self.one_of(*["active"] * 15, *STATUSES)
        if status != "active":
            data |= {"status": status, "reason": "มีเหตุผล"}
        method = self.one_of("interpolate", *METHODS, *(["composite"] if depth < DEPTH else []))
        if method != self.book["methods"]["default"]:
            data["method"] = method
        if method == "composite":
            return {**data, "children": self.indicators(name, self.some(3), depth + 1)}
        own, values = METHODS[method](self)
        results = [self.result(method, own, at, values) for at in self.rounds]
        return {**data, **own, "results": [result for result in results if len(result) > 1]}

    def weight(self, *, is_child: bool) -> Data:
        if is_child and self.book["methods"]["composite"]["mean"] == "plain":
            return {}
        if self.book["weights"]["by_round"] == "true" and self.now_and_then(2):
            rounds = self.one_of(["6", "9", "12"], ["9", "12"], ["12"])
            return {"weights": {at: self.one_of(*WEIGHTS) for at in rounds}}
        return {} if self.now_and_then(50) else {"weight": self.one_of(*WEIGHTS)}

    def result(self, method: str, own: Data, at: str, values: Results) -> Data:
        said: str = self.one_of(*self.said)
        data: Data = {"round": at}
        if "self" in said:
            data |= self.self_assessed(method, own, values)
        if "committee" in said:
            data["committee"] = self.draw(values)
        if "deduction" in said:
            points, times = self.one_of(("0.2", "1"), ("0.125", "2"), ("1", "3"))
            data |= {"deduction": {"points": points, "times": times, "reason": "รายงานช้า"}}
        return data

    def self_assessed(self, method: str, own: Data, values: Results) -> Data:
        if method == "ratio" and self.now_and_then(2):
            under = self.one_of("3", "7", "0.5", "0", "0")
            is_zero = under == "0" and not self.now_and_then(9)
            above = "0" if is_zero else self.draw(numbers(0, 30, 1))
            ratio = {"numerator": above, "denominator": under, "factor": self.one_of("1", "100")}
            return {"ratio": ratio}
        if method == "milestone" and self.now_and_then(2):
            return {"done": [text for text in own["milestones"] if not self.now_and_then(4)]}
        return {"self": self.draw(values)}

    # What each method needs, and the results it can have

    def ladder(self, count: int) -> tuple[list[str], Results]:
        places = self.some(3) - 1
        rungs = [text_of(rung, places) for rung in self.one_of(*LADDERS[count])]
        around = st.integers(-60, 300).map(lambda units: text_of(units, places + 1))
        return rungs, st.sampled_from(rungs) if self.now_and_then(3) else around

    def levels(self) -> tuple[Data, Results]:
        levels, results = self.ladder(self.count)
        return {"levels": levels}, results

    def targets(self) -> tuple[Data, Results]:
        targets, results = self.ladder(3)
        names = ("basic", "standard", "advanced")
        return {"targets": dict(zip(names, targets, strict=True))}, results

    def bands(self) -> tuple[Data, Results]:
        """From less than the first cut to the last cut and more, or the other way."""
        width = self.some(30)
        cuts = [text_of(width * number, 1) for number in range(1, self.count)]
        bands = [f"<{cuts[0]}", *(f"{a}-<{b}" for a, b in pairwise(cuts)), f">={cuts[-1]}"]
        if self.now_and_then(2):
            bands = [f"<={cuts[0]}", *(f">{a}-{b}" for a, b in pairwise(cuts)), f">{cuts[-1]}"]
        if self.now_and_then(2):
            bands.reverse()
        results = st.sampled_from(cuts) if self.now_and_then(3) else numbers(0, 15, 2)
        return {"bands": bands}, results

    def milestones(self) -> tuple[Data, Results]:
        texts = [f"ขั้นที่ {number}" for number in range(1, self.count + 1)]
        return {"milestones": texts}, numbers(0, self.count + 1, 1)

    def maximum(self) -> tuple[Data, Results]:
        most = self.one_of(140, 100, 3, 7)
        beyond = 1 if self.now_and_then(20) else 0
        return {"maximum": str(most)}, numbers(0, most + beyond, 2)

    def tests(self) -> tuple[Data, Results]:
        count = self.some(7)
        criteria = [f"เงื่อนไขที่ {number}" for number in range(1, count + 1)]
        return {"criteria": criteria, "required": str(self.some(count))}, numbers(0, count)


METHODS: dict[str, Callable[[Drawing], tuple[Data, Results]]] = {
    "interpolate": Drawing.levels,
    "ratio": Drawing.levels,
    "three_point": Drawing.targets,
    "bands": Drawing.bands,
    "milestone": Drawing.milestones,
    "maximum": Drawing.maximum,
    "k_of_n": Drawing.tests,
}
