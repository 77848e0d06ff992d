"""Which optional topics are developed (พัฒนา), as far as can be told at this stage."""

from kpr_cli.core.agreement import Agreement, OptionalTopic, topic_part
from kpr_cli.core.dossier import Filing
from kpr_cli.core.indicator import Indicator
from kpr_cli.core.policies import OptionalTopics
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.core.scorecard import Assessor
from kpr_cli.judge.levels import levels_of
from kpr_cli.judge.rows import row
from kpr_cli.judge.scoring import default_assessor
from kpr_cli.judge.stage import stage_of
from kpr_cli.judge.sums import mean_score
from kpr_cli.judge.vocabulary import UnscorableError


def developed_topics(filing: Filing, book: Rulebook) -> list[bool | None]:
    """For each chosen topic whether it is developed; None where a fault or a draft hides it.

    A topic is developed when it has a complete indicator; once the last round is reported, when
    its score reaches `developed_at`. Earlier rounds never undo it. A topic chosen again is not
    developed again.
    """
    policy, agreement = book.policies.optional_topics, filing.agreement
    is_draft = stage_of(agreement) == "draft"
    is_final = book.last_round in agreement.reported_rounds()
    by = default_assessor(agreement, book.last_round) if is_final else None
    seen: set[int | str | None] = set()
    states: list[bool | None] = []
    for index, topic in enumerate(agreement.optional_topics):
        is_hidden = any(path[:2] == ("optional_topics", index) for path in filing.absent)
        developed: bool | None = False
        if book.topic(topic.topic) is None:
            developed = None
        elif policy is not None and topic.topic not in seen:
            developed = _is_developed(agreement, topic, policy, book, by)
            if is_draft and not developed:
                developed = None
        seen.add(topic.topic)
        states.append(None if is_hidden and not developed else developed)
    return states


def _is_developed(
    agreement: Agreement,
    topic: OptionalTopic,
    policy: OptionalTopics,
    book: Rulebook,
    by: Assessor | None,
) -> bool | None:
    """By a complete indicator; with `by`, who assessed the last round, by the score as well."""
    if not any(_is_complete(indicator, book) for indicator in topic.indicators):
        return False
    if by is None:
        return True
    part = topic_part(topic.topic)
    own = [placed for placed in agreement.indicators if placed.part == part]
    try:
        rows = [row(placed, book, book.last_round, by) for placed in own]
    except UnscorableError:
        return None
    score = mean_score(rows, book.policies.rounding)
    return score is not None and score >= policy.developed_at


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
