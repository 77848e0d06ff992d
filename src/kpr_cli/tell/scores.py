"""What a run of `kpr score` says to people: faults, leagues or single cards, who has no score."""

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from kpr_cli.core.finding import Language, Languages, fact_text
from kpr_cli.core.league import Scores
from kpr_cli.tell.league import leagues_lines
from kpr_cli.tell.lines import Line, safe
from kpr_cli.tell.overview import findings_lines
from kpr_cli.tell.summary import as_of_line
from kpr_cli.tell.tables import card_lines


def scores_lines(scores: Scores, langs: Languages, *, explain: str | None) -> Iterator[Line]:
    """Everything, in the order in which it is read."""
    verdict, lang = scores.verdict, langs[0]
    # What is accepted is shown with the errors: it stands beside a score that people rank.
    errors = [finding for finding in verdict.findings if finding.rule.severity == "error"]
    if errors:
        yield from findings_lines(errors, langs, full=False)
    yield from _cards(scores, lang, explain=explain)
    if scores.without:
        yield (("warning", "ไม่มีคะแนน" if lang == "th" else "without a score"),)
    counts = Counter(finding.file for finding in verdict.findings)
    for name, reason in scores.without.items():
        count = counts[name]
        found = f"พบ {count} ข้อ" if lang == "th" else f"{count} findings"
        yield (("plain", f"  {safe(name)}: {fact_text(reason, lang)} ({found})"),)
    if verdict.as_of is not None:
        yield as_of_line(verdict.as_of, lang)


def _cards(scores: Scores, lang: Language, *, explain: str | None) -> Iterator[Line]:
    """The leagues of each year and book; an agency alone in it has its card in full."""
    own = {cards[0].file: cards for cards in scores.cards}
    for _, group in groupby(scores.leagues, key=lambda league: (league.fiscal_year, league.book)):
        leagues = list(group)
        files = [entry.card.file for league in leagues for entry in league.ranked]
        is_alone = len(files) == 1
        if not is_alone:
            yield from leagues_lines(leagues, lang)
        for file in files if explain is not None or is_alone else ():
            yield from card_lines(own[file], lang, explain=explain)
