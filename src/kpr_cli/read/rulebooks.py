"""A folder to a book: `book.yaml`, `rules.yaml`, `sources.yaml`, or the findings in them."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from kpr_cli.core.citation import cites
from kpr_cli.core.family import UNWAIVABLE
from kpr_cli.core.finding import Finding
from kpr_cli.core.hit import Fault, Hit
from kpr_cli.core.place import Path as Keys
from kpr_cli.core.place import Places
from kpr_cli.core.policies import Policies
from kpr_cli.core.record import Record, admit
from kpr_cli.core.rulebook import Rulebook, Rules, Sources
from kpr_cli.core.suggest import closest
from kpr_cli.read.conditions import conditions, methods_without_policy
from kpr_cli.read.document import Document, read_document
from kpr_cli.read.grades import grade_faults
from kpr_cli.read.wording import Wording

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
    in_book = [
        *_uncited(policies, book),
        *_contradictions(book),
        *methods_without_policy(policies),
        *grade_faults(policies),
    ]
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
        for path, cite in cites(record)
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
        for at, what, holds in conditions(policies)
        if not holds
    ]
