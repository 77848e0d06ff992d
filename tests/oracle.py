"""A second opinion on a whole card: worked out anew in plain fractions, from plain data.

Written from the formulas that agencies publish and from the words of a book. Nothing of kpr is
imported, so that a fault of kpr cannot stand here, too. An agreement and a book's policies are
dicts of texts, as files hold them; what comes out are the digits that a scorecard prints.
"""

from dataclasses import dataclass
from fractions import Fraction

from oracle_methods import Data, NoScoreError, ends_of, mean, printed
from oracle_rows import Asked, Row


def card_of(agreement: Data, policies: Data, at: int | None = None, by: str | None = None) -> Data:
    """The printed numbers of a card; no rows where an indicator has no score."""
    asked = Asked(agreement, policies, at, by)
    sums = dict.fromkeys(("total", "total_of_exact", "mean", "percent", "grade", "reaches_reward"))
    card: Data = {"round": asked.at, "assessor": asked.by, "parts": [], "indicators": [], **sums}
    try:
        rows = asked.rows()
    except NoScoreError:
        return card
    topics = [f"topic-{topic['topic']}" for topic in agreement.get("optional_topics", ())]
    return {
        **card,
        **Sums(policies, rows).card([part["id"] for part in policies["parts"]] + topics),
    }


@dataclass
class Sums:
    """Weighted scores, subtotals and total of all rows."""

    policies: Data
    rows: list[Row]

    def card(self, parts: list[str]) -> Data:
        """Parts in this order, rows as they stand, and the total with what follows from it."""
        by, divisor = self.policies["weights"]["divide_by"], Fraction(1)
        if by == "total":
            divisor = Fraction(self.policies["weights"]["total"])
        if by == "scored_weights":
            divisor = weight_of([row for row in self.rows if row.score is not None])
        for row in self.rows:
            if row.score is not None and row.weight is not None and divisor:
                row.weighted = row.weight * self.basis(row) / divisor
        has_rows = {row.part for row in self.rows}
        return {
            "parts": [self.part(part) for part in parts if part in has_rows],
            "indicators": [self.shown(row) for row in self.rows],
            **self.total(divisor),
        }

    @property
    def is_exact(self) -> bool:
        return bool(self.policies["rounding"]["sum_of"] == "exact")

    def places(self, of: str) -> int:
        return int(self.policies["rounding"][of])

    def basis(self, row: Row) -> Fraction:
        """The score that is weighed: as it is printed, or in full."""
        score = row.score or Fraction(0)
        return score if self.is_exact else Fraction(printed(score, self.places("score")))

    def added(self, rows: list[Row]) -> Fraction:
        """The weighted scores of rows, as they are printed or in full, added up."""
        full = [row.weighted for row in rows if row.weighted is not None]
        places = self.places("weighted")
        summands = full if self.is_exact else [Fraction(printed(part, places)) for part in full]
        return sum(summands, Fraction(0))

    def part(self, part: str) -> Data:
        counted = [row for row in self.rows if row.part == part and row.weighted is not None]
        weight = printed(weight_of(counted), self.places("weight"))
        data: Data = {"id": part, "weight": weight, "score": None, "weighted": None}
        if counted and self.policies["totals"]["given"] == "true":
            weights = [row.weight or Fraction(0) for row in counted]
            score = mean(weights, [self.basis(row) for row in counted])
            data["score"] = None if score is None else printed(score, self.places("part"))
            data["weighted"] = printed(self.added(counted), self.places("weighted"))
        return data

    def shown(self, row: Row) -> Data:
        def number(value: Fraction | None, of: str) -> str | None:
            return None if value is None else printed(value, self.places(of))

        return {
            "id": row.id,
            "part": row.part,
            "state": row.state,
            "actual": row.actual,
            "weight": number(row.weight, "weight"),
            "raw": number(row.raw, "score"),
            "score": number(row.score, "score"),
            "weighted": number(row.weighted, "weighted"),
            "children": [self.shown(child) for child in row.children],
        }

    def total(self, divisor: Fraction) -> Data:
        """Nothing where nothing is scored, nothing weighs, or the book gives no totals."""
        counted = [row for row in self.rows if row.weighted is not None]
        is_scored = any(row.state == "scored" for row in self.rows)
        if not counted or not is_scored or self.policies["totals"]["given"] != "true":
            return {}
        exact, whole = self.added(counted), weight_of(counted)
        total = self.kept(exact, whole / divisor)
        basis = exact if self.is_exact else Fraction(total)
        policy, sums = self.policies["totals"], {"total": total}
        in_full = [(row.weight or 0) * (row.score or 0) for row in counted]
        of_exact = self.kept(sum(in_full, Fraction(0)) / divisor, whole / divisor)
        if of_exact != total:
            sums["total_of_exact"] = of_exact
        if "mean" in policy and whole:
            sums["mean"] = printed(basis * divisor / whole, int(policy["mean"]))
        if "percent" in policy and whole:
            highest = whole * ends_of(self.policies)[1] / divisor
            sums["percent"] = printed(basis * 100 / highest, int(policy["percent"]))
        return {**sums, **judged(Fraction(total), self.policies)}

    def kept(self, total: Fraction, times: Fraction) -> str:
        """A printed total, no worse and no better than the weights that count allow."""
        places = self.places("total")
        own = printed(total, places)
        if self.policies["totals"]["limit"] == "none":
            return own
        ends = [printed(end * times, places) for end in ends_of(self.policies)]
        return sorted([own, *ends], key=Fraction)[1]


def weight_of(rows: list[Row]) -> Fraction:
    return sum((row.weight or Fraction(0) for row in rows), Fraction(0))


def judged(total: Fraction, policies: Data) -> Data:
    """The grade of a printed total, and whether it reaches the threshold of the reward."""
    floor, cap = ends_of(policies)
    bands = policies.get("grades", {}).get("bands", ())
    held = [
        band["id"]
        for band in bands
        if Fraction(band.get("from", total)) <= total <= Fraction(band.get("to", total))
    ]
    marks: Data = {"grade": held[0] if held else None}
    if "reward" in policies:
        threshold = Fraction(policies["reward"]["threshold"])
        beyond = threshold - total if cap < floor else total - threshold
        is_strict = policies["reward"]["reached"] == "above"
        marks["reaches_reward"] = beyond > 0 if is_strict else beyond >= 0
    return marks
