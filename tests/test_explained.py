"""`kpr score --explain [INDICATOR]`: the working as people read it, redone from what is printed."""

import ast
import json
import operator
import re
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest
from conftest import Said

Kpr = Callable[..., Said]
Golden = Callable[[Path, str], None]

ROOT = Path(__file__).parents[1]
GOLDEN = ROOT / "tests" / "golden" / "explained"
DEPARTMENT = "examples/example-department.yaml"
EXAMPLES = sorted(
    file.relative_to(ROOT).as_posix()
    for file in [*(ROOT / "examples").glob("*.yaml"), *(ROOT / "examples/ministry").glob("*.yaml")]
)
LINE = re.compile(r" {5}(\S.*)")
SIGNS: dict[type[ast.operator], Callable[[Fraction, Fraction], Fraction]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}


def worked_out(text: str) -> Fraction:
    """An expression as a person with a calculator works it out, exactly."""
    if found := re.fullmatch(r"ค่าที่(น้อย|มาก)กว่าระหว่าง (.*) กับ (.*)", text):
        edge = "min" if found[1] == "น้อย" else "max"
        text = f"{edge}({found[2]}, {found[3]})"
    text = text.replace("−", "-").replace("×", "*").replace("÷", "/")
    return value_of(ast.parse(text, mode="eval").body, text)


def value_of(node: ast.expr, text: str) -> Fraction:
    match node:
        case ast.Constant():
            return Fraction(ast.get_source_segment(text, node) or "")
        case ast.UnaryOp(op=ast.USub()):
            return -value_of(node.operand, text)
        case ast.BinOp():
            return SIGNS[type(node.op)](value_of(node.left, text), value_of(node.right, text))
        case ast.Call(func=ast.Name(id="min" | "max" as name)):
            values = [value_of(argument, text) for argument in node.args]
            return min(values) if name == "min" else max(values)
    raise AssertionError(text)


def rounded(exact: Fraction, places: int) -> Fraction:
    """Half up, away from zero."""
    scaled = abs(exact) * 10**places
    whole, rest = divmod(scaled, 1)
    up = whole + (1 if rest >= Fraction(1, 2) else 0)
    return Fraction(-up if exact < 0 else up, 10**places)


def redone(line: str) -> tuple[Fraction, Fraction]:
    """What a printed line comes to, and what it says that it comes to."""
    expression, _, value = line.rpartition(" = ") if " = " in line else (line, "", line)
    if found := re.fullmatch(r"(.*) ปัดเป็นทศนิยม (\d+) ตำแหน่ง", expression):
        assert len(value.partition(".")[2]) == int(found[2])
        return rounded(worked_out(found[1]), int(found[2])), worked_out(value)
    return worked_out(expression), worked_out(value)


@pytest.mark.parametrize("file", EXAMPLES)
@pytest.mark.parametrize("by", ["self", "committee"])
def test_every_printed_step_comes_to_what_it_says(file: str, by: str, kpr: Kpr) -> None:
    said = kpr(ROOT, "score", "--explain", "--assessor", by, file)
    working = said.out.partition("\nวิธีคิด  ")[2]
    lines = [found[1] for line in working.splitlines() if (found := LINE.fullmatch(line))]
    steps = [line for line in lines if not re.search(r"\.yaml:\d+$", line)]
    assert steps or "คะแนนรวม –" in said.out, "what has a total has its working"
    for line in steps:
        exact, told = redone(line)
        assert exact == told, line


@pytest.mark.parametrize("file", EXAMPLES)
def test_the_working_ends_in_the_printed_digits(file: str, kpr: Kpr) -> None:
    said = json.loads(kpr(ROOT, "score", "--explain", "--format", "json", file).out)
    for card in said["scorecards"]:
        for row in card["indicators"]:
            if row["weighted"] is not None and row["working"]:
                assert row["working"][-1]["value"] == row["weighted"], row["id"]
            values = [step["value"] for step in row["working"]]
            assert row["score"] is None or row["score"] in values or not values
        totals = [step["value"] for step in card["working"]]
        assert card["total"] is None or card["total"] in totals


@pytest.mark.parametrize("file", EXAMPLES)
def test_every_number_stands_on_the_line_that_is_named(file: str, kpr: Kpr) -> None:
    said = kpr(ROOT, "score", "--explain", file)
    named = re.findall(r"^ {7}.*  (\S+)  (\S+\.yaml):(\d+)$", said.out, re.MULTILINE)
    assert named or "คะแนนรวม –" in said.out
    for value, source, line in named:
        text = (ROOT / source).read_text("utf-8").splitlines()[int(line) - 1]
        assert re.search(rf"(?<![\d.]){re.escape(value)}(?![\d.])", text), (value, source, line)


@pytest.mark.parametrize(
    "arguments",
    [
        ("--explain", "2.2", DEPARTMENT),
        ("--explain=2.2", DEPARTMENT),
        (DEPARTMENT, "--explain", "2.2"),
    ],
)
def test_one_indicator_alone(arguments: tuple[str, ...], kpr: Kpr, golden: Golden) -> None:
    said = kpr(ROOT, "score", *arguments, "--assessor", "self")
    assert (said.status, said.err) == (0, "")
    golden(GOLDEN / "one-indicator.out", said.out)


@pytest.mark.parametrize(
    "arguments",
    [("--explain", DEPARTMENT), (DEPARTMENT, "--explain"), ("--explain", "--", DEPARTMENT)],
)
def test_the_whole_working(arguments: tuple[str, ...], kpr: Kpr, golden: Golden) -> None:
    said = kpr(ROOT, "score", *arguments)
    assert (said.status, said.err) == (0, "")
    golden(GOLDEN / "department.out", said.out)


def test_english_too(kpr: Kpr, golden: Golden) -> None:
    said = kpr(ROOT, "score", "--explain", "1.1", DEPARTMENT, "--lang", "en")
    golden(GOLDEN / "one-indicator-en.out", said.out)


@pytest.mark.parametrize(
    ("indicator", "hint"),
    [("5.4", "คงหมายถึง 5.3"), ("ก", "ที่มีคือ 1.1, 1.2"), ("๑.๑", "")],
)
def test_an_indicator_that_is_not_there(indicator: str, hint: str, kpr: Kpr) -> None:
    said = kpr(ROOT, "score", "--explain", indicator, DEPARTMENT)
    assert (said.status, said.out) == (2, "")
    assert said.err.startswith(f"kpr: ไม่มีตัวชี้วัดที่ {indicator} ")
    assert hint in said.err


def test_a_path_that_is_not_there_is_no_indicator(kpr: Kpr) -> None:
    said = kpr(ROOT, "score", "--explain", "examples/nowhere.yaml")
    assert said.status == 2
    assert "examples/nowhere.yaml" in said.err
    assert "ตัวชี้วัด" not in said.err
