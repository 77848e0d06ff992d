"""What a model takes at a place, and which of it a wrong key or value means."""

from collections.abc import Mapping
from types import UnionType
from typing import Union, get_args, get_origin

from pydantic import BaseModel

from kpr_cli.core.place import Path, Tree
from kpr_cli.core.suggest import closest_named

Model = type[BaseModel]


def known_keys(model: Model, path: Path) -> dict[str, str]:
    """The keys that a record takes at `path`, with their Thai titles."""
    place = record_at(model, path)
    fields = place.model_fields.items() if place is not None else ()
    return {field.alias or name: field.title or name for name, field in fields}


def key_meant(model: Model, data: Tree, path: Path) -> str | None:
    """The key that is meant by an unknown one, Thai or English, and not written beside it."""
    beside, word = value_at(data, path[:-1]), str(path[-1])
    taken = beside if isinstance(beside, dict) else {}
    known = known_keys(model, path[:-1])
    return closest_named(word, {key: title for key, title in known.items() if key not in taken})


def value_names(model: Model, path: Path, values: list[str]) -> dict[str, str]:
    """The values that a field takes, with their Thai names where the field tells them."""
    place = record_at(model, path[:-1])
    for name, field in place.model_fields.items() if place is not None else ():
        extra = field.json_schema_extra
        if (field.alias or name) == path[-1] and isinstance(extra, dict):
            told = extra.get("enumDescriptions")
            return dict(
                zip(values, map(str, told if isinstance(told, list) else values), strict=False)
            )
    return dict.fromkeys(values, "")


def record_at(model: Model, path: Path) -> Model | None:
    """The kind of record that stands at `path`."""
    place = _bare(_annotation_at(model, path))
    return place if isinstance(place, type) and issubclass(place, BaseModel) else None


def is_block(model: Model, path: Path) -> bool:
    """Whether what belongs at `path` is written on the lines below its key: keys, or records."""
    place = _bare(_annotation_at(model, path))
    if get_origin(place) in (tuple, list):
        return record_at(model, (*path, 0)) is not None
    return get_origin(place) in (dict, Mapping) or record_at(model, path) is not None


def _annotation_at(model: Model, path: Path) -> object:
    place: object = model
    for step in path:
        place = _inside(place, step)
    return place


def _bare(annotation: object) -> object:
    """A type without `| None`."""
    if get_origin(annotation) in (Union, UnionType):
        return next(arg for arg in get_args(annotation) if arg is not type(None))
    return annotation


def _inside(annotation: object, step: str | int) -> object:
    bare = _bare(annotation)
    if isinstance(bare, type) and issubclass(bare, BaseModel):
        for name, field in bare.model_fields.items():
            if (field.alias or name) == step:
                return field.annotation
    if get_origin(bare) in (tuple, list):
        return get_args(bare)[0]
    return get_args(bare)[1] if get_origin(bare) in (dict, Mapping) else None


def value_at(data: Tree, path: Path) -> Tree:
    """What the data hold at `path`, None where they hold nothing."""
    for step in path:
        if isinstance(data, dict):
            data = data.get(str(step))
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
        else:
            return None
    return data
