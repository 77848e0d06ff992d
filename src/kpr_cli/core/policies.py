"""The policies of a book (`book.yaml`): kinds, groups, topics, scale, rounding, every one cited.

A book is complete in itself: a policy of scoring that is missing is a finding, never a default.
Only what a book may be without can be left out: topics, steps, optional topics, reward, notes.
"""

from typing import Literal

from pydantic import Field

from kpr_cli.core.record import Record
from kpr_cli.core.rule import Cite, Words
from kpr_cli.core.scalar import Flag, Kebab, Line, Number, Whole, Year

Treatment = Literal["floor", "leave_out"]
"""What becomes of an indicator without a result: it gets the floor, or leaves sum and weights."""


BookStatus = Literal["draft", "in-force", "closed"]
"""Every output from a draft book says that it is one."""


class Named(Record):
    """Something of the book that has a name in both languages."""

    th: Line = Field(title="ชื่อภาษาไทย")
    en: Line = Field(title="English name")

    @property
    def words(self) -> Words:
        """The name."""
        return Words(th=self.th, en=self.en)


class Step(Named):
    """A step on the way to the announcement."""

    id: Literal["proposed", "negotiated", "cabinet_approved", "signed", "announced"] = Field(
        title="รหัสขั้นตอน เป็นช่องใน steps ของคำรับรอง"
    )


class Part(Named):
    """A compulsory issue (ประเด็น)."""

    id: Line = Field(title="รหัสประเด็น เป็นช่องใน issues ของคำรับรอง")
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


class Weights(Record):
    """What weights add up to, and by what a weighted score is divided."""

    total: Number = Field(title="ผลรวมของน้ำหนักทุกตัวชี้วัด")
    divide_by: Literal["scored_weights", "total"] = Field(title="ตัวหารของคะแนนถ่วงน้ำหนัก")
    cite: Cite = Field(title="ที่มา")


class Scale(Record):
    """The points of the levels, lowest level first, and what lies outside them."""

    points: tuple[Number, ...] = Field(title="คะแนนของแต่ละระดับ จากระดับแรก")
    floor: Number = Field(title="คะแนนต่ำสุด")
    cap: Number = Field(title="คะแนนสูงสุด")
    below: Literal["floor"] = Field(title="ผลที่ไม่ถึงระดับแรก")
    tied_levels: Literal["higher", "lower"] = Field(title="ผลที่ตรงกับสองระดับที่เท่ากัน")
    zero_over_zero: Literal["not_applicable"] = Field(title="ผลที่เป็นศูนย์หารศูนย์")
    cite: Cite = Field(title="ที่มา")


class States(Record):
    """What becomes of an indicator that has no score of its own."""

    not_reported: Treatment = Field(title="ตัวชี้วัดที่ไม่ได้รายงาน")
    not_applicable: Literal["leave_out"] = Field(title="ตัวชี้วัดที่ไม่เกี่ยวข้อง")
    cancelled: Literal["leave_out"] = Field(title="ตัวชี้วัดที่ยกเลิก")
    starts_later: Literal["leave_out"] = Field(title="ตัวชี้วัดที่เริ่มรอบถัดไป")
    cite: Cite = Field(title="ที่มา")


class Deductions(Record):
    """Whose score deductions leave, and how far down they go."""

    leave: Literal["committee"] = Field(title="หักจากคะแนนของผู้ประเมินใด")
    not_below: Literal["floor"] = Field(title="หักแล้วต้องไม่ต่ำกว่า")
    cite: Cite = Field(title="ที่มา")


class Rounding(Record):
    """Decimals of every printed number, and whether sums add printed or exact parts."""

    score: Whole = Field(title="ทศนิยมของคะแนน")
    weighted: Whole = Field(title="ทศนิยมของคะแนนถ่วงน้ำหนัก")
    part: Whole = Field(title="ทศนิยมของคะแนนประเด็น")
    total: Whole = Field(title="ทศนิยมของคะแนนรวม")
    weight: Whole = Field(title="ทศนิยมของน้ำหนัก")
    mode: Literal["half_up"] = Field(title="วิธีปัดเศษ")
    sum_of: Literal["displayed", "exact"] = Field(title="รวมจากค่าที่พิมพ์หรือค่าเต็ม")
    cite: Cite = Field(title="ที่มา")


class Totals(Record):
    """Whether agreements under this book have a total; a transcribed excerpt has none."""

    given: Flag = Field(title="มีคะแนนรวมหรือไม่")
    because: Words | None = Field(None, title="เหตุที่ไม่มีคะแนนรวม")
    cite: Cite = Field(title="ที่มา")


class Reward(Record):
    """The total from which an agency may be rewarded (เงินรางวัล)."""

    at_least: Number = Field(title="คะแนนรวมขั้นต่ำของเงินรางวัล")
    cite: Cite = Field(title="ที่มา")


class Ranking(Record):
    """How equal totals are ranked."""

    ties: Literal["shared"] = Field(title="อันดับของคะแนนรวมที่เท่ากัน")
    cite: Cite = Field(title="ที่มา")


class Methods(Record):
    """The scoring methods an indicator may name, and the one it has when it names none."""

    default: Line = Field(title="วิธีให้คะแนนเมื่อตัวชี้วัดไม่ได้ระบุ")
    allowed: tuple[Line, ...] = Field(title="วิธีให้คะแนนที่ใช้ได้")
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
    ranking: Ranking = Field(title="การจัดอันดับ")
    rounds: tuple[Whole, ...] = Field(title="รอบการประเมิน (เดือน)")
    methods: Methods = Field(title="วิธีให้คะแนน")
    notes: tuple[Note, ...] = Field((), title="หมายเหตุถึงผู้อ่าน")
    cites: Cites = Field(title="ที่มาของรายการที่ไม่มีที่มาในตัว")
