"""What an agreement as a whole still has to say: its steps, its issues, its topics."""

from collections.abc import Iterator
from dataclasses import dataclass

from kpr_cli.core.dossier import Filing
from kpr_cli.core.place import Path
from kpr_cli.core.rule import Words
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.judge.membership import (
    groups_of,
    kind_of,
    owed_parts,
    owed_steps,
    owes_topics,
    proposed_topics,
)
from kpr_cli.judge.vocabulary import Stage

AGREEMENT = Words(th="คำรับรอง", en="the agreement")
TOPIC = Words(th="ประเด็นเพิ่มเติมนี้", en="this optional topic")
WORKSHOP = Words(th="ผู้ได้รับคัดเลือก", en="the entry of the workshop")
WORKSHOP_KEYS = ("participant", "position", "selected")


@dataclass(frozen=True, slots=True)
class Unwritten:
    """A key that nobody has written yet: where it belongs, and whose it is."""

    path: Path
    owner: Words


def unwritten(filing: Filing, book: Rulebook, stage: Stage) -> Iterator[Unwritten]:
    """What the agency's groups owe and nobody has written yet.

    In a draft everything is told here. Once it is due, issues, topics and the workshop have
    rules of their own.
    """
    agreement = filing.agreement
    missing = {"steps": bool(owed_steps(filing, book)) and agreement.steps is None}
    if stage == "draft":
        missing["issues"] = bool(owed_parts(filing, book)) and not agreement.issues
        missing["optional_topics"] = owes_topics(filing, book) and not agreement.optional_topics
    for key, is_missing in missing.items():
        if is_missing and not filing.hides((key,)):
            yield Unwritten((key,), AGREEMENT)
    for index, topic in enumerate(agreement.optional_topics):
        if topic.topic is None:
            yield Unwritten(("optional_topics", index, "topic"), TOPIC)
    if stage == "draft":
        yield from _of_workshop(filing, book)
        yield from _of_topics(filing, book)


def missing_of_workshop(filing: Filing) -> tuple[str, ...]:
    """The keys of the workshop's entry that nobody has written."""
    workshop = filing.agreement.workshop
    missing = (key for key in WORKSHOP_KEYS if getattr(workshop, key, None) is None)
    return tuple(key for key in missing if not filing.hides(("workshop", key)))


def _of_workshop(filing: Filing, book: Rulebook) -> Iterator[Unwritten]:
    kind = kind_of(filing, book)
    if not any(kind in group.workshop_for for _, group in groups_of(filing, book)):
        return
    if filing.agreement.workshop is None and not filing.hides(("workshop",)):
        yield Unwritten(("workshop",), AGREEMENT)
        return
    for key in missing_of_workshop(filing):
        yield Unwritten(("workshop", key), WORKSHOP)


def _of_topics(filing: Filing, book: Rulebook) -> Iterator[Unwritten]:
    """What a chosen topic needs beside its number."""
    for index, topic in enumerate(filing.agreement.optional_topics):
        if not topic.indicators:
            yield Unwritten(("optional_topics", index, "indicators"), TOPIC)
    for index, topic in proposed_topics(filing, book):
        for key in ("title", "committee_accepted"):
            if getattr(topic, key) is None:
                yield Unwritten(("optional_topics", index, key), TOPIC)
