"""Which files a call means: paths, folders, `kpr.toml`, standard input."""

import os
import stat
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from kpr_cli.cli import file_problems
from kpr_cli.cli.problem import CallError, Problem
from kpr_cli.cli.root import SETTINGS, WAIVERS, Root, below, book_of, shown
from kpr_cli.read.document import MAX_BYTES
from kpr_cli.read.rulebooks import FILES, is_rulebook

SUFFIXES = (".yaml", ".yml")
STDIN = "-"


@dataclass(frozen=True, slots=True)
class Source:
    """A file to judge: how people call it, where it is (None: standard input), whose book."""

    name: str
    path: Path | None
    stem: str | None
    book: str | None = None


@dataclass(slots=True)
class Selection:
    """The files of a call in the order of their names, what was left out, what was wrong.

    `is_whole` where the call named no path, so that all of the repository is meant. `notes` are
    worth knowing and no fault. `apart` are YAML files of the repository that are no agreements.
    `left_out` are links to folders, which are not followed, and hidden files of agreements.
    """

    sources: list[Source] = field(default_factory=list)
    skipped: int = 0
    is_whole: bool = False
    problems: list[Problem] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)
    apart: frozenset[Path] = frozenset()
    left_out: list[str] = field(default_factory=list)

    @property
    def inputs(self) -> list[Path]:
        """The files that no output may be written over."""
        named = (source.path for source in self.sources)
        return [*(path for path in named if path is not None), *self.apart]


def select(
    paths: Iterable[str], stdin_name: str | None, root: Root, baselines: Iterable[str | None] = ()
) -> Selection:
    """The files that `paths` mean; without any, what the root names, else the current folder."""
    chosen = Selection(apart=_apart(root, baselines))
    listed, here = list(paths), Path.cwd()
    chosen.is_whole = not listed and (bool(root.settings.patterns) or here.resolve() == root.folder)
    if not listed:
        listed = [str(root.folder if root.settings.patterns else here)]
    found: dict[object, Source] = {}
    for argument in dict.fromkeys(listed):
        if not argument:
            raise CallError(
                "ระบุชื่อแฟ้มหรือโฟลเดอร์ แต่ชื่อว่างอยู่", "a path is empty; name a file or folder"
            )
        if argument == STDIN:
            name = (stdin_name or STDIN).encode("utf-8", "backslashreplace").decode()
            stem = Path(name).stem if stdin_name else None
            found[STDIN] = Source(name, None, stem, book_of(Path(name).absolute(), root))
            continue
        for path in _files(Path(argument), root, chosen):
            source = _source(path, root)
            known = found.setdefault(path.resolve(), source)
            if source.name < known.name:  # one file by two names: whatever came first
                found[path.resolve()] = source
    if chosen.left_out:
        chosen.notes.append(file_problems.left_out(chosen.left_out))
    chosen.sources = sorted(found.values(), key=lambda source: source.name)
    return chosen


def read_source(source: Source, most: int = MAX_BYTES) -> tuple[bytes, int]:
    """The bytes of a file and its size; one more is read than an agreement may have."""
    if source.path is None:
        if sys.stdin is None:
            raise CallError("ไม่มีข้อมูลเข้าให้อ่านจาก -", "there is no standard input to read")
        data = sys.stdin.buffer.read(most + 1)
        return data, len(data)
    with source.path.open("rb") as file:
        data = file.read(most + 1)
        return data, max(len(data), os.fstat(file.fileno()).st_size)


def unreadable(source: Source, error: OSError) -> Problem:
    """The problem of a file that cannot be opened."""
    return file_problems.unreadable(source.name, error)


def named_from_root(source: Source, root: Root) -> str:
    """A file as the repository calls it, from whatever folder the call was made."""
    path = Path(source.name) if source.path is None else source.path
    name = below(path.absolute(), root)
    return source.name if name is None else name.encode("utf-8", "backslashreplace").decode()


def _source(path: Path, root: Root) -> Source:
    name = shown(path)
    return Source(name, path, PurePosixPath(name).stem, book_of(path.absolute(), root))


def _apart(root: Root, baselines: Iterable[str | None]) -> frozenset[Path]:
    """The files of the repository that accept findings, which are read in every run."""
    own = (root.folder / name for name in (WAIVERS, root.settings.baseline) if name)
    named = (Path(name) for name in baselines if name)
    # Not by resolve(), which refuses a circle of links.
    return frozenset(Path(os.path.realpath(path)) for path in (*own, *named))


def _is_apart(path: Path, chosen: Selection) -> bool:
    # By its name first: resolving every file twice would be felt.
    return any(path.name == own.name for own in chosen.apart) and path.resolve() in chosen.apart


def _files(path: Path, root: Root, chosen: Selection) -> Iterator[Path]:
    """The files that one argument means; what is wrong with it goes to `chosen.problems`."""
    name = shown(path)
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        known = error if isinstance(error, OSError) else FileNotFoundError()
        chosen.problems.append(file_problems.unreadable(name, known))
        return
    if stat.S_ISREG(mode):
        if not _is_apart(path, chosen):
            yield path
    elif stat.S_ISDIR(mode):
        before, found, wrong = chosen.skipped, 0, len(chosen.problems)
        for file in _walk(path, root, chosen):
            name_below = below(file.absolute(), root)
            if _is_apart(file, chosen):
                continue
            is_named = name_below is None or root.settings.pattern(name_below) is not None
            if is_named or not root.settings.patterns:
                found += 1
                yield file
            else:
                chosen.skipped += 1
        skipped = chosen.skipped - before
        if found or len(chosen.problems) != wrong:
            return
        if chosen.is_whole and root.settings.patterns and not skipped:
            # A new repository, in which nothing can be lost: its first commit must pass.
            chosen.notes.append(file_problems.none_yet(name))
        else:
            chosen.problems.append(file_problems.nothing(name, skipped))
    else:
        chosen.problems.append(file_problems.irregular(name))


def _walk(folder: Path, root: Root, chosen: Selection) -> Iterator[Path]:
    """The YAML files below a folder; hidden ones and links to folders are left out, and told."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        is_book = is_rulebook(folder)
    except OSError as error:
        chosen.problems.append(file_problems.unreadable(shown(folder), error))
        return
    for entry in entries:
        if entry.name.startswith("."):
            if entry.name.lower().endswith(SUFFIXES) and _is_agreement(Path(entry.path), root):
                chosen.left_out.append(shown(Path(entry.path)))
        elif entry.is_dir(follow_symlinks=False):
            yield from _walk(Path(entry.path), root, chosen)
        elif is_book and entry.name in FILES:
            continue
        elif entry.is_symlink() and Path(entry.path).is_dir():  # no error on a circle
            chosen.left_out.append(shown(Path(entry.path)))
        elif entry.name == SETTINGS and folder.resolve() != root.folder:
            chosen.notes.append(file_problems.powerless(shown(Path(entry.path))))
        elif entry.name.lower().endswith(SUFFIXES):
            yield from _regular(Path(entry.path), chosen)


def _is_agreement(path: Path, root: Root) -> bool:
    """Whether `kpr.toml` names a file as an agreement."""
    name = below(path.absolute(), root)
    return name is not None and root.settings.pattern(name) is not None


def _regular(path: Path, chosen: Selection) -> Iterator[Path]:
    """A file that can be read; any other thing of that name is told, never lost."""
    try:
        mode = path.stat().st_mode
    except OSError as error:
        chosen.problems.append(file_problems.unreadable(shown(path), error))
        return
    if stat.S_ISREG(mode):
        yield path
    elif not stat.S_ISDIR(mode):
        chosen.problems.append(file_problems.irregular(shown(path)))
