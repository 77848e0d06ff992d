"""The working of a score, worked out again from its printed text alone, with `fractions`.

Every expression gives its value, every row ends in its printed digits, and the chain is closed:
a number of an expression stands on the line that the step names, is the value of a step before
it, or is printed of the rows that are added up.
"""

import json
import re
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest
from conftest import Said
from drawn_agreements import agreements
from drawn_books import books
from hypothesis import given, settings
from hypothesis import strategies as st
from oracle_methods import Data, printed

from kpr_cli.cli.books import Shelf, load_wording
from kpr_cli.core.policies import Policies
from kpr_cli.core.record import admit
from kpr_cli.core.scorecard import Assessor
from kpr_cli.judge.binding import Bench
from kpr_cli.judge.scoring import score_agreement
from kpr_cli.read.agreements import read_agreement
from kpr_cli.read.document import read_document
from kpr_cli.tell.json_card import card_data

ROOT = Path(__file__).parents[1]
Kpr = Callable[..., Said]
Line = Callable[[str, int], str]
"""The text of a line of a file."""

WORDING = load_wording()
BOOK = Shelf(WORDING).named("2547")
NUMBER = r"-?[0-9]+(?:\.[0-9]+)?(?:/[0-9]+)?"
tokens_of = re.compile(rf"\({NUMBER}\)|[0-9]+(?:\.[0-9]+)?|[a-z]+|[()+−×÷,]").findall
"""An expression in pieces; what has a sign or a stroke is a number in its brackets alone."""
is_number = re.compile(rf"\({NUMBER}\)|[0-9].*").fullmatch
numbers_of = re.compile(r"(?<![0-9.])-?[0-9]+(?:\.[0-9]+)?").findall
"""The numbers in a line of a file; none is a part of a longer one."""
named_of = re.compile(rf"(?:[×÷] |not below )({NUMBER})").findall
"""The numbers that a sentence gives itself: `× 100`, `÷ 1`, `not below 0`."""


class Calculator:
    """Works out an expression: numbers, `+ − × ÷`, brackets, `min`, `max`, `round`."""

    def __init__(self, expression: str) -> None:
        self.tokens = [*tokens_of(expression), ""]
        # Nothing of the text may be overlooked.
        assert "".join(self.tokens) == expression.replace(" ", "")

    def value(self) -> Fraction:
        found = self.sum()
        assert self.tokens == [""]
        return found

    def take(self, *wanted: str) -> str | None:
        return self.tokens.pop(0) if self.tokens[0] in wanted else None

    def sum(self) -> Fraction:
        found = self.product()
        while sign := self.take("+", "−"):
            found += self.product() if sign == "+" else -self.product()
        return found

    def product(self) -> Fraction:
        found = self.atom()
        while sign := self.take("×", "÷"):
            found *= self.atom() if sign == "×" else 1 / self.atom()
        return found

    def atom(self) -> Fraction:
        first = self.tokens.pop(0)
        if is_number(first):
            return Fraction(first.strip("()"))
        assert first in {"(", "round", "max", "min"}
        assert first == "(" or self.take("(")
        inside = [self.sum()]
        while self.take(","):
            inside.append(self.sum())
        assert self.take(")")
        if first == "round":
            return Fraction(printed(inside[0], int(inside[1])))
        if first == "(":
            return inside[0]
        return max(inside) if first == "max" else min(inside)


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("3 + (4 − 3) × (3.2 − 3) ÷ (4 − 3)", Fraction("3.2")),
        ("max(3.2 − 0.2 × 1, 1)", Fraction(3)),
        ("(-5) + (1/3) × 3", Fraction(-4)),
        ("round((17/60), 4)", Fraction("0.2833")),
        ("round((-0.5), 0)", Fraction(-1)),
        ("((1/3) + 2) ÷ 7", Fraction(1, 3)),
        ("8 − 3 − 2", Fraction(3)),
        ("min(5.72, 5)", Fraction(5)),
    ],
)
def test_the_calculator_itself(expression: str, value: Fraction) -> None:
    assert Calculator(expression).value() == value


def check(steps: list[Data], known: set[Fraction], line: Line) -> list[str]:
    """Work out steps anew, from their numbers and those `known` before; their values."""
    values: list[str] = []
    for step in steps:
        for operand in step["operands"]:
            text = line(operand["file"], operand["line"])
            assert operand["value"] in numbers_of(text), (step, operand)
        expression, value = step["expression"], step["value"]
        assert bool(expression) == bool(value)
        if not expression:
            continue
        assert Calculator(expression).value() == Fraction(value), step
        operands = [operand["value"] for operand in step["operands"]]
        closed = exactly(operands, values, named_of(step["says"]["en"])) | known
        pieces = [piece.strip("()") for piece in tokens_of(expression) if is_number(piece)]
        assert exactly(pieces) <= closed, (step, known, values)
        values.append(value)
    return values


def exactly(*texts: list[str]) -> set[Fraction]:
    return {Fraction(text) for some in texts for text in some}


def check_row(row: Data, known: set[Fraction], line: Line) -> set[Fraction]:
    """A row and its sub-indicators; the numbers that sums may take from it."""
    below = set[Fraction]().union(*(check_row(child, known, line) for child in row["children"]))
    # A plain mean is divided by how many it is the mean of.
    counted = [child for child in row["children"] if child["score"] is not None]
    values = check(row["working"], known | below | {Fraction(len(counted))}, line)
    assert (row["score"] is None) == (not values)
    if values:
        assert row["score"] in values
        assert values[-1] == (row["weighted"] or row["score"])
    operands = [operand for step in row["working"] for operand in step["operands"]]
    weights = [own["value"] for own in operands if own["name"]["en"] == "weight"]
    return exactly(values, weights)


def check_card(card: Data, line: Line) -> None:
    """The whole card, from the results to what is printed beside the total."""
    divisor = exactly(check(card["divisor"], set(), line))
    rows = {row["id"]: check_row(row, divisor, line) for row in card["indicators"]}
    for part in card["parts"]:
        own = [rows[row["id"]] for row in card["indicators"] if row["part"] == part["id"]]
        values = check(part["working"], set[Fraction]().union(*own), line)
        assert {part["score"], part["weighted"]} - {None} <= set(values)
    values = check(card["working"], divisor.union(*rows.values()), line)
    assert {card["total"], card["mean"], card["percent"]} - {None} <= set(values)


# The examples, as people call kpr


def opened(file: str, number: int) -> str:
    return (ROOT / file).read_text("utf-8").splitlines()[number - 1]


EXAMPLES = [
    file.relative_to(ROOT).as_posix()
    for file in sorted((ROOT / "examples").rglob("*.yaml"))
    if "rulebook" not in file.parts
]


@pytest.mark.parametrize("file", EXAMPLES)
def test_the_working_of_every_example(kpr: Kpr, file: str) -> None:
    said = kpr(ROOT, "score", file, "--explain", "--format", "json")
    cards = json.loads(said.out)["scorecards"]
    for card in cards:
        check_card(card, opened)
    assert all(row["working"] for card in cards for row in card["indicators"])


# Random agreements under random books


def texted(data: Data) -> tuple[bytes, list[str]]:
    """Plain data as a file of one value a line, and its lines."""
    text = json.dumps(data, ensure_ascii=False, indent=1)
    return text.encode(), text.splitlines()


@given(st.data())
@settings(max_examples=200)
def test_the_working_of_random_agreements(data: st.DataObject) -> None:
    assert BOOK is not None
    policies = data.draw(books())
    agreement, agreed = texted(data.draw(agreements(policies)))
    text, decided = texted(policies)
    reading = read_agreement(agreement, "agreement.yaml", WORDING)
    record = admit(Policies, policies).record
    assert reading.filing is not None
    book = BOOK.book.model_copy(update={"policies": record})
    bench = Bench(book, read_document(text, "book.yaml").places, (), ())
    by: Assessor | None = data.draw(st.sampled_from(("self", "committee", None)))
    explain = bench.explainer(reading.filing)
    card = score_agreement(reading.filing, book, assessor=by, explain=explain)
    lines = {"agreement.yaml": agreed, "book.yaml": decided}
    check_card(card_data(card, "en"), lambda file, number: lines[file][number - 1])
