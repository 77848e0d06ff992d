"""The fixes of a file's findings, made where they leave the file better and no other way.

A fix is kept when its fault is gone, nothing that was read is unreadable, and no other fault of
reading or shape stands in its place. What is mended can bring to light what it hid, so the file
is judged again until nothing is left to mend: then a second run changes nothing.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from kpr_cli.amend.edits import OverlapError, edited, standing
from kpr_cli.core.finding import Finding
from kpr_cli.core.hit import Edit
from kpr_cli.core.mending import Mending
from kpr_cli.core.place import Path

Judge = Callable[[bytes], Sequence[Finding]]
"""What is found in a file of these bytes."""
MOST_ROUNDS = 100
READING, SHAPE = "P", "S"


@dataclass(frozen=True, slots=True)
class Mended:
    """A file's bytes after mending, and what was mended, in the order of the text by rounds."""

    data: bytes
    mendings: tuple[Mending, ...]


def mend(data: bytes, judge: Judge, *, unsafe: bool) -> Mended:
    """Mend what has one right answer; with `unsafe` also what has a probable one."""
    mendings: list[Mending] = []
    for _ in range(MOST_ROUNDS):
        before = judge(data)
        fixable = [f for f in before if f.fix is not None and (f.fix.safe or unsafe)]
        kept = _kept(data, judge, before, [], fixable)
        if not kept:
            break
        text = data.decode()
        mendings += (Mending(f, standing(text, _edits([f]))) for f in kept)
        data = _with(data, kept) or data
    return Mended(data, tuple(mendings))


def _kept(
    data: bytes,
    judge: Judge,
    before: Sequence[Finding],
    kept: list[Finding],
    fixable: list[Finding],
) -> list[Finding]:
    """Those of `fixable` that can be mended beside the ones that are `kept` already.

    All are tried at once. What turns out wrong is left out; where the file itself suffers and
    no fix can be blamed, the halves are tried, so that one bad fix stops no other.
    """
    if not fixable:
        return kept
    chosen = [*kept, *fixable]
    after = _with(data, chosen)
    wrong = None if after is None else _wrong(before, judge(after), chosen)
    if wrong is not None and wrong.isdisjoint(map(id, kept)):
        good = [finding for finding in fixable if id(finding) not in wrong]
        return _kept(data, judge, before, kept, good) if wrong else chosen
    if len(fixable) == 1:
        return kept
    middle = len(fixable) // 2
    kept = _kept(data, judge, before, kept, fixable[:middle])
    return _kept(data, judge, before, kept, fixable[middle:])


def _with(data: bytes, chosen: Sequence[Finding]) -> bytes | None:
    """The bytes with the fixes made; None where two of them exclude each other."""
    try:
        return edited(data.decode(), _edits(chosen)).encode()
    except OverlapError:
        return None


def _edits(findings: Iterable[Finding]) -> list[Edit]:
    return [edit for f in findings if f.fix is not None for edit in f.fix.edits]


def _wrong(
    before: Sequence[Finding], after: Sequence[Finding], chosen: Sequence[Finding]
) -> frozenset[int] | None:
    """The fixes, by identity, that left their fault or put another of shape in its place.

    None where something is unreadable now that was read, by whichever of them.
    """
    had, has, gone = _count(before), _count(after), _count(chosen)
    left = {fault for fault in {*gone, *has} if has[fault] > had[fault] - gone[fault]}
    if any(code.startswith(READING) for code, _ in left):
        return None
    spoilt = {
        finding.path
        for finding in after
        if finding.rule.code.startswith(SHAPE)
        and not had[finding.rule.code, finding.path]
        and not (finding.fix is not None and finding.fix.safe)
    }
    return frozenset(
        id(finding)
        for finding in chosen
        if (finding.rule.code, finding.path) in left or not spoilt.isdisjoint(_places(finding))
    )


def _count(findings: Iterable[Finding]) -> Counter[tuple[str, Path]]:
    return Counter((finding.rule.code, finding.path) for finding in findings)


def _places(finding: Finding) -> tuple[Path, ...]:
    """Where a finding stands, and where it would stand by the key that its fix writes."""
    key = finding.fix.edits[0].text if finding.fix is not None else ""
    return (finding.path, (*finding.path[:-1], key)) if finding.path else ()
