"""Twelve agencies of three ministries and a few odd ones, made from one example."""

import re
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
NORTH = (ROOT / "examples" / "ministry" / "example-north.yaml").read_text("utf-8")


class Agency(NamedTuple):
    """An agency, and what the committee found of its five indicators."""

    id: str
    name: str
    ministry: str
    results: tuple[str, str, str, str, str]


AGENCIES = (
    Agency("central", "กรมส่วนกลาง", "กระทรวงหนึ่ง", ("7", "80", "6", "90", "5")),
    Agency("east", "กรมตะวันออก", "กระทรวงหนึ่ง", ("6.5", "78", "7", "88", "4")),
    Agency("north", "กรมเหนือ", "กระทรวงหนึ่ง", ("5.5", "75", "9.5", "85", "3")),
    Agency("south", "กรมใต้", "กระทรวงสอง", ("5.5", "75", "9.5", "85", "3")),
    Agency("west", "กรมตะวันตก", "กระทรวงสอง", ("3", "60", "14", "70", "1")),
    Agency("coast", "กรมชายฝั่ง", "กระทรวงสอง", ("5", "70", "10", "80", "3")),
    Agency("hills", "กรมภูเขา", "กระทรวงสอง", ("5", "70", "10", "80", "3")),
    Agency("rivers", "กรมแม่น้ำ", "กระทรวงสอง", ("4.9", "70", "10", "80", "3")),
    Agency("plains", "กรมที่ราบ", "", ("4", "65", "12", "75", "2")),
    Agency("islands", "กรมเกาะ", "กระทรวงสาม", ("6", "76", "8", "86", "4")),
    Agency("lakes", "กรมทะเลสาบ", "กระทรวงสาม", ("6.2", "77.5", "8.1", "86.6", "4")),
    Agency("ports", "กรมท่าเรือ", "กระทรวงสาม", ("4.2", "67.3", "11.1", "77.7", "2")),
)


def text_of(agency: Agency) -> str:
    """The agreement of an agency, reported and assessed in the last round."""
    text = NORTH.replace("example-north", agency.id).replace("กรมตัวอย่างเหนือ", agency.name)
    ministry = f'  ministry: "{agency.ministry}"\n' if agency.ministry else ""
    text = text.replace("  ministry: กระทรวงตัวอย่าง\n", ministry, 1)
    results = iter(agency.results)
    return re.sub(r"committee: \S+", lambda _: f"committee: {next(results)}", text)


def write_nation(folder: Path) -> None:
    """Write the twelve, and four that stand apart from them.

    One reported to the half year only, one is assessed by itself only, one reported nothing, one
    has weights that do not add up, one cannot be read.
    """
    for agency in AGENCIES:
        (folder / f"{agency.id}.yaml").write_text(text_of(agency), "utf-8")
    odd = Agency("odd", "กรมรอบหก", "กระทรวงหนึ่ง", ("5", "70", "10", "80", "3"))
    text = text_of(odd)
    apart = {
        "half-year": text.replace("round: 12", "round: 6"),
        "own": re.sub(r" +committee: \S+\n( +explanation: .*\n)?", "", text),
        "silent": re.sub(r"        results:\n(          .*\n)+", "", text),
        "unbalanced": text.replace("weight: 20", "weight: 19", 1),
        "unreadable": text.replace("kpr: 1", "kpr: [", 1),
    }
    for name, changed in apart.items():
        (folder / f"{name}.yaml").write_text(changed.replace("id: odd", f"id: {name}"), "utf-8")
