"""Grades of totals: what lint says of bands is what the printed totals meet, one by one."""

import re
from decimal import Decimal
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from kpr_cli.cli.books import Shelf, load_wording
from kpr_cli.core.hit import Told
from kpr_cli.core.place import Tree
from kpr_cli.core.policies import Policies
from kpr_cli.core.record import admit
from kpr_cli.core.scoring_policies import Grades
from kpr_cli.read.grades import grade_faults

BENCH = Shelf(load_wording()).named("2547")
assert BENCH is not None
POLICIES = BENCH.book.policies
CITE: Tree = {"source": "project", "clause": "ระดับผล"}
LEAST, MOST = POLICIES.scale.floor, POLICIES.scale.cap
ENDS = st.none() | st.integers(0, 120).map(lambda number: number * Decimal("0.05"))
"""Off the scale and on it; every other one lies between two totals of one decimal."""
Band = tuple[Decimal | None, Decimal | None]


def book_with(bands: list[Band]) -> tuple[Policies, Grades]:
    """A book with totals of one decimal and these grades, and the grades."""
    rows: list[Tree] = []
    for n, (low, high) in enumerate(bands):
        ends = {"from": low, "to": high}
        row: dict[str, Tree] = {"id": str(n), "th": f"ระดับ {n}", "en": f"grade {n}"}
        rows.append(row | {key: str(end) for key, end in ends.items() if end is not None})
    grades = admit(Grades, {"bands": rows, "cite": CITE}).record
    assert grades is not None
    rounding = POLICIES.rounding.model_copy(update={"total": 1})
    return POLICIES.model_copy(update={"rounding": rounding, "grades": grades}), grades


def totals(first: Decimal, last: Decimal) -> set[Decimal]:
    """The printed totals from one to another."""
    return {Decimal(n).scaleb(-1) for n in range(int(first * 10), int(last * 10) + 1)}


def told(fact: object) -> set[Decimal]:
    """The totals that a finding speaks of."""
    assert isinstance(fact, Told)
    ends = [Decimal(digits) for digits in re.findall(r"\d\.\d", fact.en)]
    return totals(ends[0], ends[-1])


@given(st.lists(st.tuples(ENDS, ENDS), max_size=4))
def test_lint_tells_what_each_total_meets(bands: list[Band]) -> None:
    policies, grades = book_with(bands)
    ends = [LEAST, MOST, *(end for band in bands for end in band if end is not None)]
    printed = totals(min(ends), max(ends) + Decimal("0.05"))
    held = [{total for total in printed if grade.holds(total)} for grade in grades.bands]
    found: dict[str, list[set[Decimal]]] = {"gap-between-grades": [], "overlapping-grades": []}
    empty = set()
    for fault in grade_faults(policies):
        if fault.rule == "contradiction":
            empty.add(fault.hit.at)
        else:
            found[fault.rule].append(told(fault.hit.facts["totals"]))
    assert empty == {("grades", "bands", n) for n, inside in enumerate(held) if not inside}
    shared = [one & other for one, other in combinations(held, 2) if one & other]
    assert sorted(map(sorted, found["overlapping-grades"])) == sorted(map(sorted, shared))
    gaps = found["gap-between-grades"]
    missing = totals(LEAST, MOST).difference(*held) if not empty else set()
    assert set().union(*gaps) == missing
    assert sum(map(len, gaps)) == len(missing)
