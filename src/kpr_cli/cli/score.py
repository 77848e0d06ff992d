"""`kpr score`: scorecards, and a league table where there are several agencies."""

from collections.abc import Iterator

from kpr_cli import __version__
from kpr_cli.cli.call import Call
from kpr_cli.cli.judging import open_run
from kpr_cli.cli.output import write, write_findings, write_lines, write_problems
from kpr_cli.cli.scoring import UNREAD, score, with_faults
from kpr_cli.core.finding import Finding, Language, fact_text
from kpr_cli.core.rule import Words
from kpr_cli.core.scorecard import Assessor, Scorecard
from kpr_cli.tell.json import scores_json
from kpr_cli.tell.lines import Line, safe
from kpr_cli.tell.ranking import tables
from kpr_cli.tell.summary import as_of_line
from kpr_cli.tell.tables import card_lines, league_lines


def score_files(
    call: Call, format_: str, *, round_: int | None, assessor: Assessor | None, explain: bool
) -> int:
    """Score files and print their cards; the exit status."""
    run = open_run(call)
    cards: list[Scorecard] = []
    without: dict[str, Words] = {}
    for judged in run.judged():
        # Of a file no more is kept than its card, or why it has none.
        scored = score(run, judged, round_, assessor)
        if scored.card is not None:
            cards.append(scored.card)
        else:
            without[judged.source.name] = scored.reason or UNREAD
    verdict = run.verdict()
    findings = list(verdict.findings)
    cards = [with_faults(card, findings) for card in cards]
    write_problems(run.remarks, run.lang)
    if format_ == "json":
        write(scores_json(cards, verdict, __version__, run.lang))
    else:
        # What is accepted is shown with the errors: it stands beside a score that people rank.
        errors = [finding for finding in findings if finding.rule.severity == "error"]
        write_findings(errors, run.langs)
        write_lines(_cards(cards, without, findings, run.lang, explain=explain))
        if verdict.as_of is not None:
            write_lines([as_of_line(verdict.as_of, run.lang)])
    return run.exit_status()


def _cards(
    cards: list[Scorecard],
    without: dict[str, Words],
    findings: list[Finding],
    lang: Language,
    *,
    explain: bool,
) -> Iterator[Line]:
    if len(cards) == 1 and not without:
        yield from card_lines(cards[0], lang, explain=explain)
    else:
        for table in tables(cards):
            if len(table) > 1:
                yield from league_lines(table, lang)
            for card in table if explain or len(table) == 1 else ():
                yield from card_lines(card, lang, explain=explain)
    if without:
        yield (("warning", "ไม่มีคะแนน" if lang == "th" else "without a score"),)
    for name, reason in without.items():
        count = sum(finding.file == name for finding in findings)
        found = f"พบ {count} ข้อ" if lang == "th" else f"{count} findings"
        yield (("plain", f"  {safe(name)}: {fact_text(reason, lang)} ({found})"),)
