"""Makes agreements of about 24 KB that the book of 2547 finds no fault in; the same every time.

`python -m bench.generate FOLDER --count 100 --invalid 0.1` writes a hundred, ten of them with a
fault.
"""

import argparse
import random
from collections.abc import Callable, Iterator
from pathlib import Path

SEED = 2547
PARTS = ("cost_reduction", "manpower", "service_time", "service_quality", "development_success")
INDICATORS_A_PART = 3
TOPICS = {10: 4, 12: 3, 15: 3}
"""The chosen optional topics, and how many indicators each has: with the parts' 15, 25 in all."""
WEIGHT = 4
YEARS = (2544, 2545, 2546)

SUBJECTS = (
    "ค่าใช้จ่ายที่ลดลง",
    "งานที่เสร็จตามเวลา",
    "ข้าราชการที่ได้พัฒนา",
    "คำขอที่อนุญาตแล้ว",
    "เรื่องร้องเรียนที่ยุติ",
    "บริการผ่านระบบอิเล็กทรอนิกส์",
    "งบประมาณที่เบิกจ่าย",
    "สินทรัพย์ที่ใช้ประโยชน์",
)
SOURCES = ("รายงานของกองคลัง", "ระบบงานของกรม", "แบบสำรวจผู้รับบริการ")
NAMES = ("สมชาย ใจดี", "สมหญิง รักงาน", "วิชัย มั่นคง", "มาลี ศรีสุข", "ประเสริฐ ตั้งใจ", "อรุณี แจ่มใส")

Fault = Callable[[str], str]
FAULTS: tuple[Fault, ...] = (
    lambda text: text.replace(f"weight: {WEIGHT}", "weight: ๔", 1),
    lambda text: text.replace("formula:", "formulla:", 1),
    lambda text: text.replace("  manpower:\n", "  manpowers:\n", 1),
    lambda text: text.replace("signed: 2546-12-15", "signed: 2546-11-01", 1),
    lambda text: text.replace("- topic: 12", "- topic: 10", 1),
    lambda text: text.replace("proposed: 2546-10-15", "proposed: 2003-10-15", 1),
    lambda text: text.replace("target: ", "target: ประมาณ ", 1),
)
"""One fault each, as people make them."""


def write(folder: Path, count: int, invalid: float = 0.0) -> list[Path]:
    """Write `count` agreements, the share `invalid` of them with one fault, evenly spread."""
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for number in range(count):
        text = agreement(number)
        if int((number + 1) * invalid) > int(number * invalid):
            text = FAULTS[number % len(FAULTS)](text)
        file = folder / f"{agency_id(number)}.yaml"
        file.write_text(text, encoding="utf-8", newline="\n")
        files.append(file)
    return files


def agency_id(number: int) -> str:
    """The id of the agency that makes an agreement."""
    return f"bench-department-{number:05d}"


def agreement(number: int) -> str:
    """One agreement without fault: two parties, five steps, 25 indicators, all reported."""
    chance = random.Random(SEED * 100_000 + number)
    return "\n".join(
        [*_head(number, chance), *_issues(number, chance), *_topics(number, chance), ""]
    )


def _head(number: int, chance: random.Random) -> Iterator[str]:
    receiver, maker = chance.sample(NAMES, 2)
    yield from (
        "kpr: 1",
        "fiscal_year: 2547",
        "agency:",
        f"  id: {agency_id(number)}",
        f"  name: กรมทดสอบที่ {number}",
        "  kind: department",
        "  ministry: กระทรวงทดสอบ",
        "groups: [2]",
        "parties:",
        "  receivers:",
        f"    - {{name: นาย{receiver}, position: รัฐมนตรีว่าการกระทรวงทดสอบ}}",
        "  makers:",
        f"    - {{name: นาย{maker}, position: อธิบดีกรมทดสอบที่ {number}}}",
        "steps:",
        "  proposed: 2546-10-15",
        "  negotiated: 2546-11-20",
        "  cabinet_approved: 2546-12-02",
        "  signed: 2546-12-15",
        "  announced: 2546-12-20",
        f'announcement: "https://example.go.th/{agency_id(number)}/agreement-2547"',
    )


def _issues(number: int, chance: random.Random) -> Iterator[str]:
    yield "issues:"
    for order, part in enumerate(PARTS, start=1):
        yield f"  {part}:"
        yield "    indicators:"
        for index in range(1, INDICATORS_A_PART + 1):
            yield from _indicator(f"{order}.{index}", number, chance)


def _topics(number: int, chance: random.Random) -> Iterator[str]:
    yield "optional_topics:"
    for topic, count in TOPICS.items():
        yield f"  - topic: {topic}"
        if topic == max(TOPICS):
            yield "    title: ศูนย์บริการร่วมที่นัดหมายล่วงหน้าได้"
            yield "    committee_accepted: 2546-11-25"
        yield "    indicators:"
        for index in range(1, count + 1):
            yield from _indicator(f"T{topic}.{index}", number, chance)


def _indicator(name: str, number: int, chance: random.Random) -> Iterator[str]:
    """One indicator with rising levels, a baseline below them, and a result above level 3.

    Its name is of the agency alone: what two agencies share is a finding.
    """
    subject = chance.choice(SUBJECTS)
    first, step = chance.randint(40, 60), chance.randint(2, 8)
    levels = [first + step * level for level in range(5)]
    reached = f"{levels[2] + chance.randint(0, step)}.{chance.randint(0, 99):02d}"
    past = ", ".join(f"{year}: {first - 9 + 3 * i}.5" for i, year in enumerate(YEARS))
    collector, supervisor = chance.sample(NAMES, 2)
    lines = (
        f'- id: "{name}"',
        f"  name: ร้อยละของ{subject}ในกรมที่ {number}",
        f"  definition: {subject}ในปีงบประมาณ",
        "  formula: ที่ทำได้ × 100 / ทั้งหมด",
        "  unit: ร้อยละ",
        f"  weight: {WEIGHT}",
        f"  levels: {levels}",
        f"  target: {levels[2]}",
        f"  baseline: {{{past}}}",
        f"  source: {chance.choice(SOURCES)}",
        f"  collector: {{name: {collector}, phone: 02{chance.randint(1_000_000, 9_999_999)}}}",
        f"  supervisor: {{name: {supervisor}, phone: 02{chance.randint(1_000_000, 9_999_999)}}}",
        "  results:",
        "    - round: 12",
        f"      self: {reached}",
        f"      committee: {reached}",
        "      evidence:",
        f"        - {{title: รายงานผล, ref: กค 0201/{chance.randint(1, 9999)}}}",
    )
    yield from (f"      {line}" for line in lines)


def main() -> None:
    """Write agreements to a folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--invalid", type=float, default=0.0)
    given = parser.parse_args()
    files = write(given.folder, given.count, given.invalid)
    print(f"{len(files)} files, {sum(f.stat().st_size for f in files)} bytes: {given.folder}")


if __name__ == "__main__":
    main()
