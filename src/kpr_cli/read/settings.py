"""`kpr.toml` at the root: which files are agreements, who judges them, how it is told."""

import re
import tomllib
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import PurePosixPath

from kpr_cli.core.finding import Languages
from kpr_cli.core.suggest import closest, hint, perhaps

MAX_SETTINGS = 65_536
# The parser's memory grows with the square of a dotted key.
_many_dots = re.compile(rb"(?:[\w-]+[ \t]*\.[ \t]*){16}").search
KNOWN = ("agreements", "lang", "strict", "baseline")
KNOWN_IN_ENTRY = ("files", "book")
LANGUAGES: dict[str, Languages] = {"th": ("th",), "en": ("en",), "both": ("th", "en")}
_place = re.compile(r"line (\d+), column (\d+)").search


class SettingsError(Exception):
    """A `kpr.toml` that cannot be followed; says what and what to write, Thai and English."""

    def __init__(self, th: str, en: str) -> None:
        super().__init__(en)
        self.th = th
        self.en = en


@dataclass(frozen=True, slots=True)
class Pattern:
    """A glob of agreements, relative to the root, and the book that judges them if one is named."""

    files: str
    book: str | None

    def matches(self, path: str) -> bool:
        """Whether a path below the root is meant; `**` stands for any folders, `*` for a name."""
        return _matches(PurePosixPath(path).parts, PurePosixPath(self.files).parts)


@dataclass(frozen=True, slots=True)
class Settings:
    """What the root's `kpr.toml` says; without one, nothing."""

    patterns: tuple[Pattern, ...] = ()
    langs: Languages | None = None
    strict: bool = False
    baseline: str | None = None

    def pattern(self, path: str) -> Pattern | None:
        """The first pattern that means a path."""
        return next((pattern for pattern in self.patterns if pattern.matches(path)), None)


def read_settings(data: bytes) -> Settings:
    """Read the text of a `kpr.toml`; SettingsError says what is wrong with it."""
    if len(data) > MAX_SETTINGS or _many_dots(data):
        raise SettingsError(
            f"ยาวหรือซับซ้อนเกินไป (ไม่เกิน {MAX_SETTINGS} ไบต์)",
            f"too long or too involved (at most {MAX_SETTINGS} bytes)",
        )
    try:
        table = tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise SettingsError("บันทึกแฟ้มเป็น UTF-8", "save the file as UTF-8") from error
    except (ValueError, RecursionError) as error:  # also numbers and nesting beyond reason
        raise _unreadable(str(error)) from error
    _only(table, KNOWN, "")
    return Settings(
        patterns=_patterns(table.get("agreements", [])),
        langs=_languages(table.get("lang")),
        strict=_strict(table.get("strict", False)),
        baseline=_baseline(table.get("baseline")),
    )


def _unreadable(why: str) -> SettingsError:
    """What the parser says in English, with the place said to an officer."""
    found = _place(why)
    th, en = (f"บรรทัด {found[1]} คอลัมน์ {found[2]} ", f"line {found[1]}: ") if found else ("", "")
    return SettingsError(
        f'{th}อ่านแบบ TOML ไม่ได้ ข้อความต้องอยู่ใน "…" และรายการต้องอยู่ใน [ … ] ({why[:200]})',
        f'{en}not TOML; a text stands in "…" and a list in [ … ] ({why[:200]})',
    )


def _patterns(entries: object) -> tuple[Pattern, ...]:
    if not isinstance(entries, list):
        raise SettingsError(
            'agreements ต้องเป็นรายการ เช่น ["2547/**/*.yaml"]',
            'agreements must be a list, such as ["2547/**/*.yaml"]',
        )
    return tuple(_pattern(entry) for entry in entries)


def _languages(value: object) -> Languages | None:
    if value is None:
        return None
    if isinstance(value, str) and value in LANGUAGES:
        return LANGUAGES[value]
    th, en = 'lang ต้องเป็น "th", "en" หรือ "both"', 'lang is "th", "en" or "both"'
    meant = closest(value, LANGUAGES) if isinstance(value, str) else None
    if meant is None:
        raise SettingsError(th, en)
    told = perhaps(meant)
    raise SettingsError(f"{th} {told.th}", f"{en}; {told.en}")


def _strict(value: object) -> bool:
    if isinstance(value, bool):
        return value
    raise SettingsError(
        "strict ต้องเป็น true หรือ false โดยไม่มีเครื่องหมายคำพูด",
        "strict is true or false, without quotation marks",
    )


def _baseline(value: object) -> str | None:
    if value is None:
        return None
    if isinstance(value, str) and value:
        _inside(value)
        return PurePosixPath(value).as_posix()
    raise SettingsError(
        'baseline ต้องเป็นชื่อแฟ้มของรายการเดิม เช่น "baseline.yaml"',
        'baseline is the name of a file, such as "baseline.yaml"',
    )


def _inside(path: str) -> None:
    """Refuse a path that can mean no file below the root, on any system."""
    if "\\" in path:
        raise SettingsError(f"ใน “{path}” ใช้ / แทน \\", f"write / for \\ in “{path}”")
    if path.startswith("/") or path[1:2] == ":" or ".." in PurePosixPath(path).parts:
        raise SettingsError(
            f"“{path}” ต้องอยู่ใต้โฟลเดอร์ที่มี kpr.toml โดยไม่ขึ้นต้นด้วย / หรือชื่อไดรฟ์ และไม่มี ..",
            f"“{path}” must lie below the folder of kpr.toml: no leading / or drive, and no ..",
        )


def _pattern(entry: object) -> Pattern:
    if isinstance(entry, str):
        entry = {"files": entry}
    if isinstance(entry, dict):
        _only(entry, KNOWN_IN_ENTRY, "agreements")
        files, book = entry.get("files"), entry.get("book")
        if isinstance(files, str) and files and (book is None or (isinstance(book, str) and book)):
            _inside(files)
            return Pattern(files, book)
    raise SettingsError(
        'รายการใน agreements ต้องเป็นข้อความ หรือ {files = "…", book = "…"}',
        'an entry of agreements is a text or {files = "…", book = "…"}',
    )


def _only(table: dict[str, object], known: tuple[str, ...], where: str) -> None:
    for key in table:
        if key not in known:
            told = hint(key, known)
            start = f"ใน {where} " if where else ""
            raise SettingsError(
                f"{start}ไม่รู้จัก “{key}” {told.th}",
                f"{where and f'in {where}, '}unknown: “{key}”; {told.en}",
            )


def _matches(path: tuple[str, ...], pattern: tuple[str, ...]) -> bool:
    """Whether a pattern means a path: how far each of its parts can have come, one by one."""
    reached = {0}
    for part in pattern:
        if part == "**":
            reached = set(range(min(reached), len(path) + 1)) if reached else reached
        else:
            reached = {
                at + 1 for at in reached if path[at : at + 1] and fnmatchcase(path[at], part)
            }
    return len(path) in reached
