"""Whether a run accepts findings: by `waivers.yaml` at the root, by a baseline, as of which day."""

import os
from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING

from kpr_cli.cli.call import Call
from kpr_cli.cli.problem import CallError, Problem
from kpr_cli.cli.root import WAIVERS, Root, shown
from kpr_cli.read.wording import Wording

if TYPE_CHECKING:
    from kpr_cli.judge.acceptance import Accepted, Docket

THAILAND = timezone(timedelta(hours=7))

Accept = Callable[["Docket"], "Accepted"]


def today() -> date:
    """The day in Thailand, wherever the machine stands: a waiver ends for all at one moment."""
    return datetime.now(THAILAND).date()


def acceptance_of(call: Call, root: Root, wording: Wording) -> Accept | None:
    """How findings are accepted; None in a repository that accepts none."""
    file = root.folder / WAIVERS
    waivers = file if os.path.lexists(file) else None
    baseline = _baseline(call, root)
    if waivers is None and baseline is None:
        return None
    from kpr_cli.cli.records import load_records

    return load_records(waivers, baseline, wording).accept


def _baseline(call: Call, root: Root) -> Path | None:
    """The baseline that a call uses; one that it writes anew accepts nothing meanwhile."""
    if call.write_baseline is not None:
        return None
    if call.baseline is not None:
        if not call.baseline:
            raise CallError("--baseline ต้องมีชื่อแฟ้ม", "--baseline needs the name of a file")
        path = Path(call.baseline)
    elif root.settings.baseline is not None:
        path = root.folder / root.settings.baseline
    else:
        return None
    if not os.path.lexists(path):
        name = shown(path)
        raise CallError(
            f"ไม่พบรายการเดิม {name} สร้างด้วย kpr validate --write-baseline {name}",
            f"there is no baseline {name}; make it with kpr validate --write-baseline {name}",
        )
    return path


def baseline_note(name: str) -> Problem:
    """What is said of a baseline among the agreements."""
    return Problem(
        f"{name} เป็นรายการเดิม จึงไม่ตรวจเป็นคำรับรอง "
        f"ให้มีผลด้วย --baseline {name} หรือ baseline ใน kpr.toml",
        f"{name} is a baseline and is not judged as an agreement; "
        f"use it with --baseline {name}, or baseline in kpr.toml",
    )
