"""Waivers: what the committee excuses, for whom, where, by which document and until when."""

from pydantic import Field, JsonValue

from kpr_cli.core.record import Record
from kpr_cli.core.scalar import AgencyId, Day, FormatVersion, Line, Year

RULE_CODE: dict[str, JsonValue] = {
    "type": "string",
    "pattern": "^[A-Z][0-9]{3}$",
    "errorMessage": "เขียนรหัสของกฎ เช่น R104 · the code of a rule, such as R104",
}
"""What an editor is told of a code; kpr itself says which rule a wrong one may mean."""


class Waiver(Record):
    """One fault of one agreement that the committee excuses, through the day `until`."""

    agency: AgencyId = Field(
        title="รหัสส่วนราชการที่ได้รับการผ่อนผัน",
        description="เขียนตามช่อง agency.id ของคำรับรอง · the agency's id as its agreement has it",
        examples=["example-department"],
    )
    fiscal_year: Year = Field(
        title="ปีงบประมาณของคำรับรอง",
        description="พ.ศ. สี่หลัก ผ่อนผันได้ทีละปี · one Buddhist-era year; a waiver never covers two",
        examples=[2547],
    )
    code: Line = Field(
        title="รหัสของกฎที่ผ่อนผัน",
        description="ผ่อนผันได้เฉพาะกฎที่สมุดกติกาให้ผ่อนผัน · only a rule that the book marks",
        examples=["R104"],
        json_schema_extra=RULE_CODE,
    )
    place: Line = Field(
        title="ตำแหน่งที่ผ่อนผัน",
        description="คัดลอกจากผลการตรวจ หลังคำว่า place: · copy it from the output of kpr validate",
        examples=["issues.cost_reduction.indicators[1.1].results[12].evidence"],
    )
    reason: Line = Field(
        title="เหตุผลที่ผ่อนผัน",
        description="พิมพ์ในผลการตรวจและในรายงาน · printed with the finding, and in the report",
    )
    authority: Line = Field(
        title="ผู้อนุมัติ",
        description="ตำแหน่งของผู้อนุมัติในคณะกรรมการ · who of the committee granted it",
        examples=["ประธานคณะกรรมการเจรจาข้อตกลงและประเมินผล"],
    )
    document: Line = Field(
        title="เลขที่หนังสือหรือมติที่อนุมัติ",
        description="อ้างเพื่อให้ตรวจสอบย้อนหลังได้ · the letter or resolution that granted it",
        examples=["ที่ ตย 0101/123"],
    )
    until: Day = Field(
        title="วันสุดท้ายที่ผ่อนผัน",
        description="ปี พ.ศ.-เดือน-วัน วันนั้นยังนับ · Buddhist year-month-day, that day included",
        examples=["2547-09-30"],
    )


class Waivers(Record):
    """`waivers.yaml` at the root of the submissions repository: the committee's own file."""

    kpr: FormatVersion = Field(title="รุ่นของรูปแบบแฟ้ม เขียน 1")
    waivers: tuple[Waiver, ...] = Field((), title="รายการผ่อนผันของคณะกรรมการ")
