"""A rule: one row of a book, which says how bad a fault is, in which words, by whose authority."""

from typing import Annotated, Literal

from pydantic import Field

from kpr_cli.core.record import Record
from kpr_cli.core.scalar import Code, Flag, Kebab, Line

Severity = Literal["error", "warning", "note"]


class Words(Record):
    """The same words in the two languages of kpr."""

    th: Line = Field(title="ข้อความภาษาไทย")
    en: Line = Field(title="English text")


class Named(Record):
    """Something of the book that has a name in both languages."""

    th: Line = Field(title="ชื่อภาษาไทย")
    en: Line = Field(title="English name")

    @property
    def words(self) -> Words:
        """The name."""
        return Words(th=self.th, en=self.en)


class Cite(Record):
    """By whose authority: a source of the book's list and the clause in it."""

    source: Line = Field(title="รหัสแหล่งที่มาใน sources.yaml")
    clause: Line = Field(title="ข้อหรือหน้าของแหล่งที่มา")


class Rule(Record):
    """One row: the fault's code and name, the check that finds it, what it means and why."""

    code: Code = Field(title="รหัสกฎ: อักษรหนึ่งตัวกับเลขสามตัว ไม่ใช้ซ้ำ")
    name: Kebab = Field(title="ชื่อของความผิดพลาด")
    check: Line | None = Field(None, title="ชื่อการตรวจ (โมดูลใน judge/checks)")
    given: Annotated[dict[str, object], Field(title="ค่าที่การตรวจต้องใช้")] = Field(
        default_factory=dict
    )
    severity: Severity = Field(title="ความร้ายแรง")
    th: Line = Field(title="ข้อความภาษาไทย ใส่ {ข้อเท็จจริง} ได้")
    en: Line = Field(title="English sentence with {facts}")
    why: Words = Field(title="เหตุผลของกฎ สำหรับผู้ที่ถามว่าทำไม")
    also: Words | None = Field(None, title="คำกำกับตำแหน่งที่เกี่ยวข้อง")
    waivable: Flag = Field(default=False, title="คณะกรรมการผ่อนผันได้หรือไม่ (ใน waivers.yaml)")
    cite: Cite = Field(title="ที่มา")
