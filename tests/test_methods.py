"""Every scoring method at its edges, scores worked out by hand; the policies that decide them."""

import json
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from kpr_cli.cli.books import Shelf, load_wording
from kpr_cli.core.dossier import Filing
from kpr_cli.core.policies import Policies
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.core.scorecard import Assessor, Scorecard
from kpr_cli.judge.binding import Bench
from kpr_cli.judge.inspection import inspect
from kpr_cli.judge.rows import Round, Row, row
from kpr_cli.judge.scoring import score_agreement
from kpr_cli.judge.vocabulary import UnscorableError
from kpr_cli.read.agreements import read_agreement

Data = dict[str, Any]

WORDING = load_wording()


def shipped() -> Bench:
    bench = Shelf(WORDING).named("2547")
    assert bench is not None
    return bench


BENCH = shipped()
INVERTED = {"scale": {"points": ["5", "4", "3", "2", "1"], "floor": "5", "cap": "1"}}
"""1 is best, 5 worst."""
FROM_0 = {"scale": {"floor": "0"}}
EXTENDED = {"scale": {"floor": "0", "cap": "9", "below": "extend", "above": "extend"}}
OF_100: Data = {
    "scale": {"points": [50, 75, 100], "floor": "0", "cap": "100"},
    "methods": {
        "allowed": ["three_point"],
        "default": "three_point",
        "three_point": {
            "points": [50, 75, 100],
            "between": "interpolate",
            "cite": {"source": "project", "clause": "ทดสอบ"},
        },
    },
}


def texts(node: Any) -> Any:  # noqa: ANN401 - plain data
    """Plain data with every scalar as the text that a file holds."""
    if isinstance(node, dict):
        return {str(key): texts(value) for key, value in node.items() if value is not None}
    if isinstance(node, list | tuple):
        return [texts(value) for value in node]
    return str(node).lower() if isinstance(node, bool) else str(node)


def merged(data: Data, changes: Data) -> Data:
    """Plain data with some of it changed."""
    return data | {
        key: merged(data.get(key) or {}, value) if isinstance(value, dict) else value
        for key, value in changes.items()
    }


def book_with(policies: Data) -> Rulebook:
    """The shipped book with other policies, each read as a book's would be."""
    book = BENCH.book
    data = book.policies.model_dump(by_alias=True)
    changed = Policies.model_validate(texts(merged(data, policies)))
    return book.model_copy(update={"policies": changed})


def filing_of(*indicators: Data) -> Filing:
    """An agreement of these indicators, read as a file would be."""
    data = {
        "kpr": 1,
        "fiscal_year": 2547,
        "agency": {"id": "a", "name": "จังหวัดตัวอย่าง", "kind": "province"},
        "groups": [3],
        "issues": {"service_time": {"indicators": list(indicators)}},
    }
    text = json.dumps(texts(data), ensure_ascii=False, indent=1)
    reading = read_agreement(text.encode(), "a.yaml", WORDING)
    assert reading.filing is not None
    assert [finding.th for finding in reading.findings] == []
    return reading.filing


def row_of(indicator: Data, policies: Data, *, at: int | None = 12, by: Assessor = "self") -> Row:
    """An indicator scored alone."""
    (placed,) = filing_of({"id": "1", "weight": 10, **indicator}).agreement.indicators
    return row(placed, Round(book_with(policies), at, by))


def scored(indicator: Data, result: Data | str | int, policies: Data | None = None) -> Fraction:
    """What an indicator scores with a result, or with the data that it is worked out from."""
    reported = result if isinstance(result, dict) else {"self": result}
    found = row_of({**indicator, "results": [{"round": 12, **reported}]}, policies or {})
    assert (found.state, found.score is None) == ("scored", False)
    return found.score or Fraction(0)


def unscorable(indicator: Data, result: Data | str | int, policies: Data | None = None) -> str:
    """Why an indicator has no score."""
    with pytest.raises(UnscorableError) as error:
        scored(indicator, result, policies)
    return error.value.words.en


def card_of(policies: Data, *indicators: Data, at: int | None = None) -> Scorecard:
    return score_agreement(filing_of(*indicators), book_with(policies), round_=at)


def told(policies: Data, *indicators: Data) -> list[tuple[str, str]]:
    """The codes and English sentences of an agreement under the book with other policies.

    So few indicators are no good agreement; of their quality nothing is said here.
    """
    findings = inspect(filing_of(*indicators), replace(BENCH, book=book_with(policies)))
    return sorted((found.rule.code, found.en) for found in findings if found.rule.code[0] != "Q")


# Interpolation

RISING = {"levels": [10, 20, 30, 40, 50]}
FALLING = {"levels": [30, 28, 26, 25, 24]}
TIED = {"levels": [40, 50, 60, 60, 70]}
TIED_ENDS = {"levels": [40, 40, 50, 60, 60]}


@pytest.mark.parametrize(
    ("indicator", "result", "policies", "score"),
    [
        (RISING, "9.99", {}, "1"),
        (RISING, "10", {}, "1"),
        (RISING, "25", {}, "5/2"),
        (RISING, "33", {}, "33/10"),
        (RISING, "50", {}, "5"),
        (RISING, "500", {}, "5"),
        (FALLING, "31", {}, "1"),
        (FALLING, "27", {}, "5/2"),
        (FALLING, "25.5", {}, "7/2"),
        (FALLING, "24", {}, "5"),
        (FALLING, "0", {}, "5"),
        (TIED, "60", {}, "4"),
        (TIED, "60", {"scale": {"tied_levels": "lower"}}, "3"),
        (TIED, "59", {}, "29/10"),
        (TIED, "65", {"scale": {"tied_levels": "lower"}}, "9/2"),
        (TIED_ENDS, "40", {}, "2"),
        (TIED_ENDS, "40", {"scale": {"tied_levels": "lower"}}, "1"),
        (TIED_ENDS, "60", {}, "5"),
        (TIED_ENDS, "60", {"scale": {"tied_levels": "lower"}}, "4"),
        ({"levels": [7, 7, 7, 7, 7]}, "7", {}, "5"),
        ({"levels": [7, 7, 7, 7, 7]}, "6", {}, "1"),
        # Past the ends: the line of the first two levels, of the last two.
        (RISING, "5", FROM_0, "0"),
        (RISING, "5", EXTENDED, "1/2"),
        (RISING, "-100", EXTENDED, "0"),
        (RISING, "55", EXTENDED, "11/2"),
        (RISING, "100", EXTENDED, "9"),
        (FALLING, "29", EXTENDED, "3/2"),
        (FALLING, "31", EXTENDED, "1/2"),
        (FALLING, "22.5", EXTENDED, "13/2"),
        # Two equal levels make no line to go on.
        (TIED_ENDS, "39", EXTENDED, "0"),
        (TIED_ENDS, "70", EXTENDED, "5"),
        # 1 is best.
        (RISING, "5", INVERTED, "5"),
        (RISING, "10", INVERTED, "5"),
        (RISING, "25", INVERTED, "7/2"),
        (RISING, "60", INVERTED, "1"),
        (FALLING, "25.5", INVERTED, "5/2"),
    ],
)
def test_interpolation(indicator: Data, result: str, policies: Data, score: str) -> None:
    assert scored(indicator, result, policies) == Fraction(score)


def test_the_score_by_the_method_alone_is_kept() -> None:
    """rpca: 62.5 of 91 is 68.68 percent; five levels up to 60 give 5.72 before the cap."""
    levels = {"levels": [12, 24, 36, 48, 60], "results": [{"round": 12, "self": "68.68"}]}
    found = row_of(levels, {"scale": {"above": "extend"}})
    assert (found.raw, found.score) == (Fraction(6868, 1200), Fraction(5))


@pytest.mark.parametrize(
    ("levels", "why"),
    [
        ([1, 2, 3], "its levels are incomplete"),
        ([1, 3, 2, 4, 5], "its levels are out of order"),
        ([], "its levels are incomplete"),
    ],
)
def test_unusable_levels_have_no_score(levels: list[int], why: str) -> None:
    assert unscorable({"levels": levels}, 1) == f"indicator 1: {why}"


# Bands

BANDS = {"method": "bands", "bands": ["<15", "15-24", "25-<35", "35-<45", ">=45"]}
FEWER_IS_BETTER = {"method": "bands", "bands": [">40", ">30-40", ">20-30", "11-20", "≤10"]}


@pytest.mark.parametrize(
    ("indicator", "result", "policies", "score"),
    [
        (BANDS, "-3", {}, 1),
        (BANDS, "14.999", {}, 1),
        (BANDS, "15", {}, 2),
        (BANDS, "24", {}, 2),
        (BANDS, "25", {}, 3),
        (BANDS, "34.99", {}, 3),
        (BANDS, "35", {}, 4),
        (BANDS, "45", {}, 5),
        (BANDS, "20", INVERTED, 4),
        (FEWER_IS_BETTER, "40.01", {}, 1),
        (FEWER_IS_BETTER, "40", {}, 2),
        (FEWER_IS_BETTER, "20", {}, 4),
        (FEWER_IS_BETTER, "10", {}, 5),
    ],
)
def test_bands(indicator: Data, result: str, policies: Data, score: int) -> None:
    assert scored(indicator, result, policies) == score


@pytest.mark.parametrize(
    ("bands", "result", "why"),
    [
        (BANDS["bands"], "24.5", "its result 24.5 lies in no band"),
        (["<15", "15-25", "25-<35", "35-<45", ">=45"], "25", "its result 25 lies in several bands"),
        (["<15", "15-<25", ">=25"], "3", "its bands are incomplete or unreadable"),
        (
            ["<15", "15-15", "24-15", "35-<45", ">=45"],
            "3",
            "its bands are incomplete or unreadable",
        ),
        (
            ["<15", "15-<15", "25-<35", "35-45", ">45"],
            "3",
            "its bands are incomplete or unreadable",
        ),
    ],
)
def test_a_result_in_no_band_has_no_score(bands: list[str], result: str, why: str) -> None:
    assert unscorable({"method": "bands", "bands": bands}, result) == f"indicator 1: {why}"


# Milestones

MILESTONES = {"method": "milestone", "milestones": ["ก", "ข", "ค", "ง", "จ"]}
COUNTED = {"methods": {"milestone": {"done": "count"}}}


@pytest.mark.parametrize(
    ("result", "policies", "score"),
    [
        (0, {}, 1),
        ("0.9", {}, 1),
        (1, {}, 1),
        ("3.9", {}, 3),
        (5, {}, 5),
        (0, INVERTED, 5),
        (4, INVERTED, 2),
        ({"done": []}, {}, 1),
        ({"done": ["ก", "ข", "ค"]}, {}, 3),
        ({"done": ["ข", "ค"]}, {}, 1),
        ({"done": ["ข", "ค"]}, FROM_0, 0),
        ({"done": ["ก", "ค", "จ"]}, {}, 1),
        ({"done": ["จ", "ก", "ค"]}, COUNTED, 3),
        ({"done": ["ข"]}, COUNTED, 1),
        ({"done": ["ก", "ข", "ค", "ง", "จ"]}, {}, 5),
    ],
)
def test_milestones(result: Data | int | str, policies: Data, score: int) -> None:
    assert scored(MILESTONES, result, policies) == score


def test_what_is_done_must_be_a_milestone() -> None:
    assert unscorable(MILESTONES, {"done": ["ฉ"]}) == "indicator 1: what is done is no milestone"


def test_the_committee_gives_a_number_whatever_the_agency_gave() -> None:
    results = [{"round": 12, "done": ["ก"], "committee": 3}]
    found = row_of({**MILESTONES, "results": results}, {}, by="committee")
    assert found.score == 3


# Three-point targets

TARGETS = {"method": "three_point", "targets": {"basic": 60, "standard": 80, "advanced": 100}}
LESS = {"method": "three_point", "targets": {"basic": 30, "standard": 20, "advanced": 15}}
STEPPED = merged(OF_100, {"methods": {"three_point": {"between": "step"}}})
PAGE = merged(OF_100, {"methods": {"three_point": {"points": [50, 70, 100]}}})
"""What one department prints."""


@pytest.mark.parametrize(
    ("indicator", "result", "policies", "score"),
    [
        (TARGETS, "59.99", OF_100, "0"),
        (TARGETS, "60", OF_100, "50"),
        (TARGETS, "65", OF_100, "225/4"),
        (TARGETS, "80", OF_100, "75"),
        (TARGETS, "99", OF_100, "395/4"),
        (TARGETS, "100", OF_100, "100"),
        (TARGETS, "110", OF_100, "100"),
        (TARGETS, "60", STEPPED, "50"),
        (TARGETS, "79.99", STEPPED, "50"),
        (TARGETS, "80", STEPPED, "75"),
        (TARGETS, "99.99", STEPPED, "75"),
        (TARGETS, "59", STEPPED, "0"),
        (TARGETS, "80", PAGE, "70"),
        (TARGETS, "90", PAGE, "85"),
        (LESS, "31", OF_100, "0"),
        (LESS, "25", OF_100, "125/2"),
        (LESS, "18", OF_100, "85"),
        (LESS, "18", STEPPED, "75"),
        (LESS, "10", OF_100, "100"),
    ],
)
def test_three_points(indicator: Data, result: str, policies: Data, score: str) -> None:
    assert scored(indicator, result, policies) == Fraction(score)


def test_steps_between_targets_go_on_past_no_end() -> None:
    beyond = merged(STEPPED, {"scale": {"below": "extend", "above": "extend"}})
    assert scored(TARGETS, "110", beyond) == 100
    assert scored(TARGETS, "50", beyond) == 0


def test_two_of_three_targets_give_no_score() -> None:
    indicator = {"method": "three_point", "targets": {"basic": 60, "standard": 80}}
    assert unscorable(indicator, 70, OF_100) == "indicator 1: its three targets are incomplete"


# Points out of a maximum

OF_140 = {"method": "maximum", "maximum": 140}
FROM_ZERO = {"methods": {"maximum": {"start": "zero"}}}


@pytest.mark.parametrize(
    ("result", "policies", "score"),
    [
        ("0", {}, "1"),
        ("35", {}, "2"),
        ("110", {}, "29/7"),
        ("140", {}, "5"),
        ("70", FROM_ZERO, "5/2"),
        ("0", FROM_ZERO, "1"),
        ("0", {**FROM_ZERO, **FROM_0}, "0"),
        ("110", {**FROM_ZERO, "scale": {"floor": "0", "cap": "100"}}, "550/7"),
        ("0", INVERTED, "5"),
        ("35", INVERTED, "4"),
        ("140", INVERTED, "1"),
    ],
)
def test_points_of_a_maximum(result: str, policies: Data, score: str) -> None:
    assert scored(OF_140, result, policies) == Fraction(score)


@pytest.mark.parametrize("result", ["-0.01", "140.01"])
def test_points_beyond_the_maximum_have_no_score(result: str) -> None:
    assert unscorable(OF_140, result) == "indicator 1: its result must lie between 0 and 140"


def test_a_maximum_of_nothing_has_no_score() -> None:
    indicator = {"method": "maximum", "maximum": 0}
    assert unscorable(indicator, 0) == "indicator 1: its maximum must be above 0"


# Ratios

RATIO = {"method": "ratio", "levels": [60, 70, 80, 90, 100]}
EXACT = {"methods": {"ratio": {"score_of": "exact"}}}
ITSELF = {"methods": {"ratio": {"scored_by": "itself", "score_of": "exact"}}}


def ratio(above: int | str, under: int | str, factor: int | str = 100) -> Data:
    return {"ratio": {"numerator": above, "denominator": under, "factor": factor}}


@pytest.mark.parametrize(
    ("result", "policies", "score"),
    [
        (ratio(35, 40), {}, "15/4"),  # 87.5
        (ratio(2, 3), {}, "1667/1000"),  # 66.67, as printed
        (ratio(2, 3), EXACT, "5/3"),
        (ratio(2, 3), {"methods": {"ratio": {"places": 0}}}, "17/10"),  # 67
        (ratio(0, 40), {}, "1"),
        (ratio(50, 40), {}, "5"),
        (ratio("8.25", 41), {"scale": {"floor": "0"}}, "0"),
        (ratio(7, 3, 1), ITSELF, "7/3"),
        (ratio(7, 1, 1), ITSELF, "5"),
        (ratio(1, 7, 1), ITSELF, "1"),
        ({"self": "87.5"}, {}, "15/4"),
    ],
)
def test_ratios(result: Data, policies: Data, score: str) -> None:
    assert scored(RATIO, result, policies) == Fraction(score)


def test_a_printed_ratio_is_rounded_half_up() -> None:
    found = row_of({**RATIO, "results": [{"round": 12, **ratio("8.25", 41)}]}, {})
    assert str(found.actual) == "20.12"
    found = row_of({**RATIO, "results": [{"round": 12, **ratio(1, 16)}]}, {})
    assert str(found.actual) == "6.25"
    found = row_of({**RATIO, "results": [{"round": 12, **ratio(1, 32)}]}, {})
    assert str(found.actual) == "3.13"


def test_zero_over_zero_is_what_the_book_says() -> None:
    results = {**RATIO, "results": [{"round": 12, **ratio(0, 0)}]}
    left = row_of(results, {})
    assert (left.state, left.score, left.actual) == ("not_applicable", None, None)
    floor = row_of(results, {"scale": {"zero_over_zero": "floor"}})
    assert (floor.state, floor.score, floor.actual) == ("scored", Fraction(1), None)


@pytest.mark.parametrize(
    ("result", "why"),
    [
        (ratio(35, 0), "its denominator is 0"),
        ({"ratio": {"numerator": 0, "denominator": 0}}, "its ratio is incomplete"),
        ({"ratio": {"numerator": 3, "factor": 100}}, "its ratio is incomplete"),
    ],
)
def test_half_a_ratio_has_no_score(result: Data, why: str) -> None:
    assert unscorable(RATIO, result) == f"indicator 1: {why}"


# Tests of which so many must be passed

TESTS = {"method": "k_of_n", "criteria": ["ก", "ข", "ค", "ง", "จ", "ฉ", "ช"], "required": 4}
SHARE = {"methods": {"k_of_n": {"failed": "share"}}}


@pytest.mark.parametrize(
    ("result", "policies", "score"),
    [
        (0, {}, "1"),
        (3, {}, "1"),
        (4, {}, "5"),
        (7, {}, "5"),
        (0, SHARE, "1"),
        (3, SHARE, "4"),
        (1, SHARE, "2"),
        (4, SHARE, "5"),
        (3, {**SHARE, **FROM_0}, "15/4"),
        (3, INVERTED, "5"),
        (4, INVERTED, "1"),
        (3, {**SHARE, **INVERTED}, "2"),
    ],
)
def test_four_of_seven(result: int, policies: Data, score: str) -> None:
    assert scored(TESTS, result, policies) == Fraction(score)


@pytest.mark.parametrize("result", ["3.5", "-1", "8"])
def test_a_result_that_is_no_count_has_no_score(result: str) -> None:
    why = "its result must be the number of tests passed, 0 to 7"
    assert unscorable(TESTS, result) == f"indicator 1: {why}"


@pytest.mark.parametrize("required", [0, 8])
def test_an_impossible_number_of_tests_has_no_score(required: int) -> None:
    indicator = {**TESTS, "required": required}
    assert unscorable(indicator, 3) == "indicator 1: its tests are incomplete"


# Sub-indicators


def child(number: str, result: int | str | None, weight: int | None = None, **more: Any) -> Data:  # noqa: ANN401 - keys of an indicator
    """A sub-indicator with levels 1 to 5, so that it scores what it reached."""
    reached = [] if result is None else [{"round": 12, "self": result}]
    weighed = {} if weight is None else {"weight": weight}
    levels = {"levels": [1, 2, 3, 4, 5]}
    return {
        "id": number,
        **weighed,
        **({} if "children" in more else levels),
        "results": reached,
    } | more


def composite(*children: Data, **more: Any) -> Data:  # noqa: ANN401 - keys of an indicator
    return {"method": "composite", "children": list(children), **more}


PLAIN = {"methods": {"composite": {"mean": "plain"}}}
PLAIN_EXACT = {"methods": {"composite": {"mean": "plain", "mean_of": "exact"}}}
TWO_PLACES = {"rounding": {"score": 2}}
NESTED = composite(
    child("1.1", 2, 1),
    {"id": "1.2", "weight": 3, **composite(child("1.2.1", 5, 1), child("1.2.2", 3, 4))},
)


@pytest.mark.parametrize(
    ("indicator", "policies", "score"),
    [
        (composite(child("a", 2, 3), child("b", 5, 1)), {}, "11/4"),
        (composite(child("a", 2), child("b", 5)), PLAIN, "7/2"),
        (composite(child("a", 2), child("b", 5), child("c", 3)), PLAIN, "10/3"),
        # 1.005 and 1.015 are printed 1.01 and 1.02.
        (composite(child("a", "1.005"), child("b", "1.015")), {**PLAIN, **TWO_PLACES}, "203/200"),
        (
            composite(child("a", "1.005"), child("b", "1.015")),
            {**PLAIN_EXACT, **TWO_PLACES},
            "101/100",
        ),
        (NESTED, {}, "61/20"),  # (2 + 3 × 17/5) ÷ 4
        (composite(child("a", 2, 3)), {}, "2"),
        # What leaves the sums takes its weight with it; what is not reported gets the floor.
        (composite(child("a", 2, 3), child("b", None, 1)), {}, "7/4"),
        (
            composite(child("a", 2, 3), child("b", None, 1)),
            {"states": {"not_reported": "leave_out"}},
            "2",
        ),
        (composite(child("a", 2, 3), child("b", None, 1, status="cancelled")), {}, "2"),
        (composite(child("a", 2), child("b", None, status="cancelled")), PLAIN, "2"),
        # 0 ÷ 0 leaves the mean, or counts as the floor.
        (
            composite(
                child("a", 2, 3),
                {**RATIO, "id": "b", "weight": 1, "results": [{"round": 12, **ratio(0, 0)}]},
            ),
            {},
            "2",
        ),
        (
            composite(
                child("a", 2, 3),
                {**RATIO, "id": "b", "weight": 1, "results": [{"round": 12, **ratio(0, 0)}]},
            ),
            {"scale": {"zero_over_zero": "floor"}},
            "7/4",
        ),
    ],
)
def test_sub_indicators(indicator: Data, policies: Data, score: str) -> None:
    found = row_of(indicator, policies)
    assert (found.state, found.score) == ("scored", Fraction(score))


@pytest.mark.parametrize(
    ("children", "state", "score"),
    [
        ([child("a", None, 1), child("b", None, 1)], "not_reported", 1),
        ([child("a", None, 1), child("b", None, 1, status="cancelled")], "not_reported", 1),
        ([child("a", None, 1, status="cancelled")] * 2, "cancelled", None),
        (
            [child("a", None, 1, status="cancelled"), child("b", None, 1, status="starts_later")],
            "not_applicable",
            None,
        ),
    ],
)
def test_an_indicator_without_scored_sub_indicators(
    children: list[Data], state: str, score: int | None
) -> None:
    found = row_of(composite(*children), {})
    assert (found.state, found.score) == (state, score)


def test_sub_indicators_that_weigh_nothing_give_no_score() -> None:
    indicator = composite(child("a", 2, 0), child("b", 3, 0))
    with pytest.raises(UnscorableError, match="its sub-indicators weigh nothing"):
        row_of(indicator, {})
    with pytest.raises(UnscorableError, match="it has no sub-indicator"):
        row_of(composite(), {})


def test_a_fault_of_a_sub_indicator_names_it() -> None:
    with pytest.raises(UnscorableError, match=r"^indicator b: its levels are incomplete$"):
        row_of(composite(child("a", 2, 1), child("b", 2, 1, levels=[1, 2])), {})


def test_a_deduction_leaves_the_score_of_its_sub_indicator() -> None:
    deduction = {"points": "0.5", "times": 2}
    results = [{"round": 12, "self": 4, "committee": 4, "deduction": deduction}]
    children = [child("a", 4, 1, results=results)]
    assert row_of(composite(*children), {}).score == 4
    assert row_of(composite(*children), {}, by="committee").score == 3
    assert row_of(composite(*children), INVERTED, by="committee").score == 3


# Weights by round

BY_ROUND = {"weights": {"by_round": True}}


def in_rounds(number: str, weights: Data, *results: tuple[int, int | None, int | None]) -> Data:
    """An indicator that scores what it reached; a result is a round, self and committee."""
    sides = ({"round": at, "self": own, "committee": other} for at, own, other in results)
    return {"id": number, **weights, "levels": [1, 2, 3, 4, 5], "results": list(sides)}


LATE = (
    in_rounds("1", {"weights": {6: 100, 9: 60, 12: 50}}, (6, 2, 2), (9, 3, 3), (12, 3, None)),
    in_rounds("2", {"weights": {9: 40, 12: 50}}, (9, 4, 4), (12, 5, None)),
)


@pytest.mark.parametrize(
    ("at", "states", "weights", "total"),
    [
        (6, ["scored", "starts_later"], ["100.00", None], "2.0000"),
        (9, ["scored", "scored"], ["60.00", "40.00"], "3.4000"),  # 0.6 × 3 + 0.4 × 4
        (12, ["scored", "scored"], ["50.00", "50.00"], "4.0000"),
        (None, ["scored", "scored"], ["50.00", "50.00"], "4.0000"),
    ],
)
def test_weights_of_each_round(
    at: int | None, states: list[str], weights: list[str | None], total: str
) -> None:
    card = card_of(BY_ROUND, *LATE, at=at)
    assert [entry.state for entry in card.indicators] == states
    assert [w if w is None else str(w) for w in (e.weight for e in card.indicators)] == weights
    assert str(card.total) == total


def test_what_begins_later_is_neither_awaited_nor_assessed() -> None:
    card = card_of(BY_ROUND, *LATE, at=6)
    assert card.assessor == "committee"
    only_6 = [{**LATE[0], "results": LATE[0]["results"][:1]}, {**LATE[1], "results": []}]
    codes = [code for code, _ in told(BY_ROUND, *only_6)]
    assert "R109" not in codes


def test_a_round_without_a_weight_gives_no_score_and_is_told() -> None:
    gap = in_rounds("1", {"weights": {6: 100, 12: 100}}, (9, 3, None))
    assert card_of(BY_ROUND, gap).reason is not None
    assert ("C101", "“9” of indicator 1 is missing (needed once it is proposed or reported)") in (
        told(BY_ROUND, gap)
    )


def test_a_cancelled_indicator_stays_cancelled_before_its_weights_begin() -> None:
    indicator = {"weights": {12: 5}, "levels": [1, 2, 3, 4, 5], "status": "cancelled"}
    (placed,) = filing_of({"id": "1", "reason": "ก", **indicator}).agreement.indicators
    assert row(placed, Round(book_with(BY_ROUND), 6, "self")).state == "cancelled"


# Rules that need a book of another kind


def whole(number: str, **more: Any) -> Data:  # noqa: ANN401 - keys of an indicator
    """An indicator that says all it must."""
    return {
        "id": number,
        "name": "จำนวน",
        "unit": "แห่ง",
        "levels": [1, 2, 3, 4, 5],
        "target": 3,
        **more,
    }


def test_weights_add_up_in_every_round() -> None:
    first = whole("1", weights={6: 100, 9: 60, 12: 50})
    good = [first, whole("2", weights={9: 40, 12: 50})]
    assert told(BY_ROUND, *good) == []
    bad = [first, whole("2", weights={9: 40, 12: 45})]
    assert told(BY_ROUND, *bad) == [
        (
            "W101",
            (
                "indicator weights of the round of 12 months add up to 95;"
                " they must add up to 100 (a difference of 5)"
            ),
        )
    ]
    same = [whole("1", weight=60), whole("2", weights={6: 40, 9: 40, 12: 30})]
    assert [code for code, _ in told(BY_ROUND, *same)] == ["W101"]


@pytest.mark.parametrize(
    ("policies", "weights", "sentence"),
    [
        (BY_ROUND, {"weight": 100, "weights": {6: 100, 9: 100, 12: 100}},
         "“weights” of indicator 1 stands beside weight: delete one of them"),
        (BY_ROUND, {"weights": {6: 100, 7: 3, 9: 100, 12: 100}},
         ("“weights” of indicator 1 names the round of 7 months, which the book has not;"
         " there are 6, 9, 12")),
        ({}, {"weight": 100, "weights": {12: 100}},
         ("“weights” of indicator 1 cannot be used: the book has one weight for all rounds;"
         " write weight instead")),
    ],
)  # fmt: skip
def test_weights_that_the_book_does_not_use(policies: Data, weights: Data, sentence: str) -> None:
    assert told(policies, whole("1", **weights)) == [("W104", sentence)]


def test_a_weight_under_a_plain_mean_has_no_effect() -> None:
    children = [whole("1.1", weight=3), whole("1.2")]
    indicator = {"id": "1", "name": "ก", "weight": 100, **composite(*children)}
    assert told(PLAIN, indicator) == [
        (
            "W104",
            (
                "“weight” of indicator 1.1 has no effect:"
                " the book takes the plain mean of sub-indicators; delete it"
            ),
        )
    ]
    weighed = [whole("1.1", weight=3), whole("1.2", weight=1)]
    assert told({}, {**indicator, "children": weighed}) == []
    assert told(PLAIN, {**indicator, "children": [whole("1.1"), whole("1.2")]}) == []


FRACTIONS = {"weights": {"unit": "fraction", "total": "1"}}


def test_fractions_of_one_and_percents_are_not_mixed() -> None:
    assert told(FRACTIONS, whole("1", weight="0.5"), whole("2", weight="0.5")) == []
    assert told(FRACTIONS, whole("1", weight="0.5"), whole("2", weight=50)) == [
        (
            "W103",
            (
                "the weight 50 is a percent, but weights are fractions of 1 (of 1);"
                " probably 0.5 is meant"
            ),
        )
    ]
    assert told(FRACTIONS, whole("1", weight="0.5"), whole("2", weight="0.4")) == [
        ("W101", "indicator weights add up to 0.9; they must add up to 1 (a difference of 0.1)")
    ]
    points = {"weights": {"unit": "points", "total": "102"}}
    assert told(points, whole("1", weight="0.5"), whole("2", weight="101.5")) == []


def test_zero_over_zero_is_told_with_what_the_book_does() -> None:
    result = {"round": 12, **ratio(0, 0), "evidence": [{"title": "ก"}]}
    indicator = whole("1", weight=100, method="ratio", results=[result])
    (found,) = told({"scale": {"zero_over_zero": "floor"}}, indicator)
    assert found == (
        "R114",
        (
            "the result of indicator 1 is 0 ÷ 0, which is no number;"
            " by this book the indicator is given the floor of the scale"
        ),
    )


def test_a_ratio_that_is_the_score_needs_no_levels() -> None:
    result = {"round": 12, **ratio(7, 3, 1), "evidence": [{"title": "ก"}]}
    indicator = whole("1", weight=100, method="ratio", results=[result])
    del indicator["levels"]
    assert told(ITSELF, indicator) == []
    assert [code for code, _ in told({}, indicator)] == ["C101"]
