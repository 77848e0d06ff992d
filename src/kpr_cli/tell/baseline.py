"""A baseline as its file holds it: what kpr knows, and blanks for people to fill."""

import json
import re
from collections.abc import Iterable, Iterator

from kpr_cli.core import thai
from kpr_cli.core.baseline import VERSION, Known
from kpr_cli.core.scalar import FORMAT_VERSION
from kpr_cli.tell.lines import safe

LAST_OF_FOUR_DIGITS = 0xFFFF
HEAD = """\
# รายการเดิม: ข้อที่รู้แล้ว ยังแสดงในผลการตรวจ แต่ไม่นับเป็นความผิดพลาดจนพ้นวันสุดท้าย
# เติมให้ครบทุกรายการ: owner ผู้รับผิดชอบแก้ไข, reason เหตุผลที่ยังไม่แก้, until วันสุดท้าย (ปี พ.ศ.-เดือน-วัน)
# รายการที่ยังเว้นว่างไม่มีผล ช่องอื่น kpr เป็นผู้เขียน
# เขียนใหม่ด้วย kpr validate --write-baseline: สิ่งที่เติมไว้ยังอยู่ ข้อที่แก้แล้วถูกตัดออก
#
# Findings that are known already: still told, but no errors until their day is past.
# Fill in owner, reason and until (Buddhist year-month-day); an entry with blanks excuses nothing.
# Written anew by kpr validate --write-baseline: what people wrote stays, what is mended goes.
"""


def baseline_text(known: Iterable[Known]) -> str:
    """The file, with its explanation at the top."""
    entries = list(known)
    lines = [f"kpr: {FORMAT_VERSION}", f"baseline: {VERSION}"]
    lines.append("known:" if entries else "known: []")
    lines += [line for entry in entries for line in _entry(entry)]
    return HEAD + "\n" + "".join(f"{line}\n" for line in lines)


def _entry(entry: Known) -> Iterator[str]:
    yield f"  - fingerprint: {_quoted(entry.fingerprint)}"
    until = None if entry.until is None else thai.iso(entry.until)
    for key, value in (
        ("code", entry.code),
        ("file", _quoted(entry.file)),
        ("place", _quoted(entry.place)),
        ("message", _quoted(entry.message)),
        ("owner", _quoted(entry.owner)),
        ("reason", _quoted(entry.reason)),
        ("until", until),
    ):
        yield f"    {key}: {value or ''}".rstrip()


def _quoted(text: str | None) -> str | None:
    """A text in quotation marks; of what no file may hold only a mark that it was there."""
    if text is None:
        return None
    lines = (safe(_forbidden.sub("\N{REPLACEMENT CHARACTER}", line)) for line in text.split("\n"))
    return "".join(map(_visible, json.dumps("\n".join(lines), ensure_ascii=False)))


_forbidden = re.compile("[\ufeff\ufffe\uffff]")


def _visible(character: str) -> str:
    """A character as people see it; one that they cannot see is spelt out."""
    if character.isprintable():
        return character
    number = ord(character)
    return f"\\u{number:04x}" if number <= LAST_OF_FOUR_DIGITS else f"\\U{number:08x}"
