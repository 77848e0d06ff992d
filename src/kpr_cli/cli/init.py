"""`kpr init`: a submissions repository that works at once."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from kpr_cli import __version__, assets
from kpr_cli.cli.books import Shelf, load_wording
from kpr_cli.cli.call import DEFAULT_LANGS
from kpr_cli.cli.files import WAIVERS, shown
from kpr_cli.cli.origin import read_origin
from kpr_cli.cli.output import write
from kpr_cli.cli.problem import CallError
from kpr_cli.core.finding import Language, Languages
from kpr_cli.tell.lines import safe
from kpr_cli.tell.repository import Binding, BookOfYear, Origin, render_repository

SCHEMAS = "schemas"
BASELINE = "baseline.yaml"
PLACEHOLDER = "@EXAMPLE-ORG/committee"


def init_repository(folder: str, source: str, years: Sequence[int], langs: Languages | None) -> int:
    """Write the files of a new repository, all or none; the exit status."""
    if not folder:
        raise CallError("ระบุชื่อโฟลเดอร์ แต่ชื่อว่างอยู่", "the name of the folder is empty")
    root = Path(folder)
    origin = read_origin(source, __version__)
    files = _files(origin, _books(years))
    _refuse_existing(root, files)
    try:
        _write_all(root, files)
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise CallError(
            f"สร้างคลังใน {safe(shown(root))} ไม่ได้ ({why}) ยังไม่ได้สร้างแฟ้มใด",
            f"cannot make a repository in {safe(shown(root))} ({why}); nothing was made",
        ) from error
    lang = (langs or DEFAULT_LANGS)[0]
    write("".join(f"{line}\n" for line in _report(root, files, origin, lang)))
    return 0


def _books(years: Sequence[int]) -> list[BookOfYear]:
    """The default book of every year; without a year that of the newest."""
    shelf = Shelf(load_wording())
    found = []
    for year in sorted(set(years)) or [max(shelf.years())]:
        bench = shelf.of_year(year)
        if bench is None:
            listed = ", ".join(map(str, shelf.years()))
            raise CallError(
                f"ไม่มีสมุดกติกาของปีงบประมาณ {year} ปีที่มีคือ {listed}",
                f"there is no rulebook of fiscal year {year}; there are {listed}",
            )
        found.append(BookOfYear(year, bench.book.name, bench.book.policies.title.th))
    return found


def _files(origin: Origin, years: Sequence[BookOfYear]) -> dict[str, str]:
    """Every file of the repository by its path, in order."""
    bindings = [
        *(
            Binding(_schema(f"agreement-{y.book}"), [f"{y.year}/**/*.yaml", f"{y.year}/**/*.yml"])
            for y in years
        ),
        Binding(_schema("waivers"), [WAIVERS]),
        Binding(_schema("baseline"), [BASELINE]),
    ]
    shipped = assets.root()
    files = {
        f"{SCHEMAS}/{bound.schema}": (shipped / SCHEMAS / bound.schema).read_text("utf-8")
        for bound in bindings
    }
    files |= render_repository(shipped / "templates" / "repository", origin, years, bindings)
    return dict(sorted(files.items()))


def _schema(name: str) -> str:
    return f"{name}.schema.json"


def _refuse_existing(root: Path, files: Iterable[str]) -> None:
    """Refuse a folder in which anything stands in the way of a file."""
    if os.path.lexists(root) and not root.is_dir():
        name = safe(shown(root))
        raise CallError(f"{name} ไม่ใช่โฟลเดอร์", f"{name} is no folder")
    taken = [name for name in files if os.path.lexists(root / name)]
    parents = {parent for name in files for parent in Path(name).parents if parent.name}
    # A link could lead the files out of the repository.
    taken += [p.as_posix() for p in parents if os.path.lexists(root / p) and not _folder(root / p)]
    if taken:
        listed = ", ".join(sorted(taken))
        raise CallError(
            f"ใน {safe(shown(root))} มีอยู่แล้ว: {listed} ย้ายออกก่อน ยังไม่ได้สร้างแฟ้มใด",
            f"{safe(shown(root))} already holds: {listed}; move them away, nothing was made",
        )


def _folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()


def _write_all(root: Path, files: Mapping[str, str]) -> None:
    """Write every file; whatever stops it, what was made until then is removed."""
    made: list[Path] = []
    try:
        for name, text in files.items():
            path = root / name
            missing = [parent for parent in path.parents if not parent.exists()]
            for parent in reversed(missing):
                parent.mkdir()
                made.append(parent)
            with path.open("x", encoding="utf-8", newline="\n") as file:
                made.append(path)
                file.write(text)
    except BaseException:
        for path in reversed(made):
            with suppress(OSError):
                path.rmdir() if path.is_dir() else path.unlink()
        raise


def _report(root: Path, files: Iterable[str], origin: Origin, lang: Language) -> Iterator[str]:
    """What was made, and what to do next."""
    is_thai, name, listed = lang == "th", safe(shown(root)), list(files)
    yield (
        f"สร้างคลังคำรับรองแล้ว: {name} ({len(listed)} แฟ้ม)"
        if is_thai
        else f"repository made: {name} ({len(listed)} files)"
    )
    yield from (f"  {file}" for file in listed)
    if origin.is_local:
        yield (
            f"ทุกเครื่องที่ใช้คลังนี้ต้องเห็น {safe(origin.requirement)} ด้วยชื่อเดียวกัน"
            if is_thai
            else f"every machine must see {safe(origin.requirement)} by the same name"
        )
    yield "ขั้นต่อไป:" if is_thai else "next:"
    yield from (f"  {command}" for command in _next_commands(root, name))
    yield (
        f"แทน {PLACEHOLDER} ใน CODEOWNERS ด้วยทีมของคณะกรรมการ แล้วอ่าน README.md"
        if is_thai
        else f"replace {PLACEHOLDER} in CODEOWNERS by the committee's team; then read README.md"
    )


def _next_commands(root: Path, name: str) -> Iterator[str]:
    if root.resolve() != Path.cwd():
        yield f'cd "{name}"' if " " in name else f"cd {name}"
    if not os.path.lexists(root / ".git"):
        yield "git init"
    yield "python -m pip install -r requirements.txt pre-commit"
    yield "python -m pre_commit install"
    yield "kpr new"
