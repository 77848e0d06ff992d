"""Finds in a module whatever makes a float, or rounds a number other than by `half_up`."""

import ast
import re
from collections.abc import Iterator

EXACT_MATH = {"ceil", "comb", "factorial", "floor", "gcd", "isqrt", "lcm", "perm"}
NAMES = {"float", "round", "complex", "quantize", "from_float", "fsum", "mean", "fmean"}
MODULES = {"math", "cmath", "statistics"}
is_rounding_format = re.compile(r"[<>=^+ ,_0-9]*\.[0-9]+[eEfFgG%]").fullmatch


def inexact(tree: ast.AST) -> Iterator[str]:
    """Each such piece as it is written.

    Of divisions only those of plain ints are found: what a name holds is for the type checker,
    which refuses the float of any other where a Fraction or a Decimal is wanted.
    """
    for node in ast.walk(tree):
        if is_literal(node) or is_import(node) or is_call(node) or is_quotient(node):
            yield ast.unparse(node)


def is_literal(node: ast.AST) -> bool:
    """A float, or the format that would round one."""
    match node:
        case ast.Constant(value=float() | complex()):
            return True
        case ast.Constant(value=str(text)):
            return bool(is_rounding_format(text))
    return False


def is_import(node: ast.AST) -> bool:
    match node:
        case ast.Import(names=names):
            return bool(MODULES & {alias.name for alias in names})
        case ast.ImportFrom(module="math", names=names):
            return bool({alias.name for alias in names} - EXACT_MATH)
        case ast.ImportFrom(module=module):
            return module in MODULES
    return False


def is_call(node: ast.AST) -> bool:
    match node:
        case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)):
            return name in NAMES
        case ast.Name(id="float" | "round" | "complex", ctx=ast.Load()):
            return True
    return False


def is_quotient(node: ast.AST) -> bool:
    """Of ints; a power with a negative exponent is one, too."""
    match node:
        case ast.BinOp(left=left, op=ast.Div(), right=right):
            return is_int(left) and is_int(right)
        case ast.BinOp(left=left, op=ast.Pow(), right=ast.UnaryOp(op=ast.USub())):
            return is_int(left)
    return False


def is_int(node: ast.expr) -> bool:
    """Whether an expression is plainly an int, so that its quotient would be a float."""
    match node:
        case ast.Constant(value=int()) | ast.Attribute(attr="numerator" | "denominator"):
            return True
        case ast.Call(func=ast.Name(id="len" | "int" | "ord" | "ceil" | "floor")):
            return True
        case ast.UnaryOp(operand=inner):
            return is_int(inner)
        case ast.BinOp(left=left, right=right, op=op) if not isinstance(op, ast.Div):
            return is_int(left) and is_int(right)
    return False
