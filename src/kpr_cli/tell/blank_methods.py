"""What a new agreement says of scoring methods: the usual one, and those to choose instead."""

import json
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from kpr_cli.core.guessing import known_keys
from kpr_cli.core.indicator import METHODS, Indicator, Targets
from kpr_cli.core.number import plain
from kpr_cli.core.policies import Policies

Facts = dict[str, object]

_plain = re.compile(r"[ก-๙a-z](?:[ก-๙A-Za-z0-9_ ./()-]*[ก-๙A-Za-z0-9_.)])?\Z").match
CHILDREN = "แต่ละตัวขึ้นต้นด้วยขีด - มีช่องเหมือนตัวชี้วัด และมี results ของตน"


def scalar(text: str) -> str:
    """A text as YAML reads it back, in quotation marks where it needs them."""
    return text if _plain(text) and text != "null" else json.dumps(text, ensure_ascii=False)


def facts_of_methods(keys: Mapping[str, Sequence[str]], policies: Policies) -> Facts:
    """The keys of the book's own method, and the methods to choose instead.

    `keys` are those that an indicator of a method must have beside id, name and weight.
    """
    methods = policies.methods
    usual = keys[methods.default]
    points = policies.scale.points
    by_round = ", ".join(f"{round_}: " for round_ in policies.rounds)
    return {
        "data": [line for key in _data(usual) for line in _blank(key, points)],
        "usual": list(_data(usual)),
        "has_unit": "unit" in usual,
        "target": _target(usual, points),
        "weights": f"{{{by_round}}}" if policies.weights.by_round else None,
        "ratio": "ratio" in methods.allowed,
        "done": "milestone" in methods.allowed,
        "methods": [
            {
                "name": name,
                "words": f"{METHODS[name]} ({_instead(usual, keys[name], len(points))})",
                "lines": [
                    line
                    for key in (*_data(keys[name]), "target")
                    if key in keys[name] and key not in usual
                    for line in _example(key, usual, policies)
                ],
            }
            for name in methods.allowed
            if name != methods.default
        ],
    }


def _data(keys: Sequence[str]) -> tuple[str, ...]:
    """The keys that hold the data of a method."""
    return tuple(key for key in keys if key not in ("unit", "target"))


def _instead(usual: Sequence[str], keys: Sequence[str], count: int) -> str:
    """How many entries another method takes, and what its indicators do without."""
    gone = [key for key in usual if key not in keys]
    told = f"ลบช่อง {' '.join(gone)}" if gone else f"ช่อง {' '.join(_data(usual))} ยังต้องมี"
    listed = {"bands": f"{count} ช่วง ", "milestones": f"{count} ขั้น "}
    return "".join(words for key, words in listed.items() if key in keys) + told


def _blank(key: str, points: Sequence[Decimal]) -> list[str]:
    """The lines of a key of the usual method, each with what to write there."""
    count, title = len(points), known_keys(Indicator, ())[key]
    if key == "levels":
        span = f"{plain(points[0])} ถึง {plain(points[-1])}"
        return [f"levels: ## ผลที่ต้องได้ของคะแนน {span} เช่น [{', '.join(_levels(count))}]"]
    if key == "targets":
        inside = (f"  {name}: ## {words}" for name, words in known_keys(Targets, ()).items())
        return [f"targets: ## {title}", *inside]
    if key == "milestones":
        title = f"{title} ข้อความขั้นละหนึ่งบรรทัด ขึ้นต้นด้วยขีด - ({count} ขั้น)"
    return [f"{key}: ## {title}"]


def _levels(count: int) -> list[str]:
    return [str(100 - 10 * step) for step in reversed(range(count))]


def _target(usual: Sequence[str], points: Sequence[Decimal]) -> str | None:
    """What to write as the target; None where the method has none."""
    middle = len(points) // 2
    if "target" not in usual:
        return None
    if "levels" in usual:
        return f"เป็นระดับหนึ่งในเกณฑ์ เช่น {_levels(len(points))[middle]}"
    return f"เป็นเลขของขั้น เช่น {middle + 1}" if "milestones" in usual else "ผลที่ตั้งใจให้ได้"


def _example(key: str, usual: Sequence[str], policies: Policies) -> list[str]:
    """The lines of a key of another method, filled in as an example."""
    if key == "children":
        composite = policies.methods.composite
        is_plain = composite is not None and composite.mean == "plain"
        before = ("name", "unit", *(() if is_plain else ("weight",)))
        inside = (*before, *_data(usual), *(("target",) if "target" in usual else ()))
        return [f"children: ## {CHILDREN}", '  - id: "1.1.1"', *map(_below_child, inside)]
    if key == "target":
        return ["target:"]
    example = (Indicator.model_fields[key].examples or [""])[0]
    return [f"{key}: {_written(example)}"]


def _below_child(key: str) -> str:
    points = f" {{{', '.join(f'{name}: ' for name in known_keys(Targets, ()))}}}"
    return f"    {key}:{points if key == 'targets' else ''}"


def _written(value: object) -> str:
    """An example of a model as one line of YAML."""
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key}: {_written(below)}' for key, below in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(_written, value))}]"
    return scalar(value) if isinstance(value, str) else str(value)
