"""A fiscal year's book: kinds, groups, parts, topics, scale, rounding, every policy cited.

A book is complete in itself. A policy that is missing is a finding in the book, never a default.
"""

from typing import Literal

from pydantic import Field

from kpr_cli.core.record import Record
from kpr_cli.core.rule import Cite, Rule, Words
from kpr_cli.core.scalar import Flag, Kebab, Line, Number, Whole, Year

Treatment = Literal["floor", "leave_out"]
"""What becomes of an indicator without a result: it gets the floor, or leaves sum and weights."""


class Source(Record):
    """An instrument that rules cite."""

    short: Words = Field(title="ชื่อย่อที่พิมพ์ท้ายข้อความ")
    title: Words = Field(title="ชื่อเต็ม")
    publisher: Words = Field(title="ผู้เผยแพร่")
    looked_at: Line = Field(title="วันที่คนเปิดดูครั้งล่าสุด (พ.ศ.)")
    address: Line | None = Field(None, title="ที่อยู่")


class Named(Record):
    """Something of the book that has a name in both languages."""

    th: Line
    en: Line

    @property
    def words(self) -> Words:
        """The name."""
        return Words(th=self.th, en=self.en)


class Step(Named):
    """A step on the way to the announcement."""

    id: Literal["proposed", "negotiated", "cabinet_approved", "signed", "announced"]


class Part(Named):
    """A compulsory issue (ประเด็น)."""

    id: Line
    cite: Cite


class Topic(Named):
    """One of the optional topics (ประเด็นเพิ่มเติม)."""

    topic: Whole
    committee_acceptance: Flag = False
    cite: Cite


class Group(Named):
    """A group of agencies: who is in it, and what it owes."""

    id: Whole
    kinds: tuple[Line, ...]
    compulsory: Flag = False
    includes: tuple[Whole, ...] = ()
    parts: tuple[Line, ...] = ()
    steps: tuple[Line, ...] = ()
    optional_topics: Flag = False
    all_of: tuple[Line, ...] = ()
    workshop_for: tuple[Line, ...] = ()
    cite: Cite


class OptionalTopics(Record):
    """How many optional topics, and which reading of “อย่างน้อย 2 ใน 3” is in force."""

    reading: Literal["of_chosen", "of_all"]
    choose: Whole | None = None
    develop: Whole
    developed_at: Number
    th: Line
    en: Line
    cite: Cite


class Weights(Record):
    """What weights add up to, and by what a weighted score is divided."""

    total: Number
    divide_by: Literal["scored_weights", "total"]
    cite: Cite


class Scale(Record):
    """The points of the levels, lowest level first, and what lies outside them."""

    points: tuple[Number, ...]
    floor: Number
    cap: Number
    below: Literal["floor"]
    tied_levels: Literal["higher", "lower"]
    zero_over_zero: Literal["not_applicable"]
    cite: Cite


class States(Record):
    """What becomes of an indicator that has no score of its own."""

    not_reported: Treatment
    not_applicable: Literal["leave_out"]
    cancelled: Literal["leave_out"]
    starts_later: Literal["leave_out"]
    cite: Cite


class Deductions(Record):
    """Whose score deductions leave, and how far down they go."""

    leave: Literal["committee"]
    not_below: Literal["floor"]
    cite: Cite


class Rounding(Record):
    """Decimals of every printed number, and whether sums add printed or exact parts."""

    score: Whole
    weighted: Whole
    part: Whole
    total: Whole
    weight: Whole
    mode: Literal["half_up"]
    sum_of: Literal["displayed", "exact"]
    cite: Cite


class Totals(Record):
    """Whether agreements under this book have a total; a transcribed excerpt has none."""

    given: Flag
    because: Words | None = None
    cite: Cite


class Reward(Record):
    """The total from which an agency may be rewarded (เงินรางวัล)."""

    at_least: Number
    cite: Cite


class Ranking(Record):
    """How equal totals are ranked."""

    ties: Literal["shared"]
    cite: Cite


class Methods(Record):
    """The scoring methods an indicator may name, and the one it has when it names none."""

    default: Line
    allowed: tuple[Line, ...]
    cite: Cite


class Note(Named):
    """Something a reader of the book or of a report must know."""

    cite: Cite


class Policies(Record):
    """`book.yaml`: everything of a book but its rules and sources."""

    book: Kebab
    fiscal_year: Year
    default: Flag
    status: Literal["draft", "in-force", "closed"]
    edition: Line
    title: Words
    kinds: dict[str, Named]
    groups: tuple[Group, ...]
    parts: tuple[Part, ...]
    topics: tuple[Topic, ...] = ()
    steps: tuple[Step, ...] = ()
    optional_topics: OptionalTopics | None = None
    weights: Weights
    scale: Scale
    states: States
    deductions: Deductions
    rounding: Rounding
    totals: Totals
    reward: Reward | None = None
    ranking: Ranking
    rounds: tuple[Whole, ...]
    methods: Methods
    notes: tuple[Note, ...] = ()


class Rules(Record):
    """`rules.yaml`: the rows."""

    rules: tuple[Rule, ...]


class Sources(Record):
    """`sources.yaml`: what the rows cite."""

    sources: dict[str, Source]


class Rulebook(Record):
    """A whole book."""

    policies: Policies
    rules: tuple[Rule, ...]
    sources: dict[str, Source]

    @property
    def name(self) -> str:
        """The name by which `--rulebook` and the findings call it."""
        return self.policies.book

    def group(self, number: int) -> Group | None:
        """A group by its number."""
        return next((group for group in self.policies.groups if group.id == number), None)

    def duties(self, numbers: tuple[int, ...]) -> tuple[Group, ...]:
        """The groups whose duties an agency of these groups has, included ones too."""
        pending, found = list(numbers), dict[int, Group]()
        while pending:
            group = self.group(pending.pop(0))
            if group is not None and group.id not in found:
                found[group.id] = group
                pending.extend(group.includes)
        return tuple(found.values())

    def part(self, name: str) -> Part | None:
        """A part by its id."""
        return next((part for part in self.policies.parts if part.id == name), None)

    def topic(self, number: int) -> Topic | None:
        """An optional topic by its number."""
        return next((topic for topic in self.policies.topics if topic.topic == number), None)

    @property
    def last_round(self) -> int:
        """The round after which the year is judged."""
        return max(self.policies.rounds)

    def authority(self, cite: Cite) -> Words:
        """A citation in words."""
        short = self.sources[cite.source].short
        return Words(th=f"{short.th} {cite.clause}", en=f"{short.en} {cite.clause}")
