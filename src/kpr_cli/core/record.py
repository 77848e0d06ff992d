"""Records: closed, frozen pydantic models, and the way data becomes one or tells its faults."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from types import UnionType
from typing import Generic, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import ErrorDetails

from kpr_cli.core.hit import Fact, Fault, Hit, Told
from kpr_cli.core.place import Path, Tree, pruned
from kpr_cli.core.suggest import certain, closest_named


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
    beside = _at(data, path[:-1])
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
    return is_key and refusal.kind in unwritten and _at(data, refusal.path) is None


def _fault(model: type[Record], data: Tree, refusal: _Refusal) -> Fault:
    path, kind, facts, on_key = refusal.path, refusal.kind, dict(refusal.facts), refusal.on_key
    fix, is_guess = facts.pop("fix", None), bool(facts.pop("guess", False))
    if kind == "literal_error":
        choices = str(facts["expected"]).replace("'", "").replace(" or ", ", ")
        found = _at(data, path)
        names = _value_names(model, path, choices.split(", "))
        told = ", ".join(f"{value} ({name})" if name else value for value, name in names.items())
        facts = {"found": found if isinstance(found, str) else "", "choices": Told(told, choices)}
        fix, on_key = closest_named(str(facts["found"]), names), False
    elif kind == "extra_forbidden":
        known = known_keys(model, path[:-1])
        fix = meant = _candidate(model, data, path)
        kind = "misspelt-key" if meant else kind
        is_guess = meant is not None and not _is_certain(model, data, path, meant)
        facts = {"key": str(path[-1]), "meant": fix or "", "choices": ", ".join(known) or "–"}
    elif kind in _SHAPES:
        facts = {"key": str(path[-1]) if path else ""}
    is_guess = is_guess or kind == "literal_error"
    replacement = fix if isinstance(fix, str) else None
    hit = Hit(path, facts, on_key=on_key, replacement=replacement, is_guess=is_guess)
    return Fault(_SHAPES.get(kind, kind), hit)


def _unknown_after(model: type[Record], data: Tree, refusal: _Refusal) -> Iterator[Path]:
    """The paths whose value is not known because of a fault; a misspelt key hides its meaning."""
    path = refusal.path
    yield path
    if refusal.kind == "extra_forbidden" and (meant := _candidate(model, data, path)):
        yield (*path[:-1], meant)
    if path and isinstance(path[-1], int) and refusal.kind != "model_type":
        yield path[:-1]


def _candidate(model: type[Record], data: Tree, path: Path) -> str | None:
    """The key that is meant by an unknown one, Thai or English, and not written beside it."""
    beside, word = _at(data, path[:-1]), str(path[-1])
    taken = beside if isinstance(beside, dict) else {}
    known = known_keys(model, path[:-1])
    return closest_named(word, {key: title for key, title in known.items() if key not in taken})


def _is_certain(model: type[Record], data: Tree, path: Path, meant: str) -> bool:
    """Whether no other key can be meant, and what is written there can stand under this one."""
    place = _record_at(model, path[:-1])
    if place is None or certain(str(path[-1]), known_keys(model, path[:-1])) != meant:
        return False
    told = admit(place, {meant: _at(data, path)}, is_draft=True).faults
    return all(fault.hit.is_mendable for fault in told if fault.hit.at == (meant,))


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


def known_keys(model: type[Record], path: Path) -> dict[str, str]:
    """The keys that a record takes at `path`, with their Thai titles."""
    place = _record_at(model, path)
    fields = place.model_fields.items() if place is not None else ()
    return {field.alias or name: field.title or name for name, field in fields}


def _value_names(model: type[Record], path: Path, values: list[str]) -> dict[str, str]:
    """The values that a field takes, with their Thai names where the field tells them."""
    place = _record_at(model, path[:-1])
    for name, field in place.model_fields.items() if place is not None else ():
        extra = field.json_schema_extra
        if (field.alias or name) == path[-1] and isinstance(extra, dict):
            told = extra.get("enumDescriptions")
            return dict(
                zip(values, map(str, told if isinstance(told, list) else values), strict=False)
            )
    return dict.fromkeys(values, "")


def _record_at(model: type[Record], path: Path) -> type[Record] | None:
    """The kind of record that stands at `path`."""
    place: object = model
    for step in path:
        place = _inside(place, step)
    place = _bare(place)
    return place if isinstance(place, type) and issubclass(place, Record) else None


def _bare(annotation: object) -> object:
    """A type without `| None`."""
    if get_origin(annotation) in (Union, UnionType):
        return next(arg for arg in get_args(annotation) if arg is not type(None))
    return annotation


def _inside(annotation: object, step: str | int) -> object:
    bare = _bare(annotation)
    if isinstance(bare, type) and issubclass(bare, Record):
        for name, field in bare.model_fields.items():
            if (field.alias or name) == step:
                return field.annotation
    if get_origin(bare) in (tuple, list):
        return get_args(bare)[0]
    return get_args(bare)[1] if get_origin(bare) in (dict, Mapping) else None


def _at(data: Tree, path: Path) -> Tree:
    for step in path:
        if isinstance(data, dict):
            data = data.get(str(step))
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
        else:
            return None
    return data


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
