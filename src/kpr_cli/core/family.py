"""Families of rules: what the letter of a code stands for, in the order of a list."""

from collections.abc import Mapping

from kpr_cli.core.rule import Words

FAMILIES: Mapping[str, Words] = {
    "P": Words(th="การอ่านแฟ้ม", en="reading a file"),
    "S": Words(th="รูปของข้อมูล", en="shape of the data"),
    "B": Words(th="สมุดกติกา", en="rulebooks"),
    "G": Words(th="กลุ่มและประเด็น", en="groups and issues"),
    "O": Words(th="ประเด็นเพิ่มเติม", en="optional topics"),
    "D": Words(th="ขั้นตอนและวันที่", en="steps and dates"),
    "W": Words(th="น้ำหนัก", en="weights"),
    "L": Words(th="เกณฑ์และเป้าหมาย", en="levels and targets"),
    "R": Words(th="ผลการดำเนินงาน", en="results"),
    "I": Words(th="การระบุตัว", en="identity"),
    "C": Words(th="ความครบถ้วน", en="completeness"),
    "Q": Words(th="คุณภาพของคำรับรอง", en="quality of the agreement"),
    "T": Words(th="ตัวสะกดและอักขระ", en="spelling and characters"),
    "V": Words(th="การผ่อนผันและรายการเดิม", en="waivers and baseline"),
}


UNREADABLE = frozenset("PS")
"""What is not read or not of the right shape: behind such a fault others hide."""
UNWAIVABLE = UNREADABLE | frozenset("BTV")
"""What no committee can waive: also books, spelling that kpr mends, and the waivers themselves."""
UNHELD = UNREADABLE | frozenset("BV")
"""What no baseline holds: also books and records, which are the committee's own to mend."""


def family_of(code: str) -> Words:
    """The name of a rule's family; a book can have a family of its own, named by its letter."""
    return FAMILIES.get(code[0]) or Words(th=code[0], en=code[0])


def listing_key(code: str) -> tuple[int, str]:
    """Where a rule stands in a list: by family, then by code."""
    letters = list(FAMILIES)
    return letters.index(code[0]) if code[0] in FAMILIES else len(letters), code
