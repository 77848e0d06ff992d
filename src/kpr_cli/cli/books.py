"""The books of a run: by name from the shelf that ships with kpr, or by path; each read once."""

from dataclasses import dataclass, field
from pathlib import Path

from kpr_cli import assets
from kpr_cli.cli.problem import CallError
from kpr_cli.cli.root import shown
from kpr_cli.core.finding import Finding
from kpr_cli.core.suggest import hint
from kpr_cli.judge.binding import Bench, bind
from kpr_cli.read.rulebooks import FILES, Shelved, is_rulebook, read_rulebook
from kpr_cli.read.wording import Wording


def shipped() -> tuple[str, ...]:
    """The names of the books that ship with kpr."""
    shelf = assets.root() / "rulebooks"
    return tuple(sorted(folder.name for folder in shelf.iterdir() if is_rulebook(folder)))


def load_wording() -> Wording:
    """The words of reading and shape."""
    file = assets.root() / "rulebooks" / "reading.yaml"
    return Wording(file.read_bytes, file.name)


def folder_of(name: str) -> Path:
    """The folder of a book by its name or path; CallError where there is none."""
    names = shipped()
    if name in names:
        return assets.root() / "rulebooks" / name
    folder = Path(name)
    if is_rulebook(folder):
        return folder
    if folder.is_dir():
        missing = ", ".join(file for file in FILES if not (folder / file).is_file())
        raise CallError(
            f"โฟลเดอร์ {shown(folder)} ไม่ใช่สมุดกติกา ขาดแฟ้ม {missing}",
            f"the folder {shown(folder)} is no rulebook; it lacks {missing}",
        )
    told = hint(name, names)
    raise CallError(f"ไม่มีสมุดกติกา “{name}” {told.th}", f"there is no rulebook “{name}”; {told.en}")


def read_book(folder: Path, wording: Wording) -> Shelved:
    """The book in a folder, as its texts alone have it; CallError where they cannot be read."""
    try:
        texts = {name: (folder / name).read_bytes() for name in FILES}
    except OSError as error:
        raise CallError(
            f"อ่านสมุดกติกา {shown(folder)} ไม่ได้ ({error.strerror})",
            f"cannot read the rulebook {shown(folder)} ({error.strerror})",
        ) from error
    return read_rulebook(texts, shown(folder), wording)


@dataclass(slots=True)
class Shelf:
    """Books as they are asked for; the findings in broken ones are kept."""

    wording: Wording
    findings: list[Finding] = field(default_factory=list)
    _benches: dict[str, Bench | None] = field(default_factory=dict)
    _defaults: dict[int, Bench | None] = field(default_factory=dict)
    _folders: dict[str, Path] = field(default_factory=dict)

    def named(self, name: str) -> Bench | None:
        """The book of a name or path; None where it is broken, CallError where there is none."""
        if not name:
            raise CallError(
                "--rulebook ต้องมีชื่อหรือโฟลเดอร์ของสมุดกติกา", "--rulebook needs a name or a folder"
            )
        if name not in self._benches:
            self._benches[name] = self._load(folder_of(name))
        return self._benches[name]

    def of_year(self, year: int) -> Bench | None:
        """The default book of a fiscal year, if there is one."""
        if year not in self._defaults:
            names = [name for name in shipped() if name.startswith(str(year))]
            benches = (self.named(name) for name in names)
            found = (b for b in benches if b is not None and b.book.policies.default)
            self._defaults[year] = next(found, None)
        return self._defaults[year]

    @staticmethod
    def years() -> tuple[int, ...]:
        """The fiscal years that have a book."""
        return tuple(sorted({int(name[:4]) for name in shipped()}))

    def usual_year(self) -> int:
        """The year that is meant where none is named: the newest that has more than a draft."""
        newest_first = sorted(self.years(), reverse=True)
        for year in newest_first:
            bench = self.of_year(year)
            if bench is None or bench.book.policies.status != "draft":
                return year
        return newest_first[0]

    def _load(self, folder: Path) -> Bench | None:
        shelved = read_book(folder, self.wording)
        self.findings += shelved.findings
        if shelved.book is None:
            return None
        bench, faults = bind(shelved.book, shelved.places["book.yaml"])
        broken = [
            finding
            for name, told in faults.items()
            for finding in self.wording.tell(told, shelved.places[name])
        ]
        self.findings += broken
        known = self._folders.setdefault(bench.book.name, folder.resolve())
        if known != folder.resolve():
            raise CallError(
                f"สมุดกติกาชื่อ “{bench.book.name}” มีสองเล่ม: {shown(known)} และ {shown(folder)}",
                f"two rulebooks are called “{bench.book.name}”: {shown(known)} and {shown(folder)}",
            )
        return None if broken else bench
