"""The closing counts of a run."""

from collections.abc import Iterable, Iterator

from kpr_cli.core.finding import Finding, Language, fact_text
from kpr_cli.core.rule import Severity, Words
from kpr_cli.tell.lines import Line

SEVERITY: dict[Severity, Words] = {
    "error": Words(th="ผิดพลาด", en="error"),
    "warning": Words(th="คำเตือน", en="warning"),
    "note": Words(th="ข้อสังเกต", en="note"),
}


def summary_lines(
    findings: Iterable[Finding], files: int, skipped: int, lang: Language
) -> Iterator[Line]:
    """How many files were judged and what was found."""
    counts = {"error": 0, "warning": 0, "note": 0}
    for finding in findings:
        counts[finding.severity] += 1
    found = " · ".join(f"{fact_text(SEVERITY[name], lang)} {counts[name]}" for name in SEVERITY)
    judged = f"ตรวจ {files} แฟ้ม" if lang == "th" else f"{files} files judged"
    yield (("plain", f"{judged}: {found}"),)
    if skipped:
        yield (("dim", _skipped(skipped, lang)),)


def _skipped(count: int, lang: Language) -> str:
    if lang == "th":
        return f"ไม่ได้ตรวจแฟ้ม YAML อื่นอีก {count} แฟ้ม (ไม่ใช่คำรับรองตาม kpr.toml)"
    return f"{count} other YAML files were not judged (kpr.toml does not name them as agreements)"
