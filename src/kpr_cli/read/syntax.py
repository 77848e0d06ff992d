"""libyaml's own errors as faults of kpr: what the officer most probably did, and where."""

from collections.abc import Mapping

from ruamel.yaml.error import MarkedYAMLError, YAMLError

from kpr_cli.core.hit import Fault, Hit
from kpr_cli.core.place import START, Point, Span
from kpr_cli.read.layout import NO_COLON, NO_DASH, NO_KEY, NO_START, fault_of_layout

CERTAIN = frozenset({"wrong-list-mark"})
"""Faults of syntax that a forbidden character beside them does not explain."""

_AT_PROBLEM: Mapping[str, str] = {
    NO_COLON: "colon-in-text",
    "found unexpected ':'": "colon-in-brackets",
    NO_DASH: "wrong-indentation",
    NO_KEY: "wrong-indentation",
    "block sequence entries are not allowed in this context": "dash-after-key",
    "found character that cannot start any token": "forbidden-first-character",
    "found unknown escape character": "unknown-escape",
    "found invalid Unicode character escape code": "unknown-escape",
    "did not find expected hexdecimal number": "unknown-escape",
    "did not find expected comment or line break": "text-after-block-mark",
    NO_START: "several-documents",
}
_AT_CONTEXT: Mapping[str, str] = {
    "did not find expected alphabetic or numeric character": "forbidden-first-character",
    "did not find expected whitespace or line break": "forbidden-first-character",
    "could not find expected ':'": "missing-colon",
    "found unexpected end of stream": "unclosed-quote",
    "found unexpected document indicator": "unclosed-quote",
    "did not find expected ',' or ']'": "unclosed-bracket",
    "did not find expected ',' or '}'": "unclosed-bracket",
}


def fault_of(error: YAMLError, text: str) -> Fault:
    """The fault that an error of libyaml tells, at a place inside the text."""
    if not isinstance(error, MarkedYAMLError) or error.problem_mark is None:
        return Fault("unreadable-yaml", Hit(at=START, facts={"problem": type(error).__name__}))
    problem, mark, lines = str(error.problem), error.problem_mark, text.split("\n")
    opened = mark if error.context_mark is None else error.context_mark
    shown = fault_of_layout(problem, lines, mark, opened.line)
    if shown is not None:
        return shown
    rule = _seen_at(problem, lines, mark, opened.line)
    line, column = mark.line + 1, mark.column + 1
    if rule == "text-after-quote" and (place := _opening(lines, mark)):
        rule, (line, column) = "unclosed-quote", place
    rule = rule or _AT_PROBLEM.get(problem)
    if rule is None and problem in _AT_CONTEXT and error.context_mark is not None:
        rule, line, column = _AT_CONTEXT[problem], opened.line + 1, opened.column + 1
    if line > len(lines):  # libyaml counts a line past the end
        line, column = len(lines), len(lines[-1]) + 1
    span = Span(line, column, line, column + 1)
    facts = {"problem": problem} if rule is None else {}
    return Fault(rule or "unreadable-yaml", Hit(at=span, facts=facts))


def _opening(lines: list[str], mark: Point) -> tuple[int, int] | None:
    """Where a quotation was opened that ends here only by accident: on an earlier line."""
    before = lines[mark.line][: mark.column].rstrip()
    quote = before[-1]
    if before.count(quote) % 2 == 0:
        return None
    earlier = (n for n in range(mark.line - 1, -1, -1) if lines[n].count(quote) % 2)
    number = next(earlier, None)
    return None if number is None else (number + 1, lines[number].rindex(quote) + 1)


def _seen_at(problem: str, lines: list[str], mark: Point, opened: int) -> str | None:
    """What the text at the problem tells better than the parser does."""
    line, column = mark.line, mark.column
    if line >= len(lines) or not problem.startswith("did not find expected"):
        return None
    found = lines[line][column : column + 1]
    # On a later line it is the bracket that is missing, not a quotation mark.
    if found == ":" and "}" in problem and line == opened:
        return "colon-in-brackets"
    # A closing quotation mark with more text behind it.
    is_quoted = lines[line][:column].rstrip().endswith(('"', "'"))
    return "text-after-quote" if is_quoted else None
