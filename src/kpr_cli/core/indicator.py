"""One indicator (ตัวชี้วัด): what is measured, how it scores, who keeps it, what was reached."""

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from kpr_cli.core.record import Record
from kpr_cli.core.result import Result
from kpr_cli.core.scalar import Number, Text, Whole, Year

Status = Literal["active", "cancelled", "not_applicable", "starts_later"]

METHODS: Mapping[str, str] = {
    "interpolate": "เทียบบัญญัติไตรยางศ์ระหว่างเกณฑ์สองระดับ ใช้ช่อง levels",
    "bands": "ช่วงของผล ช่วงละหนึ่งคะแนน ไม่เทียบระหว่างช่วง ใช้ช่อง bands",
    "milestone": "ขั้นของความสำเร็จ ใช้ช่อง milestones",
    "three_point": "เป้าหมายขั้นต้น มาตรฐาน ขั้นสูง ใช้ช่อง targets",
    "maximum": "คะแนนที่ได้จากคะแนนเต็ม ใช้ช่อง maximum",
    "ratio": "ผลเป็นตัวตั้ง ÷ ตัวหาร × ตัวคูณ ใช้ช่อง ratio ใน results",
    "composite": "ค่าเฉลี่ยของตัวชี้วัดย่อย ใช้ช่อง children",
    "k_of_n": "จำนวนเงื่อนไขที่ผ่าน ใช้ช่อง criteria และ required",
}
"""The Thai names of the scoring methods; which of them may be used is for the book."""


class Contact(Record):
    """Whom to ask about an indicator."""

    name: Text | None = Field(
        None,
        title="ชื่อ",
        description="คำนำหน้าชื่อ ชื่อ และนามสกุล · title, first name and surname",
        examples=["นายตัวอย่าง ตั้งใจ"],
    )
    phone: Text | None = Field(
        None,
        title="โทรศัพท์",
        description="เลข 0 ข้างหน้าไม่หาย ไม่ต้องใส่เครื่องหมายคำพูด · the leading 0 is kept",
        examples=["021234567"],
    )


class Targets(Record):
    """Targets at three points."""

    basic: Number | None = Field(
        None,
        title="เป้าหมายขั้นต้น",
        description="ผลที่ต้องได้ของขั้นต้น · the result that the basic target asks for",
        examples=[60],
    )
    standard: Number | None = Field(
        None,
        title="เป้าหมายมาตรฐาน",
        description="ผลที่ต้องได้ของขั้นมาตรฐาน · the result that the standard target asks for",
        examples=[80],
    )
    advanced: Number | None = Field(
        None,
        title="เป้าหมายขั้นสูง",
        description="ผลที่ต้องได้ของขั้นสูง · the result that the advanced target asks for",
        examples=[100],
    )


BASELINE_YEARS = 3
"""So many years before the fiscal year are offered for the baseline."""


class Indicator(Record):
    """One indicator (ตัวชี้วัด): what is measured, how it scores, what was reached."""

    id: Text | None = Field(
        None,
        title="ตัวชี้วัดที่",
        description="เลขตัวชี้วัด ไม่ซ้ำกันในแฟ้ม · its number, none twice in the file",
        examples=["1.1"],
    )
    name: Text | None = Field(
        None,
        title="ชื่อตัวชี้วัด",
        description="สิ่งที่วัด ขึ้นต้นด้วยหน่วย เช่น ร้อยละของ… จำนวน… ระยะเวลา… · what is measured",
        examples=["ร้อยละของค่าใช้จ่ายดำเนินงานที่ลดลงจากปีก่อน"],
    )
    definition: Text | None = Field(
        None,
        title="คำนิยาม",
        description="ความหมายของคำในชื่อตัวชี้วัด อะไรนับและอะไรไม่นับ · what counts and what does not",
        examples=["ค่าใช้จ่ายดำเนินงาน หมายถึง ค่าตอบแทน ใช้สอย วัสดุ และสาธารณูปโภค ไม่รวมงบลงทุน"],
    )
    formula: Text | None = Field(
        None,
        title="สูตรการคำนวณ",
        description="วิธีคิดผลเป็นถ้อยคำ · how the result is worked out, in words",
        examples=["จำนวนคำขอที่เสร็จตามกำหนด × 100 ÷ จำนวนคำขอทั้งหมด"],
    )
    unit: Text | None = Field(
        None,
        title="หน่วยวัด",
        description="หน่วยของผลและของเกณฑ์ · the unit of results and levels",
        examples=["ร้อยละ"],
    )
    weight: Number | None = Field(
        None,
        title="น้ำหนัก",
        description="ตัวเลขอารบิก ไม่ใส่ % · a number without %",
        examples=[10],
    )
    weights: dict[Whole, Number] | None = Field(
        None,
        title="น้ำหนักรายรอบ",
        description="ใช้แทน weight เมื่อสมุดกติกาให้แต่ละรอบมีน้ำหนักต่างกัน รอบ (เดือน) แล้วตามด้วยน้ำหนัก"
        " · instead of weight, where the rulebook lets rounds differ",
        examples=[{6: 5, 9: 5, 12: 10}],
    )
    method: Text | None = Field(
        None,
        title="วิธีให้คะแนน",
        description="ไม่เขียนก็ได้ หมายถึงวิธีปกติของสมุดกติกา · left out, the rulebook's usual one",
    )
    levels: tuple[Number, ...] | None = Field(
        None,
        title="เกณฑ์การให้คะแนน",
        description="ผลที่ต้องได้ของคะแนน 1 ถึง 5 เรียงจากคะแนนต่ำไปสูง ค่าเพิ่มขึ้นหรือลดลงตลอด"
        " ค่าลดลงหมายถึงยิ่งน้อยยิ่งดี"
        " · the result for each score, lowest score first; falling means less is better",
        examples=[[1, 2, 3, 4, 5], [30, 28, 26, 25, 24]],
    )
    bands: tuple[Text, ...] | None = Field(
        None,
        title="ช่วงผลของแต่ละคะแนน",
        description='ช่วงละหนึ่งคะแนน เรียงจากคะแนนต่ำไปสูง เขียนอย่าง "<15" "15-<25" ">=45"'
        " ในเครื่องหมายคำพูด ใช้กับ method: bands"
        " · one band a score, lowest score first, in quotation marks; with method: bands",
        examples=[["<15", "15-<25", "25-<35", "35-<45", ">=45"]],
    )
    milestones: tuple[Text, ...] | None = Field(
        None,
        title="ขั้นของความสำเร็จ",
        description="ข้อความขั้นละหนึ่งบรรทัด ใช้กับ method: milestone เรียงจากขั้นที่ 1"
        " ผลคือเลขของขั้นที่สำเร็จครบ"
        " · with method: milestone; a result is the number of the last one reached",
        examples=[["มีแผน", "เริ่มทำตามแผน", "ทำครบตามแผน", "ประเมินผลแล้ว", "ปรับปรุงตามผลแล้ว"]],
    )
    targets: Targets | None = Field(
        None,
        title="เป้าหมายสามระดับ",
        description="ผลที่ต้องได้ของขั้นต้น มาตรฐาน และขั้นสูง เพิ่มขึ้นหรือลดลงตลอด"
        " ใช้กับ method: three_point · three results, rising or falling; with method: three_point",
        examples=[{"basic": 60, "standard": 80, "advanced": 100}],
    )
    maximum: Number | None = Field(
        None,
        title="คะแนนเต็ม",
        description="คะแนนทั้งหมดที่ทำได้ ผลคือคะแนนที่ได้ ใช้กับ method: maximum"
        " · all the points there are; a result is how many were got; with method: maximum",
        examples=[140],
    )
    children: tuple["Indicator", ...] | None = Field(
        None,
        title="ตัวชี้วัดย่อย",
        description="แต่ละตัวมีช่องเหมือนตัวชี้วัด และมี results ของตน ใช้กับ method: composite"
        " · each with the keys and results of an indicator; with method: composite",
    )
    criteria: tuple[Text, ...] | None = Field(
        None,
        title="เงื่อนไขที่ต้องผ่าน",
        description="ข้อความเงื่อนไขละหนึ่งบรรทัด ผลคือจำนวนเงื่อนไขที่ผ่าน ใช้กับ method: k_of_n"
        " · one line a test; a result is how many were passed; with method: k_of_n",
        examples=[["มีคำสั่งแต่งตั้งคณะทำงาน", "มีแผนที่เห็นชอบแล้ว", "รายงานผลทุกไตรมาส"]],
    )
    required: Whole | None = Field(
        None,
        title="จำนวนเงื่อนไขที่ต้องผ่าน",
        description="ผ่านเท่านี้จึงได้คะแนนสูงสุด เขียนคู่กับ criteria"
        " · so many must be passed for the highest score; beside criteria",
        examples=[2],
    )
    target: Number | None = Field(
        None,
        title="เป้าหมาย",
        description="ผลที่ตั้งใจให้ได้ในปีนี้ เป็นค่าหนึ่งใน levels หรือเลขขั้นของ milestones ถ้ามี"
        " · the result aimed at, one of the levels or the number of a milestone if there are any",
        examples=[3],
    )
    baseline: dict[Year, Number | None] = Field(
        default_factory=dict,
        title="ข้อมูลพื้นฐาน",
        description="ผลของปีก่อน ๆ รายปี ปี พ.ศ. แล้วตามด้วยผล · earlier results by Buddhist year",
        examples=[{2545: 1, 2546: 2}],
    )
    source: Text | None = Field(
        None,
        title="แหล่งข้อมูล",
        description="ทะเบียน รายงาน หรือระบบที่ใช้ดูผล · the register or report of the figures",
        examples=["รายงานการใช้จ่ายเงินของกองคลัง"],
    )
    collector: Contact | None = Field(
        None,
        title="ผู้จัดเก็บข้อมูล",
        description="ผู้รวบรวมตัวเลข ถามรายละเอียดได้ · who collects the figures",
    )
    supervisor: Contact | None = Field(
        None,
        title="ผู้กำกับดูแลตัวชี้วัด",
        description="ผู้รับผิดชอบผลของตัวชี้วัด · who answers for the result",
    )
    status: Status = Field(
        "active",
        title="สถานะ",
        description="ไม่เขียนหมายถึงใช้อยู่ สถานะอื่นต้องบอกเหตุผลใน reason"
        " · left out, active; any other needs a reason",
        json_schema_extra={
            "enumDescriptions": ["ใช้อยู่", "ยกเลิก", "ไม่เกี่ยวข้อง", "เริ่มรอบถัดไป"],
        },
    )
    reason: Text | None = Field(
        None,
        title="เหตุผลของสถานะ",
        description="เหตุที่ตัวชี้วัดนี้ไม่ได้ใช้อยู่ · why it is not active",
        examples=["คณะกรรมการให้ยกเลิก เพราะภารกิจโอนไปหน่วยงานอื่น"],
    )
    results: tuple[Result, ...] = Field(
        (),
        title="ผลรายรอบ",
        description="ขึ้นต้นแต่ละรอบด้วยขีด - · one entry a round",
        examples=[[{"round": 6, "self": 3}]],
    )

    @property
    def is_active(self) -> bool:
        """Whether it is to be reached this year."""
        return self.status == "active"

    def result(self, round_: int) -> Result | None:
        """The result of a round, the first where it stands twice."""
        return next((result for result in self.results if result.round == round_), None)
