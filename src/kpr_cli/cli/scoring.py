"""The cards of a judged file, or why it has none."""

from dataclasses import dataclass, replace
from typing import Literal

from kpr_cli.cli.judged import Judged
from kpr_cli.cli.judging import Run
from kpr_cli.cli.problem import Problem
from kpr_cli.core.finding import Finding, tally
from kpr_cli.core.rule import Words
from kpr_cli.core.scorecard import Assessor, Scorecard
from kpr_cli.judge.cards import cards_of

UNREAD = Words(
    th="แฟ้มมีส่วนที่อ่านไม่ได้ แก้แล้วจึงคิดคะแนนได้", en="parts of the file cannot be read; mend them first"
)
UNJUDGED = Words(
    th="ไม่มีสมุดกติกาที่ใช้ได้ จึงยังไม่คิดคะแนน", en="there is no usable rulebook to score it by"
)


Depth = Literal["steps", "operands"]
"""How deep the working goes: what is done, or every number with its line, too."""


@dataclass(frozen=True, slots=True)
class Scored:
    """A file's cards, the one that counts first, or why it has none."""

    judged: Judged
    cards: tuple[Scorecard, ...]
    reason: Words | None

    @property
    def card(self) -> Scorecard | None:
        """The card that counts."""
        return self.cards[0] if self.cards else None


def score(  # noqa: PLR0913 - what to score, for which round and assessor, and two choices by name
    run: Run,
    judged: Judged,
    round_: int | None,
    assessor: Assessor | None,
    *,
    explain: Depth | None = None,
    is_alone: bool = False,
) -> Scored:
    """Score a judged file; one with faults of reading or shape has no card.

    `explain` says how deep the working goes; `is_alone`: only the card that counts, for a league.
    """
    filing, bench = judged.filing, judged.bench
    if filing is None or not filing.is_sound:
        return Scored(judged, (), UNREAD)
    if bench is None:
        return Scored(judged, (), UNJUDGED)
    rounds, name = bench.book.policies.rounds, bench.book.name
    if round_ is not None and round_ not in rounds:
        listed = ", ".join(map(str, rounds))
        th = f"ไม่มีรอบ {round_} เดือนในสมุดกติกา {name} รอบที่มีคือ {listed}"
        en = f"the rulebook {name} has no round of {round_} months; it has {listed}"
        run.problems.append(Problem(th, en))
        return Scored(judged, (), Words(th=th, en=en))
    explainer = None
    if explain is not None:
        explainer = bench.explainer(filing, has_operands=explain == "operands")
    cards = cards_of(
        filing,
        bench.book,
        round_=round_,
        assessor=assessor,
        explain=explainer,
        is_alone=is_alone,
    )
    return Scored(judged, cards, None)


def with_faults(card: Scorecard, findings: list[Finding]) -> Scorecard:
    """The card, provisional where its file has an error that the committee did not waive."""
    own = [finding for finding in findings if finding.file == card.file]
    is_provisional = any(finding.is_unwaived_error for finding in own)
    return replace(card, provisional=is_provisional, waived=tally(own)["waiver"])
