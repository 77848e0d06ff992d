"""Which groups an agency is in, and what it owes by them."""

from collections.abc import Iterator

from kpr_cli.core.agreement import OptionalTopic
from kpr_cli.core.dossier import Filing
from kpr_cli.core.policies import Group, Part, Step
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.core.suggest import closest_named


def kind_of(filing: Filing, book: Rulebook) -> str | None:
    """The agency's kind, where the book knows it."""
    agency = filing.agreement.agency
    kind = agency.kind if agency is not None else None
    return kind if kind in book.policies.kinds else None


def groups_of(filing: Filing, book: Rulebook) -> Iterator[tuple[int, Group]]:
    """The groups that the agreement names and the book knows, with their positions."""
    for index, number in enumerate(filing.agreement.groups or ()):
        group = book.group(number)
        if group is not None:
            yield index, group


def duties_of(filing: Filing, book: Rulebook) -> tuple[Group, ...]:
    """The groups whose duties the agency has; none where its kind may not be in them."""
    kind = kind_of(filing, book)
    return tuple(g for g in book.duties(filing.agreement.groups or ()) if kind in g.kinds)


def owed_parts(filing: Filing, book: Rulebook) -> tuple[Part, ...]:
    """The issues that the agency owes."""
    owed = {name for group in duties_of(filing, book) for name in group.parts}
    return tuple(part for part in book.policies.parts if part.id in owed)


def meant_part(name: str, filing: Filing, book: Rulebook) -> str | None:
    """The issue that an unknown key most probably means, by its id or its Thai name."""
    parts = book.policies.parts
    unused = {part.id: part.th for part in parts if part.id not in filing.agreement.issues}
    return closest_named(name, unused)


def proposed_topics(filing: Filing, book: Rulebook) -> Iterator[tuple[int, OptionalTopic]]:
    """The chosen topics that the agency itself proposes, with their positions, none twice."""
    seen: set[int] = set()
    for index, chosen in enumerate(filing.agreement.optional_topics):
        topic = book.topic(chosen.topic)
        if topic is not None and topic.committee_acceptance and topic.topic not in seen:
            seen.add(topic.topic)
            yield index, chosen


def owes_topics(filing: Filing, book: Rulebook) -> bool:
    """Whether the agency's groups have optional topics."""
    return any(group.optional_topics for group in duties_of(filing, book))


def owed_steps(filing: Filing, book: Rulebook) -> tuple[Step, ...]:
    """The steps that the agency's groups go through, in their order."""
    owed = {name for group in duties_of(filing, book) for name in group.steps}
    return tuple(step for step in book.policies.steps if step.id in owed)
