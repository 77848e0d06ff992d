"""The closing words of a run: how many files, what was found, what to do next."""

from collections.abc import Iterator

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
            day = thai.iso(verdict.as_of)
            said = f"นับการผ่อนผันถึงวันที่ {day}" if lang == "th" else f"acceptances judged as of {day}"
            yield (("dim", said),)
        yield from ((("dim", hint),) for hint in _hints(verdict, lang))


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
    judged = f"ตรวจ {files} แฟ้ม" if lang == "th" else f"{files} files judged"
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
    """Whether `kpr fix` may mend its file: books are mended by people."""
    return not finding.file.endswith(("/book.yaml", "/rules.yaml", "/sources.yaml"))


def _skipped(count: int, lang: Language) -> str:
    if lang == "th":
        return f"ไม่ได้ตรวจแฟ้ม YAML อื่นอีก {count} แฟ้ม (ไม่ใช่คำรับรองตาม kpr.toml)"
    return f"{count} other YAML files were not judged (kpr.toml does not name them as agreements)"
