"""Writes what is generated and committed: the JSON Schemas in `schemas/`. Run by `make docs`."""  # noqa: INP001

import sys
from pathlib import Path

from kpr_cli.cli.books import Shelf, load_wording, shipped
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.tell.schema import all_schemas

ROOT = Path(__file__).parents[1]
SCHEMAS = "schemas"


def generated() -> dict[str, str]:
    """Every generated file of the repository by its path below the root."""
    return {f"{SCHEMAS}/{name}": text for name, text in all_schemas(shipped_books()).items()}


def shipped_books() -> list[Rulebook]:
    """The books that ship with kpr; a broken one stops everything."""
    shelf = Shelf(load_wording())
    benches = [shelf.named(name) for name in shipped()]
    if shelf.findings:
        raise ValueError([finding.en for finding in shelf.findings])
    return [bench.book for bench in benches if bench is not None]


def main() -> None:
    """Write every generated file, and delete the schemas that are no longer generated."""
    files = generated()
    for old in (ROOT / SCHEMAS).glob("*.json"):
        if f"{SCHEMAS}/{old.name}" not in files:
            old.unlink()
    for name, text in files.items():
        (ROOT / name).parent.mkdir(exist_ok=True)
        (ROOT / name).write_text(text, encoding="utf-8", newline="\n")
        sys.stdout.write(f"{name}\n")


if __name__ == "__main__":
    main()
