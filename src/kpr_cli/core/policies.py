"""A book's policies (`book.yaml`): who is in which group and owes what, and how it is scored.

A book is complete in itself: a policy of scoring that is missing is a finding, never a default.
Only what a book may be without can be left out: topics, steps, optional topics, reward, grades.
"""

from fractions import Fraction
from typing import Literal

from pydantic import Field

from kpr_cli.core.record import Record
from kpr_cli.core.rule import Cite, Named, Words
from kpr_cli.core.scalar import Flag, Kebab, Line, Number, Whole, Year
from kpr_cli.core.scoring_policies import (
    Deductions,
    Grades,
    Methods,
    Ranking,
    Reward,
    Rounding,
    Scale,
    States,
    Totals,
    Weights,
)

BookStatus = Literal["draft", "in-force", "closed"]
"""Every output from a draft book says that it is one."""


class Step(Named):
    """A step on the way to the announcement."""

    id: Literal["proposed", "negotiated", "cabinet_approved", "signed", "announced"] = Field(
        title="รหัสขั้นตอน เป็นช่องใน steps ของคำรับรอง"
    )


class Part(Named):
    """A compulsory issue (ประเด็น)."""

    id: Line = Field(title="รหัสประเด็น เป็นช่องใน issues ของคำรับรอง")
    weight: Number | None = Field(None, title="น้ำหนักรวมของตัวชี้วัดในประเด็น ถ้ากำหนด")
    cite: Cite = Field(title="ที่มา")


class Topic(Named):
    """One of the optional topics (ประเด็นเพิ่มเติม)."""

    topic: Whole = Field(title="เลขประเด็นเพิ่มเติม")
    committee_acceptance: Flag = Field(default=False, title="ส่วนราชการเสนอเอง คณะกรรมการต้องเห็นชอบ")
    cite: Cite = Field(title="ที่มา")


class Group(Named):
    """A group of agencies: who is in it, and what it owes."""

    id: Whole = Field(title="เลขกลุ่ม")
    kinds: tuple[Line, ...] = Field(title="ประเภทส่วนราชการที่อยู่ในกลุ่มได้")
    compulsory: Flag = Field(default=False, title="ภาคบังคับของทุกประเภทในกลุ่ม")
    includes: tuple[Whole, ...] = Field((), title="กลุ่มที่ต้องทำด้วย")
    parts: tuple[Line, ...] = Field((), title="ประเด็นที่ต้องมี")
    steps: tuple[Line, ...] = Field((), title="ขั้นตอนที่ต้องมี")
    optional_topics: Flag = Field(default=False, title="ต้องเลือกประเด็นเพิ่มเติม")
    all_of: tuple[Line, ...] = Field((), title="ประเภทที่ต้องอยู่ในกลุ่มทุกแห่ง")
    workshop_for: tuple[Line, ...] = Field((), title="ประเภทที่ต้องแจ้งผู้ได้รับคัดเลือก")
    cite: Cite = Field(title="ที่มา")


class OptionalTopics(Record):
    """How many optional topics, and which reading of “อย่างน้อย 2 ใน 3” is in force."""

    reading: Literal["of_chosen", "of_all"] = Field(title="อ่าน “อย่างน้อย” จากประเด็นที่เลือกหรือทั้งหมด")
    choose: Whole | None = Field(None, title="จำนวนประเด็นที่ต้องเลือก")
    develop: Whole = Field(title="จำนวนประเด็นที่ต้องพัฒนาให้ได้")
    developed_at: Number = Field(title="คะแนนที่นับว่าพัฒนาแล้ว")
    th: Line = Field(title="ถ้อยคำภาษาไทย")
    en: Line = Field(title="English words")
    cite: Cite = Field(title="ที่มา")


class Cites(Record):
    """By whose authority the lists are that have no room for it themselves."""

    kinds: Cite = Field(title="ที่มาของประเภทส่วนราชการ")
    steps: Cite = Field(title="ที่มาของลำดับขั้นตอน")
    rounds: Cite = Field(title="ที่มาของรอบการประเมิน")


class Note(Named):
    """Something a reader of the book or of a report must know."""

    cite: Cite = Field(title="ที่มา")


class Policies(Record):
    """`book.yaml`: everything of a book but its rules and sources."""

    book: Kebab = Field(title="ชื่อเล่ม ขึ้นต้นด้วยปีงบประมาณ")
    fiscal_year: Year = Field(title="ปีงบประมาณ พ.ศ.")
    default: Flag = Field(title="เป็นเล่มปกติของปีนี้")
    status: BookStatus = Field(title="สถานะของเล่ม")
    edition: Line = Field(title="ฉบับที่")
    title: Words = Field(title="ชื่อเต็ม")
    kinds: dict[str, Named] = Field(title="ประเภทส่วนราชการ")
    groups: tuple[Group, ...] = Field(title="กลุ่ม")
    parts: tuple[Part, ...] = Field(title="ประเด็น")
    topics: tuple[Topic, ...] = Field((), title="ประเด็นเพิ่มเติมที่เลือกได้")
    steps: tuple[Step, ...] = Field((), title="ขั้นตอนตามลำดับ")
    optional_topics: OptionalTopics | None = Field(None, title="การเลือกประเด็นเพิ่มเติม")
    weights: Weights = Field(title="น้ำหนัก")
    scale: Scale = Field(title="มาตราคะแนน")
    states: States = Field(title="ตัวชี้วัดที่ไม่มีคะแนน")
    deductions: Deductions = Field(title="การหักคะแนน")
    rounding: Rounding = Field(title="การปัดเศษ")
    totals: Totals = Field(title="คะแนนรวม")
    reward: Reward | None = Field(None, title="เกณฑ์เงินรางวัล")
    grades: Grades | None = Field(None, title="ระดับผลการปฏิบัติราชการ")
    ranking: Ranking = Field(title="การจัดอันดับ")
    rounds: tuple[Whole, ...] = Field(title="รอบการประเมิน (เดือน)")
    methods: Methods = Field(title="วิธีให้คะแนน")
    notes: tuple[Note, ...] = Field((), title="หมายเหตุถึงผู้อ่าน")
    cites: Cites = Field(title="ที่มาของรายการที่ไม่มีที่มาในตัว")

    def total_ends(self, counted: Fraction | None = None) -> tuple[Fraction, Fraction]:
        """The worst and the best total, where so much weight counts; by default all of it."""
        times = self.weights.factor(counted)
        return Fraction(self.scale.floor) * times, Fraction(self.scale.cap) * times
