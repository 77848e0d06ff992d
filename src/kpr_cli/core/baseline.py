"""The baseline: findings that are known already, each with an owner, a reason and an end."""

from pydantic import Field

from kpr_cli.core.record import Record
from kpr_cli.core.scalar import Day, FormatVersion, Line, Text, Whole
from kpr_cli.core.waiver import RULE_CODE

VERSION = 1


class Known(Record):
    """One finding that is known; it excuses nothing before owner, reason and end are written."""

    fingerprint: Line = Field(
        title="ลายนิ้วมือของข้อที่พบ",
        description="kpr เขียนให้ ไม่ต้องแก้ ไม่เปลี่ยนตามบรรทัด · written by kpr; it survives moved lines",
        json_schema_extra={"type": "string", "pattern": "^[0-9a-f]{32}$"},
    )
    code: Line = Field(title="รหัสของกฎ", json_schema_extra=RULE_CODE)
    file: Line = Field(title="แฟ้มคำรับรอง นับจากโฟลเดอร์บนสุดของคลังคำรับรอง")
    place: Text | None = Field(None, title="ตำแหน่งในแฟ้ม")
    message: Text | None = Field(None, title="ข้อความที่พบ (ให้คนอ่าน)")
    owner: Text | None = Field(
        None,
        title="ผู้รับผิดชอบแก้ไข",
        description="ชื่อหรือตำแหน่ง เว้นว่างไว้ยังไม่มีผล · a name or position; blank excuses nothing",
        examples=["กองแผนงาน"],
    )
    reason: Text | None = Field(
        None,
        title="เหตุผลที่ยังไม่แก้",
        description="เว้นว่างไว้ยังไม่มีผล · why it is not mended yet; blank excuses nothing",
    )
    until: Day | None = Field(
        None,
        title="วันสุดท้ายที่ยังไม่นับเป็นความผิดพลาด",
        description="ปี พ.ศ.-เดือน-วัน วันนั้นยังนับ · Buddhist year-month-day, that day included",
        examples=["2547-09-30"],
    )


class Baseline(Record):
    """A file that `kpr validate --write-baseline` writes and people complete."""

    kpr: FormatVersion = Field(title="รุ่นของรูปแบบแฟ้ม เขียน 1")
    baseline: Whole = Field(title="รุ่นของรายการเดิม", json_schema_extra={"const": VERSION})
    known: tuple[Known, ...] = Field((), title="ข้อที่รู้แล้ว")
