"""Agreements, cards and findings to one printable Thai page; templates place, this computes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from kpr_cli.core.agreement import Agreement
from kpr_cli.core.finding import Finding
from kpr_cli.core.league import League
from kpr_cli.core.parties import Agency, Steps
from kpr_cli.core.rulebook import Rulebook
from kpr_cli.core.scorecard import Assessor, Scorecard
from kpr_cli.core.thai import long_date
from kpr_cli.tell.league import APART, rank_columns, rank_remark, ties_words
from kpr_cli.tell.lines import safe
from kpr_cli.tell.result_table import result_table
from kpr_cli.tell.score_words import BOOK_STATUSES, assessed
from kpr_cli.tell.summary import label_of


@dataclass(frozen=True, slots=True)
class Subject:
    """One agreement to report: what was written, what it scores, what is wrong with it.

    `cards` are the scores of the same round by each assessor who assessed anything; `main` is
    the one that counts. Without a card `reason` says why.
    """

    file: str
    agreement: Agreement | None
    book: Rulebook | None
    main: Assessor
    cards: dict[Assessor, Scorecard]
    reason: str | None
    findings: Sequence[Finding]
    as_of: date | None = None


def render_report(
    subjects: Sequence[Subject], leagues: Sequence[League], templates: Path, version: str
) -> str:
    """The whole page as HTML; every text of an agreement is escaped."""
    environment = Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    page = environment.get_template("report.html.j2")
    text: str = page.render(
        title=_title(subjects),
        version=version,
        leagues=[_league(league) for league in leagues] if len(subjects) > 1 else [],
        apart=APART.th,
        without=[
            (f"{_name(subject)} ({safe(subject.file)})", subject.reason)
            for subject in subjects
            if not subject.cards
        ],
        subjects=[_subject(subject, number) for number, subject in enumerate(subjects, start=1)],
    )
    return text


def _title(subjects: Sequence[Subject]) -> str:
    names = [_name(subject) for subject in subjects]
    return f"รายงานผลการปฏิบัติราชการ {names[0]}" if len(names) == 1 else "รายงานผลการปฏิบัติราชการ"


def _name(subject: Subject) -> str:
    agency = subject.agreement.agency if subject.agreement is not None else None
    return safe((agency and agency.name) or subject.file)


def _league(league: League) -> dict[str, object]:
    """The order of the agencies: rank first, then the name, the other columns, the remarks."""
    rank, *others = rank_columns(league, "th")
    columns = [cells for _, cells in others]
    return {
        "year": league.fiscal_year,
        "book": league.book,
        "is_draft": league.book_status == "draft",
        "assessed": assessed(league.ranked[0].card, "th"),
        "titles": [title for title, _ in others],
        "rows": [
            {
                "rank": rank,
                "name": safe(entry.card.name),
                "cells": cells,
                "remark": rank_remark(entry, "th"),
            }
            for rank, entry, *cells in zip(rank[1], league.ranked, *columns, strict=True)
        ],
        "ties": ties_words(league, "th"),
    }


def _subject(subject: Subject, number: int) -> dict[str, object]:
    card, agreement, book = subject.cards.get(subject.main), subject.agreement, subject.book
    return {
        "number": number,
        "name": _name(subject),
        "file": safe(PurePosixPath(subject.file).name),
        "head": [] if agreement is None else _head(agreement, book),
        "parties": [] if agreement is None else _parties(agreement),
        "book": None if book is None else _book(book),
        "card": None
        if card is None or agreement is None or book is None
        else result_table(card, subject.cards, agreement, book.policies),
        "reason": subject.reason,
        "findings": [_finding(finding) for finding in subject.findings],
        "as_of": _day(subject.as_of),
    }


def _head(agreement: Agreement, book: Rulebook | None) -> list[tuple[str, str]]:
    """What stands above the table: who, which year, which groups, which days."""
    agency = agreement.agency or Agency()
    year = agreement.fiscal_year
    rows: list[tuple[str, str | None]] = [
        ("ส่วนราชการ", agency.name),
        ("กระทรวง", agency.ministry),
        ("ปีงบประมาณ", None if year is None else f"พ.ศ. {year}"),
        *([] if book is None else _standing(agreement, agency, book)),
        ("ที่ประกาศ", agreement.announcement),
    ]
    workshop = agreement.workshop
    if workshop is not None:
        who = _person(workshop.participant, workshop.position)
        rows.append(("ผู้ได้รับคัดเลือกเข้าร่วมประชุมเชิงปฏิบัติการ", who))
        rows.append(("วันที่ได้รับคัดเลือก", _day(workshop.selected)))
    return [(label, safe(value)) for label, value in rows if value]


def _standing(agreement: Agreement, agency: Agency, book: Rulebook) -> list[tuple[str, str | None]]:
    """Kind, groups and steps, in the words of the book."""
    kind = book.policies.kinds.get(agency.kind or "")
    groups = [book.group(number) for number in agreement.groups or ()]
    steps = agreement.steps or Steps()
    return [
        ("ประเภท", None if kind is None else kind.th),
        ("กลุ่ม", ", ".join(group.th for group in groups if group is not None)),
        *((f"วันที่{step.th}", _day(steps.day(step.id))) for step in book.policies.steps),
    ]


def _parties(agreement: Agreement) -> list[tuple[str, list[str]]]:
    parties = agreement.parties
    if parties is None:
        return []
    sides = (("ผู้รับคำรับรอง", parties.receivers), ("ผู้ทำคำรับรอง", parties.makers))
    return [
        (side, [_person(p.name, p.position) for p in people]) for side, people in sides if people
    ]


def _person(name: str | None, position: str | None) -> str:
    return safe(" ".join(text for text in (name, position) if text))


def _day(moment: date | None) -> str | None:
    return None if moment is None else long_date(moment)


def _book(book: Rulebook) -> dict[str, object]:
    policies = book.policies
    topics = policies.optional_topics
    reward = policies.reward
    return {
        "title": policies.title.th,
        "edition": policies.edition,
        "status": BOOK_STATUSES[policies.status].th,
        "is_draft": policies.status == "draft",
        "reading": None if topics is None else topics.th,
        "reading_cite": None if topics is None else book.authority(topics.cite).th,
        "reward": None if reward is None else reward.words(policies.scale).th,
        "reward_cite": None if reward is None else book.authority(reward.cite).th,
        "notes": [(note.th, book.authority(note.cite).th) for note in policies.notes],
        "cites": [
            (label, book.authority(cite).th)
            for label, cite in (
                ("น้ำหนัก", policies.weights.cite),
                ("มาตราคะแนน", policies.scale.cite),
                ("ตัวชี้วัดที่ไม่มีคะแนน", policies.states.cite),
                ("การหักคะแนน", policies.deductions.cite),
                ("การปัดเศษ", policies.rounding.cite),
            )
        ],
    }


def _finding(finding: Finding) -> dict[str, str]:
    return {
        "severity": label_of(finding, "th"),
        "level": finding.severity,
        "accepted": _accepted(finding),
        "code": finding.rule.code,
        "sentence": safe(finding.th),
        "place": safe(f"{finding.file}:{finding.span.line}:{finding.span.column}"),
        "authority": finding.authority.th,
    }


def _accepted(finding: Finding) -> str:
    """By whom a fault is accepted, by which document, why and until when."""
    accepted = finding.acceptance
    if accepted is None:
        return ""
    until = f"ถึงวันที่ {long_date(accepted.until)}"
    said = (accepted.who, accepted.document, accepted.reason, until)
    return safe(" · ".join(part for part in said if part))
