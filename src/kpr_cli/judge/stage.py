"""How far an agreement has come, and so what it already owes."""

from kpr_cli.core.agreement import Agreement
from kpr_cli.judge.vocabulary import Stage


def stage_of(agreement: Agreement) -> Stage:
    """Owed once it is proposed or any result exists; before that it is a draft.

    A draft can be worked on: its unfinished places are notes, not errors.
    """
    steps = agreement.steps
    dated = steps is not None and any(
        (steps.proposed, steps.negotiated, steps.cabinet_approved, steps.signed, steps.announced)
    )
    has_results = any(placed.indicator.results for placed in agreement.all_indicators)
    return "due" if dated or has_results else "draft"
