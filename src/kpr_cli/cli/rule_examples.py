"""The examples of a rule: the same folders that its tests judge, judged here again."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import chdir
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from kpr_cli import assets
from kpr_cli.cli.books import Shelf, shipped
from kpr_cli.cli.call import Call
from kpr_cli.cli.files import select
from kpr_cli.cli.judging import Run
from kpr_cli.cli.root import Root
from kpr_cli.core import thai
from kpr_cli.core.explanation import Example, Mending, Sheet, Text, compared
from kpr_cli.core.finding import Fix, Verdict
from kpr_cli.core.rule import Rule
from kpr_cli.read.builder import MAX_NODES
from kpr_cli.read.document import MAX_BYTES
from kpr_cli.read.rulebooks import FILES
from kpr_cli.read.settings import Settings

SMALLEST = "P110-empty-file/good/smallest-agreement.yaml"
GENERATED: Mapping[str, bytes] = {
    "P101-too-large": b"#" * MAX_BYTES + b"\n",
    "P120-too-many-nodes": b"groups: [" + b"3," * MAX_NODES + b"3]\n",
}
"""The rules whose bad file is too large to be kept; their good file is the smallest of all."""
RULEBOOKS: Mapping[str, str] = {"S121-book-of-another-year": "2547"}
"""The rules whose fault shows only when the call names a book."""
ACCEPTING = "V"
"""The family of waivers and baseline: its cases are whole repositories, judged as of one day."""
AS_OF = thai.day(2547, 6, 15)
BASELINE = "baseline.yaml"
WITH_BASELINE = "V2"


@dataclass(frozen=True, slots=True)
class Options:
    """What a call says besides its files."""

    rulebook: str | None = None
    as_of: date | None = None
    baseline: str | None = None

    @property
    def arguments(self) -> tuple[str, ...]:
        """The same as `kpr validate` is told it."""
        options = {
            "--rulebook": self.rulebook,
            "--as-of": None if self.as_of is None else thai.iso(self.as_of),
            "--baseline": self.baseline,
        }
        given = ((name, value) for name, value in options.items() if value is not None)
        return tuple(word for option in given for word in option)


def options_of(rule: str) -> Options:
    """What a call has to say so that a rule shows; it is called as its folder is."""
    return Options(
        rulebook=RULEBOOKS.get(rule),
        as_of=AS_OF if rule[0] == ACCEPTING else None,
        baseline=BASELINE if rule.startswith(WITH_BASELINE) else None,
    )


@dataclass(frozen=True, slots=True)
class Case:
    """What one call judges, seen from its folder: some files, else all; `texts` are to be shown.

    The texts of a case of books are those of the book that judges the files.
    """

    folder: Path
    texts: tuple[Text, ...]
    files: tuple[str, ...] = ()
    options: Options = Options()

    @property
    def arguments(self) -> tuple[str, ...]:
        """What `kpr validate` is told."""
        return (*self.options.arguments, *self.files)


@dataclass(frozen=True, slots=True)
class Trial:
    """A case, what came of it, and which files were judged: `kpr fix` mends no others."""

    case: Case
    verdict: Verdict
    judged: frozenset[str]

    def fixes(self, code: str) -> Iterator[Fix]:
        """The fixes of a rule's findings in the files that were judged."""
        for finding in self.verdict.findings:
            is_meant = finding.rule.code == code and finding.file in self.judged
            if is_meant and finding.fix is not None:
                yield finding.fix


@dataclass(frozen=True, slots=True)
class Lesson:
    """What the examples of a rule teach: the best of them, and what `kpr fix` does in any."""

    example: Example | None
    mending: frozenset[Mending]


def lesson_of(rule: Rule, shelf: Shelf) -> Lesson:
    """Judge the examples of a rule; the bad and the good one are shown that differ least."""
    name = f"{rule.code}-{rule.name}"
    tests = assets.root() / "tests"
    if name in GENERATED:
        with TemporaryDirectory() as folder:
            file = Path(folder) / "a.yaml"
            file.write_bytes(GENERATED[name])
            return _lesson(rule, [_filed(file)], [_filed(tests / "rules" / SMALLEST)], shelf)
    if (tests / "rules" / name).is_dir():
        cases = _repositories if rule.code[0] == ACCEPTING else _cases
        bad, good = (cases(tests / "rules" / name / kind, rule) for kind in ("bad", "good"))
        return _lesson(rule, [*bad], [*good], shelf)
    books = tests / "books"
    broken = [_book(folder, books) for folder in sorted((books / name).glob("*/"))]
    return _lesson(rule, broken, [_book(books / "good", books)], shelf)


def _lesson(rule: Rule, bad: Sequence[Case], good: Sequence[Case], shelf: Shelf) -> Lesson:
    if not bad:
        return Lesson(None, frozenset())
    trials = [_tried(case, shelf) for case in bad]
    pairs = [(*_sheets(trial.case.texts, right.texts), trial) for trial in trials for right in good]
    wrong, right, trial = min(pairs, key=lambda pair: _distance(pair[0], pair[1]))
    shown = _telling([_pointed(sheet, rule, trial.verdict) for sheet in wrong])
    example = Example(shown, trial.case.arguments, trial.verdict, _telling(right))
    mending = {_mending(fix) for trial in trials for fix in trial.fixes(rule.code)}
    return Lesson(example, frozenset(mending))


def _cases(folder: Path, rule: Rule) -> Iterator[Case]:
    """The cases in a folder: each a file, or a folder of files that are judged in one call."""
    options = options_of(f"{rule.code}-{rule.name}")
    for entry in sorted(folder.iterdir()):
        if entry.is_dir():
            texts = _texts(entry)
            yield Case(entry, texts, tuple(text.name for text in texts), options)
        elif entry.suffix == ".yaml":
            yield replace(_filed(entry), options=options)


def _repositories(folder: Path, rule: Rule) -> Iterator[Case]:
    """The cases in a folder: each a repository that is judged whole."""
    options = options_of(f"{rule.code}-{rule.name}")
    for entry in sorted(folder.glob("*/")):
        yield Case(entry, _texts(entry), options=options)


def _filed(file: Path) -> Case:
    return Case(file.parent, (_text(file, file.name),), (file.name,))


def _book(folder: Path, books: Path) -> Case:
    """A book that judges the one example beside the books."""
    name = folder.relative_to(books).as_posix()
    texts = tuple(_text(folder / file, f"{name}/{file}") for file in FILES)
    return Case(books, texts, ("example.yaml",), Options(rulebook=name))


def _texts(folder: Path) -> tuple[Text, ...]:
    files = sorted(folder.rglob("*.yaml"))
    return tuple(_text(file, file.relative_to(folder).as_posix()) for file in files)


def _text(file: Path, name: str) -> Text:
    text = file.read_bytes().decode("utf-8", "replace")
    lines = text.removesuffix("\n").split("\n") if text else []
    return Text(name, tuple(line.removesuffix("\r") for line in lines))


def _tried(case: Case, shelf: Shelf) -> Trial:
    """What comes of a case, as `kpr validate` would judge it in a repository of its own."""
    told = case.options
    call = Call(case.files, rulebook=told.rulebook, as_of=told.as_of, baseline=told.baseline)
    root = Root(case.folder, Settings())
    judging = shelf if told.rulebook in {None, *shipped()} else Shelf(shelf.wording)
    with chdir(case.folder):
        chosen = select(case.files, None, root, [told.baseline])
        run = Run(call, root, chosen, shelf=judging)
        for _ in run.judged():
            pass
        return Trial(case, run.verdict(), frozenset(source.name for source in chosen.sources))


def _sheets(
    bad: Sequence[Text], good: Sequence[Text]
) -> tuple[tuple[Sheet, ...], tuple[Sheet, ...]]:
    """The files of two cases, each beside its counterpart; what has none is shown as it is."""
    pairs = [compared(wrong, right) for wrong, right in zip(bad, good, strict=False)]
    alone = frozenset[int]()
    left = (Sheet(text, alone, alone) for text in bad[len(pairs) :])
    over = (Sheet(text, alone, alone) for text in good[len(pairs) :])
    return (*(wrong for wrong, _ in pairs), *left), (*(right for _, right in pairs), *over)


def _distance(bad: Sequence[Sheet], good: Sequence[Sheet]) -> tuple[int, int]:
    """How many lines differ; of pairs that differ alike the shortest is the first to read."""
    sheets = (*bad, *good)
    size = sum(len(line) for sheet in sheets for line in sheet.text.lines)
    return sum(len(sheet.changed) for sheet in sheets), size


def _pointed(sheet: Sheet, rule: Rule, verdict: Verdict) -> Sheet:
    """A sheet with the lines that the rule's findings point at."""
    told = [finding for finding in verdict.findings if finding.rule.code == rule.code]
    places = [(f.file, f.span.line) for f in told]
    places += [(also.file, also.span.line) for f in told for also in f.also]
    lines = {line for file, line in places if file == sheet.text.name}
    return replace(sheet, pointed=frozenset(lines), around=sheet.around | lines)


def _telling(sheets: Sequence[Sheet]) -> tuple[Sheet, ...]:
    """The files of a case that tell something, all where none does."""
    return tuple(sheet for sheet in sheets if sheet.around) or tuple(sheets)


def _mending(fix: Fix) -> Mending:
    return "safe" if fix.safe else "guess"
