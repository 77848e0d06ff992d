"""What `kpr fix` did, for people: what stood where, what stands there now, what is left."""

from collections.abc import Iterator, Sequence

from kpr_cli.core.finding import Finding, Language, Languages, Verdict, fact_text
from kpr_cli.core.mending import Mending
from kpr_cli.tell.lines import Line, safe
from kpr_cli.tell.pieces import listed, piece
from kpr_cli.tell.summary import SEVERITY, as_of_line
from kpr_cli.tell.text import place_of

MANY = 30
"""More mendings than this are told on one line each."""


def mending_lines(
    mendings: Sequence[Mending], langs: Languages, *, is_done: bool
) -> Iterator[Line]:
    """Every mending: its place, its rule, before and after, and what was wrong."""
    for mending in mendings:
        finding = mending.finding
        is_guess = finding.fix is not None and not finding.fix.safe
        said = _done(langs[0], is_guess=is_guess, is_done=is_done)
        yield (
            ("place", safe(place_of(finding.file, finding.span.line, finding.span.column))),
            ("plain", ": "),
            ("warning" if is_guess else "note", f"{said} {finding.rule.code}"),
            ("plain", f" {_change(mending, langs)}"),
        )
        for lang in langs if len(mendings) <= MANY else ():
            yield (("dim", f"  {safe(finding.th if lang == 'th' else finding.en)}"),)


def closing_lines(
    mendings: Sequence[Mending],
    verdict: Verdict,
    guesses: int,
    langs: Languages,
    *,
    is_done: bool,
) -> Iterator[Line]:
    """What was done and what is left, for a person and for `--unsafe`."""
    files = len({mending.finding.file for mending in mendings})
    left = [finding for finding in verdict.findings if finding.acceptance is None]
    if mendings:
        yield (("plain", ""),)
    for lang in langs:
        yield (("plain", _count(len(mendings), files, lang, is_done=is_done)),)
        if left:
            yield (("plain", _left(left, lang)),)
        if guesses:
            yield (("dim", _unsafe(guesses, lang)),)
        if verdict.as_of is not None:
            yield as_of_line(verdict.as_of, lang)


def _done(lang: Language, *, is_guess: bool, is_done: bool) -> str:
    if lang == "th":
        done = "แก้แล้ว" if is_done else "จะแก้"
        return f"{done}ตามที่น่าจะหมายถึง" if is_guess else done
    done = "mended" if is_done else "would mend"
    return f"{done} by a guess" if is_guess else done


def _change(mending: Mending, langs: Languages) -> str:
    """Before and after of each edit, what is the same told once."""
    edits = mending.finding.fix.edits if mending.finding.fix is not None else ()
    shown = listed(
        f"{_quoted(old, langs)} → {_quoted(edit.text, langs)}"
        for old, edit in zip(mending.before, edits, strict=True)
    )
    places = {"th": f" ({len(edits)} แห่ง)", "en": f" (in {len(edits)} places)"}
    return shown + places[langs[0]] * (len(edits) > 1)


def _quoted(text: str, langs: Languages) -> str:
    return f"“{piece(text, langs)}”" if text.strip(" \n") else piece(text, langs)


def _count(count: int, files: int, lang: Language, *, is_done: bool) -> str:
    if not count:
        return "ไม่มีข้อใดที่ kpr แก้ให้ได้" if lang == "th" else "nothing that kpr can mend"
    if lang == "th":
        return f"{'แก้แล้ว' if is_done else 'แก้ได้'} {count} ข้อ ใน {files} แฟ้ม"
    return (
        f"{'mended' if is_done else 'can be mended'}: {count} in {files} file{'s' * (files != 1)}"
    )


def _left(left: Sequence[Finding], lang: Language) -> str:
    counts = {name: sum(finding.severity == name for finding in left) for name in SEVERITY}
    listed = " · ".join(f"{fact_text(SEVERITY[name], lang)} {n}" for name, n in counts.items())
    if lang == "th":
        return f"เหลือให้คนแก้ {len(left)} ข้อ: {listed} (ดูด้วย kpr validate)"
    return f"left for a person: {len(left)}: {listed} (see kpr validate)"


def _unsafe(guesses: int, lang: Language) -> str:
    if lang == "th":
        return f"ให้แก้ตามที่น่าจะหมายถึงได้อีก {guesses} ข้อ แล้วอ่านทวนทุกแห่ง: kpr fix --unsafe"
    return f"mended by a guess, to be read again by a person: {guesses} more: kpr fix --unsafe"
