"""What a run found, as waivers and a baseline see it, before anything is accepted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from kpr_cli.core.dossier import Dossier
from kpr_cli.core.family import UNREADABLE
from kpr_cli.core.finding import Acceptance, Finding
from kpr_cli.core.hit import Fault
from kpr_cli.core.rule import Rule
from kpr_cli.judge.binding import Bench


@dataclass(frozen=True)
class Docket:
    """The findings of a run in their order, the agreements judged, and by which rules.

    `is_whole` where all files of the repository were called for; `names` tell the files of the
    call as the repository calls them, from its root.
    """

    findings: Sequence[Finding]
    entries: Dossier
    benches: Mapping[str, Bench]
    of_reading: Mapping[str, Rule]
    names: Mapping[str, str]
    as_of: date
    is_whole: bool

    @cached_property
    def unread(self) -> frozenset[str]:
        """The files with faults of reading or shape."""
        return frozenset(
            finding.file
            for finding in self.findings
            if finding.rule.code[0] in UNREADABLE and finding.severity == "error"
        )

    @cached_property
    def _across(self) -> frozenset[str]:
        """The codes that show only when all files are judged."""
        rules = (bound.rule for bench in self.benches.values() for bound in bench.dossier_rules)
        return frozenset(rule.code for rule in rules)

    @cached_property
    def is_complete(self) -> bool:
        """Whether the repository has no agreement that the run does not know."""
        return self.is_whole and len(self.entries) == len(self.names)

    @cached_property
    def judged(self) -> Mapping[str, str]:
        """The judged files by their names in the repository."""
        return {self.names.get(entry.file, entry.file): entry.file for entry in self.entries}

    def tells_all(self, file: str, code: str) -> bool:
        """Whether the run would have found every fault of this code in a judged file."""
        return file not in self.unread and (self.is_complete or code not in self._across)

    def rules_of(self, book: str) -> Mapping[str, Rule]:
        """The rules of a book by their codes."""
        return {rule.code: rule for rule in self.benches[book].book.rules}


@dataclass(frozen=True, slots=True)
class Weighed:
    """What came of weighing records: which findings they accept, and what is wrong with them.

    `accepted` goes by positions of the findings. `is_dated` where anything depended on the day.
    """

    accepted: Mapping[int, Acceptance]
    faults: Sequence[Fault]
    is_dated: bool


@dataclass(frozen=True, slots=True)
class Accepted:
    """The findings with their acceptances, and with what is wrong with the records.

    `as_of` is the day by which they were judged, None where nothing depended on it.
    """

    findings: Sequence[Finding]
    as_of: date | None


def with_acceptances(
    findings: Sequence[Finding], accepted: Mapping[int, Acceptance]
) -> list[Finding]:
    """The findings, those that are accepted marked so."""
    return [
        replace(finding, acceptance=accepted[position]) if position in accepted else finding
        for position, finding in enumerate(findings)
    ]
