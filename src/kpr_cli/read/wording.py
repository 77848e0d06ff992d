"""The words of reading and shape: `rulebooks/reading.yaml`, the rows that no book owns."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kpr_cli.core.finding import Finding, find
from kpr_cli.core.hit import Fault
from kpr_cli.core.place import Places
from kpr_cli.core.record import Record, admit
from kpr_cli.core.rule import Rule
from kpr_cli.core.rulebook import Source, authority
from kpr_cli.read.document import read_document


class ReadingRules(Record):
    """`reading.yaml`: rows, and the sources that they cite."""

    sources: dict[str, Source]
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """The rows by name."""

    rules: Mapping[str, Rule]
    sources: Mapping[str, Source]

    def tell(self, faults: Iterable[Fault], places: Places) -> tuple[Finding, ...]:
        """Make findings of faults."""
        return tuple(self._tell(fault, places) for fault in faults)

    def _tell(self, fault: Fault, places: Places) -> Finding:
        rule = self.rules[fault.rule]
        return find(rule, fault.hit, places, None, authority(self.sources, rule.cite))


def read_wording(data: bytes, file: str) -> Wording:
    """Read the rows; they ship with kpr, so a fault in them is a bug and raises."""
    document = read_document(data, file)
    admission = admit(ReadingRules, document.places.tree)
    if admission.record is None or document.faults or admission.faults:
        raise ValueError([*document.faults, *admission.faults])
    rules = {rule.name: rule for rule in admission.record.rules}
    return Wording(rules, admission.record.sources)
