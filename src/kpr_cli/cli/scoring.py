"""The card of a judged file, or why it has none."""

from dataclasses import dataclass, replace

from kpr_cli.cli.judged import Judged
from kpr_cli.cli.judging import Run
from kpr_cli.cli.problem import Problem
from kpr_cli.core.finding import Finding, tally
from kpr_cli.core.rule import Words
from kpr_cli.core.scorecard import Assessor, Scorecard
from kpr_cli.judge.scoring import score_agreement

UNREAD = Words(
    th="แฟ้มมีส่วนที่อ่านไม่ได้ แก้แล้วจึงคิดคะแนนได้", en="parts of the file cannot be read; mend them first"
)
UNJUDGED = Words(
    th="ไม่มีสมุดกติกาที่ใช้ได้ จึงยังไม่คิดคะแนน", en="there is no usable rulebook to score it by"
)


@dataclass(frozen=True, slots=True)
class Scored:
    """A file's card, or why it has none."""

    judged: Judged
    card: Scorecard | None
    reason: Words | None


def score(run: Run, judged: Judged, round_: int | None, assessor: Assessor | None) -> Scored:
    """Score a judged file; one with faults of reading or shape has no card."""
    filing, bench = judged.filing, judged.bench
    if filing is None or not filing.is_sound:
        return Scored(judged, None, UNREAD)
    if bench is None:
        return Scored(judged, None, UNJUDGED)
    rounds, name = bench.book.policies.rounds, bench.book.name
    if round_ is not None and round_ not in rounds:
        listed = ", ".join(map(str, rounds))
        th = f"ไม่มีรอบ {round_} เดือนในสมุดกติกา {name} รอบที่มีคือ {listed}"
        en = f"the rulebook {name} has no round of {round_} months; it has {listed}"
        run.problems.append(Problem(th, en))
        return Scored(judged, None, Words(th=th, en=en))
    card = score_agreement(filing, bench.book, round_=round_, assessor=assessor)
    return Scored(judged, card, None)


def with_faults(card: Scorecard, findings: list[Finding]) -> Scorecard:
    """The card, provisional where its file has an error that the committee did not waive."""
    own = [finding for finding in findings if finding.file == card.file]
    is_provisional = any(finding.is_unwaived_error for finding in own)
    return replace(card, provisional=is_provisional, waived=tally(own)["waiver"])
