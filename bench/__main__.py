"""Whole processes beside one another, round after round: `python -m bench`.

Only ratios within one round are told: a shared machine makes milliseconds meaningless.
"""

import argparse
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from bench.generate import write

ROOT = Path(__file__).parents[1]
README = ROOT / "bench" / "README.md"
START, END = "<!-- figures: written by `make bench` -->\n", "<!-- end of figures -->\n"
PYTHON = sys.executable
PROGRAMS = Path(PYTHON).parent
SCHEMA = ROOT / "schemas" / "agreement-2547.schema.json"
FEW, MANY = 100, 2000
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
        Contestant("round trip", (PYTHON, ROOT / "bench" / "round_trip.py", folder / "few")),
        Contestant("check-jsonschema", (jsonschema, "--schemafile", SCHEMA, *few)),
    )


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


def compete(rounds: int) -> list[dict[str, Ran]]:
    """Every contestant once a round, in turn; a first round that fills caches does not count."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        runners = contestants(folder)
        results = []
        for number in range(rounds + 1):
            results.append({runner.name: run(runner, folder) for runner in runners})
            print(f"round {number} of {rounds}", file=sys.stderr)
    return results[1:]


def figures(results: list[dict[str, Ran]]) -> tuple[Figure, ...]:
    """The table's lines."""

    def ratio(one: str, other: str, scale: float = 1.0) -> list[float]:
        return [scale * result[one].seconds / result[other].seconds for result in results]

    def memory(name: str) -> list[float]:
        return [result[name].megabytes for result in results]

    return (
        Figure(f"{FEW} files: round-trip loader ÷ kpr", ratio("round trip", "few"), "≥ 10"),
        Figure(f"{FEW} files: check-jsonschema ÷ kpr", ratio("check-jsonschema", "few"), "> 1"),
        Figure(f"{FEW} files, every one with a fault ÷ without", ratio("faulty", "few")),
        Figure(f"kpr on {FEW} files ÷ `python -c pass`", ratio("few", "unit")),
        Figure("kpr on one file ÷ `python -c pass`", ratio("one", "unit")),
        Figure(f"time a file: of {MANY:,} ÷ of {FEW}", ratio("many", "few", FEW / MANY)),
        Figure("peak memory: one file", memory("one"), unit="MB"),
        Figure(f"peak memory: {FEW} files", memory("few"), unit="MB"),
        Figure(f"peak memory: {MANY:,} files", memory("many"), "< 60", unit="MB"),
    )


def table(results: list[dict[str, Ran]]) -> str:
    """What was found, in Markdown, with what it was found on."""
    cores, python = os.cpu_count(), platform.python_version()
    machine = f"{platform.system()} {platform.machine()}, {cores} cores, Python {python}"
    libraries = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    return "\n".join(
        [
            "",
            f"{len(results)} rounds; {machine}; {libraries}.",
            "",
            "| measured | least | median | most | goal |",
            "|---|---|---|---|---|",
            *(figure.row() for figure in figures(results)),
            "",
            "",
        ]
    )


def main() -> None:
    """Measure, print the table, and put it into `bench/README.md`."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--dry", action="store_true", help="leave bench/README.md as it is")
    given = parser.parse_args()
    found = table(compete(given.rounds))
    print(found)
    if not given.dry:
        text = README.read_text(encoding="utf-8")
        before, rest = text.split(START)
        after = rest.split(END)[1]
        README.write_text(before + START + found + END + after, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
