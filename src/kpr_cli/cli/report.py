"""`kpr report`: one printable Thai page for one agreement or many."""

from pathlib import Path

from kpr_cli import __version__, assets
from kpr_cli.cli.call import Call
from kpr_cli.cli.files import select
from kpr_cli.cli.judging import Outcome, Run, score, with_dossier_faults
from kpr_cli.cli.output import write, write_problems
from kpr_cli.cli.paper import target, write_document
from kpr_cli.cli.problem import CallError
from kpr_cli.core.finding import Finding, in_order
from kpr_cli.core.scorecard import Assessor, Scorecard
from kpr_cli.tell.report import Subject, render_report


def report_files(
    call: Call,
    *,
    html: bool,
    output: str | None,
    round_: int | None,
    assessor: Assessor | None,
) -> int:
    """Write the report of the files; the exit status."""
    if not html:
        raise CallError("ระบุรูปแบบรายงาน: kpr report --html", "say which kind: kpr report --html")
    run = Run(select(call.paths, call.stdin_name), call.rulebook)
    outcomes = [score(judged, round_, assessor) for judged in run.judged()]
    findings = [*in_order(run.shelf.findings), *run.finish()]
    write_problems(run.problems, call.lang)
    if not outcomes:
        return run.exit_status(strict=call.strict)
    subjects = [_subject(outcome, findings) for outcome in outcomes]
    path = target(output, _default_name(outcomes))
    text = render_report(subjects, assets.root() / "templates", __version__)
    inputs = [source.path for source in run.selection.sources if source.path is not None]
    write_document(path, text, inputs)
    errors = sum(finding.severity == "error" for finding in findings)
    if call.lang == "th":
        write(f"เขียนรายงานแล้ว: {path} ({len(subjects)} ส่วนราชการ ผิดพลาด {errors} ข้อ)\n")
    else:
        write(f"report written: {path} ({len(subjects)} agencies, {errors} errors)\n")
    return run.exit_status(strict=call.strict)


def _subject(outcome: Outcome, findings: list[Finding]) -> Subject:
    judged, card = outcome.judged, outcome.card
    own = [finding for finding in findings if finding.file == judged.source.name]
    cards: dict[Assessor, Scorecard] = {}
    if card is not None:
        cards[card.assessor] = with_dossier_faults(card, findings)
        other: Assessor = "self" if card.assessor == "committee" else "committee"
        if other == "self" or _committee_assessed(outcome, card.round):
            beside = score(judged, card.round, other).card
            if beside is not None and card.round is not None:
                cards[other] = beside
    return Subject(
        file=judged.source.name,
        agreement=judged.filing.agreement if judged.filing is not None else None,
        book=judged.bench.book if judged.bench is not None else None,
        main=card.assessor if card is not None else "self",
        cards=cards,
        reason=outcome.reason.th if outcome.reason is not None else None,
        findings=own,
    )


def _committee_assessed(outcome: Outcome, round_: int | None) -> bool:
    """Whether the committee assessed anything in the round."""
    filing = outcome.judged.filing
    if filing is None or round_ is None:
        return False
    results = (placed.indicator.result(round_) for placed in filing.agreement.indicators)
    return any(result is not None and result.committee is not None for result in results)


def _default_name(outcomes: list[Outcome]) -> str:
    if len(outcomes) > 1:
        return "report.html"
    judged = outcomes[0].judged
    agency = judged.filing.agreement.agency if judged.filing is not None else None
    stem = judged.source.stem or "report"
    return str(Path(f"{(agency and agency.id) or stem}.html").name)
