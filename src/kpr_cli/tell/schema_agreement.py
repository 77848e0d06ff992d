"""The JSON Schema of the agreements that a book judges: the models' shape, the book's choices.

It helps while an agreement is being written, so every value may still be empty. What an
agreement owes, and when, is for the checks.
"""

from collections.abc import Mapping

from kpr_cli.core.agreement import Agreement
from kpr_cli.core.policies import Policies
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.core.scalar import FORMAT_VERSION
from kpr_cli.tell.schema_record import DIALECT, Schema, in_order, or_empty, record_schema

YEARS = "^2[4-7][0-9]{2}$"
ALWAYS = ("kpr", "fiscal_year", "agency", "groups")
ALWAYS_OF_AGENCY = ("id", "name", "kind")


def agreement_schema(book: Rulebook) -> Schema:
    """The schema of one book's agreements."""
    policies = book.policies
    schema = record_schema(Agreement)
    _put(schema["properties"], _of_agreement(policies))
    definitions = schema["$defs"]
    for name, choices in _of_parts(policies).items():
        _put(definitions[name]["properties"], choices)
    definitions["Agency"]["required"] = list(ALWAYS_OF_AGENCY)
    definitions["Indicator"]["properties"]["baseline"]["propertyNames"] = {"pattern": YEARS}
    head: Schema = {
        "$schema": DIALECT,
        "title": f"คำรับรองการปฏิบัติราชการ ปีงบประมาณ พ.ศ. {policies.fiscal_year}",
        "description": f"{policies.title.th} · {policies.title.en}",
        "required": list(ALWAYS),
    }
    return in_order({**schema, **head})


def _of_agreement(policies: Policies) -> dict[str, Schema]:
    """What the book decides at the root."""
    groups = {group.id: f"{group.th} · {group.en}" for group in policies.groups}
    topics = {} if policies.topics else {"maxItems": 0}
    return {
        "kpr": or_empty(_number_of({FORMAT_VERSION: None})),
        "fiscal_year": or_empty(_number_of({policies.fiscal_year: policies.title.th})),
        "groups": {"items": _number_of(groups)},
        "issues": {"properties": _issues(policies), "additionalProperties": False},
        "optional_topics": topics,
    }


def _of_parts(policies: Policies) -> dict[str, dict[str, Schema]]:
    """What the book decides further down, by model and key."""
    kinds = {name: f"{kind.th} · {kind.en}" for name, kind in policies.kinds.items()}
    topics = {topic.topic: f"{topic.th} · {topic.en}" for topic in policies.topics}
    rounds = {months: f"รอบ {months} เดือน" for months in policies.rounds}
    methods = policies.methods
    return {
        "Agency": {"kind": or_empty(_word_of(kinds))},
        "Indicator": {
            "method": {
                **or_empty(_word_of(dict.fromkeys(methods.allowed))),
                "default": methods.default,
            }
        },
        "OptionalTopic": {"topic": or_empty(_number_of(topics))},
        "Result": {"round": or_empty(_number_of(rounds))},
    }


def _issues(policies: Policies) -> dict[str, Schema]:
    """The book's parts as keys, each with its name."""
    return {
        part.id: or_empty({"title": part.th, "description": part.en, "$ref": "#/$defs/Issue"})
        for part in policies.parts
    }


def _put(properties: dict[str, Schema], choices: Mapping[str, Schema]) -> None:
    """Let the book's choice say what a key takes; the key keeps its title."""
    for key, choice in choices.items():
        kept = {k: v for k, v in properties[key].items() if not ("anyOf" in choice and k in _TYPES)}
        properties[key] = in_order({**kept, **choice})


_TYPES = frozenset({"type", "pattern", "minimum", "maximum", "enum", "anyOf"})


def _word_of(choices: Mapping[str, str | None]) -> Schema:
    """One of the book's words, each with its name for people where it has one."""
    return {"anyOf": [_choice(word, title) for word, title in choices.items()]}


def _number_of(choices: Mapping[int, str | None]) -> Schema:
    """One of the book's numbers; in quotation marks it is the same number."""
    quoted = {"type": "string", "pattern": f"^({'|'.join(map(str, choices))})$"}
    return {"anyOf": [*(_choice(number, title) for number, title in choices.items()), quoted]}


def _choice(value: str | int, title: str | None) -> Schema:
    return {"const": value} if title is None else {"title": title, "const": value}
