"""What may be said about a new agreement: every answer is judged by the rules of the book."""

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from kpr_cli.cli.books import Shelf
from kpr_cli.cli.choices import Choices, numbers
from kpr_cli.cli.files import SUFFIXES
from kpr_cli.cli.fiscal_year import no_book_of
from kpr_cli.cli.paper import target
from kpr_cli.cli.problem import CallError
from kpr_cli.cli.root import Root, book_of, shown
from kpr_cli.cli.writing import taken
from kpr_cli.core.finding import Finding
from kpr_cli.core.place import Path as Place
from kpr_cli.core.rule import Words
from kpr_cli.core.suggest import perhaps
from kpr_cli.judge.binding import Bench
from kpr_cli.judge.inspection import inspect
from kpr_cli.read.agreements import read_agreement
from kpr_cli.tell.lines import safe
from kpr_cli.tell.summary import command

ID, NAME, KIND = ("agency", "id"), ("agency", "name"), ("agency", "kind")
GROUPS, TOPICS = ("groups",), ("optional_topics",)
RESERVED = frozenset({"waivers", "baseline", "book", "rules", "sources"})
"""Files of these names are no agreements."""
LONGEST = 100
OF_KINDS = Words(th="ประเภทส่วนราชการ", en="kinds of agency")
OF_GROUPS = Words(th="กลุ่ม", en="groups")
OF_TOPICS = Words(th="ประเด็นเพิ่มเติม", en="optional topics")


class BrokenBookError(Exception):
    """The rulebook cannot be used; the shelf has the findings."""


@dataclass(frozen=True, slots=True)
class Answers:
    """Everything that a new agreement starts with."""

    bench: Bench
    path: Path
    agency: str
    name: str | None
    kind: str
    groups: tuple[int, ...]
    topics: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Desk:
    """Where answers are judged; each method gives what an answer means, or raises CallError."""

    root: Root
    shelf: Shelf
    rulebook: str | None
    output: str | None

    def agency(self, text: str) -> str:
        """The id of the agency."""
        said = PurePath(text.strip())
        if said.suffix.lower() in SUFFIXES:
            meant = self._admitted(said.stem, ID)
            told = perhaps(meant)
            raise CallError(
                f"เขียนรหัสส่วนราชการ ไม่ใช่ชื่อแฟ้ม {told.th}",
                f"write the agency's id, not the name of a file; {told.en}",
            )
        agency = self._admitted(text.strip(), ID)
        if agency in RESERVED or len(agency) > LONGEST:
            raise CallError(
                f"ใช้รหัส “{agency[:LONGEST]}” ไม่ได้ เพราะยาวเกินไปหรือเป็นชื่อแฟ้มที่ kpr ใช้เอง",
                f"“{agency[:LONGEST]}” cannot be an id: too long, or the name of a file of kpr's",
            )
        return agency

    def name(self, text: str) -> str | None:
        """The name of the agency, None where it is left for later."""
        if not text.isprintable():
            raise CallError(
                "ชื่อส่วนราชการมีอักขระที่มองไม่เห็น ลบแล้วพิมพ์ใหม่ในบรรทัดเดียว",
                "the agency's name holds invisible characters; type it anew on one line",
            )
        return self._admitted(text.strip(), NAME) or None

    def book(self, year: int | None, agency: str) -> tuple[Bench, Path]:
        """The book of a year, and the file that is to be written under it."""
        if self.rulebook is not None:
            bench = self._usable(self.shelf.named(self.rulebook))
            own = bench.book.policies.fiscal_year
            if year not in {None, own}:
                raise CallError(
                    f"สมุดกติกา {bench.book.name} เป็นของปีงบประมาณ {own} ไม่ใช่ {year}",
                    f"the rulebook {bench.book.name} is of fiscal year {own}, not {year}",
                )
            return bench, self._file(agency, own)
        if year is None or year not in self.shelf.years():
            raise no_book_of(year, self.shelf.years())
        path = self._file(agency, year)
        named = book_of(path.absolute(), self.root)
        return self._usable(self.shelf.named(named) if named else self.shelf.of_year(year)), path

    def usual(self, year: int | None) -> Bench | None:
        """The book by which choices are told while answers are missing."""
        if self.rulebook is not None:
            return self._usable(self.shelf.named(self.rulebook))
        if year is None:
            return None
        if year not in self.shelf.years():
            raise no_book_of(year, self.shelf.years())
        return self.shelf.of_year(year)

    def kind(self, text: str, bench: Bench) -> str:
        """The kind of agency, by its id or its name."""
        said, kinds = text.strip(), bench.book.policies.kinds
        if not said:
            raise CallError("เลือกประเภทหนึ่งประเภท", "choose a kind")
        meant = Choices(OF_KINDS, {name: kind.words for name, kind in kinds.items()}).meant(said)
        return self._admitted(meant[0] if len(meant) == 1 else said, KIND, bench)

    def groups(self, said: Sequence[str], kind: str, bench: Bench) -> tuple[int, ...]:
        """The groups of the agency, by number or name."""
        groups = bench.book.policies.groups
        chosen = numbers(said, Choices(OF_GROUPS, {str(g.id): g.words for g in groups}))
        if not chosen:
            raise CallError("เลือกอย่างน้อยหนึ่งกลุ่ม", "choose one group or more")
        _refuse(self._findings({"agency": {"kind": kind}, "groups": chosen}, bench), GROUPS)
        return chosen

    def topics(
        self, said: Sequence[str], kind: str, groups: Sequence[int], bench: Bench
    ) -> tuple[int, ...]:
        """The chosen optional topics, by number or name; none where they are left for later."""
        policies = bench.book.policies
        if any(map(str.strip, said)) and not policies.topics:
            raise CallError(
                f"สมุดกติกา {bench.book.name} ไม่มีประเด็นเพิ่มเติม",
                f"the rulebook {bench.book.name} has no optional topics",
            )
        chosen = numbers(said, Choices(OF_TOPICS, {str(t.topic): t.words for t in policies.topics}))
        listed = [{"topic": number} for number in chosen]
        known = {"agency": {"kind": kind}, "groups": groups, "optional_topics": listed}
        findings = self._findings(known, bench)
        _refuse([finding for finding in findings if len(finding.path) > len(TOPICS)], TOPICS)
        policy, count = policies.optional_topics, len(chosen)
        if policy is not None and policy.choose is None and 0 < count < policy.develop:
            raise CallError(
                f"เลือกไว้ {count} ประเด็น ต้องเลือกอย่างน้อย {policy.develop} ({policy.th})",
                f"topics chosen: {count}; at least {policy.develop} ({policy.en})",
            )
        _refuse(findings, TOPICS)
        return chosen

    def command(self, path: Path, bench: Bench) -> str:
        """The command that judges the new file by the same book."""
        judging = command("kpr validate", [shown(path)])
        named = book_of(path.absolute(), self.root)
        usual = named or self.shelf.of_year(bench.book.policies.fiscal_year)
        is_usual = self.rulebook is None or usual in (self.rulebook, bench)
        return judging if is_usual else f"{judging} --rulebook {self.rulebook}"

    def _admitted(self, text: str, at: Place, bench: Bench | None = None) -> str:
        said = safe(text)
        _refuse(self._findings({"agency": {at[1]: said}}, bench), at)
        return said

    def _findings(self, said: Mapping[str, object], bench: Bench | None) -> list[Finding]:
        """What reading and the book say of an agreement in which only this stands."""
        text = json.dumps(said, ensure_ascii=False)
        reading = read_agreement(text.encode(), "", self.shelf.wording)
        if bench is None or reading.filing is None:
            return list(reading.findings)
        return [*reading.findings, *inspect(reading.filing, bench)]

    def _file(self, agency: str, year: int) -> Path:
        """Where the agreement goes: `-o`, the repository's folder of the year, or here."""
        name = f"{agency}.yaml"
        folder = self.root.folder / str(year)
        is_named = self.root.settings.pattern(f"{year}/{name}") is not None
        path = target(self.output, name)
        if self.output is None and is_named and folder.is_dir():
            path = folder / name
        if path.suffix not in SUFFIXES or path.stem != agency:
            raise CallError(
                f"แฟ้มต้องชื่อเดียวกับรหัสส่วนราชการ คือ {name} ไม่ใช่ {shown(path)}",
                f"the file is called by the agency's id, {name}, not {shown(path)}",
            )
        if os.path.lexists(path):
            raise TakenError(*taken(path))
        return path

    @staticmethod
    def _usable(bench: Bench | None) -> Bench:
        if bench is None:
            raise BrokenBookError
        return bench


class TakenError(CallError):
    """The agency's file is there already: no other answer to the question helps."""


def _refuse(findings: Sequence[Finding], at: Place) -> None:
    """Refuse an answer in the words of the first rule that it breaks.

    A fault in one choice goes before one of all together, which it may have brought about.
    What is still to be written is no fault of an answer.
    """
    for finding in sorted(findings, key=lambda finding: -len(finding.path)):
        is_here = not finding.path or finding.path[: len(at)] == at
        is_fault = finding.severity == "error" or at[0] == "agency"
        if is_here and is_fault and finding.rule.name != "missing-key":
            edits = finding.fix.edits if finding.fix is not None else ()
            meant = edits[0].text if len(edits) == 1 and at != NAME else None
            if not meant:
                raise CallError(finding.th, finding.en)
            told = perhaps(meant)
            raise CallError(f"{finding.th} {told.th}", f"{finding.en}; {told.en}")
