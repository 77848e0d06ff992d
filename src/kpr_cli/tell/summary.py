"""The closing words of a run: how many files, what was found, what to do next."""

from collections.abc import Iterator
from datetime import date

from kpr_cli.core import thai
from kpr_cli.core.finding import Finding, Language, Languages, Verdict, fact_text
from kpr_cli.core.rule import Severity, Words
from kpr_cli.tell.lines import Line

SEVERITY: dict[Severity, Words] = {
    "error": Words(th="ผิดพลาด", en="error"),
    "warning": Words(th="คำเตือน", en="warning"),
    "note": Words(th="ข้อสังเกต", en="note"),
}
ACCEPTED: dict[str, Words] = {
    "waiver": Words(th="ผ่อนผัน", en="waived"),
    "baseline": Words(th="รายการเดิม", en="known"),
}


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
    day = thai.iso(moment)
    said = f"นับการผ่อนผันและรายการเดิม ณ วันที่ {day}"
    return (("dim", said if lang == "th" else f"waivers and baseline judged as of {day}"),)


def _counts(verdict: Verdict, lang: Language) -> str:
    counts = {"error": 0, "warning": 0, "note": 0}
    accepted = {"waiver": 0, "baseline": 0}
    for finding in verdict.findings:
        if finding.acceptance is None:
            counts[finding.severity] += 1
        else:
            accepted[finding.acceptance.kind] += 1
    found = [f"{fact_text(SEVERITY[name], lang)} {counts[name]}" for name in SEVERITY]
    found += [f"{fact_text(ACCEPTED[kind], lang)} {n}" for kind, n in accepted.items() if n]
    files = verdict.files
    english = f"{files} file{'s' * (files != 1)} judged"
    judged = f"ตรวจ {files} แฟ้ม" if lang == "th" else english
    return f"{judged}: {' · '.join(found)}"


def _hints(verdict: Verdict, lang: Language) -> Iterator[str]:
    """Which command says more, and which one mends."""
    if not verdict.findings:
        return
    safe = sum(f.fix is not None and f.fix.safe and _is_agreement(f) for f in verdict.findings)
    code = verdict.findings[0].rule.code
    if lang == "th":
        yield f"เหตุผลและตัวอย่างของกฎ: kpr explain {code}"
        if safe:
            yield f"ให้ kpr แก้ {safe} ข้อที่มีคำตอบเดียว: kpr fix"
    else:
        yield f"why, with examples: kpr explain {code}"
        if safe:
            yield f"findings with one right answer: {safe}; let kpr mend them: kpr fix"


def _is_agreement(finding: Finding) -> bool:
    """Whether `kpr fix` may mend its file: books and records are mended by people."""
    is_record = finding.path[:1] in {("waivers",), ("known",)}
    return not is_record and not finding.file.endswith(_NO_AGREEMENTS)


_NO_AGREEMENTS = ("/book.yaml", "/rules.yaml", "/sources.yaml", "waivers.yaml")


def _skipped(count: int, lang: Language) -> str:
    if lang == "th":
        return f"ไม่ได้ตรวจแฟ้ม YAML อื่นอีก {count} แฟ้ม (ไม่ใช่คำรับรองตาม kpr.toml)"
    return f"{count} other YAML files were not judged (kpr.toml does not name them as agreements)"
