"""Who makes an agreement with whom, and when: agency, parties, steps, the workshop's entry."""

from datetime import date

from pydantic import Field

from kpr_cli.core.record import Record
from kpr_cli.core.scalar import AgencyId, Day, Text


class Agency(Record):
    """The agency that makes the agreement."""

    id: AgencyId | None = Field(
        None,
        title="รหัสส่วนราชการ",
        description="อักษร a ถึง z ตัวเล็ก ตัวเลข และขีด - ตรงกับชื่อแฟ้ม ไม่รวม .yaml"
        " · lower-case letters, digits and hyphens: the name of the file",
        examples=["example-department"],
    )
    name: Text | None = Field(
        None,
        title="ชื่อส่วนราชการ",
        description="ชื่อเต็ม ไม่ใช้ชื่อย่อ · the full name",
        examples=["กรมตัวอย่าง"],
    )
    kind: Text | None = Field(
        None,
        title="ประเภทส่วนราชการ",
        description="เลือกหนึ่งประเภทที่สมุดกติกากำหนด · one of the rulebook's kinds",
    )
    ministry: Text | None = Field(
        None,
        title="กระทรวง",
        description="กระทรวงที่สังกัด · the ministry above it",
        examples=["กระทรวงตัวอย่าง"],
    )


class Person(Record):
    """Somebody who receives or makes the agreement."""

    name: Text | None = Field(
        None,
        title="ชื่อ",
        description="คำนำหน้าชื่อ ชื่อ และนามสกุล · title, first name and surname",
        examples=["นางสาวตัวอย่าง ใจดี"],
    )
    position: Text | None = Field(
        None,
        title="ตำแหน่ง",
        description="ชื่อตำแหน่งเต็ม · the full name of the post",
        examples=["อธิบดีกรมตัวอย่าง"],
    )


class Parties(Record):
    """Both sides; several people are allowed on each."""

    receivers: tuple[Person, ...] = Field(
        (),
        title="ผู้รับคำรับรอง",
        description="ใส่ได้หลายคน ขึ้นต้นแต่ละคนด้วยขีด - · one entry a person",
        examples=[[{"name": "นายตัวอย่าง ปรารถนาดี", "position": "ปลัดกระทรวงตัวอย่าง"}]],
    )
    makers: tuple[Person, ...] = Field(
        (),
        title="ผู้ทำคำรับรอง",
        description="ใส่ได้หลายคน ขึ้นต้นแต่ละคนด้วยขีด - · one entry a person",
        examples=[[{"name": "นางสาวตัวอย่าง ใจดี", "position": "อธิบดีกรมตัวอย่าง"}]],
    )


_HOW = "เขียน ปี พ.ศ.-เดือน-วัน · Buddhist year-month-day"


class Steps(Record):
    """The days on which the agreement went from proposal to announcement."""

    proposed: Day | None = Field(
        None,
        title="วันที่เสนอ (พ.ศ.)",
        description=f"วันที่ส่วนราชการเสนอตัวชี้วัดและเป้าหมาย {_HOW}",
        examples=["2546-10-15"],
    )
    negotiated: Day | None = Field(
        None,
        title="วันที่เจรจาข้อตกลง (พ.ศ.)",
        description=f"วันที่เจรจาข้อตกลงเสร็จ {_HOW}",
        examples=["2546-11-20"],
    )
    cabinet_approved: Day | None = Field(
        None,
        title="วันที่คณะรัฐมนตรีเห็นชอบ (พ.ศ.)",
        description=f"วันที่คณะรัฐมนตรีมีมติเห็นชอบ {_HOW}",
        examples=["2546-12-02"],
    )
    signed: Day | None = Field(
        None,
        title="วันที่ลงนาม (พ.ศ.)",
        description=f"วันที่ทั้งสองฝ่ายลงนามในคำรับรอง {_HOW}",
        examples=["2546-12-15"],
    )
    announced: Day | None = Field(
        None,
        title="วันที่ประกาศให้ประชาชนทราบ (พ.ศ.)",
        description=f"วันที่ประกาศคำรับรองให้ประชาชนทราบ {_HOW}",
        examples=["2546-12-20"],
    )

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

    participant: Text | None = Field(
        None,
        title="ผู้ได้รับคัดเลือก",
        description="คำนำหน้าชื่อ ชื่อ และนามสกุล · title, first name and surname",
        examples=["นายตัวอย่าง ก้าวหน้า"],
    )
    position: Text | None = Field(
        None,
        title="ตำแหน่งของผู้ได้รับคัดเลือก",
        description="ชื่อตำแหน่งเต็ม · the full name of the post",
        examples=["ผู้อำนวยการกองแผนงาน"],
    )
    selected: Day | None = Field(
        None,
        title="วันที่ได้รับคัดเลือก (พ.ศ.)",
        description=f"วันที่ได้รับการคัดเลือก {_HOW}",
        examples=["2546-08-01"],
    )
