"""The second opinion's rows: which results count, and what each indicator scores."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import takewhile

from oracle_methods import Data, NoScoreError, ends_of, mean, method_of, printed, raw_score


@dataclass
class Row:
    """An indicator as it is scored; `score` is None where it leaves scores and weights."""

    id: str
    part: str
    state: str
    weight: Fraction | None = None
    actual: str | None = None
    raw: Fraction | None = None
    score: Fraction | None = None
    children: list["Row"] = field(default_factory=list)
    weighted: Fraction | None = None


@dataclass
class Asked:
    """An agreement and a book; without a round or an assessor those that count."""

    agreement: Data
    policies: Data
    at: int | None = None
    by: str | None = None

    def __post_init__(self) -> None:
        self.at = self.at or self.latest_round()
        self.by = self.by or self.default_assessor()

    def rows(self) -> list[Row]:
        """Every indicator; NoScoreError where one has no score."""
        return [self.row(part, indicator) for part, indicator in self.listed()]

    def listed(self) -> Iterator[tuple[str, Data]]:
        for part, issue in self.agreement.get("issues", {}).items():
            yield from ((part, indicator) for indicator in issue["indicators"])
        for topic in self.agreement.get("optional_topics", ()):
            yield from ((f"topic-{topic['topic']}", row) for row in topic["indicators"])

    def measured(self, *, has_begun: bool = False) -> list[Data]:
        """The active indicators that have results of their own."""

        def below(indicator: Data) -> Iterator[Data]:
            is_later = has_begun and self.begins_later(indicator)
            if indicator.get("status", "active") == "active" and not is_later:
                if "children" not in indicator:
                    yield indicator
                for child in indicator.get("children", ()):
                    yield from below(child)

        return [leaf for _, indicator in self.listed() for leaf in below(indicator)]

    def latest_round(self) -> int | None:
        said = {
            int(result["round"])
            for leaf in self.measured()
            for result in leaf.get("results", ())
            if {"self", "committee", "ratio", "done"} & result.keys()
        }
        return max(said & set(map(int, self.policies["rounds"])), default=None)

    def default_assessor(self) -> str:
        """The committee where it assessed all whose weights have begun, else the agency."""
        leaves = self.measured(has_begun=True)
        is_assessed = all(
            "committee" in self.result(leaf) or self.is_undefined(leaf) for leaf in leaves
        )
        return "committee" if leaves and is_assessed else "self"

    def is_undefined(self, indicator: Data) -> bool:
        """Whether the agency's ratio is 0 ÷ 0."""
        ratio = self.result(indicator).get("ratio")
        if ratio is None or method_of(indicator, self.policies) != "ratio":
            return False
        return Fraction(ratio["numerator"]) == Fraction(ratio["denominator"]) == 0

    def result(self, indicator: Data) -> Data:
        own = indicator.get("results", ())
        return next((result for result in own if int(result["round"]) == self.at), {})

    def row(self, part: str, indicator: Data, *, is_weighed: bool = True) -> Row:
        row = Row(indicator["id"], part, indicator.get("status", "active"))
        if is_weighed:
            row.weight = self.weight(indicator)
            if row.weight is None:
                row.state = "starts_later" if row.state == "active" else row.state
                return row
        if row.state != "active":
            return self.without_result(row, indicator)
        if method_of(indicator, self.policies) == "composite":
            return self.of_children(row, indicator)
        reached = self.reached(indicator, self.result(indicator))
        if reached is None:
            row.state = "not_reported"
            return self.without_result(row, indicator)
        row.state, (row.actual, value) = "scored", reached
        if value is None:  # 0 ÷ 0
            is_floor = self.policies["scale"]["zero_over_zero"] == "floor"
            row.state = "scored" if is_floor else "not_applicable"
            row.score = self.floor_of(indicator) if is_floor else None
            return row
        row.raw = raw_score(indicator, value, self.policies)
        row.score = self.deducted(self.limited(row.raw), self.result(indicator))
        return row

    def begins_later(self, indicator: Data) -> bool:
        return self.at is not None and self.at < min(self.weights_of(indicator), default=0)

    def weights_of(self, indicator: Data) -> dict[int, Fraction]:
        """The weights that differ by round; none where the book has none."""
        is_by_round = self.policies["weights"]["by_round"] == "true"
        own = indicator.get("weights", {}) if is_by_round else {}
        return {int(round_): Fraction(weight) for round_, weight in own.items()}

    def weight(self, indicator: Data) -> Fraction | None:
        """The weight in the round; None before the first round that has one."""
        if self.begins_later(indicator):
            return None
        if by_round := self.weights_of(indicator):
            return by_round[self.at or max(map(int, self.policies["rounds"]))]
        if "weight" not in indicator:
            raise NoScoreError
        return Fraction(indicator["weight"])

    def without_result(self, row: Row, indicator: Data) -> Row:
        is_floor = self.policies["states"][row.state] == "floor"
        row.score = self.floor_of(indicator) if is_floor else None
        return row

    def floor_of(self, indicator: Data) -> Fraction:
        """The floor, of which a deduction can still be taken."""
        return self.deducted(ends_of(self.policies)[0], self.result(indicator))

    def reached(self, indicator: Data, result: Data) -> tuple[str | None, Fraction | None] | None:
        """What is printed as the result, and what is scored; None where nothing is said."""
        method = method_of(indicator, self.policies)
        policy = self.policies["methods"].get(method)
        if self.by == "self" and method == "ratio" and "ratio" in result:
            keys = ("numerator", "denominator", "factor")
            above, under, factor = (Fraction(result["ratio"][key]) for key in keys)
            if under == 0:
                if above == 0:
                    return None, None
                raise NoScoreError
            shown = printed(above * factor / under, int(policy["places"]))
            is_exact = policy["score_of"] == "exact"
            return shown, above * factor / under if is_exact else Fraction(shown)
        if self.by == "self" and method == "milestone" and "done" in result:
            done = [text in result["done"] for text in indicator["milestones"]]
            in_a_row = takewhile(bool, done)
            level = sum(done) if policy["done"] == "count" else sum(in_a_row)
            return str(level), Fraction(level)
        said = result.get(str(self.by))
        if said is None and self.by == "committee" and self.is_undefined(indicator):
            return None, None
        return None if said is None else (said, Fraction(said))

    def of_children(self, row: Row, indicator: Data) -> Row:
        policy = self.policies["methods"]["composite"]
        is_plain = policy["mean"] == "plain"
        children = indicator["children"]
        row.children = [self.row(row.part, c, is_weighed=not is_plain) for c in children]
        counted = [child for child in row.children if child.score is not None]
        row.state = self.state_of({child.state for child in row.children})
        if not counted:
            return row
        weights = [Fraction(1) if is_plain else child.weight or Fraction(0) for child in counted]
        scores = [child.score or Fraction(0) for child in counted]
        if policy["mean_of"] == "displayed":
            places = int(self.policies["rounding"]["score"])
            scores = [Fraction(printed(score, places)) for score in scores]
        row.raw = mean(weights, scores)
        if row.raw is None:
            raise NoScoreError
        row.score = self.limited(row.raw)
        return row

    @staticmethod
    def state_of(states: set[str]) -> str:
        """The state that all share, else the first that says something of results."""
        if len(states) == 1:
            return next(iter(states))
        told = [state for state in ("scored", "not_reported") if state in states]
        return told[0] if told else "not_applicable"

    def limited(self, score: Fraction) -> Fraction:
        low, high = sorted(ends_of(self.policies))
        return min(max(score, low), high)

    def deducted(self, score: Fraction, result: Data) -> Fraction:
        """Points × times off the score; on a scale whose best score is the lowest, onto it."""
        policy, (floor, cap) = self.policies["deductions"], ends_of(self.policies)
        if "deduction" not in result or (self.by, policy["leave"]) == ("self", "committee"):
            return score
        lost = Fraction(result["deduction"]["points"]) * int(result["deduction"]["times"])
        if cap < floor:
            return min(floor, score + lost)
        return max(floor if policy["not_below"] == "floor" else Fraction(0), score - lost)
