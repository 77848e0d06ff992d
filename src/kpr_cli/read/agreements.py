"""One file's bytes to an agreement, with every fault of reading and shape told in words."""

from dataclasses import dataclass

from kpr_cli.core.agreement import ALWAYS, Agreement
from kpr_cli.core.dossier import Filing
from kpr_cli.core.finding import Finding
from kpr_cli.core.guessing import is_block
from kpr_cli.core.hit import Fact, Fault, Hit
from kpr_cli.core.place import Path, Places, pruned
from kpr_cli.core.record import admit
from kpr_cli.core.remarks import unfilled
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.read.commas import cut_by_commas
from kpr_cli.read.document import read_document
from kpr_cli.read.spelling import misspellings
from kpr_cli.read.wording import Wording


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading a file: a filing where there is something to judge, and findings."""

    filing: Filing | None
    findings: tuple[Finding, ...]


def read_agreement(data: bytes, file: str, wording: Wording, size: int | None = None) -> Reading:
    """Read an agreement; all faults in one run, the faulty fields left out."""
    document = cut_by_commas(read_document(data, file, size))
    faults = list(document.faults)
    if not document.is_whole:
        return Reading(None, wording.tell(faults, document.places))
    tree = document.places.tree
    known = pruned(tree, document.absent) if document.absent else tree
    admission = admit(Agreement, known, is_draft=True)
    absent = document.absent | admission.absent
    faults += admission.faults
    if admission.record is not None:
        faults += _missing(admission.record, document.places, absent)
    faults += misspellings(document.places, document.faults, absent)
    findings = wording.tell(faults, document.places)
    if admission.record is None:
        return Reading(None, findings)
    is_sound = all(finding.severity != "error" for finding in findings)
    filing = Filing(file, admission.record, document.places, absent, is_sound=is_sound)
    return Reading(filing, findings)


def no_book_fault(year: int, years: tuple[int, ...]) -> Fault:
    """The fault of a fiscal year that has no book."""
    listed = ", ".join(map(str, years))
    return Fault(
        "no-book-for-year", Hit(at=("fiscal_year",), facts={"year": year, "years": listed})
    )


def other_year_fault(year: int, book: Rulebook) -> Fault:
    """The fault of an agreement that is put before another year's book."""
    facts: dict[str, Fact] = {
        "year": year,
        "book": book.name,
        "book_year": book.policies.fiscal_year,
    }
    return Fault("book-of-another-year", Hit(at=("fiscal_year",), facts=facts))


def _missing(agreement: Agreement, places: Places, absent: frozenset[Path]) -> list[Fault]:
    """What must always be there and is not; a thing that is told already is not told again."""
    faults: list[Fault] = []
    missing: set[Path] = set()
    for path in ALWAYS:
        node: object = agreement
        for step in path:
            node = getattr(node, str(step), None)
        hidden = any(path[:depth] in absent | missing for depth in range(len(path) + 1))
        if (node is None or node == ()) and not hidden:
            missing.add(path)
            is_there = places.holds(path)
            what = unfilled(is_there=is_there, is_block=is_block(Agreement, path))
            facts: dict[str, Fact] = {"key": str(path[-1]), "what": what}
            faults.append(Fault("missing-key", Hit(at=path, facts=facts, on_key=is_there)))
    return faults
