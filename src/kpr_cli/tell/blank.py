"""A new agreement to fill in: the keys of the models, the choices of a book, each explained."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from kpr_cli.core.agreement import Agreement, OptionalTopic
from kpr_cli.core.guessing import known_keys, value_names
from kpr_cli.core.indicator import BASELINE_YEARS, Indicator, Status
from kpr_cli.core.number import plain
from kpr_cli.core.parties import Agency, Parties, Person, Steps, Workshop
from kpr_cli.core.policies import Group, Policies, Topic
from kpr_cli.core.result import Result
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.tell.blank_methods import Facts, facts_of_methods, scalar
from kpr_cli.tell.comments import laid_out
from kpr_cli.tell.lines import safe
from kpr_cli.tell.plain_text import plain_environment

RECORDS = (Agency, Agreement, Indicator, OptionalTopic, Parties, Person, Result, Workshop)


@dataclass(frozen=True, slots=True)
class Beginning:
    """What is known of an agreement before it is written, and the book it is for.

    `called` is how a command names the book; `data` the keys that an indicator of each scoring
    method must have; `schema` the address of the JSON Schema for editors, None where there is
    none; `command` tells what is still to fill.
    """

    book: Rulebook
    called: str
    agency: str
    name: str | None
    kind: str
    groups: Sequence[int]
    topics: Sequence[int]
    data: Mapping[str, Sequence[str]]
    schema: str | None
    command: str


def render_blank(new: Beginning, templates: Path) -> str:
    """The whole file, blank where the agency has to write."""
    text = plain_environment(templates).get_template("agreement.yaml.j2").render(_facts(new))
    return "".join(f"{line}\n" for line in laid_out(text))


def _facts(new: Beginning) -> Facts:
    policies, year = new.book.policies, new.book.policies.fiscal_year
    duties = new.book.duties(tuple(new.groups))
    years = range(year - BASELINE_YEARS, year)
    return {
        "title": {record.__name__: known_keys(record, ()) for record in RECORDS},
        "schema": new.schema,
        "command": safe(new.command),
        "book": {
            "name": policies.book,
            "called": safe(new.called),
            "title": _one_line(policies.title.th),
            "is_draft": policies.status == "draft",
        },
        "year": year,
        "before": year - 1,
        "baseline": f"{{{', '.join(f'{before}: ' for before in years)}}}",
        "agency": scalar(new.agency),
        "name": new.name and scalar(new.name),
        "kind": scalar(new.kind),
        "kind_name": _one_line(policies.kinds[new.kind].th),
        "kinds": ", ".join(f"{key} = {_one_line(w.th)}" for key, w in policies.kinds.items()),
        "rounds": _listed(policies.rounds),
        "total": plain(policies.weights.total),
        "meanings": _meanings(),
        **_of_groups(new, duties),
        **facts_of_methods(new.data, policies),
        **_of_topics(new, duties),
    }


def _of_groups(new: Beginning, duties: Sequence[Group]) -> Facts:
    """The groups to choose from, and what the chosen ones owe."""
    policies = new.book.policies
    owed_parts = {name for group in duties for name in group.parts}
    chosen = [group for group in policies.groups if group.id in new.groups]
    return {
        "groups": ", ".join(map(str, new.groups)),
        "all_groups": [
            {"id": group.id, "words": _one_line(group.th), "duties": _duties(group, new.kind)}
            for group in policies.groups
            if new.kind in group.kinds
        ],
        "parts": [
            {
                "number": number,
                "id": scalar(part.id),
                "words": _one_line(part.th),
                "weight": None if part.weight is None else plain(part.weight),
            }
            for number, part in enumerate(policies.parts, start=1)
            if part.id in owed_parts
        ],
        "owes_steps": any(group.steps for group in duties),
        "steps": [
            {"id": step.id, "words": _one_line(step.th), "day": _day(step.id, policies)}
            for step in policies.steps
        ],
        "workshop": any(new.kind in group.workshop_for for group in chosen),
    }


def _duties(group: Group, kind: str) -> str:
    """What a group asks of an agency of this kind, in words."""
    words = {
        "ทุกแห่งอยู่ในกลุ่มนี้": kind in group.all_of,
        f"รวมหน้าที่ของกลุ่มที่ {_listed(group.includes)}": bool(group.includes),
        f"มีตัวชี้วัดครบ {len(group.parts)} ประเด็น": bool(group.parts),
        f"ทำครบ {len(group.steps)} ขั้นตอน": bool(group.steps),
        "เลือกประเด็นเพิ่มเติม": group.optional_topics,
        "แจ้งผู้ได้รับคัดเลือกเข้าร่วมประชุมเชิงปฏิบัติการ": kind in group.workshop_for,
    }
    return ", ".join(text for text, holds in words.items() if holds)


def _of_topics(new: Beginning, duties: Sequence[Group]) -> Facts:
    """The optional topics to choose from, and those that are chosen."""
    policies = new.book.policies
    first, reading = len(policies.parts) + 1, policies.optional_topics
    owes_topics = any(group.optional_topics for group in duties)
    chosen = [topic for number in new.topics for topic in policies.topics if topic.topic == number]
    return {
        "topics": [_topic(topic) for topic in policies.topics] if owes_topics else [],
        "chosen": [
            {**_topic(topic), "indicator": f"{number}.1"}
            for number, topic in enumerate(chosen, start=first)
        ],
        "proposed": _listed([t.topic for t in policies.topics if t.committee_acceptance]),
        "next_indicator": f"{first}.1",
        "reading": _one_line(reading.th) if reading is not None else "",
    }


def _topic(topic: Topic) -> Facts:
    return {
        "number": topic.topic,
        "words": _one_line(topic.th),
        "is_proposed": topic.committee_acceptance,
    }


def _meanings() -> list[str]:
    """Every status but the one that needs no writing, with its Thai name."""
    names = value_names(Indicator, ("status",), list(get_args(Status)))
    usual = Indicator.model_fields["status"].default
    return [f"{status} = {name}" for status, name in names.items() if status != usual]


def _day(step: str, policies: Policies) -> str:
    """An example of a step's day: the model's, in the year before the fiscal year."""
    example = str((Steps.model_fields[step].examples or [""])[0])
    return f"{policies.fiscal_year - 1}{example[4:]}"


def _listed(numbers: Sequence[int]) -> str:
    """`6, 9 และ 12`."""
    *most, last = [str(number) for number in numbers] or [""]
    return f"{', '.join(most)} และ {last}" if most else last


def _one_line(text: str) -> str:
    return safe(" ".join(text.split()))
