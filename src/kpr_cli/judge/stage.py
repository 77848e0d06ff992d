"""How far an agreement has come, and so what it already owes."""

from collections.abc import Iterator

from kpr_cli.core.agreement import Agreement
from kpr_cli.core.dossier import Filing
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.judge.membership import owed_parts, owed_steps, owes_topics
from kpr_cli.judge.vocabulary import Stage


def stage_of(agreement: Agreement) -> Stage:
    """Owed once it is proposed or any result exists; before that it is a draft.

    A draft can be worked on: its unfinished places are notes, not errors.
    """
    steps = agreement.steps
    dated = steps is not None and any(
        (steps.proposed, steps.negotiated, steps.cabinet_approved, steps.signed, steps.announced)
    )
    has_results = any(placed.indicator.results for placed in agreement.indicators)
    return "due" if dated or has_results else "draft"


def unwritten_keys(filing: Filing, book: Rulebook, stage: Stage) -> Iterator[str]:
    """What the agency's groups owe of the whole agreement and nobody has written yet.

    Once it is due, missing issues and topics are told one by one.
    """
    agreement = filing.agreement
    missing = {"steps": bool(owed_steps(filing, book)) and agreement.steps is None}
    if stage == "draft":
        missing["issues"] = bool(owed_parts(filing, book)) and not agreement.issues
        missing["optional_topics"] = owes_topics(filing, book) and not agreement.optional_topics
    return (key for key, is_missing in missing.items() if is_missing and not filing.hides((key,)))
