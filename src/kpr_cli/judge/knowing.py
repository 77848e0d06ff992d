"""A baseline to accepted findings, and to what is wrong with its entries."""

from collections.abc import Collection, Mapping, Sequence

from kpr_cli.core.baseline import Known
from kpr_cli.core.family import UNHELD
from kpr_cli.core.finding import Acceptance, Finding
from kpr_cli.core.fingerprint import fingerprints
from kpr_cli.core.hit import Fact, Fault, Hit
from kpr_cli.judge.acceptance import Docket, Weighed


def prints_of(docket: Docket) -> dict[str, int]:
    """The findings that a baseline can hold: their positions by their fingerprints."""
    found = fingerprints(docket.findings, lambda file: docket.names.get(file, file))
    listed = zip(found, docket.findings, strict=True)
    return {
        print_: position for position, (print_, finding) in enumerate(listed) if _can_hold(finding)
    }


def _can_hold(finding: Finding) -> bool:
    return finding.rule.severity != "note" and finding.rule.code[0] not in UNHELD


def weigh_baseline(known: Mapping[int, Known], docket: Docket, waived: Collection[int]) -> Weighed:
    """Accept what complete entries in force hold and no waiver does; the others are told."""
    positions = prints_of(docket)
    accepted: dict[int, Acceptance] = {}
    seen: dict[str, int] = {}
    faults: list[Fault] = []
    is_dated = False
    for index, entry in known.items():
        first = seen.setdefault(entry.fingerprint, index)
        position = positions.get(entry.fingerprint)
        if first != index:
            hit = Hit(("known", index), also=(("known", first),))
            faults.append(Fault("repeated-acceptance", hit))
        elif position is None:
            faults += _gone(index, entry, docket)
        elif position not in waived:
            acceptance = _acceptance(entry)
            if acceptance is None:
                faults.append(_incomplete(index, entry))
                continue
            is_dated = True
            if acceptance.until < docket.as_of:
                faults.append(_expired(index, entry, docket))
            else:
                accepted[position] = acceptance
    return Weighed(accepted, faults, is_dated)


def _acceptance(entry: Known) -> Acceptance | None:
    if entry.owner is None or entry.reason is None or entry.until is None:
        return None
    return Acceptance("baseline", entry.owner, entry.reason, None, entry.until)


def _gone(index: int, entry: Known, docket: Docket) -> Sequence[Fault]:
    """A finding that is mended; only where its file was judged, or is itself gone."""
    file = docket.judged.get(entry.file)
    if file is None:
        is_gone = docket.is_whole and entry.file not in docket.names.values()
    else:
        is_gone = docket.tells_all(file, entry.code)
    facts: dict[str, Fact] = {
        "code": entry.code,
        "file": entry.file,
        "place": entry.place or "–",
    }
    rule = "changed-since-baseline" if _has_changed(entry, docket) else "gone-from-baseline"
    return [Fault(rule, Hit(("known", index), facts))] if is_gone else []


def _has_changed(entry: Known, docket: Docket) -> bool:
    """Whether the same rule still finds something at the same place, with other facts."""
    file = docket.judged.get(entry.file)
    return any(
        (finding.file, finding.rule.code, finding.place) == (file, entry.code, entry.place)
        for finding in docket.findings
    )


def _incomplete(index: int, entry: Known) -> Fault:
    missing = [key for key in ("owner", "reason", "until") if getattr(entry, key) is None]
    facts: dict[str, Fact] = {"code": entry.code, "missing": ", ".join(missing)}
    return Fault("incomplete-baseline-entry", Hit(("known", index, missing[0]), facts, on_key=True))


def _expired(index: int, entry: Known, docket: Docket) -> Fault:
    facts: dict[str, Fact] = {
        "code": entry.code,
        "until": entry.until or docket.as_of,
        "as_of": docket.as_of,
    }
    return Fault("expired-baseline-entry", Hit(("known", index, "until"), facts))


def renewed(known: Mapping[int, Known], docket: Docket) -> list[Known]:
    """The entries of a baseline written anew, by their files.

    What was found and is not waived is held, with what people wrote beside it before; what is
    gone is dropped; of what was not judged the old entry stays.
    """
    positions = prints_of(docket)
    before = {entry.fingerprint: entry for entry in reversed([*known.values()])}
    held = [
        _held(before.get(print_), print_, docket, docket.findings[position])
        for print_, position in positions.items()
        if docket.findings[position].acceptance is None
    ]
    kept = [
        entry
        for index, entry in known.items()
        if before[entry.fingerprint] is entry
        and entry.fingerprint not in positions
        and not _gone(index, entry, docket)
    ]
    return sorted([*held, *kept], key=lambda entry: entry.file)


def _held(before: Known | None, print_: str, docket: Docket, finding: Finding) -> Known:
    """The entry of a finding."""
    return Known.model_construct(
        fingerprint=print_,
        code=finding.rule.code,
        file=docket.names.get(finding.file, finding.file),
        place=finding.place or None,
        message=finding.th,
        owner=None if before is None else before.owner,
        reason=None if before is None else before.reason,
        until=None if before is None else before.until,
    )
