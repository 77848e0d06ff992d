"""A folder to a book: `book.yaml`, `rules.yaml`, `sources.yaml`, or the findings in them."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from kpr_cli.core.family import UNWAIVABLE
from kpr_cli.core.finding import Finding
from kpr_cli.core.hit import Fault, Hit
from kpr_cli.core.place import Path as Keys
from kpr_cli.core.place import Places
from kpr_cli.core.policies import OptionalTopics, Policies, Scale
from kpr_cli.core.record import Record, admit
from kpr_cli.core.rule import Cite, Words
from kpr_cli.core.rulebook import Rulebook, Rules, Sources
from kpr_cli.core.suggest import closest
from kpr_cli.read.document import Document, read_document
from kpr_cli.read.wording import Wording

MAX_PLACES = 10
FILES = ("book.yaml", "rules.yaml", "sources.yaml")

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Shelved:
    """A book as read: None where it is broken, and where its texts stand for later findings."""

    book: Rulebook | None
    places: Mapping[str, Places]
    findings: tuple[Finding, ...]


def is_rulebook(folder: Path) -> bool:
    """Whether a folder holds a book."""
    return all((folder / name).is_file() for name in FILES)


def read_rulebook(texts: Mapping[str, bytes], folder: str, wording: Wording) -> Shelved:
    """Read a book from the bytes of its three files; `folder` is how findings call it."""
    documents = {name: read_document(texts[name], f"{folder}/{name}") for name in FILES}
    places = {name: document.places for name, document in documents.items()}
    policies, policy_faults = _admitted(Policies, documents["book.yaml"])
    rules, rule_faults = _admitted(Rules, documents["rules.yaml"])
    sources, source_faults = _admitted(Sources, documents["sources.yaml"])
    findings = [
        *wording.tell(policy_faults, places["book.yaml"]),
        *wording.tell(rule_faults, places["rules.yaml"]),
        *wording.tell(source_faults, places["sources.yaml"]),
    ]
    if policies is None or rules is None or sources is None or findings:
        return Shelved(None, places, tuple(findings))
    book = Rulebook(policies=policies, rules=rules.rules, sources=sources.sources)
    in_book = [*_uncited(policies, book), *_contradictions(book)]
    in_rules = [*_uncited(rules, book), *_repeated(book), *_unwaivable(book)]
    findings += wording.tell(in_book, places["book.yaml"])
    findings += wording.tell(in_rules, places["rules.yaml"])
    return Shelved(None if findings else book, places, tuple(findings))


def _admitted(model: type[R], document: Document) -> tuple[R | None, list[Fault]]:
    """A file of the book as a record, with its faults of reading and shape."""
    if not document.is_whole:
        return None, list(document.faults)
    admission = admit(model, document.places.tree)
    return admission.record, [*document.faults, *admission.faults]


def _cites(node: object, here: Keys) -> list[tuple[Keys, Cite]]:
    """Every citation of a record, with its path."""
    if isinstance(node, Cite):
        return [(here, node)]
    if isinstance(node, Record):
        names = type(node).model_fields
        return [c for name in names for c in _cites(getattr(node, name), (*here, name))]
    if isinstance(node, tuple):
        return [c for index, entry in enumerate(node) for c in _cites(entry, (*here, index))]
    return []


def _uncited(record: Record, book: Rulebook) -> list[Fault]:
    """Citations of a source that `sources.yaml` does not list."""
    known = ", ".join(sorted(book.sources))
    return [
        Fault(
            "unknown-source",
            Hit(
                at=(*path, "source"),
                facts={"found": cite.source, "choices": known},
                replacement=closest(cite.source, book.sources),
                is_guess=True,
            ),
        )
        for path, cite in _cites(record, ())
        if cite.source not in book.sources
    ]


def _repeated(book: Rulebook) -> list[Fault]:
    """Codes that stand twice."""
    first: dict[str, int] = {}
    faults = []
    for index, rule in enumerate(book.rules):
        if rule.code in first:
            also = (("rules", first[rule.code], "code"),)
            hit = Hit(at=("rules", index, "code"), facts={"code": rule.code}, also=also)
            faults.append(Fault("repeated-code", hit))
        first.setdefault(rule.code, index)
    return faults


def _unwaivable(book: Rulebook) -> list[Fault]:
    """Rules that let the committee waive what nobody can."""
    return [
        Fault("unwaivable-family", Hit(("rules", index, "waivable"), {"code": rule.code}))
        for index, rule in enumerate(book.rules)
        if rule.waivable and rule.code[0] in UNWAIVABLE
    ]


def _contradictions(book: Rulebook) -> list[Fault]:
    """Policies that name what the book does not have, or that cannot both hold."""
    policies = book.policies
    parts = {part.id for part in policies.parts}
    numbers = {str(group.id) for group in policies.groups}
    named: list[tuple[Keys, str, set[str]]] = []
    for index, group in enumerate(policies.groups):
        here: Keys = ("groups", index)
        for key, words, known in (
            ("kinds", group.kinds, set(policies.kinds)),
            ("all_of", group.all_of, set(policies.kinds)),
            ("workshop_for", group.workshop_for, set(policies.kinds)),
            ("parts", group.parts, parts),
            ("steps", group.steps, {str(step.id) for step in policies.steps}),
            ("includes", tuple(map(str, group.includes)), numbers),
        ):
            named += [((*here, key, i), str(word), known) for i, word in enumerate(words)]
    methods = policies.methods
    named.append((("methods", "default"), methods.default, set(methods.allowed)))
    faults = [
        Fault(
            "unknown-name",
            Hit(
                at=at,
                facts={"found": word, "choices": ", ".join(sorted(known))},
                replacement=closest(word, known),
                is_guess=True,
            ),
        )
        for at, word, known in named
        if word not in known
    ]
    return faults + [
        Fault("contradiction", Hit(at=at, facts={"what": what}))
        for at, what, holds in _conditions(policies)
        if not holds
    ]


def _conditions(policies: Policies) -> list[tuple[Keys, Words, bool]]:
    """What must hold between the values of a book."""
    scale, topics, totals = policies.scale, policies.optional_topics, policies.totals
    year, points, rounds = policies.fiscal_year, scale.points, policies.rounds
    numbers = [topic.topic for topic in policies.topics]
    conditions: list[tuple[Keys, Words, bool]] = [
        (("book",), _must(f"ชื่อเล่มต้องขึ้นต้นด้วย {year}", f"the name must start with {year}"),
         policies.book.startswith(str(year))),
        (("rounds",), _must("ต้องมีรอบอย่างน้อย 1 รอบ มากกว่า 0 และไม่ซ้ำกัน",
                            "there must be a round, all above 0, none twice"),
         bool(rounds) and min(rounds) > 0 and len(set(rounds)) == len(rounds)),
        (("weights", "total"), _must("ต้องมากกว่า 0", "it must be above 0"),
         policies.weights.total > 0),
        (("scale", "points"), _must("ต้องมีอย่างน้อย 2 ระดับ เพิ่มขึ้นหรือลดลงตลอด",
                                    "there must be 2 or more, rising or falling all the way"),
         len(set(points)) == len(points) > 1
         and list(points) in (sorted(points), sorted(points, reverse=True))),
        (("scale", "floor"), _must("floor ต้องไม่เกิน cap", "floor must not exceed cap"),
         scale.floor <= scale.cap),
        (("totals", "given"), _must("เมื่อไม่มีคะแนนรวม ต้องบอกเหตุผลใน because",
                                    "without totals, because must say why"),
         totals.given or totals.because is not None),
        (("topics",), _must("เลขประเด็นต้องไม่ซ้ำกัน", "no number may stand twice"),
         len(set(numbers)) == len(numbers)),
    ]  # fmt: skip
    for key in ("score", "weighted", "part", "total", "weight"):
        places = getattr(policies.rounding, key)
        words = _must(f"ต้องอยู่ระหว่าง 0 ถึง {MAX_PLACES}", f"it must lie between 0 and {MAX_PLACES}")
        conditions.append((("rounding", key), words, 0 <= places <= MAX_PLACES))
    if topics is not None:
        conditions += _topic_conditions(topics, len(numbers), scale)
    return conditions


def _topic_conditions(
    topics: OptionalTopics, count: int, scale: Scale
) -> list[tuple[Keys, Words, bool]]:
    here, is_of_chosen = "optional_topics", topics.reading == "of_chosen"
    base = (topics.choose or 0) if is_of_chosen else count
    at_most = _must(f"ต้องอยู่ระหว่าง 1 ถึง {base} ประเด็น", f"it must lie between 1 and {base} topics")
    wanted = _must("ต้องบอกจำนวนที่เลือกใน choose", "choose must say how many are chosen")
    return [
        ((here, "reading"), wanted, not is_of_chosen or topics.choose is not None),
        ((here, "develop"), at_most, 0 < topics.develop <= base or not base),
        (
            (here, "choose"),
            _must(f"ต้องไม่เกิน {count} ประเด็น", f"it must not exceed {count} topics"),
            (topics.choose or 0) <= count,
        ),
        (
            (here, "developed_at"),
            _must("ต้องอยู่ในมาตราคะแนน", "it must lie on the scale"),
            scale.floor <= topics.developed_at <= scale.cap or scale.floor > scale.cap,
        ),
    ]


def _must(th: str, en: str) -> Words:
    return Words(th=th, en=en)
