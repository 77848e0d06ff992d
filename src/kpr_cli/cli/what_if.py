"""`kpr score --what-if` and `--reach`: what a card would be, and what would raise it most."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kpr_cli import __version__
from kpr_cli.cli.call import TEXT, Call, Presentation
from kpr_cli.cli.judging import Run, open_run
from kpr_cli.cli.output import write, write_lines, write_problems
from kpr_cli.cli.outputs import destinations
from kpr_cli.cli.problem import CallError
from kpr_cli.cli.scoring import UNREAD, Scored, score, with_faults
from kpr_cli.cli.wishes import Wishes, wishes_of
from kpr_cli.cli.writing import write_files
from kpr_cli.core.finding import Languages, Verdict
from kpr_cli.core.league import Scores
from kpr_cli.core.rule import Words
from kpr_cli.core.scorecard import Assessor
from kpr_cli.core.supposition import WhatIf
from kpr_cli.judge.supposing import SuppositionError
from kpr_cli.judge.what_if import what_if
from kpr_cli.tell.json import what_if_json
from kpr_cli.tell.lines import Line, plain
from kpr_cli.tell.scores import scores_lines
from kpr_cli.tell.what_if import supposition_lines

FORMATS = (TEXT, "json")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it: the supposition, or why the file has no card; and what was found."""

    told: WhatIf | None
    without: dict[str, Words]
    verdict: Verdict


def suppose(  # noqa: PLR0913 - the call, and each option that bears on a supposition
    call: Call,
    shape: Presentation,
    supposed: Sequence[str],
    wanted: str | None,
    *,
    round_: int | None,
    assessor: Assessor | None,
    explain: str | None,
) -> int:
    """Tell what the card of one agreement would be; the exit status."""
    if explain is not None:
        raise CallError(
            "--explain อธิบายคะแนนจริงเท่านั้น ใช้พร้อม --what-if หรือ --reach ไม่ได้",
            "--explain explains real scores only, not those of --what-if or --reach",
        )
    if shape.format not in FORMATS:
        raise CallError(
            f"--what-if และ --reach ไม่มีรูปแบบ {shape.format} ใช้ text หรือ json",
            f"--what-if and --reach have no format {shape.format}; use text or json",
        )
    wishes = wishes_of(supposed, wanted)
    run = open_run(call)
    outputs = destinations(shape, run.selection.inputs, FORMATS, "json=what-if.json")
    outcome = _outcome(run, wishes, round_, assessor)
    write_problems(run.remarks, run.lang)
    try:
        write_files((o.file, _rendered(o.format, outcome, run.langs)) for o in outputs)
    finally:
        if shape.format == TEXT:
            write_lines(_lines(outcome, run.langs))
        else:
            write(_rendered(shape.format, outcome, run.langs))
    return run.exit_status()


def _outcome(run: Run, wishes: Wishes, round_: int | None, assessor: Assessor | None) -> Outcome:
    count = len(run.selection.sources)
    if count > 1:
        raise CallError(
            f"--what-if และ --reach ใช้กับคำรับรองฉบับเดียว ระบุแฟ้มเดียว (ที่ระบุมี {count} แฟ้ม)",
            f"--what-if and --reach work on one agreement; name one file (these are {count})",
        )
    told: WhatIf | None = None
    without: dict[str, Words] = {}
    for judged in run.judged():
        scored = score(run, judged, round_, assessor)
        told = _supposed(scored, wishes, round_, assessor)
        if told is None:
            without[judged.source.name] = scored.reason or UNREAD
    verdict = run.verdict()
    if told is not None:
        before, after = (with_faults(c, list(verdict.findings)) for c in (told.before, told.after))
        told = replace(told, before=before, after=after)
    return Outcome(told, without, verdict)


def _supposed(
    scored: Scored, wishes: Wishes, round_: int | None, assessor: Assessor | None
) -> WhatIf | None:
    """The supposition about a file that has a card; CallError where it makes no sense."""
    card, filing, bench = scored.card, scored.judged.filing, scored.judged.bench
    if card is None or filing is None or bench is None:
        return None
    if card.round is None and wishes.suppositions:
        at = bench.book.last_round
        raise CallError(
            f"ยังไม่มีรอบใดมีผล ระบุรอบที่สมมติ เช่น --round {at}",
            f"no round has a result yet; say which one is supposed, such as --round {at}",
        )
    try:
        return what_if(
            filing,
            bench.book,
            wishes.suppositions,
            wanted=wishes.total,
            round_=round_,
            assessor=assessor,
        )
    except SuppositionError as error:
        raise CallError(error.words.th, error.words.en) from error


def _rendered(name: str, outcome: Outcome, langs: Languages) -> str:
    if name == TEXT:
        return plain(_lines(outcome, langs))
    return what_if_json(outcome.told, outcome.verdict, __version__, langs[0])


def _lines(outcome: Outcome, langs: Languages) -> Iterator[Line]:
    """For people; a file without a card is told as `kpr score` tells it."""
    if outcome.told is None:
        nothing = Scores((), (), outcome.without, outcome.verdict)
        return scores_lines(nothing, langs, explain=None)
    return supposition_lines(outcome.told, outcome.verdict, langs)
