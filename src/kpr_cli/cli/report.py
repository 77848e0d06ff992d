"""`kpr report`: one printable Thai page for one agreement or many."""

from dataclasses import replace
from pathlib import PurePosixPath

from kpr_cli import __version__, assets
from kpr_cli.cli.call import Call
from kpr_cli.cli.judging import open_run
from kpr_cli.cli.output import write, write_problems
from kpr_cli.cli.paper import target, writable
from kpr_cli.cli.problem import CallError
from kpr_cli.cli.root import shown
from kpr_cli.cli.scoring import Scored, score, with_faults
from kpr_cli.cli.writing import write_files
from kpr_cli.core.finding import Verdict
from kpr_cli.core.scorecard import Assessor
from kpr_cli.judge.ranking import leagues
from kpr_cli.tell.lines import safe
from kpr_cli.tell.report import Subject, render_report

SUFFIXES = (".html", ".htm")


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
    run = open_run(call)
    drafts = [
        _subject(score(run, judged, round_, assessor, explain="operands"))
        for judged in run.judged()
    ]
    verdict = run.verdict()
    findings = list(verdict.findings)
    write_problems(run.remarks, run.lang)
    if not drafts:
        return run.exit_status()
    subjects = [_with_findings(subject, verdict) for subject in drafts]
    path = target(output, _default_name(subjects))
    if path.suffix.lower() not in SUFFIXES:
        name = shown(path)
        raise CallError(
            f"ชื่อรายงาน {name} ต้องลงท้ายด้วย .html", f"the report {name} must end with .html"
        )
    file = writable(path, run.selection.inputs)
    counting = [subject.cards[subject.main] for subject in subjects if subject.cards]
    ranked = leagues(counting, {name: bench.book for name, bench in run.benches.items()})
    text = render_report(subjects, ranked, assets.root() / "templates", __version__)
    write_files([(file, text)])
    shown_path = safe(path.as_posix())
    errors = sum(finding.severity == "error" for finding in findings)
    if run.lang == "th":
        write(f"เขียนรายงานแล้ว: {shown_path} ({len(subjects)} ส่วนราชการ ผิดพลาด {errors} ข้อ)\n")
    else:
        write(f"report written: {shown_path} ({len(subjects)} agencies, {errors} errors)\n")
    return run.exit_status()


def _subject(scored: Scored) -> Subject:
    """What the report says of a file; the file's text and marks are not kept."""
    judged, card = scored.judged, scored.card
    return Subject(
        file=judged.source.name,
        agreement=judged.filing.agreement if judged.filing is not None else None,
        book=judged.bench.book if judged.bench is not None else None,
        main=card.assessor if card is not None else "self",
        cards={card.assessor: card for card in scored.cards},
        reason=scored.reason.th if scored.reason is not None else None,
        findings=(),
    )


def _with_findings(subject: Subject, verdict: Verdict) -> Subject:
    """The same with its findings, also those that only all files together show."""
    own = [finding for finding in verdict.findings if finding.file == subject.file]
    cards = {by: with_faults(card, own) for by, card in subject.cards.items()}
    return replace(subject, cards=cards, findings=own, as_of=verdict.as_of)


def _default_name(subjects: list[Subject]) -> str:
    if len(subjects) > 1:
        return "report.html"
    subject = subjects[0]
    agency = subject.agreement.agency if subject.agreement is not None else None
    stem = PurePosixPath(subject.file).stem
    return f"{(agency and agency.id) or (stem if stem != '-' else 'report')}.html"
