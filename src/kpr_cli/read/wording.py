"""The words of reading and shape: `rulebooks/reading.yaml`, the rows that no book owns."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from kpr_cli.core.finding import Finding, find
from kpr_cli.core.hit import Fault
from kpr_cli.core.place import Places
from kpr_cli.core.record import Record, admit
from kpr_cli.core.rule import Rule, Words
from kpr_cli.core.rulebook import Source, authority
from kpr_cli.read.document import read_document


class ReadingRules(Record):
    """`reading.yaml`: rows, and the sources that they cite.

    `unread` ends the sentence of a fault behind which nothing was read.
    """

    sources: dict[str, Source]
    unread: Words
    rules: tuple[Rule, ...]


@dataclass(frozen=True)
class Wording:
    """The rows by name; they are read when the first fault needs them, a clean file does without.

    They ship with kpr, so a fault in them is a bug and raises.
    """

    load: Callable[[], bytes]
    file: str

    @cached_property
    def _rows(self) -> ReadingRules:
        document = read_document(self.load(), self.file)
        admission = admit(ReadingRules, document.places.tree)
        if admission.record is None or document.faults or admission.faults:
            raise ValueError([*document.faults, *admission.faults])
        return admission.record

    @cached_property
    def rules(self) -> Mapping[str, Rule]:
        """The rows by their names."""
        return {rule.name: rule for rule in self._rows.rules}

    @property
    def sources(self) -> Mapping[str, Source]:
        """What the rows cite."""
        return self._rows.sources

    def tell(self, faults: Iterable[Fault], places: Places) -> tuple[Finding, ...]:
        """Make findings of faults."""
        return tuple(self._tell(fault, places) for fault in faults)

    def _tell(self, fault: Fault, places: Places) -> Finding:
        rule = self.rules[fault.rule]
        found = find(rule, fault.hit, places, None, authority(self.sources, rule.cite))
        if not fault.is_stop:
            return found
        unread = self._rows.unread
        return replace(found, th=f"{found.th} {unread.th}", en=f"{found.en} {unread.en}")
