"""Findings that were kept: the JSON of `kpr validate`, read back without judging again."""

import re

from kpr_cli.core.transcript import Transcript, TranscriptError, transcript

MAX_FINDINGS = 64 << 20
_BOM = b"\xef\xbb\xbf"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_at = re.compile(r"at line (\d+) column (\d+)").search


class FindingsError(Exception):
    """A text that holds no findings of kpr; says what is wrong, Thai and English."""

    def __init__(self, th: str, en: str) -> None:
        super().__init__(en)
        self.th = th
        self.en = en


def read_findings(data: bytes) -> Transcript:
    """Read what `kpr validate --format json` wrote (of more at least one byte too many)."""
    if len(data) > MAX_FINDINGS:
        most = MAX_FINDINGS >> 20
        raise FindingsError(f"ยาวเกิน {most} MB แบ่งตรวจเป็นหลายครั้ง", f"longer than {most} MB")
    if not data.strip():
        raise FindingsError("ว่างเปล่า ไม่มีผลการตรวจ", "empty; there are no findings")
    if data.startswith(_UTF16):
        raise FindingsError(
            "ไม่ใช่ UTF-8 ให้ kpr เขียนแฟ้มเองด้วย --output json=ชื่อแฟ้ม แทนเครื่องหมาย >",
            "not UTF-8; let kpr write the file with --output json=FILE instead of >",
        )
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise FindingsError("ไม่ใช่ UTF-8", "not UTF-8") from error
    try:
        return transcript(data.removeprefix(_BOM))
    except TranscriptError as error:
        raise FindingsError(*_refusal(error)) from error


def _refusal(error: TranscriptError) -> tuple[str, str]:
    if error.kind == "json_invalid":
        place = _at(error.detail)
        th = f" (บรรทัด {place[1]} คอลัมน์ {place[2]})" if place else ""
        en = f" (line {place[1]}, column {place[2]})" if place else ""
        return f"อ่านแบบ JSON ไม่ได้{th}", f"not JSON{en}"
    where = [str(step) for step in error.where if isinstance(step, int) or step.isidentifier()]
    if not where or (error.kind == "missing" and where[1:] == []):
        return _NOT_OURS
    if where == ["format"]:
        return (
            "เป็นรูปแบบรุ่นอื่น kpr รุ่นนี้อ่านรุ่น 1",
            "another version of the format; this kpr reads version 1",
        )
    return _of_key(error, where)


_NOT_OURS = (
    "ไม่ใช่ผลการตรวจ ใช้แฟ้มที่ได้จาก kpr validate --format json",
    "no findings; use what kpr validate --format json writes",
)


def _of_key(error: TranscriptError, where: list[str]) -> tuple[str, str]:
    """What is wrong with a key, and in which finding, counted from 1."""
    th = en = ""
    if where[0] == "findings" and where[1:]:
        number = int(where[1]) + 1
        th, en, where = f"ข้อที่ {number} ", f"finding {number}: ", where[2:]
    key = ".".join(where) or "findings"
    if error.kind == "missing":
        return f"{th}ไม่มีช่อง “{key}”", f"{en}the key “{key}” is missing"
    return f"{th}ค่าของช่อง “{key}” ใช้ไม่ได้", f"{en}the value of “{key}” cannot be used"
