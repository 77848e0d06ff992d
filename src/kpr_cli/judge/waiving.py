"""The committee's waivers to accepted findings, and to what is wrong with the waivers."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kpr_cli.core.dossier import Entry
from kpr_cli.core.family import UNWAIVABLE
from kpr_cli.core.finding import Acceptance
from kpr_cli.core.hit import Fact, Fault, Hit, Told
from kpr_cli.core.rule import Rule
from kpr_cli.core.suggest import certain, closest, closest_named, perhaps
from kpr_cli.core.waiver import Waiver
from kpr_cli.judge.acceptance import Docket, Weighed

Subject = tuple[str, int, str, str]
"""What a waiver excuses: agency, fiscal year, code and place."""


def weigh_waivers(waivers: Mapping[int, Waiver], docket: Docket) -> Weighed:
    """Accept what waivers in force excuse; a waiver for an agreement not judged stays silent."""
    weighing = _Weighing(docket)
    faults = [fault for index in waivers for fault in weighing.weigh(index, waivers[index])]
    return Weighed(weighing.accepted, faults, weighing.is_dated)


@dataclass(slots=True)
class _Weighing:
    """One waiver after the other, and what is known of those before."""

    docket: Docket
    accepted: dict[int, Acceptance] = field(default_factory=dict)
    is_dated: bool = False
    seen: dict[Subject, int] = field(default_factory=dict)
    filed: dict[tuple[str | None, int | None], list[Entry]] = field(default_factory=dict)
    found: dict[tuple[str, str], list[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Sort the agreements by agency and year, the findings by file and code."""
        for entry in self.docket.entries:
            self.filed.setdefault((entry.agency, entry.fiscal_year), []).append(entry)
        for position, finding in enumerate(self.docket.findings):
            self.found.setdefault((finding.file, finding.rule.code), []).append(position)

    def weigh(self, index: int, waiver: Waiver) -> Iterator[Fault]:
        """Apply one waiver, or say why it does not apply."""
        entries = self.filed.get((waiver.agency, waiver.fiscal_year), [])
        fault = self._refusal(index, waiver, entries)
        if fault is not None:
            yield fault
        elif entries:
            positions = self._covered(entries, waiver)
            self.is_dated = self.is_dated or bool(positions)
            if not positions:
                yield from self._unused(index, waiver, entries)
            elif waiver.until < self.docket.as_of:
                yield _expired(index, waiver, self.docket)
            else:
                self.seen[_subject(waiver)] = index
                self.accepted.update(dict.fromkeys(positions, _acceptance(waiver)))

    def _refusal(self, index: int, waiver: Waiver, entries: Sequence[Entry]) -> Fault | None:
        """What makes a waiver void, whatever was found."""
        code = waiver.code
        if code[0] in UNWAIVABLE and code in self.docket.of_reading:
            return _unwaivable(index, self.docket.of_reading[code], {})
        if not entries:
            return self._unknown_agency(index, waiver) if self.docket.is_complete else None
        rules = self.docket.rules_of(entries[0].book)
        rule = rules.get(code)
        if rule is None:
            return _unknown_code(index, waiver, entries[0].book, rules)
        if not rule.waivable:
            return _unwaivable(index, rule, rules)
        first = self.seen.get(_subject(waiver))
        if first is None:
            return None
        return Fault("repeated-acceptance", Hit(("waivers", index), also=(("waivers", first),)))

    def _of_code(self, entries: Sequence[Entry], code: str) -> list[int]:
        return [p for entry in entries for p in self.found.get((entry.file, code), ())]

    def _covered(self, entries: Sequence[Entry], waiver: Waiver) -> list[int]:
        found = self._of_code(entries, waiver.code)
        return [p for p in found if self.docket.findings[p].place == waiver.place]

    def _unused(self, index: int, waiver: Waiver, entries: Sequence[Entry]) -> Iterator[Fault]:
        """A waiver of a fault that is not there; where the same fault stands instead."""
        if not all(self.docket.tells_all(entry.file, waiver.code) for entry in entries):
            return
        found = self._of_code(entries, waiver.code)
        places = sorted({self.docket.findings[p].place for p in found})
        listed = ", ".join(places)
        hint = Told("ลบรายการนี้ออก", "delete the entry")
        if places:
            hint = Told(f"ข้อนี้อยู่ที่ {listed}", f"it stands at {listed}")
        meant = places[0] if len(places) == 1 else closest(waiver.place, places)
        facts: dict[str, Fact] = {
            "code": waiver.code,
            "place": waiver.place,
            "agency": waiver.agency,
            "year": waiver.fiscal_year,
            "hint": hint,
        }
        at = ("waivers", index, "place")
        yield Fault("unused-waiver", Hit(at, facts, replacement=meant, is_guess=True))

    def _unknown_agency(self, index: int, waiver: Waiver) -> Fault:
        """A waiver for an agreement that the repository does not have."""
        years = sorted(
            {e.fiscal_year for e in self.docket.entries
             if e.agency == waiver.agency and e.fiscal_year is not None}
        )  # fmt: skip
        agencies = {entry.agency for entry in self.docket.entries if entry.agency is not None}
        meant = None if years else closest(waiver.agency, agencies)
        hint = Told("แก้รหัสหรือลบรายการนี้ออก", "mend the id or delete the entry")
        if years:
            listed = ", ".join(map(str, years))
            hint = Told(f"ปีที่มีคือ {listed}", f"there is one of {listed}")
        elif meant is not None:
            hint = perhaps(meant)
        at = ("waivers", index, "fiscal_year" if years else "agency")
        facts: dict[str, Fact] = {"agency": waiver.agency, "year": waiver.fiscal_year, "hint": hint}
        return Fault("waiver-without-agreement", Hit(at, facts, replacement=meant, is_guess=True))


def _subject(waiver: Waiver) -> Subject:
    return (waiver.agency, waiver.fiscal_year, waiver.code, waiver.place)


def _acceptance(waiver: Waiver) -> Acceptance:
    return Acceptance("waiver", waiver.authority, waiver.reason, waiver.document, waiver.until)


def _expired(index: int, waiver: Waiver, docket: Docket) -> Fault:
    facts: dict[str, Fact] = {"code": waiver.code, "until": waiver.until, "as_of": docket.as_of}
    return Fault("expired-waiver", Hit(("waivers", index, "until"), facts))


def _unwaivable(index: int, rule: Rule, rules: Mapping[str, Rule]) -> Fault:
    """A waiver of a rule that nobody can waive, with those of the book that can be."""
    waivable = [code for code, known in sorted(rules.items()) if known.waivable]
    listed = ", ".join(waivable)
    hint = Told("", "")
    if waivable:
        hint = Told(f" กฎที่ผ่อนผันได้คือ {listed}", f"; the rules that can be waived: {listed}")
    facts: dict[str, Fact] = {"code": rule.code, "name": rule.name, "hint": hint}
    return Fault("unwaivable-rule", Hit(("waivers", index, "code"), facts))


def _unknown_code(index: int, waiver: Waiver, book: str, rules: Mapping[str, Rule]) -> Fault:
    """A waiver of a rule that the agreement's book does not have."""
    named = {code: rule.name for code, rule in rules.items()}
    meant = certain(waiver.code, rules) or closest_named(waiver.code, named)
    hint = Told("ดูรหัสได้จาก kpr rules", "kpr rules lists them")
    if meant is not None:
        hint = perhaps(meant)
    facts: dict[str, Fact] = {"code": waiver.code, "book": book, "hint": hint}
    hit = Hit(("waivers", index, "code"), facts, replacement=meant, is_guess=True)
    return Fault("waiver-of-unknown-rule", hit)
