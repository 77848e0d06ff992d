"""Which optional topics are developed (พัฒนา), as far as can be told at this stage."""

from kpr_cli.core.agreement import Agreement, OptionalTopic, Placed, topic_part
from kpr_cli.core.dossier import Filing
from kpr_cli.core.policies import OptionalTopics
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.core.scorecard import Assessor
from kpr_cli.judge.levels import formula_of, listed_of
from kpr_cli.judge.needed import missing_of
from kpr_cli.judge.rows import Round, row
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
    if book.name not in filing.developed:
        filing.developed[book.name] = _developed_topics(filing, book)
    return filing.developed[book.name]


def _developed_topics(filing: Filing, book: Rulebook) -> list[bool | None]:
    policy, agreement = book.policies.optional_topics, filing.agreement
    is_draft = stage_of(agreement) == "draft"
    is_final = book.last_round in agreement.reported_rounds()
    by = default_assessor(agreement, book.last_round, book) if is_final else None
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
    part = topic_part(topic.topic)
    own = [placed for placed in agreement.indicators if placed.part == part]
    if not any(_is_complete(placed, book) for placed in own):
        return False
    if by is None:
        return True
    try:
        rows = [row(placed, Round(book, book.last_round, by)) for placed in own]
    except UnscorableError:
        return None
    score = mean_score(rows, book.policies.rounding)
    return score is not None and book.policies.scale.reaches(score, policy.developed_at)


def _is_complete(placed: Placed, book: Rulebook) -> bool:
    """Whether an active indicator says all it must, with as many levels as the scale has points."""
    formula = formula_of(placed.indicator, book)
    if formula is None or not placed.indicator.is_active or any(missing_of(placed, book)):
        return False
    _, count, expected = listed_of(placed.indicator, book) or ("", 0, 0)
    return count == expected
