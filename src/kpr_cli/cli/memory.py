"""What a watching run keeps of files that may not have changed when it judges again."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

from kpr_cli.cli.books import shipped
from kpr_cli.cli.call import Call
from kpr_cli.cli.judged import Judged
from kpr_cli.cli.root import Root, named_books
from kpr_cli.read.rulebooks import FILES


@dataclass(slots=True)
class Memory:
    """Judged files by their names and bytes, as long as what they are judged by stays the same."""

    _judged_by: object = None
    _kept: dict[str, tuple[bytes, Judged]] = field(default_factory=dict)

    def judge_by(self, call: Call, root: Root) -> None:
        """Forget everything if the settings or a book changed since the last time."""
        files = (folder / name for folder in own_books(call, root) for name in FILES)
        books = {file: _digest(file) for file in files}
        if (root.settings, books) != self._judged_by:
            self._kept.clear()
        self._judged_by = root.settings, books

    def judged(self, name: str, data: bytes, judge: Callable[[], Judged]) -> Judged:
        """The same as the last time where the file is the same, else what `judge` says now."""
        digest = sha256(data).digest()
        known, judged = self._kept.get(name, (b"", None))
        if judged is not None and known == digest:
            return judged
        judged = replace(judge(), filing=None)
        if judged.problem is not None:
            self._kept.clear()  # one file's book can be in the way of another's
        if judged.bench is not None:  # what is wrong with a book is to be told every time
            self._kept[name] = digest, judged
        return judged


def own_books(call: Call, root: Root) -> Iterator[Path]:
    """The folders of the books that do not ship with kpr."""
    named = named_books(root) | ({call.rulebook} if call.rulebook else set())
    return (Path(name) for name in sorted(named - set(shipped())))


def _digest(file: Path) -> bytes | None:
    try:
        return sha256(file.read_bytes()).digest()
    except OSError:  # told where the book is read
        return None
