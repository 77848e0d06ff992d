"""A new submissions repository as texts: which files, and what each says."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kpr_cli.tell.plain_text import plain_environment

TEMPLATE = ".j2"
YEAR = "year/"


@dataclass(frozen=True, slots=True)
class Git:
    """A git repository of kpr, and the revision to use."""

    address: str
    rev: str


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a repository installs kpr from: a line for pip, and the git behind it if it is one.

    `is_local` where only machines that see the same file can install it.
    """

    requirement: str
    git: Git | None = None
    is_local: bool = False


@dataclass(frozen=True, slots=True)
class BookOfYear:
    """A fiscal year and the book that judges its agreements."""

    year: int
    book: str
    title: str


@dataclass(frozen=True, slots=True)
class Binding:
    """A JSON Schema of the repository and the files that an editor reads by it."""

    schema: str
    files: Sequence[str]


def render_repository(
    templates: Path, origin: Origin, years: Sequence[BookOfYear], schemas: Sequence[Binding]
) -> dict[str, str]:
    """Every file of the repository by its path; what ends in `.j2` is filled in."""
    environment = plain_environment(templates)
    environment.filters["json"] = lambda value: json.dumps(value, ensure_ascii=False)
    facts = {"source": origin, "years": years, "schemas": schemas}
    texts = {}
    for name in environment.list_templates():
        for path, year in _paths(name, years):
            if name.endswith(TEMPLATE):
                text = environment.get_template(name).render(facts, year=year)
            else:
                text = (templates / name).read_text("utf-8")
            texts[path.removesuffix(TEMPLATE)] = text
    return texts


def _paths(name: str, years: Sequence[BookOfYear]) -> Iterator[tuple[str, BookOfYear | None]]:
    """Where a template goes: once, or into the folder of every year."""
    if not name.startswith(YEAR):
        yield name, None
        return
    for year in years:
        yield f"{year.year}/{name.removeprefix(YEAR)}", year
