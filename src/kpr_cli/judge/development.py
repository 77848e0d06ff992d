"""Which optional topics are developed (พัฒนา), as far as can be told at this stage."""

from fractions import Fraction

from kpr_cli.core.agreement import Indicator, OptionalTopic, topic_part
from kpr_cli.core.dossier import Filing
from kpr_cli.core.policies import OptionalTopics
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.judge.levels import levels_of
from kpr_cli.judge.rows import row
from kpr_cli.judge.scoring import default_assessor
from kpr_cli.judge.sums import mean_score
from kpr_cli.judge.vocabulary import UnscorableError


def developed_topics(filing: Filing, book: Rulebook) -> list[bool | None]:
    """For each chosen topic whether it is developed; None where a fault hides it.

    A topic is developed when it has a complete indicator; once the last round is reported, when
    its score reaches `developed_at`. Earlier rounds never undo it. A topic chosen again is not
    developed again.
    """
    policy = book.policies.optional_topics
    seen: set[int] = set()
    states: list[bool | None] = []
    for index, topic in enumerate(filing.agreement.optional_topics):
        if topic.topic in seen:
            states.append(False)
            continue
        if topic.topic is not None:
            seen.add(topic.topic)
        is_hidden = any(path[:2] == ("optional_topics", index) for path in filing.absent)
        developed = policy is not None and _is_developed(filing, topic, policy, book)
        states.append(None if is_hidden and not developed else developed)
    return states


def _is_developed(
    filing: Filing, topic: OptionalTopic, policy: OptionalTopics, book: Rulebook
) -> bool | None:
    if not any(_is_complete(indicator, book) for indicator in topic.indicators):
        return False
    if book.last_round not in filing.agreement.reported_rounds():
        return True
    by = default_assessor(filing.agreement, book.last_round)
    part = topic_part(topic.topic)
    try:
        rows = [
            row(placed, book, book.last_round, by)
            for placed in filing.agreement.indicators
            if placed.part == part
        ]
    except UnscorableError:
        return None
    score = mean_score(rows, book.policies.rounding)
    return score is not None and Fraction(score) >= Fraction(policy.developed_at)


def _is_complete(indicator: Indicator, book: Rulebook) -> bool:
    """Whether an indicator says its weight, its levels and its target."""
    _, levels = levels_of(indicator, book)
    has_levels = levels is not None and len(levels) == len(book.policies.scale.points)
    return (
        indicator.is_active
        and indicator.weight is not None
        and has_levels
        and indicator.target is not None
    )
