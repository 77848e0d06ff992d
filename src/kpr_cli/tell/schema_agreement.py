"""The JSON Schema of the agreements that a book judges: the models' shape, the book's choices.

It helps while an agreement is being written, so every value may still be empty. What an
agreement owes, and when, is for the checks.
"""

from collections.abc import Mapping

from kpr_cli.core.agreement import ALWAYS, Agreement
from kpr_cli.core.indicator import BASELINE_YEARS, METHODS
from kpr_cli.core.number import plain
from kpr_cli.core.place import Path
from kpr_cli.core.policies import Policies
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.core.scalar import FORMAT_VERSION
from kpr_cli.tell.schema_record import DIALECT, Schema, in_order, or_empty, record_schema


def agreement_schema(book: Rulebook) -> Schema:
    """The schema of one book's agreements."""
    policies = book.policies
    schema = record_schema(Agreement, is_draft=True)
    definitions = schema["$defs"]
    for definition in definitions.values():
        # What a class is for programmers would hide what a key is for officers.
        definition.pop("description", None)
    _put(schema["properties"], _of_agreement(policies))
    for name, choices in _of_parts(policies).items():
        _put(definitions[name]["properties"], choices)
    _earlier_years(definitions["Indicator"]["properties"]["baseline"], policies.fiscal_year)
    definitions["Agency"]["required"] = _always(("agency",))
    head: Schema = {
        "$schema": DIALECT,
        "title": f"คำรับรองการปฏิบัติราชการ ปีงบประมาณ พ.ศ. {policies.fiscal_year}",
        "description": f"{policies.title.th} · {policies.title.en}",
        "required": _always(()),
    }
    return in_order({**schema, **head})


def _of_agreement(policies: Policies) -> dict[str, Schema]:
    """What the book decides at the root."""
    groups = {group.id: f"{group.th} · {group.en}" for group in policies.groups}
    year = {policies.fiscal_year: f"{policies.title.th} · {policies.title.en}"}
    topics = {} if policies.topics else {"maxItems": 0}
    return {
        "kpr": or_empty(_number_of({FORMAT_VERSION: "รุ่นปัจจุบัน · the present version"})),
        "fiscal_year": or_empty(_number_of(year)),
        "groups": {"items": _number_of(groups)},
        "issues": {"properties": _issues(policies), "additionalProperties": False},
        "optional_topics": topics,
    }


def _of_parts(policies: Policies) -> dict[str, dict[str, Schema]]:
    """What the book decides further down, by model and key."""
    kinds = {name: f"{kind.th} · {kind.en}" for name, kind in policies.kinds.items()}
    topics = {topic.topic: f"{topic.th} · {topic.en}" for topic in policies.topics}
    rounds = {months: f"รอบ {months} เดือน · {months} months" for months in policies.rounds}
    methods = {name: METHODS.get(name, name) for name in policies.methods.allowed}
    total = plain(policies.weights.total)
    weight = f"ตัวเลขอารบิก ไม่ใส่ % รวมทุกตัวชี้วัดต้องได้ {total} · without %; all add up to {total}"
    return {
        "Agency": {"kind": or_empty(_word_of(kinds))},
        "Indicator": {
            "weight": {"description": weight},
            "method": {**or_empty(_word_of(methods)), "default": policies.methods.default},
        },
        "OptionalTopic": {"topic": or_empty(_number_of(topics))},
        "Result": {"round": or_empty(_number_of(rounds))},
    }


def _issues(policies: Policies) -> dict[str, Schema]:
    """The book's parts as keys, each with its name."""
    return {
        part.id: {"title": part.th, "description": part.en, "$ref": "#/$defs/Issue"}
        for part in policies.parts
    }


def _earlier_years(baseline: Schema, fiscal_year: int) -> None:
    """Let any Buddhist year be a key, and offer the ones just before."""
    ((pattern, figure),) = baseline["patternProperties"].items()
    (number, _) = figure["anyOf"]
    shown = or_empty({"title": "ผลของปีนั้น", **number})
    years = range(fiscal_year - BASELINE_YEARS, fiscal_year)
    baseline["properties"] = {str(year): shown for year in years}
    baseline["patternProperties"] = {pattern: shown}
    baseline["additionalProperties"] = False


def _put(properties: dict[str, Schema], choices: Mapping[str, Schema]) -> None:
    """Let the book's choice say what a key takes; the key keeps its title."""
    for key, choice in choices.items():
        kept = {
            k: v
            for k, v in properties[key].items()
            if not ({"oneOf", "enum"} & choice.keys() and k in _TYPES)
        }
        properties[key] = in_order({**kept, **choice})


_TYPES = frozenset(
    {"type", "pattern", "errorMessage", "minimum", "maximum", "enum", "enumDescriptions"}
)


def _word_of(choices: Mapping[str, str]) -> Schema:
    """One of the book's words, each with its name for people."""
    return {"enum": list(choices), "enumDescriptions": list(choices.values())}


def _number_of(choices: Mapping[int, str]) -> Schema:
    """One of the book's numbers; in quotation marks it is the same number."""
    quoted = {
        "description": "เลขในเครื่องหมายคำพูด · the number in quotation marks",
        "type": "string",
        "pattern": f"^({'|'.join(map(str, choices))})$",
    }
    plainly = {"enum": list(choices), "enumDescriptions": list(choices.values())}
    return {"oneOf": [plainly, quoted]}


def _always(above: Path) -> list[str]:
    """The keys that are there from the first day, of the mapping at a path."""
    return [str(path[-1]) for path in ALWAYS if path[:-1] == above]
