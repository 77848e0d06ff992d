"""A verdict as JSON tells it (version 1), and the way back to nouns without the files."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, PlainValidator, ValidationError

from kpr_cli.core import thai
from kpr_cli.core.finding import Acceptance, Finding, Fix, Related, Verdict
from kpr_cli.core.hit import Edit, Told
from kpr_cli.core.place import Excerpt, Span
from kpr_cli.core.rule import Cite, Rule, Severity, Words

MOST = 1 << 31


def _day(text: object) -> date:
    day = thai.parse_iso(text) if isinstance(text, str) else None
    if day is None:
        raise ValueError
    return day


Position = Annotated[int, Field(ge=1, le=MOST)]
Count = Annotated[int, Field(ge=0, le=MOST)]
Code = Annotated[str, Field(pattern=r"\A[A-Z][0-9]{3}\z")]
Name = Annotated[str, Field(pattern=r"\A[a-z0-9]+(-[a-z0-9]+)*\z")]
Citation = Annotated[str, Field(pattern=": ")]
Day = Annotated[date, PlainValidator(_day)]
# What is printed as it stands must not move a terminal's cursor.
Plain = Annotated[str, Field(pattern=r"\A[^\p{Cc}\x{2028}-\x{202e}\x{2066}-\x{2069}]*\z")]


class _Part(BaseModel):
    """An open record: a key that is added later breaks no reader."""

    model_config = ConfigDict(extra="ignore", frozen=True, strict=True)


class _Words(_Part):
    th: Plain
    en: Plain

    def words(self) -> Words:
        return Words.model_construct(th=self.th, en=self.en)


class _Message(_Part):
    th: str
    en: str


class _Place(_Part):
    line: Position
    column: Position
    end_line: Position
    end_column: Position

    def span(self) -> Span:
        return Span(self.line, self.column, self.end_line, self.end_column)


class _Edit(_Place):
    text: str


class _Fix(_Part):
    safe: bool
    edits: Annotated[tuple[_Edit, ...], Field(min_length=1)]

    def fix(self) -> Fix:
        return Fix(tuple(Edit(edit.span(), edit.text) for edit in self.edits), self.safe)


class _Related(_Part):
    file: str
    line: Position
    column: Position
    message: _Words

    def related(self) -> Related:
        span = Span(self.line, self.column, self.line, self.column)
        return Related(self.file, span, self.message.words())


class _Excerpt(_Part):
    text: str
    offset: Count


class _Acceptance(_Part):
    kind: Literal["waiver", "baseline"]
    severity: Severity
    who: str
    reason: str
    document: str | None
    until: Day

    def acceptance(self) -> Acceptance:
        return Acceptance(self.kind, self.who, self.reason, self.document, self.until)


class _Rule(_Part):
    code: Code
    book: str | None
    sentence: _Message
    why: _Message
    waivable: bool


class _Finding(_Place):
    file: str
    path: tuple[str | int, ...]
    place: str
    code: Code
    name: Name
    severity: Severity
    message: _Message
    facts: dict[str, str | _Message]
    book: str | None
    cite: Citation
    authority: _Words
    also: tuple[_Related, ...]
    fix: _Fix | None
    excerpt: _Excerpt
    acceptance: _Acceptance | None

    def finding(self, row: _Rule | None) -> Finding:
        """The noun; without a row the rule is what the finding says of it."""
        accepted = self.acceptance
        return Finding(
            file=self.file,
            span=self.span(),
            path=self.path,
            rule=self._rule(row),
            th=self.message.th,
            en=self.message.en,
            facts={
                name: fact if isinstance(fact, str) else Told(fact.th, fact.en)
                for name, fact in self.facts.items()
            },
            book=self.book,
            authority=self.authority.words(),
            excerpt=Excerpt(self.excerpt.text, self.excerpt.offset),
            also=tuple(related.related() for related in self.also),
            fix=None if self.fix is None else self.fix.fix(),
            place=self.place,
            acceptance=None if accepted is None else accepted.acceptance(),
        )

    def _rule(self, row: _Rule | None) -> Rule:
        source, clause = self.cite.split(": ", 1)
        sentence, why = (self.message,) * 2 if row is None else (row.sentence, row.why)
        # Nothing is validated again, so that every text stays to the byte.
        return Rule.model_construct(
            code=self.code,
            name=self.name,
            severity=self.severity if self.acceptance is None else self.acceptance.severity,
            th=sentence.th,
            en=sentence.en,
            why=Words.model_construct(th=why.th, en=why.en),
            waivable=row is not None and row.waivable,
            cite=Cite.model_construct(source=source, clause=clause),
        )


class _Transcript(_Part):
    kpr: str
    format: Literal[1]
    files: Count
    skipped: Count
    as_of: Day | None
    agreements: tuple[str, ...] = ()
    rules: tuple[_Rule, ...] = ()
    findings: tuple[_Finding, ...]


@dataclass(frozen=True, slots=True)
class Transcript:
    """A verdict, and the version of kpr that came to it."""

    kpr: str
    verdict: Verdict


class TranscriptError(Exception):
    """A text that is no verdict: the kind of the first fault, where it is, and its details."""

    def __init__(self, kind: str, where: tuple[str | int, ...], detail: str) -> None:
        super().__init__(kind)
        self.kind = kind
        self.where = where
        self.detail = detail


def transcript(data: bytes) -> Transcript:
    """Read the JSON of a verdict; TranscriptError says what is wrong with it."""
    try:
        told = _Transcript.model_validate_json(data)
    except ValidationError as error:
        # Never its input: text of strangers can be long.
        faults = error.errors(include_url=False, include_input=False)
        first = next((fault for fault in faults if fault["loc"][:1] == ("format",)), faults[0])
        raise TranscriptError(first["type"], first["loc"], first["msg"]) from error
    rows = {(row.code, row.book): row for row in told.rules}
    findings = tuple(found.finding(rows.get((found.code, found.book))) for found in told.findings)
    return Transcript(
        told.kpr,
        Verdict(findings, told.files, told.skipped, told.as_of, frozenset(told.agreements)),
    )
