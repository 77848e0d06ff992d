"""The performance agreement (คำรับรองการปฏิบัติราชการ) as an agency writes it.

Every field may be absent: drafts are worked on, and a faulty field is left out. What must be
there, and when, is for the checks. Kinds, groups, parts, topics and methods are the book's data;
the models are the same for every book.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from pydantic import Field

from kpr_cli.core.indicator import Indicator
from kpr_cli.core.parties import Agency, Parties, Steps, Workshop
from kpr_cli.core.place import Path
from kpr_cli.core.record import Record
from kpr_cli.core.scalar import Day, FormatVersion, Text, TopicNumber, Whole, Year

_INDICATORS = "ขึ้นต้นแต่ละตัวด้วยขีด - เขียน [] เมื่อยังไม่มี · one entry an indicator"


class Issue(Record):
    """A compulsory part of the agreement (ประเด็น)."""

    indicators: tuple[Indicator, ...] = Field((), title="ตัวชี้วัด", description=_INDICATORS)


class OptionalTopic(Record):
    """A chosen optional topic (ประเด็นเพิ่มเติม)."""

    topic: TopicNumber | None = Field(
        None,
        title="เลขประเด็นเพิ่มเติม",
        description="เลขของประเด็นที่เลือก ตามรายการในสมุดกติกา · its number in the rulebook's list",
    )
    title: Text | None = Field(
        None,
        title="ชื่อนวัตกรรมที่เสนอ",
        description="เฉพาะประเด็นที่ส่วนราชการเสนอเอง · only for a topic of its own",
        examples=["ระบบนัดหมายรับบริการล่วงหน้า"],
    )
    committee_accepted: Day | None = Field(
        None,
        title="วันที่คณะกรรมการเห็นชอบ (พ.ศ.)",
        description="เฉพาะประเด็นที่ส่วนราชการเสนอเอง เขียน ปี พ.ศ.-เดือน-วัน"
        " · only for a proposed topic: Buddhist year-month-day",
        examples=["2546-11-25"],
    )
    indicators: tuple[Indicator, ...] = Field((), title="ตัวชี้วัด", description=_INDICATORS)


@dataclass(frozen=True, slots=True)
class Placed:
    """An indicator, the part it belongs to, and where it stands."""

    path: Path
    part: str
    indicator: Indicator

    def children(self) -> tuple["Placed", ...]:
        """Its sub-indicators, which belong to the same part."""
        return tuple(
            Placed((*self.path, "children", index), self.part, child)
            for index, child in enumerate(self.indicator.children or ())
        )

    def with_children(self) -> Iterator["Placed"]:
        """Itself, then its sub-indicators and theirs; what is not active takes them with it."""
        yield self
        for child in self.children() if self.indicator.is_active else ():
            yield from child.with_children()


ALWAYS: tuple[Path, ...] = (
    ("kpr",),
    ("fiscal_year",),
    ("agency",),
    ("agency", "id"),
    ("agency", "name"),
    ("agency", "kind"),
    ("groups",),
)
"""What an agreement has from its first day: without it nothing can be judged."""


class Agreement(Record):
    """One agency's agreement for one fiscal year."""

    kpr: FormatVersion | None = Field(
        None, title="รุ่นของรูปแบบแฟ้ม (เขียน 1)", description="เขียน 1 เสมอ · always 1"
    )
    fiscal_year: Year | None = Field(
        None, title="ปีงบประมาณ พ.ศ.", description="ปี พ.ศ. สี่หลัก เลขอารบิก · the Buddhist year"
    )
    agency: Agency | None = Field(
        None, title="ส่วนราชการ", description="ส่วนราชการที่ทำคำรับรองฉบับนี้ · whose agreement it is"
    )
    groups: tuple[Whole, ...] | None = Field(
        None,
        title="กลุ่ม",
        description="เลขกลุ่มในวงเล็บเหลี่ยม คั่นด้วยจุลภาค · the groups it is in",
        examples=[[1]],
    )
    parties: Parties | None = Field(
        None, title="คู่คำรับรอง", description="ผู้รับและผู้ทำคำรับรอง · who receives and who makes it"
    )
    steps: Steps | None = Field(
        None,
        title="ขั้นตอนและวันที่",
        description="วันที่ของแต่ละขั้น เว้นขั้นที่ยังไม่ถึงไว้ · the day of each step so far",
    )
    announcement: Text | None = Field(
        None,
        title="ที่ประกาศให้ประชาชนทราบ",
        description="ที่อยู่เว็บในเครื่องหมายคำพูด หรือสถานที่ปิดประกาศ · where it was announced",
        examples=["https://example.go.th/agreement"],
    )
    workshop: Workshop | None = Field(
        None,
        title="การคัดเลือกเข้าร่วมประชุมเชิงปฏิบัติการ (กลุ่มที่ 3)",
        description="เฉพาะส่วนราชการระดับกรมในกลุ่มที่ 3 · only departments of group 3",
    )
    issues: dict[str, Issue] = Field(
        default_factory=dict,
        title="ประเด็น",
        description="ประเด็นตามสมุดกติกา แต่ละประเด็นมีตัวชี้วัดของตน · each issue with its indicators",
    )
    optional_topics: tuple[OptionalTopic, ...] = Field(
        (),
        title="ประเด็นเพิ่มเติม (กลุ่มที่ 2)",
        description="ประเด็นที่เลือก ขึ้นต้นแต่ละประเด็นด้วยขีด - · the chosen topics",
    )

    @cached_property
    def indicators(self) -> tuple[Placed, ...]:
        """Every indicator of issues and optional topics, in the order of the file's parts."""
        return tuple(self._placed())

    def _placed(self) -> Iterator[Placed]:
        for name, issue in self.issues.items():
            for index, indicator in enumerate(issue.indicators):
                yield Placed(("issues", name, "indicators", index), name, indicator)
        for position, topic in enumerate(self.optional_topics):
            for index, indicator in enumerate(topic.indicators):
                path = ("optional_topics", position, "indicators", index)
                yield Placed(path, topic_part(topic.topic), indicator)

    @cached_property
    def all_indicators(self) -> tuple[Placed, ...]:
        """The same with their sub-indicators (ตัวชี้วัดย่อย), each after the one it belongs to."""
        return tuple(below for placed in self.indicators for below in placed.with_children())

    @cached_property
    def measured(self) -> tuple[Placed, ...]:
        """The indicators that have results of their own: those without sub-indicators."""
        return tuple(p for p in self.all_indicators if not p.indicator.children)

    def reported_rounds(self) -> frozenset[int]:
        """The rounds for which any active indicator says what was reached."""
        return frozenset(
            result.round
            for placed in self.measured
            for result in placed.indicator.results
            if placed.indicator.is_active and result.round is not None and result.is_reported
        )


def topic_part(number: int | str | None) -> str:
    """The id of an optional topic as a part of the score."""
    return f"topic-{number}"
