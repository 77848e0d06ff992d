"""The closing words of a run: how many files, what was found, what to do next."""

from collections.abc import Iterable, Iterator
from datetime import date

from kpr_cli.core import thai
from kpr_cli.core.finding import Finding, Language, Languages, Verdict, fact_text, tally
from kpr_cli.core.rule import Severity, Words
from kpr_cli.tell.lines import Line, safe

SEVERITY: dict[Severity, Words] = {
    "error": Words(th="ผิดพลาด", en="error"),
    "warning": Words(th="คำเตือน", en="warning"),
    "note": Words(th="ข้อสังเกต", en="note"),
}
ACCEPTED: dict[str, Words] = {
    "waiver": Words(th="ผ่อนผัน", en="waived"),
    "baseline": Words(th="รายการเดิม", en="known"),
}


FEW = 3
"""So many files are named in a command that is proposed."""


def label_of(finding: Finding, lang: Language) -> str:
    """How bad a finding is, in a word."""
    accepted = finding.acceptance
    return fact_text(
        SEVERITY[finding.severity] if accepted is None else ACCEPTED[accepted.kind], lang
    )


def summary_lines(verdict: Verdict, langs: Languages) -> Iterator[Line]:
    """How many files were judged, what was found, and the commands that help next."""
    for lang in langs:
        yield (("plain", _counts(verdict, lang)),)
        if verdict.skipped:
            yield (("dim", _skipped(verdict.skipped, lang)),)
        if verdict.as_of is not None:
            yield as_of_line(verdict.as_of, lang)
        yield from ((("dim", hint),) for hint in _hints(verdict, lang))


def as_of_line(moment: date, lang: Language) -> Line:
    """The day by which waivers and the baseline were judged."""
    thai_day, day = thai.long_date(moment), thai.iso(moment)
    said = f"นับการผ่อนผันและรายการเดิม ณ วันที่ {thai_day}"
    return (("dim", said if lang == "th" else f"waivers and baseline judged as of {day}"),)


def _counts(verdict: Verdict, lang: Language) -> str:
    counts = tally(verdict.findings)
    found = [f"{fact_text(SEVERITY[name], lang)} {counts[name]}" for name in SEVERITY]
    found += [
        f"{fact_text(ACCEPTED[kind], lang)} {counts[kind]}" for kind in ACCEPTED if counts[kind]
    ]
    files = verdict.files
    english = f"{files} file{'s' * (files != 1)} judged"
    judged = f"ตรวจ {files} แฟ้ม" if lang == "th" else english
    return f"{judged}: {' · '.join(found)}"


def _hints(verdict: Verdict, lang: Language) -> Iterator[str]:
    """Which command says more, and which one mends."""
    if not verdict.findings:
        return
    mendable = (f for f in verdict.findings if f.file in verdict.agreements)
    certain = [finding for finding in mendable if finding.fix is not None and finding.fix.safe]
    call = command("kpr fix", [finding.file for finding in certain])
    code = min(verdict.findings, key=_weight).rule.code
    if lang == "th":
        yield f"เหตุผลและตัวอย่างของกฎ: kpr explain {code}"
        if certain:
            yield f"ให้ kpr แก้ {len(certain)} ข้อที่มีคำตอบเดียว: {call}"
    else:
        yield f"why, with examples: kpr explain {code}"
        if certain:
            yield f"findings with one right answer: {len(certain)}; let kpr mend them: {call}"


def command(words: str, files: Iterable[str]) -> str:
    """A command on the files that it is about, while they are few enough to be typed."""
    named = list(dict.fromkeys(files))
    if len(named) > FEW:
        return f"{words} …"
    return " ".join([words, *(f'"{safe(n)}"' if " " in n else safe(n) for n in named)])


def _weight(finding: Finding) -> int:
    """The first finding that counts says most; what is accepted, least."""
    if finding.acceptance is not None:
        return len(SEVERITY)
    return list(SEVERITY).index(finding.severity)


def _skipped(count: int, lang: Language) -> str:
    if lang == "th":
        return f"ไม่ได้ตรวจแฟ้ม YAML อื่นอีก {count} แฟ้ม (ไม่ใช่คำรับรองตาม kpr.toml)"
    return f"{count} other YAML files were not judged (kpr.toml does not name them as agreements)"
