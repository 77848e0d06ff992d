"""`kpr validate --write-baseline FILE`: what is known already, for people to own and to date."""

import os
from collections.abc import Mapping
from pathlib import Path

from kpr_cli.cli.call import Call
from kpr_cli.cli.files import SUFFIXES
from kpr_cli.cli.judging import Run
from kpr_cli.cli.problem import CallError, Problem
from kpr_cli.cli.records import load_baseline
from kpr_cli.cli.root import WAIVERS, shown
from kpr_cli.cli.writing import write_files
from kpr_cli.core.baseline import Known
from kpr_cli.core.family import UNREADABLE
from kpr_cli.judge.knowing import renewed
from kpr_cli.read.registers import BaselineError, read_baseline
from kpr_cli.tell.baseline import baseline_text


def known_before(call: Call, run: Run) -> Mapping[int, Known]:
    """What the file holds that is to be written; CallError where it cannot be written."""
    name = call.write_baseline or ""
    path = Path(name)
    if call.baseline is not None:
        raise CallError(
            "ใช้ --baseline หรือ --write-baseline อย่างใดอย่างหนึ่ง",
            "use either --baseline or --write-baseline",
        )
    if path.suffix not in SUFFIXES:
        raise CallError(
            "--write-baseline ต้องมีชื่อแฟ้มที่ลงท้ายด้วย .yaml เช่น baseline.yaml",
            "--write-baseline needs the name of a .yaml file, such as baseline.yaml",
        )
    if os.path.realpath(path) == os.path.realpath(run.root.folder / WAIVERS):
        raise CallError(
            f"{shown(path)} เป็นที่ของการผ่อนผัน ตั้งชื่อรายการเดิมเป็นชื่ออื่น",
            f"{shown(path)} is where waivers stand; give the baseline another name",
        )
    if not os.path.lexists(path):
        return {}
    register = load_baseline(path, run.shelf.wording)
    if register.findings:
        first = register.findings[0]
        raise CallError(
            f"{shown(path)} บรรทัด {first.span.line}: {first.th} แก้ก่อน แล้วสั่งใหม่",
            f"{shown(path)}, line {first.span.line}: {first.en}; mend it first",
        )
    return register.records


def write_baseline(path: Path, before: Mapping[int, Known], run: Run) -> Problem:
    """Write the file anew, whole or not at all; says what was written."""
    docket = run.docket(run.findings)
    entries = renewed(before, docket)
    text, name = baseline_text(entries), shown(path)
    try:
        read_baseline(text.encode(), name, run.shelf.wording)
    except BaselineError as error:
        count = len(entries)
        raise CallError(
            f"รายการเดิม {count} ข้อมากเกินไป แก้คำรับรองก่อน หรือแยกคลังคำรับรอง",
            f"{count} findings are too many for a baseline; mend some, or split the repository",
        ) from error
    write_files([(Path(os.path.realpath(path)), text)])
    return _written(name, entries, _unheld(run))


def _unheld(run: Run) -> int:
    """How many errors no baseline can hold."""
    return sum(f.severity == "error" and f.rule.code[0] in UNREADABLE for f in run.findings)


def _written(name: str, entries: list[Known], unheld: int) -> Problem:
    blank = sum(None in (entry.owner, entry.reason, entry.until) for entry in entries)
    th = f"บันทึกรายการเดิม {len(entries)} ข้อลงใน {name} แล้ว"
    en = f"{len(entries)} finding{'s' * (len(entries) != 1)} noted in {name}"
    if blank:
        th += f" ยังไม่มีผล {blank} ข้อ ต้องเติมช่อง owner, reason และ until ให้ครบก่อน"
        en += f"; {blank} without owner, reason or until excuse nothing yet"
    if unheld:
        th += f" อีก {unheld} ข้อบันทึกไม่ได้ เพราะอ่านแฟ้มไม่ได้หรือเขียนผิดรูป ต้องแก้ก่อน"
        en += f"; {unheld} cannot be noted: mend what is unreadable or misshapen first"
    th += f" ใช้ด้วย --baseline {name} หรือช่อง baseline ใน kpr.toml"
    en += f"; use it by --baseline {name}, or by baseline in kpr.toml"
    return Problem(th, en)
