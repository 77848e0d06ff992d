"""Records: closed, frozen pydantic models, and the way data becomes one or tells its faults."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import ErrorDetails

from kpr_cli.core.guessing import key_meant, known_keys, record_at, value_at, value_names
from kpr_cli.core.hit import Fact, Fault, Hit, Told
from kpr_cli.core.place import Path, Tree, pruned
from kpr_cli.core.remarks import in_brackets, place_of_keys, unfilled
from kpr_cli.core.suggest import certain, closest_named
from kpr_cli.core.visible import bare, visible


class Record(BaseModel):
    """A closed, frozen model: unknown keys are faults, nothing changes after admission."""

    model_config = ConfigDict(extra="forbid", frozen=True)


R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Admission(Generic[R]):
    """What came of reading data as a record.

    `record` lacks every faulty field, and is None where what is left is no record at all.
    `absent` are the paths whose value is not known because of a fault.
    """

    record: R | None
    faults: tuple[Fault, ...]
    absent: frozenset[Path]


_SHAPES = {
    "extra_forbidden": "unknown-key",
    "model_type": "not-a-mapping",
    "dict_type": "not-a-mapping",
    "tuple_type": "not-a-list",
    "missing": "missing-key",
    "literal_error": "unknown-value",
}
"""Pydantic's own errors that a record can raise, and the rules of reading they are."""
_numbers = re.compile(r"-?[0-9.]+(?:,\s+-?[0-9.]+)*\Z").match


def admit(model: type[R], data: Tree, *, is_draft: bool = False) -> Admission[R]:
    """Read `data` as a `model`: every fault is told, every faulty field left out.

    In a draft a key with nothing behind it is not yet written; elsewhere it is a fault.
    """
    faults: list[Fault] = []
    absent: set[Path] = set()
    while True:
        try:
            return Admission(model.model_validate(data), _in_doubt(faults), frozenset(absent))
        except ValidationError as error:
            # Never str(error), never its input: text of strangers can make both unbounded.
            details = error.errors(include_url=False, include_input=False)
        refusals = [_refusal(data, detail) for detail in details]
        for refusal in refusals:
            is_told = refusal.kind == "missing" and refusal.path in absent
            is_unwritten = is_draft and _is_unwritten(data, refusal)
            if not is_told and not is_unwritten:
                faults.append(_fault(model, data, refusal))
                absent.update(_unknown_after(model, data, refusal))
        is_lost = any(refusal.kind == "missing" or not refusal.path for refusal in refusals)
        rest = data if is_lost else _pruned(data, refusals)
        if rest == data:
            return Admission(None, _in_doubt(_none_twice(faults)), frozenset(absent))
        data = rest


@dataclass(frozen=True, slots=True)
class _Refusal:
    """One of pydantic's complaints, with its place as a path into the file."""

    kind: str
    path: Path
    on_key: bool
    facts: dict[str, Fact]


def _refusal(data: Tree, detail: ErrorDetails) -> _Refusal:
    path, kind = tuple(detail["loc"]), detail["type"]
    # Pydantic marks a bad key by a last step "[key]", which a person may have written as well.
    beside = value_at(data, path[:-1])
    is_mark = path[-1:] == ("[key]",) and not (isinstance(beside, dict) and "[key]" in beside)
    facts: dict[str, Fact] = dict(detail.get("ctx", {}))
    return _Refusal(kind, path[:-1] if is_mark else path, is_mark or kind in _SHAPES, facts)


def _none_twice(faults: list[Fault]) -> list[Fault]:
    """The faults without the missing keys that a misspelt key beside them explains."""
    meant = {
        (*fault.hit.at[:-1], fault.hit.replacement)
        for fault in faults
        if fault.rule == "misspelt-key" and isinstance(fault.hit.at, tuple)
    }
    return [f for f in faults if f.rule != "missing-key" or f.hit.at not in meant]


def _is_unwritten(data: Tree, refusal: _Refusal) -> bool:
    """Whether it is a key with nothing behind it: not yet written, which is no fault of shape."""
    unwritten = {"model_type", "dict_type", "tuple_type", "literal_error"}
    is_key = bool(refusal.path) and isinstance(refusal.path[-1], str)
    return is_key and refusal.kind in unwritten and value_at(data, refusal.path) is None


def _fault(model: type[Record], data: Tree, refusal: _Refusal) -> Fault:
    path, kind = refusal.path, refusal.kind
    match kind:
        case "literal_error":
            hit = _unknown_value(model, data, refusal)
        case "extra_forbidden":
            hit = _unknown_key(model, data, path)
            kind = "unknown-key" if hit.replacement is None else "misspelt-key"
        case "model_type" | "dict_type":
            step, owner = (None, None, *path)[-1], (None, None, *path)[-2]
            names = in_brackets(known_keys(model, path))
            hit = Hit(path, {"what": place_of_keys(step, owner), "keys": names}, on_key=True)
        case "tuple_type":
            hit = _not_a_list(model, data, path)
        case "missing":
            told = unfilled(is_there=False, is_block=False)
            hit = Hit(path, {"key": str(path[-1]), "what": told}, on_key=True)
        case _:
            facts = dict(refusal.facts)
            fix, is_guess = facts.pop("fix", None), bool(facts.pop("guess", False))
            replacement = fix if isinstance(fix, str) else None
            hit = Hit(
                path, facts, on_key=refusal.on_key, replacement=replacement, is_guess=is_guess
            )
    return Fault(_SHAPES.get(kind, kind), hit)


def _unknown_value(model: type[Record], data: Tree, refusal: _Refusal) -> Hit:
    choices = str(refusal.facts["expected"]).replace("'", "").replace(" or ", ", ")
    value = value_at(data, refusal.path)
    found = value if isinstance(value, str) else ""
    names = value_names(model, refusal.path, choices.split(", "))
    told = ", ".join(f"{value} ({name})" if name else value for value, name in names.items())
    facts: dict[str, Fact] = {"found": visible(found), "choices": Told(told, choices)}
    meant = closest_named(bare(found), names)
    return Hit(refusal.path, facts, replacement=meant, is_guess=True)


def _unknown_key(model: type[Record], data: Tree, path: Path) -> Hit:
    meant = key_meant(model, data, path)
    choices = ", ".join(known_keys(model, path[:-1])) or "–"
    facts = {"key": visible(str(path[-1])), "meant": meant or "", "choices": choices}
    is_guess = meant is not None and not _is_certain(model, data, path, meant)
    return Hit(path, facts, on_key=True, replacement=meant, is_guess=is_guess)


def _not_a_list(model: type[Record], data: Tree, path: Path) -> Hit:
    """Numbers where a list of them belongs lack nothing but their brackets."""
    value, key = value_at(data, path), str(path[-1])
    listed = None
    if isinstance(value, str) and _numbers(value):
        entries = value.replace(",", " ").split()
        # A list of texts takes words as well, and one number is hardly what it waits for.
        if _takes(model, path, entries) and not _takes(model, path, [key]):
            listed = f"[{', '.join(entries)}]"
    return Hit(path, {"key": key}, on_key=not isinstance(value, str), replacement=listed)


def _takes(model: type[Record], path: Path, entries: list[str]) -> bool:
    """Whether the list at `path` could hold these entries."""
    place, listed = _record_at(model, path[:-1]), list[Tree](entries)
    key = str(path[-1])
    return place is not None and not admit(place, {key: listed}, is_draft=True).faults


def _unknown_after(model: type[Record], data: Tree, refusal: _Refusal) -> Iterator[Path]:
    """The paths whose value is not known because of a fault; a misspelt key hides its meaning."""
    path = refusal.path
    yield path
    if refusal.kind == "extra_forbidden" and (meant := key_meant(model, data, path)):
        yield (*path[:-1], meant)
    if path and isinstance(path[-1], int) and refusal.kind != "model_type":
        yield path[:-1]


def _is_certain(model: type[Record], data: Tree, path: Path, meant: str) -> bool:
    """Whether no other key can be meant, and what is written there can stand under this one."""
    place, word = _record_at(model, path[:-1]), bare(str(path[-1]))
    if place is None or certain(word, known_keys(model, path[:-1])) != meant:
        return False
    told = admit(place, {meant: value_at(data, path)}, is_draft=True).faults
    return all(fault.hit.is_mendable for fault in told if fault.hit.at == (meant,))


def _record_at(model: type[Record], path: Path) -> type[Record] | None:
    place = record_at(model, path)
    return place if place is not None and issubclass(place, Record) else None


def _in_doubt(faults: list[Fault]) -> tuple[Fault, ...]:
    """The faults, without a fix where two misspelt keys beside each other mean the same one."""
    keys = [f.hit for f in faults if f.rule == "misspelt-key"]
    meant = Counter((hit.at[:-1], hit.replacement) for hit in keys if isinstance(hit.at, tuple))
    return tuple(
        replace(f, hit=replace(f.hit, replacement=None))
        if isinstance(f.hit.at, tuple) and meant[f.hit.at[:-1], f.hit.replacement] > 1
        else f
        for f in faults
    )


def _pruned(data: Tree, refusals: list[_Refusal]) -> Tree:
    """The data without what is faulty; the original stays whole, places count on it.

    An entry that should be a mapping becomes an empty one, so that its neighbours keep their
    positions; a list with any other faulty entry goes as a whole, never shortened.
    """
    emptied: set[Path] = set()
    dropped: set[Path] = set()
    for refusal in refusals:
        path = refusal.path
        is_entry = isinstance(path[-1], int)
        if is_entry and refusal.kind == "model_type":
            emptied.add(path)
        else:
            dropped.add(path[:-1] if is_entry else path)
    return pruned(data, dropped, emptied)
