"""`waivers.yaml` and a baseline: bytes to records by their position, with every fault told."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from kpr_cli.core.baseline import VERSION, Baseline, Known
from kpr_cli.core.finding import Finding
from kpr_cli.core.hit import Fault
from kpr_cli.core.place import Path, Places, Tree, pruned
from kpr_cli.core.record import Record, admit
from kpr_cli.core.waiver import Waiver, Waivers
from kpr_cli.read.document import MAX_BYTES, Document, read_document
from kpr_cli.read.wording import Wording

TIMES = 16
"""A baseline holds the findings of many agreements: it may be so many times as large as one."""
MAX_BASELINE = MAX_BYTES * TIMES
WAIVERS, KNOWN = "waivers", "known"

R = TypeVar("R", bound=Record)


class BaselineError(Exception):
    """A file that is no baseline this kpr can read; says what and what to do, Thai and English."""

    def __init__(self, th: str, en: str) -> None:
        super().__init__(en)
        self.th = th
        self.en = en


@dataclass(frozen=True, slots=True)
class Register(Generic[R]):
    """The entries of a file by their position; one with any fault is left out, and told."""

    places: Places
    records: Mapping[int, R]
    findings: tuple[Finding, ...]


def read_waivers(data: bytes, file: str, wording: Wording) -> Register[Waiver]:
    """Read the committee's waivers; a file that cannot be read excuses nothing."""
    document = read_document(data, file)
    return _register(document, Waivers, WAIVERS, Waiver, wording)


def read_baseline(data: bytes, file: str, wording: Wording) -> Register[Known]:
    """Read a baseline; BaselineError where the file is none, or one of another version."""
    document = read_document(data, file, times=TIMES)
    if not document.is_whole:
        told = wording.tell(document.faults, document.places)[0]
        raise BaselineError(
            f"อ่านแบบ YAML ไม่ได้ บรรทัด {told.span.line}: {told.th}",
            f"it cannot be read, line {told.span.line}: {told.en}",
        )
    tree = document.places.tree
    version = tree.get("baseline") if isinstance(tree, dict) else None
    if version is None:
        raise BaselineError(
            "ไม่ใช่รายการเดิม สร้างใหม่ด้วย kpr validate --write-baseline",
            "it is no baseline; make one with kpr validate --write-baseline",
        )
    if version != str(VERSION):
        raise BaselineError(
            f"เป็นรายการเดิมของรุ่นอื่น kpr รุ่นนี้อ่านรุ่น {VERSION} สร้างใหม่ด้วย kpr validate --write-baseline",
            f"it is a baseline of another version; this kpr reads version {VERSION}: "
            "make a new one with kpr validate --write-baseline",
        )
    return _register(document, Baseline, KNOWN, Known, wording)


def _register(
    document: Document, whole: type[Record], key: str, entry: type[R], wording: Wording
) -> Register[R]:
    """Admit the file without its list, then each entry by itself: one fault spoils one entry."""
    places, lost = document.places, document.absent
    faults, records = list(document.faults), dict[int, R]()
    if document.is_whole:
        known = pruned(places.tree, lost)
        listed = _list_of(known, key)
        rest = {**known, key: []} if isinstance(known, dict) and listed else known
        told = list(admit(whole, rest, is_draft=True).faults)
        for index, data in enumerate(listed):
            admission = admit(entry, data)
            told += [_moved(fault, (key, index)) for fault in admission.faults]
            is_hurt = bool(admission.faults) or any(path[:2] == (key, index) for path in lost)
            if admission.record is not None and not is_hurt:
                records[index] = admission.record
        faults += [fault for fault in told if fault.hit.at not in lost]
    return Register(places, records, wording.tell(faults, places))


def _list_of(data: Tree, key: str) -> list[Tree]:
    found = data.get(key) if isinstance(data, dict) else None
    return found if isinstance(found, list) else []


def _moved(fault: Fault, start: Path) -> Fault:
    """A fault of an entry, with its place in the whole file."""
    at = fault.hit.at
    return replace(fault, hit=replace(fault.hit, at=(*start, *at) if isinstance(at, tuple) else at))
