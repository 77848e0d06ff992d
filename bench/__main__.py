"""Whole processes beside one another, round after round: `python -m bench`.

Only ratios within one round are told: a shared machine makes milliseconds meaningless.
`--nation` runs the agreements of a whole country instead, each process once.
"""

import argparse
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from bench.generate import write

ROOT = Path(__file__).parents[1]
README = ROOT / "bench" / "README.md"
FIGURES = ("<!-- figures: written by `make bench` -->\n", "<!-- end of figures -->\n")
NATION = ("<!-- nation: written by `python -m bench --nation` -->\n", "<!-- end of nation -->\n")
PYTHON = sys.executable
PROGRAMS = Path(PYTHON).parent
SCHEMA = ROOT / "schemas" / "agreement-2547.schema.json"
FEW, MANY, ALL = 100, 2000, 8000
LIBRARIES = ("pydantic", "ruamel.yaml", "ruamel.yaml.clib", "typer", "check-jsonschema")


@dataclass(frozen=True, slots=True)
class Contestant:
    """A command line, and the exit status it must end with to count."""

    name: str
    command: Sequence[str | Path]
    status: int = 0


@dataclass(frozen=True, slots=True)
class Ran:
    """What one process took: seconds on the wall, and megabytes at its peak."""

    seconds: float
    megabytes: float


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table: a value a round, and the goal it is held to."""

    what: str
    values: Sequence[float]
    goal: str = ""
    unit: str = "×"

    def row(self) -> str:
        """The line in Markdown."""
        low, middle, high = min(self.values), statistics.median(self.values), max(self.values)
        numbers = " | ".join(f"{value:.2f} {self.unit}" for value in (low, middle, high))
        return f"| {self.what} | {numbers} | {self.goal} |"


Results = list[dict[str, Ran]]
Contestants = Callable[[Path], tuple[Contestant, ...]]


def contestants(folder: Path) -> tuple[Contestant, ...]:
    """Write the agreements, and say who runs on them."""
    few = write(folder / "few", FEW)
    write(folder / "many", MANY)
    write(folder / "faulty", FEW, invalid=1.0)
    kpr = PROGRAMS / "kpr"
    jsonschema = PROGRAMS / "check-jsonschema"
    return (
        Contestant("unit", (PYTHON, "-c", "pass")),
        Contestant("one", (kpr, "validate", few[0])),
        Contestant("few", (kpr, "validate", folder / "few")),
        Contestant("faulty", (kpr, "validate", folder / "faulty"), status=1),
        Contestant("many", (kpr, "validate", folder / "many")),
        Contestant("many scored", (kpr, "score", folder / "many")),
        Contestant("round trip", (PYTHON, ROOT / "bench" / "round_trip.py", folder / "few")),
        Contestant("check-jsonschema", (jsonschema, "--schemafile", SCHEMA, *few)),
    )


def nation(folder: Path) -> tuple[Contestant, ...]:
    """The same for many agreements and for those of a whole country."""
    kpr, runners = PROGRAMS / "kpr", []
    for name, count in (("many", MANY), ("all", ALL)):
        write(folder / name, count)
        runners.append(Contestant(name, (kpr, "validate", folder / name)))
        runners.append(Contestant(f"{name} scored", (kpr, "score", folder / name)))
    return tuple(runners)


def run(contestant: Contestant, folder: Path) -> Ran:
    """Run one process to its end, away from the repository and its `kpr.toml`."""
    before = time.perf_counter()
    process = subprocess.Popen(contestant.command, cwd=folder, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - before
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != contestant.status:
        sys.exit(f"{contestant.name}: exit status {process.returncode}")
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
    return Ran(seconds, usage.ru_maxrss / unit)


def compete(who: Contestants, rounds: int, unheeded: int = 1) -> Results:
    """Every contestant once a round, in turn; first rounds that fill caches go unheeded."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        runners = who(folder)
        results = []
        for number in range(1 - unheeded, rounds + 1):
            results.append({runner.name: run(runner, folder) for runner in runners})
            print(f"round {number} of {rounds}", file=sys.stderr)
    return results[unheeded:]


def ratio(results: Results, one: str, other: str, scale: float = 1.0) -> list[float]:
    """How much longer one contestant took than another, in each round."""
    return [scale * result[one].seconds / result[other].seconds for result in results]


def memory(results: Results, name: str) -> list[float]:
    """The peak memory of a contestant in each round."""
    return [result[name].megabytes for result in results]


def growth(results: Results, more: str, less: str, files: int) -> list[float]:
    """By how many kilobytes the peak memory grows with each of so many files more."""
    return [(result[more].megabytes - result[less].megabytes) * 1024 / files for result in results]


def figures(results: Results) -> tuple[Figure, ...]:
    """The table's lines."""
    return (
        Figure(
            f"{FEW} files: round-trip loader ÷ kpr", ratio(results, "round trip", "few"), "≥ 10"
        ),
        Figure(
            f"{FEW} files: check-jsonschema ÷ kpr", ratio(results, "check-jsonschema", "few"), "> 1"
        ),
        Figure(f"{FEW} files, every one with a fault ÷ without", ratio(results, "faulty", "few")),
        Figure(f"kpr on {FEW} files ÷ `python -c pass`", ratio(results, "few", "unit")),
        Figure("kpr on one file ÷ `python -c pass`", ratio(results, "one", "unit")),
        Figure(f"time a file: of {MANY:,} ÷ of {FEW}", ratio(results, "many", "few", FEW / MANY)),
        Figure(
            f"{MANY:,} files: scored and ranked ÷ validated",
            ratio(results, "many scored", "many"),
            "≤ 1.5",
        ),
        Figure("peak memory: one file", memory(results, "one"), unit="MB"),
        Figure(f"peak memory: {FEW} files", memory(results, "few"), unit="MB"),
        Figure(f"peak memory: {MANY:,} files", memory(results, "many"), "< 60", unit="MB"),
        Figure(
            f"peak memory: {MANY:,} files scored and ranked",
            memory(results, "many scored"),
            unit="MB",
        ),
    )


def nation_figures(results: Results) -> tuple[Figure, ...]:
    """The lines of the nation's table."""
    files = f"{ALL:,} files"
    return (
        Figure(
            f"{files}: scored and ranked ÷ validated", ratio(results, "all scored", "all"), "≤ 1.5"
        ),
        Figure(
            f"time a file scored: of {ALL:,} ÷ of {MANY:,}",
            ratio(results, "all scored", "many scored", MANY / ALL),
        ),
        Figure(f"peak memory: {files} validated", memory(results, "all"), unit="MB"),
        Figure(f"peak memory: {files} scored and ranked", memory(results, "all scored"), unit="MB"),
        Figure("memory a file validated", growth(results, "all", "many", ALL - MANY), unit="KB"),
        Figure(
            "memory a file scored",
            growth(results, "all scored", "many scored", ALL - MANY),
            "< 20",
            unit="KB",
        ),
    )


def table(lines: Iterable[Figure], rounds: int) -> str:
    """What was found, in Markdown, with what it was found on."""
    cores, python = os.cpu_count(), platform.python_version()
    machine = f"{platform.system()} {platform.machine()}, {cores} cores, Python {python}"
    libraries = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    return "\n".join(
        [
            "",
            f"{rounds} {'round' if rounds == 1 else 'rounds'}; {machine}; {libraries}.",
            "",
            "| measured | least | median | most | goal |",
            "|---|---|---|---|---|",
            *(line.row() for line in lines),
            "",
            "",
        ]
    )


def keep(found: str, between: tuple[str, str]) -> None:
    """Put a table into `bench/README.md`."""
    start, end = between
    text = README.read_text(encoding="utf-8")
    before, rest = text.split(start)
    after = rest.split(end)[1]
    README.write_text(before + start + found + end + after, encoding="utf-8", newline="\n")


def main() -> None:
    """Measure, print the table, and put it into `bench/README.md`."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--nation", action="store_true", help=f"{ALL:,} agreements, one round")
    parser.add_argument("--dry", action="store_true", help="leave bench/README.md as it is")
    given = parser.parse_args()
    if given.nation:
        found = table(nation_figures(compete(nation, 1, unheeded=0)), 1)
    else:
        found = table(figures(compete(contestants, given.rounds)), given.rounds)
    print(found)
    if not given.dry:
        keep(found, NATION if given.nation else FIGURES)


if __name__ == "__main__":
    main()
