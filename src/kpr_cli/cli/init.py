"""`kpr init`: a submissions repository that works at once."""

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from kpr_cli import __version__, assets
from kpr_cli.cli.books import Shelf, load_wording
from kpr_cli.cli.fiscal_year import no_book_of, read_year
from kpr_cli.cli.origin import installed_origin, read_origin
from kpr_cli.cli.output import write
from kpr_cli.cli.problem import CallError
from kpr_cli.cli.root import WAIVERS, find_root, shown
from kpr_cli.cli.writing import write_tree
from kpr_cli.core.finding import Language, Languages
from kpr_cli.tell.lines import safe
from kpr_cli.tell.repository import Binding, BookOfYear, Origin, render_repository
from kpr_cli.tell.schema import AGREEMENT, file_of

SCHEMAS = "schemas"
BASELINE = "baseline.yaml"
PLACEHOLDER = "@EXAMPLE-ORG/committee"


def init_repository(
    folder: str, source: str | None, years: Sequence[str], langs: Languages | None
) -> int:
    """Write the files of a new repository, all or none; the exit status."""
    if not folder:
        raise CallError("ระบุชื่อโฟลเดอร์ แต่ชื่อว่างอยู่", "the name of the folder is empty")
    lang = find_root(Path.cwd()).languages(langs)[0]
    root = Path(folder)
    version = __version__
    origin = installed_origin(version) if source is None else read_origin(source, version)
    files = _files(origin, _books(years))
    _refuse_existing(root, files)
    try:
        write_tree(root, files)
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise CallError(
            f"สร้างคลังใน {safe(shown(root))} ไม่ได้ ({why}) ยังไม่ได้สร้างแฟ้มใด",
            f"cannot make a repository in {safe(shown(root))} ({why}); nothing was made",
        ) from error
    lines = _report(root, files, origin, lang, is_told=source is not None)
    write("".join(f"{line}\n" for line in lines))
    return 0


def _books(words: Sequence[str]) -> list[BookOfYear]:
    """The default book of every year; without a year that of the usual one."""
    shelf = Shelf(load_wording())
    known = shelf.years()
    found = []
    for year in sorted({read_year(word, known) for word in words}) or [shelf.usual_year()]:
        bench = shelf.of_year(year)
        if bench is None:
            raise no_book_of(year, known)
        found.append(BookOfYear(year, bench.book.name, bench.book.policies.title.th))
    return found


def _files(origin: Origin, years: Sequence[BookOfYear]) -> dict[str, str]:
    """Every file of the repository by its path, in order."""
    bindings = [
        *(
            Binding(file_of(AGREEMENT, y.book), [f"{y.year}/**/*.yaml", f"{y.year}/**/*.yml"])
            for y in years
        ),
        Binding(file_of("waivers"), [WAIVERS]),
        Binding(file_of("baseline"), [BASELINE]),
    ]
    shipped = assets.root()
    files = {
        f"{SCHEMAS}/{bound.schema}": (shipped / SCHEMAS / bound.schema).read_text("utf-8")
        for bound in bindings
    }
    files |= render_repository(shipped / "templates" / "repository", origin, years, bindings)
    return dict(sorted(files.items()))


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


def _report(
    root: Path, files: Iterable[str], origin: Origin, lang: Language, *, is_told: bool
) -> Iterator[str]:
    """What was made, and what to do next; `is_told` where the call said where kpr comes from."""
    is_thai, name, listed = lang == "th", safe(shown(root)), list(files)
    yield (
        f"สร้างคลังคำรับรองแล้ว: {name} ({len(listed)} แฟ้ม)"
        if is_thai
        else f"repository made: {name} ({len(listed)} files)"
    )
    yield from (f"  {file}" for file in listed)
    source = safe(origin.requirement)
    if not is_told:
        yield (
            f"kpr จะติดตั้งจาก {source} ถ้าติดตั้งไม่ได้ ให้สร้างคลังใหม่โดยระบุที่มาด้วย --source"
            if is_thai
            else f"kpr is installed from {source}; "
            "if that fails, make the repository anew and say where from by --source"
        )
    if origin.is_local:
        yield (
            f"ทุกเครื่องที่ใช้คลังนี้ต้องเห็น {source} ด้วยชื่อเดียวกัน"
            if is_thai
            else f"every machine must see {source} by the same name"
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
