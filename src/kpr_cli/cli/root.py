"""The root of a repository: its folder, its settings, and how the repository calls a file."""

import os
from dataclasses import dataclass
from pathlib import Path

from kpr_cli.cli import file_problems
from kpr_cli.cli.call import DEFAULT_LANGS
from kpr_cli.cli.problem import CallError
from kpr_cli.core.finding import Languages
from kpr_cli.read.rulebooks import is_rulebook
from kpr_cli.read.settings import MAX_SETTINGS, Pattern, Settings, SettingsError, read_settings

SETTINGS = "kpr.toml"
WAIVERS = "waivers.yaml"


@dataclass(frozen=True, slots=True)
class Root:
    """The repository's folder, or the current one; only its `kpr.toml` counts."""

    folder: Path
    settings: Settings

    def languages(self, given: Languages | None) -> Languages:
        """The languages to tell it in: those of the call, else the repository's, else Thai."""
        return given or self.settings.langs or DEFAULT_LANGS


def root_folder(here: Path) -> Path:
    """The folder of the repository that `here` lies in, else `here`."""
    here = here.resolve()
    return next((f for f in (here, *here.parents) if (f / ".git").exists()), here)


def find_root(here: Path) -> Root:
    """The root of `here`, with its settings."""
    folder = root_folder(here)
    file = folder / SETTINGS
    if not os.path.lexists(file):
        return Root(folder, Settings())
    if not file.is_file():
        problem = file_problems.irregular(shown(file))
        raise CallError(problem.th, problem.en)
    try:
        with file.open("rb") as opened:
            return Root(folder, read_settings(opened.read(MAX_SETTINGS + 1)))
    except SettingsError as error:
        name = shown(file)
        raise CallError(f"{name}: {error.th}", f"{name}: {error.en}") from error
    except OSError as error:
        problem = file_problems.unreadable(shown(file), error)
        raise CallError(problem.th, problem.en) from error


def book_of(path: Path, root: Root) -> str | None:
    """The book that `kpr.toml` names for a file: a folder below the root, or a name."""
    name = below(path, root)
    pattern = None if name is None else root.settings.pattern(name)
    return None if pattern is None else _book(pattern, root)


def named_books(root: Root) -> frozenset[str]:
    """Every book that `kpr.toml` names for some file."""
    books = (_book(pattern, root) for pattern in root.settings.patterns)
    return frozenset(book for book in books if book is not None)


def below(path: Path, root: Root) -> str | None:
    """A path as `kpr.toml` calls it, by whatever links it was reached; None outside the root."""
    clean = path.parent.resolve() / path.name
    return clean.relative_to(root.folder).as_posix() if clean.is_relative_to(root.folder) else None


def shown(path: Path) -> str:
    """A path as messages call it: seen from the current folder, with `/`."""
    try:
        name = os.path.relpath(path)
    except ValueError:  # another drive on Windows
        name = str(path)
    return name.replace(os.sep, "/").encode("utf-8", "backslashreplace").decode()


def _book(pattern: Pattern, root: Root) -> str | None:
    if pattern.book is None:
        return None
    folder = root.folder / pattern.book
    return str(folder) if is_rulebook(folder) or "/" in pattern.book else pattern.book
