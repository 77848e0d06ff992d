"""Random books: the policies of a shipped one as its file has them, varied."""

from decimal import Decimal
from itertools import product
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from oracle_methods import Data

from kpr_cli.read.document import read_document

BOOK = Path(__file__).parents[1] / "rulebooks" / "2547" / "book.yaml"
SHIPPED: Any = read_document(BOOK.read_bytes(), "book.yaml").places.tree
CITE = SHIPPED["methods"]["cite"]
INVERTED: Data = {"points": ["5", "4", "3", "2", "1"], "floor": "5", "cap": "1"}
BELOW_ZERO: Data = {"points": ["-2", "-1", "0", "1", "2"], "floor": "-2", "cap": "2"}
SCALES: tuple[tuple[Data, list[str]], ...] = (
    ({"points": ["1", "2", "3", "4", "5"], "floor": "1", "cap": "5"}, ["1", "3", "5"]),
    ({"points": ["1", "2", "3", "4", "5"], "floor": "0", "cap": "5"}, ["2", "3.5", "5"]),
    (INVERTED, ["5", "3", "1"]),
    (BELOW_ZERO, ["-2", "0", "2"]),
    ({"points": ["60", "70", "80", "90", "100"], "floor": "0", "cap": "100"}, ["50", "75", "100"]),
    ({"points": ["1.25", "1.75", "3", "4.2", "4.5"], "floor": "1", "cap": "5"}, ["2", "3.5", "5"]),
    ({"points": ["50", "75", "100"], "floor": "0", "cap": "100"}, ["50", "70", "100"]),
)
"""Scales, each with what three targets are worth on it."""
PLACES = ("4", "4", "2", "0", "6")
TREATMENTS = ("floor", "leave_out")


def section(**choices: tuple[Any, ...]) -> st.SearchStrategy[Data]:
    """A section of a book: to each key one of its choices; one draw, so that many are quick."""
    drawn = st.sampled_from(list(product(*choices.values())))
    return drawn.map(lambda values: dict(zip(choices, values, strict=True)))


VARIED: dict[str, st.SearchStrategy[Data]] = {
    "weights": section(
        unit=("points",),
        total=("100", "1", "102"),
        by_round=("false", "true"),
        divide_by=("scored_weights", "total", "one"),
    ),
    "scale": section(
        below=("floor", "extend"),
        above=("last_level", "extend"),
        tied_levels=("higher", "lower"),
        zero_over_zero=TREATMENTS,
    ),
    "states": section(
        not_reported=TREATMENTS,
        not_applicable=TREATMENTS,
        cancelled=TREATMENTS,
        starts_later=TREATMENTS,
    ),
    "deductions": section(leave=("committee", "both"), not_below=("floor", "zero")),
    "rounding": section(
        score=PLACES,
        weighted=PLACES,
        part=PLACES,
        total=PLACES,
        weight=PLACES,
        sum_of=("displayed", "exact"),
    ),
    "totals": section(given=("true",) * 9 + ("false",), limit=("scale", "scale", "none")),
}
METHODS: dict[str, st.SearchStrategy[Data]] = {
    "milestone": section(done=("consecutive", "count")),
    "three_point": section(between=("interpolate", "step")),
    "maximum": section(start=("floor", "zero")),
    "ratio": section(
        scored_by=("levels", "levels", "itself"),
        places=("2", "0", "5"),
        score_of=("displayed", "exact"),
    ),
    "composite": section(mean=("plain", "weighted"), mean_of=("displayed", "exact")),
    "k_of_n": section(failed=("floor", "share")),
}


@st.composite
def books(draw: st.DrawFn) -> Data:
    """Policies that contradict nothing, whatever they are."""
    scale, three = draw(st.sampled_from(SCALES))
    varied = draw(st.fixed_dictionaries(VARIED))
    shipped = {key: own for key, own in SHIPPED.items() if key != "optional_topics"}
    book = {**shipped, **{key: {**SHIPPED[key], **own} for key, own in varied.items()}}
    book["scale"] |= scale
    book["totals"]["because"] = {"th": "คัดมาเพียงบางส่วน", "en": "an excerpt"}
    methods = draw(st.fixed_dictionaries(METHODS))
    methods["three_point"]["points"] = three
    cited = {method: {**own, "cite": CITE} for method, own in methods.items()}
    allowed = ["interpolate", "bands", *methods]
    book["methods"] = {**SHIPPED["methods"], **cited, "allowed": allowed}
    if scale in (INVERTED, BELOW_ZERO):  # zero is better than what a score can fall to
        book["deductions"]["not_below"] = "floor"
        book["methods"]["maximum"]["start"] = "floor"
    _judged(draw, book)
    return book


def _judged(draw: st.DrawFn, book: Data) -> None:
    """What a book may say of totals, or be silent about."""
    scale = book["scale"]
    points = st.sampled_from((scale["points"][1], scale["floor"], scale["cap"]))
    is_falling = scale["points"] == INVERTED["points"]  # such a scale has no percent of the best
    for key in ("mean",) if is_falling else ("mean", "percent"):
        if draw(st.booleans()):
            book["totals"][key] = draw(st.sampled_from(PLACES))
    if draw(st.booleans()):
        del book["reward"]
    else:
        reached = draw(st.sampled_from(("at_least", "above")))
        weights = book["weights"]
        times = Decimal(weights["total"] if weights["divide_by"] == "one" else 1)
        threshold = format(Decimal(draw(points)) * times, "f")
        book["reward"] = {"threshold": threshold, "reached": reached, "cite": CITE}
    if draw(st.booleans()):
        places = int(book["rounding"]["total"])
        last = Decimal(1).scaleb(-places)
        cut = Decimal(draw(points)) // last * last
        low = {"id": "low", "th": "ต่ำ", "en": "low", "to": format(cut - last, "f")}
        high = {"id": "high", "th": "สูง", "en": "high", "from": format(cut, "f")}
        book["grades"] = {"bands": [low, high], "cite": CITE}
