"""What an indicator reached by the end of a round, how it was assessed, and what proves it."""

from pydantic import Field

from kpr_cli.core.record import Record
from kpr_cli.core.scalar import Number, Text, Whole

_NUMBER = "ตัวเลขอารบิก ไม่ใส่จุลภาคหรือ % · a number, no commas, no %"


class Deduction(Record):
    """Points that leave the committee's score, with their reason."""

    points: Number | None = Field(
        None,
        title="คะแนนที่หักต่อครั้ง",
        description="คะแนนที่หักแต่ละครั้ง หักจากคะแนนของคณะกรรมการ · points taken off each time",
        examples=["0.2"],
    )
    times: Whole | None = Field(
        None,
        title="จำนวนครั้ง",
        description="จำนวนเต็ม คูณกับคะแนนที่หักต่อครั้ง · a whole number",
        examples=[1],
    )
    reason: Text | None = Field(
        None,
        title="เหตุผล",
        description="เหตุที่หักคะแนน ต้องเขียนทุกครั้ง · why, always",
        examples=["รายงานผลรอบ 9 เดือนช้ากว่ากำหนด 1 ครั้ง"],
    )


class Evidence(Record):
    """What proves a result: a file of the repository, a document number or an address."""

    title: Text | None = Field(
        None,
        title="ชื่อหลักฐาน",
        description="ชื่อเอกสารที่แสดงผล · what the document is called",
        examples=["รายงานการใช้จ่ายเงินรอบ 6 เดือน"],
    )
    ref: Text | None = Field(
        None,
        title="ที่อยู่หลักฐาน: แฟ้ม เลขที่หนังสือ หรือที่อยู่เว็บ",
        description="แฟ้มในคลังคำรับรอง เลขที่หนังสือ หรือที่อยู่เว็บในเครื่องหมายคำพูด"
        " · a file of the repository, a document number, or an address in quotation marks",
        examples=["ตย 0101/45", "https://example.go.th/evidence/1-1.pdf"],
    )


class Factors(Record):
    """What helped and what hindered."""

    helped: Text | None = Field(
        None,
        title="ปัจจัยสนับสนุน",
        description="สิ่งที่ช่วยให้ทำได้ตามเป้าหมาย · what helped",
        examples=["ทุกกองใช้ระบบประชุมทางไกลแทนการเดินทาง"],
    )
    hindered: Text | None = Field(
        None,
        title="อุปสรรค",
        description="สิ่งที่ทำให้ไม่ถึงเป้าหมาย · what hindered",
        examples=["ค่าน้ำมันเชื้อเพลิงสูงขึ้นในไตรมาสที่ 4"],
    )


class Ratio(Record):
    """A result as numerator / denominator × factor."""

    numerator: Number | None = Field(None, title="ตัวตั้ง", description=_NUMBER, examples=[35])
    denominator: Number | None = Field(None, title="ตัวหาร", description=_NUMBER, examples=[40])
    factor: Number | None = Field(
        None,
        title="ตัวคูณ",
        description="เช่น 100 เมื่อผลเป็นร้อยละ · 100 for percentages",
        examples=[100],
    )


class Result(Record):
    """What was reached by the end of a round, as each side assesses it."""

    round: Whole | None = Field(
        None,
        title="รอบ (เดือน)",
        description="จำนวนเดือนนับจากต้นปีงบประมาณ · months since the fiscal year began",
    )
    self_: Number | None = Field(
        None,
        alias="self",
        title="ผลการดำเนินงาน: ประเมินตนเอง",
        description=f"ผลที่ส่วนราชการประเมินเอง ไม่ใช่คะแนน {_NUMBER}",
        examples=[3],
    )
    committee: Number | None = Field(
        None,
        title="ผลการดำเนินงาน: คณะกรรมการประเมิน",
        description=f"ผลที่คณะกรรมการรับรอง ไม่ใช่คะแนน {_NUMBER}",
        examples=[3],
    )
    ratio: Ratio | None = Field(
        None,
        title="ตัวตั้งและตัวหารของผล",
        description="ผลคือ ตัวตั้ง ÷ ตัวหาร × ตัวคูณ เขียนแทน self ใช้กับ method: ratio"
        " · the result is numerator ÷ denominator × factor, instead of self; with method: ratio",
        examples=[{"numerator": 35, "denominator": 40, "factor": 100}],
    )
    done: tuple[Text, ...] | None = Field(
        None,
        title="ขั้นที่ทำแล้ว",
        description="ข้อความของขั้นใน milestones ที่ทำแล้ว เขียนแทน self ได้ ใช้กับ method: milestone"
        " · the texts of the milestones that are done, instead of self; with method: milestone",
        examples=[["มีแผน", "เริ่มทำตามแผน"]],
    )
    deduction: Deduction | None = Field(
        None,
        title="การหักคะแนน",
        description="คะแนนที่คณะกรรมการหัก ไม่มีก็ไม่ต้องเขียน · leave out where there is none",
    )
    explanation: Text | None = Field(
        None,
        title="คำชี้แจง",
        description="ทำอะไรไปแล้ว และเหตุใดผลจึงเป็นเช่นนี้ · what was done, and why it came to this",
        examples=["ค่าใช้จ่ายเดินทางลดลงต่อเนื่องจากรอบก่อน"],
    )
    factors: Factors | None = Field(
        None,
        title="ปัจจัยสนับสนุนและอุปสรรค",
        description="สิ่งที่ช่วยและสิ่งที่ขัดขวาง · what helped and what hindered",
    )
    evidence: tuple[Evidence, ...] = Field(
        (),
        title="หลักฐาน",
        description="ใส่ได้หลายรายการ ขึ้นต้นแต่ละรายการด้วยขีด - · one entry a document",
        examples=[[{"title": "รายงานการใช้จ่ายเงินรอบ 6 เดือน", "ref": "ตย 0101/45"}]],
    )

    @property
    def is_self_assessed(self) -> bool:
        """Whether the agency itself says what was reached, or what it is worked out from."""
        return any(value is not None for value in (self.self_, self.ratio, self.done))

    @property
    def is_reported(self) -> bool:
        """Whether it says what was reached, and not only that it is not yet known."""
        return self.is_self_assessed or self.committee is not None
