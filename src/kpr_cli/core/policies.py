"""The policies of a book (`book.yaml`): kinds, groups, topics, scale, rounding, every one cited.

A book is complete in itself: a policy of scoring that is missing is a finding, never a default.
Only what a book may be without can be left out: topics, steps, optional topics, reward, notes.
"""

from typing import Literal

from kpr_cli.core.record import Record
from kpr_cli.core.rule import Cite, Words
from kpr_cli.core.scalar import Flag, Kebab, Line, Number, Whole, Year

Treatment = Literal["floor", "leave_out"]
"""What becomes of an indicator without a result: it gets the floor, or leaves sum and weights."""


BookStatus = Literal["draft", "in-force", "closed"]
"""Every output from a draft book says that it is one."""


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


class Cites(Record):
    """By whose authority the lists are that have no room for it themselves."""

    kinds: Cite
    steps: Cite
    rounds: Cite


class Note(Named):
    """Something a reader of the book or of a report must know."""

    cite: Cite


class Policies(Record):
    """`book.yaml`: everything of a book but its rules and sources."""

    book: Kebab
    fiscal_year: Year
    default: Flag
    status: BookStatus
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
    cites: Cites
