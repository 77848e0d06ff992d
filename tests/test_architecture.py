"""The house: arrows, libraries in their rooms, sizes, and who may print or read the clock."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from inexact import inexact

SOURCE = Path(__file__).parents[1] / "src" / "kpr_cli"
MODULES = sorted(SOURCE.rglob("*.py"))
ROOMS = {
    "core": {"core"},
    "read": {"read", "core"},
    "judge": {"judge", "core"},
    "tell": {"tell", "core"},
    "amend": {"amend", "core"},
    "cli": {"cli", "read", "judge", "tell", "amend", "core", "assets", "__init__"},
    "assets": set[str](),
    "__init__": set[str](),
    "__main__": {"cli"},
}
LIBRARIES = {
    "pydantic": {"core"},
    "pydantic_core": {"core"},
    "ruamel": {"read"},
    "_ruamel_yaml": {"read"},
    "rich": {"tell"},
    "jinja2": {"tell"},
    "typer": {"cli"},
    "watchfiles": {"cli"},
    "xlsxwriter": {"tell"},
}
IMPURE = {"os", "sys", "io", "pathlib", "time", "random", "subprocess", "shutil", "tempfile"}
MAX_FILE, MAX_CHECK, MAX_FUNCTION = 250, 60, 40


def room(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield str(node.module)
            # `from kpr_cli import assets` names a room, too.
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def modules_of(path: Path) -> set[str]:
    """The modules of ours that a module imports, as paths below the package."""
    found = set()
    for name in imports(path):
        target = SOURCE.joinpath(*name.split(".")[1:]) if name.startswith("kpr_cli") else None
        if target is None:
            continue
        for file in (target.with_suffix(".py"), target / "__init__.py"):
            if file.is_file():
                found.add(file.relative_to(SOURCE).as_posix())
    return found


def ids(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


@pytest.mark.parametrize("path", MODULES, ids=ids)
def test_a_module_imports_only_what_its_room_may(path: Path) -> None:
    own = room(path)
    for target in modules_of(path):
        theirs = room(SOURCE / target)
        assert theirs in ROOMS[own], f"{own} imports {theirs}: {target}"
    for name in imports(path):
        library = name.split(".")[0]
        assert own in LIBRARIES.get(library, {own}), f"{library} has no place in {own}"
        if own in {"judge", "amend"}:
            assert library not in IMPURE, f"{own} is pure, but imports {library}"


def test_there_is_no_cycle() -> None:
    graph = {ids(path): modules_of(path) - {ids(path)} for path in MODULES}
    done: set[str] = set()
    while graph:
        free = {name for name, needs in graph.items() if not needs - done}
        assert free, f"a cycle among {sorted(graph)}"
        done |= free
        graph = {name: needs for name, needs in graph.items() if name not in free}


@pytest.mark.parametrize("path", MODULES, ids=ids)
def test_a_module_is_read_at_a_sitting(path: Path) -> None:
    text = path.read_text("utf-8")
    tree = ast.parse(text)
    assert ast.get_docstring(tree), "every module has its sentence"
    limit = MAX_CHECK if path.parent.name == "checks" and path.stem != "__init__" else MAX_FILE
    exempt = {"judge/checks/__init__.py": 180}
    assert len(text.splitlines()) <= exempt.get(ids(path), limit)
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            length = (node.end_lineno or 0) - node.lineno + 1
            assert length <= MAX_FUNCTION, f"{node.name} has {length} lines"


@pytest.mark.parametrize("path", MODULES, ids=ids)
def test_only_cli_prints_exits_and_reads_the_clock(path: Path) -> None:
    if room(path) in {"cli", "__main__"}:
        return
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            name = ast.unparse(node.func)
            assert name not in {"print", "exit", "open", "input"}, f"{name} in {ids(path)}"
            assert name not in {"date.today", "datetime.now", "time.time"}, ids(path)
            assert not name.startswith("sys."), ids(path)


@pytest.mark.parametrize("path", MODULES, ids=ids)
def test_numbers_are_exact(path: Path) -> None:
    """No float between the text and the printed digit."""
    if room(path) in {"core", "read", "judge"}:
        assert not list(inexact(ast.parse(path.read_text("utf-8"))))


@pytest.mark.parametrize(
    "code",
    [
        "x = 0.5",
        "x = 1e3",
        "x = float(y)",
        "def f(x: float) -> None: ...",
        "x = list(map(float, y))",
        "x = round(y, 2)",
        "x = y.quantize(z)",
        "x = len(y) / 3",
        "x = Fraction(y.numerator * 10 / y.denominator)",
        "x = 10 ** -places",
        "x = f'{y:.2f}'",
        "x = format(y, ',.4f')",
        "from math import sqrt",
        "import math",
        "from statistics import median",
    ],
)
def test_what_makes_a_float_is_seen(code: str) -> None:
    assert list(inexact(ast.parse(code)))


@pytest.mark.parametrize(
    "code",
    [
        "x = Fraction(1) / 3",
        "x = 10 ** places",
        "x = len(y) // 3",
        "x = format(y, 'f')",
        "from math import ceil, floor, lcm",
        "x = folder / 'book.yaml'",
        "x = totals.mean",
    ],
)
def test_what_is_exact_is_let_alone(code: str) -> None:
    assert not list(inexact(ast.parse(code)))


def test_no_module_has_a_name_that_says_nothing() -> None:
    banned = {"utils", "util", "helpers", "common", "manager", "base", "misc"}
    assert not [ids(path) for path in MODULES if path.stem in banned]


def test_every_check_and_formula_is_in_its_list() -> None:
    for folder in ("checks", "formulas"):
        listed = (SOURCE / "judge" / folder / "__init__.py").read_text("utf-8")
        for path in (SOURCE / "judge" / folder).glob("[a-z]*.py"):
            assert f" {path.stem}" in listed, f"{folder}/{path.stem} is in no list"
