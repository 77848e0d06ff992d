"""The performance agreement (คำรับรองการปฏิบัติราชการ) as an agency writes it.

Every field may be absent: drafts are worked on, and a faulty field is left out. What must be
there, and when, is for the checks. Kinds, groups, parts, topics and methods are the book's data;
the models are the same for every book.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

from pydantic import Field

from kpr_cli.core.place import Path
from kpr_cli.core.record import Record
from kpr_cli.core.scalar import AgencyId, Day, FormatVersion, Number, Text, TopicNumber, Whole, Year

Status = Literal["active", "cancelled", "not_applicable", "starts_later"]


class Agency(Record):
    """The agency that makes the agreement."""

    id: AgencyId | None = Field(
        None, title="รหัสส่วนราชการ ตรงกับชื่อแฟ้ม", examples=["example-department"]
    )
    name: Text | None = Field(None, title="ชื่อส่วนราชการ", examples=["กรมตัวอย่าง"])
    kind: Text | None = Field(None, title="ประเภทส่วนราชการ")
    ministry: Text | None = Field(None, title="กระทรวง")


class Person(Record):
    """Somebody who receives or makes the agreement."""

    name: Text | None = Field(None, title="ชื่อ")
    position: Text | None = Field(None, title="ตำแหน่ง")


class Parties(Record):
    """Both sides; several people are allowed on each."""

    receivers: tuple[Person, ...] = Field((), title="ผู้รับคำรับรอง")
    makers: tuple[Person, ...] = Field((), title="ผู้ทำคำรับรอง")


class Steps(Record):
    """The days on which the agreement went from proposal to announcement."""

    proposed: Day | None = Field(None, title="วันที่เสนอ (พ.ศ.)", examples=["2546-10-15"])
    negotiated: Day | None = Field(None, title="วันที่เจรจาข้อตกลง (พ.ศ.)")
    cabinet_approved: Day | None = Field(None, title="วันที่คณะรัฐมนตรีเห็นชอบ (พ.ศ.)")
    signed: Day | None = Field(None, title="วันที่ลงนาม (พ.ศ.)")
    announced: Day | None = Field(None, title="วันที่ประกาศให้ประชาชนทราบ (พ.ศ.)")

    def day(self, step: str) -> date | None:
        """The day of a step that a book names."""
        return {
            "proposed": self.proposed,
            "negotiated": self.negotiated,
            "cabinet_approved": self.cabinet_approved,
            "signed": self.signed,
            "announced": self.announced,
        }.get(step)


class Workshop(Record):
    """Who was selected for the workshop of group 3, and when."""

    participant: Text | None = Field(None, title="ผู้ได้รับคัดเลือก")
    position: Text | None = Field(None, title="ตำแหน่งของผู้ได้รับคัดเลือก")
    selected: Day | None = Field(None, title="วันที่ได้รับคัดเลือก (พ.ศ.)")


class Contact(Record):
    """Whom to ask about an indicator."""

    name: Text | None = Field(None, title="ชื่อ")
    phone: Text | None = Field(None, title="โทรศัพท์", examples=["021234567"])


class Deduction(Record):
    """Points that leave the committee's score, with their reason."""

    points: Number | None = Field(None, title="คะแนนที่หักต่อครั้ง")
    times: Whole | None = Field(None, title="จำนวนครั้ง")
    reason: Text | None = Field(None, title="เหตุผล")


class Evidence(Record):
    """What proves a result: a file of the repository, a document number or an address."""

    title: Text | None = Field(None, title="ชื่อหลักฐาน")
    ref: Text | None = Field(None, title="ที่อยู่หลักฐาน: แฟ้ม เลขที่หนังสือ หรือที่อยู่เว็บ")


class Factors(Record):
    """What helped and what hindered."""

    helped: Text | None = Field(None, title="ปัจจัยสนับสนุน")
    hindered: Text | None = Field(None, title="อุปสรรค")


class Ratio(Record):
    """A result as numerator / denominator × factor."""

    numerator: Number | None = Field(None, title="ตัวตั้ง")
    denominator: Number | None = Field(None, title="ตัวหาร")
    factor: Number | None = Field(None, title="ตัวคูณ")


class Result(Record):
    """What was reached by the end of a round, as each side assesses it."""

    round: Whole | None = Field(None, title="รอบ (เดือน)")
    self_: Number | None = Field(None, alias="self", title="ผลการดำเนินงาน: ประเมินตนเอง")
    committee: Number | None = Field(None, title="ผลการดำเนินงาน: คณะกรรมการประเมิน")
    ratio: Ratio | None = Field(None, title="ตัวตั้งและตัวหารของผล")
    deduction: Deduction | None = Field(None, title="การหักคะแนน")
    explanation: Text | None = Field(None, title="คำชี้แจง")
    factors: Factors | None = Field(None, title="ปัจจัยสนับสนุนและอุปสรรค")
    evidence: tuple[Evidence, ...] = Field((), title="หลักฐาน")

    @property
    def is_reported(self) -> bool:
        """Whether it says what was reached, and not only that it is not yet known."""
        return any(value is not None for value in (self.self_, self.committee, self.ratio))


class Targets(Record):
    """Targets at three points."""

    basic: Number | None = Field(None, title="เป้าหมายขั้นต้น")
    standard: Number | None = Field(None, title="เป้าหมายมาตรฐาน")
    advanced: Number | None = Field(None, title="เป้าหมายขั้นสูง")


class Indicator(Record):
    """One indicator (ตัวชี้วัด): what is measured, how it scores, what was reached."""

    id: Text | None = Field(None, title="ตัวชี้วัดที่", examples=["1.1"])
    name: Text | None = Field(None, title="ชื่อตัวชี้วัด")
    definition: Text | None = Field(None, title="คำนิยาม")
    formula: Text | None = Field(None, title="สูตรการคำนวณ")
    unit: Text | None = Field(None, title="หน่วยวัด", examples=["ร้อยละ"])
    weight: Number | None = Field(None, title="น้ำหนัก", examples=[10])
    method: Text | None = Field(None, title="วิธีให้คะแนน")
    levels: tuple[Number, ...] | None = Field(
        None, title="เกณฑ์การให้คะแนน: ผลที่ต้องได้ของคะแนน 1 ถึง 5", examples=[[1, 2, 3, 4, 5]]
    )
    bands: tuple[Text, ...] | None = Field(None, title="ช่วงผลของแต่ละคะแนน")
    milestones: tuple[Text, ...] | None = Field(None, title="ขั้นของความสำเร็จ ข้อความขั้นละหนึ่งบรรทัด")
    targets: Targets | None = Field(None, title="เป้าหมายสามระดับ")
    maximum: Number | None = Field(None, title="คะแนนเต็ม")
    children: tuple["Indicator", ...] | None = Field(None, title="ตัวชี้วัดย่อย")
    criteria: tuple[Text, ...] | None = Field(None, title="เงื่อนไขที่ต้องผ่าน")
    required: Whole | None = Field(None, title="จำนวนเงื่อนไขที่ต้องผ่าน")
    target: Number | None = Field(None, title="เป้าหมาย เป็นระดับหนึ่งในเกณฑ์")
    baseline: dict[Year, Number | None] = Field(default_factory=dict, title="ข้อมูลพื้นฐานรายปี (พ.ศ.)")
    source: Text | None = Field(None, title="แหล่งข้อมูล")
    collector: Contact | None = Field(None, title="ผู้จัดเก็บข้อมูล")
    supervisor: Contact | None = Field(None, title="ผู้กำกับดูแลตัวชี้วัด")
    status: Status = Field(
        "active",
        title="สถานะ",
        json_schema_extra={
            "enumDescriptions": ["ใช้อยู่", "ยกเลิก", "ไม่เกี่ยวข้อง", "เริ่มรอบถัดไป"],
        },
    )
    reason: Text | None = Field(None, title="เหตุผลของสถานะ")
    results: tuple[Result, ...] = Field((), title="ผลรายรอบ")

    @property
    def is_active(self) -> bool:
        """Whether it is to be reached this year."""
        return self.status == "active"

    def result(self, round_: int) -> Result | None:
        """The result of a round, the first where it stands twice."""
        return next((result for result in self.results if result.round == round_), None)


class Issue(Record):
    """A compulsory part of the agreement (ประเด็น)."""

    indicators: tuple[Indicator, ...] = Field((), title="ตัวชี้วัด")


class OptionalTopic(Record):
    """A chosen optional topic (ประเด็นเพิ่มเติม)."""

    topic: TopicNumber | None = Field(None, title="เลขประเด็นเพิ่มเติม")
    title: Text | None = Field(None, title="ชื่อนวัตกรรมที่เสนอ")
    committee_accepted: Day | None = Field(None, title="วันที่คณะกรรมการเห็นชอบ (พ.ศ.)")
    indicators: tuple[Indicator, ...] = Field((), title="ตัวชี้วัด")


@dataclass(frozen=True, slots=True)
class Placed:
    """An indicator, the part it belongs to, and where it stands."""

    path: Path
    part: str
    indicator: Indicator


class Agreement(Record):
    """One agency's agreement for one fiscal year."""

    kpr: FormatVersion | None = Field(None, title="รุ่นของรูปแบบแฟ้ม (เขียน 1)")
    fiscal_year: Year | None = Field(None, title="ปีงบประมาณ พ.ศ.", examples=[2547])
    agency: Agency | None = Field(None, title="ส่วนราชการ")
    groups: tuple[Whole, ...] | None = Field(None, title="กลุ่ม")
    parties: Parties | None = Field(None, title="คู่คำรับรอง")
    steps: Steps | None = Field(None, title="ขั้นตอนและวันที่")
    announcement: Text | None = Field(None, title="ที่ประกาศให้ประชาชนทราบ")
    workshop: Workshop | None = Field(None, title="การคัดเลือกเข้าร่วมประชุมเชิงปฏิบัติการ (กลุ่มที่ 3)")
    issues: dict[str, Issue] = Field(default_factory=dict, title="ประเด็น")
    optional_topics: tuple[OptionalTopic, ...] = Field((), title="ประเด็นเพิ่มเติม (กลุ่มที่ 2)")

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

    def reported_rounds(self) -> frozenset[int]:
        """The rounds for which any active indicator says what was reached."""
        return frozenset(
            result.round
            for placed in self.indicators
            for result in placed.indicator.results
            if placed.indicator.is_active and result.round is not None and result.is_reported
        )


def topic_part(number: int | str | None) -> str:
    """The id of an optional topic as a part of the score."""
    return f"topic-{number}"
