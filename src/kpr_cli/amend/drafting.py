"""A book's texts to those of a draft for another year: edits, so that all else stays as it is.

Every clause is marked as unconfirmed: that the old year's source says so proves nothing of the new.
"""

import re
from collections.abc import Callable, Mapping

from kpr_cli.amend.edits import edited
from kpr_cli.core import thai
from kpr_cli.core.citation import cites, find_mark, mark_of
from kpr_cli.core.hit import Edit
from kpr_cli.core.lines import Lines
from kpr_cli.core.place import Path, Places, indexes
from kpr_cli.core.policies import Policies
from kpr_cli.core.rulebook import Rulebook, Rules

_older_head = re.compile(r"\A# ร่างสำหรับปีงบประมาณ .*\r?\n(?:# .*\r?\n){2}\r?\n").sub

Rewriting = Callable[[str], str]
"""From a value as it stands in a file, quotation marks and all, to what is to stand there."""


def name_of(policies: Policies, year: int) -> str:
    """What the draft for a year is called: as the book, with the new year in front."""
    return f"{year}{policies.book.removeprefix(str(policies.fiscal_year))}"


def drafted(
    book: Rulebook, places: Mapping[str, Places], year: int, *, default: bool
) -> dict[str, str]:
    """The files of the draft; `default`: whether it is the usual book of its year."""
    policies, rules = book.policies, Rules(rules=book.rules)
    about = _about(policies, year, default=default)
    texts = {
        "book.yaml": _rewritten(places["book.yaml"], {**about, **_marks(policies, year)}),
        "rules.yaml": _rewritten(places["rules.yaml"], _marks(rules, year)),
    }
    head = _head(book.name, year)
    # What the sources are is as true as before; only what they say of the new year is not known.
    return {name: _headed(text, head) for name, text in texts.items()} | {
        "sources.yaml": places["sources.yaml"].text
    }


def _about(policies: Policies, year: int, *, default: bool) -> dict[Path, Rewriting]:
    """What the draft says of itself."""
    name, old = name_of(policies, year), policies.fiscal_year
    values = {
        "book": name,
        "fiscal_year": str(year),
        "default": "true" if default else "false",
        "status": "draft",
        "edition": f"{name}.1-draft",
    }
    changes: dict[Path, Rewriting] = {(key,): _putting(value) for key, value in values.items()}
    for lang in ("th", "en"):
        changes["title", lang] = lambda raw: _renamed(raw, old, year)
    return changes


def _marks(record: Policies | Rules, year: int) -> dict[Path, Rewriting]:
    return {(*path, "clause"): lambda raw: _marked(raw, mark_of(year)) for path, _ in cites(record)}


def _putting(value: str) -> Rewriting:
    def put(raw: str) -> str:
        quote = raw[0] if raw[0] in "\"'" else ""
        return f"{quote}{value}{quote}"

    return put


def _renamed(raw: str, old: int, new: int) -> str:
    """A title with the new year wherever the old one stands in it, in the digits it stands in."""

    def year(match: re.Match[str]) -> str:
        if thai.arabic(match[0]) != str(old):
            return match[0]
        return str(new) if match[0].isascii() else thai.thai_digits(str(new))

    return re.sub(r"[0-9๐-๙]+", year, raw)


def _marked(raw: str, mark: str) -> str:
    """A clause with the mark at its end, inside its quotation marks; in place of an older one."""
    older = find_mark(raw)
    if older is not None:
        return raw[: older.start()] + mark + raw[older.end() :]
    end = len(raw) - (raw[0] in "\"'")
    return raw[:end] + mark + raw[end:]


def _rewritten(places: Places, changes: Mapping[Path, Rewriting]) -> str:
    text, lines = places.text, Lines(places.text)
    marks = {path: places.marks[value] for path, (_, value) in indexes(places.tree)}
    edits = []
    for path, change in changes.items():
        first, last = marks[path].start_mark, marks[path].end_mark
        start = lines.offset(first.line + 1, first.column + 1)
        # A text of several lines can end where the next thing begins.
        stretch = text[start : lines.offset(last.line + 1, last.column + 1)].rstrip()
        edits.append(Edit(lines.span(start, start + len(stretch)), change(stretch)))
    return edited(text, edits)


def _head(old: str, year: int) -> tuple[str, ...]:
    """What stands above a file of the draft."""
    th = f"ร่างสำหรับปีงบประมาณ พ.ศ. {year} คัดจากสมุดกติกา {old}"
    return (
        f"# {th}: ยืนยันทีละข้อ แล้วลบวงเล็บท้าย clause ของข้อนั้น",
        f"# A draft for fiscal year {year}, taken over from the rulebook {old}:",
        "# confirm every entry, then delete the bracket behind its clause.",
    )


def _headed(text: str, head: tuple[str, ...]) -> str:
    """The text below its head, which takes the place of an older draft's."""
    end = "\r\n" if "\r\n" in text else "\n"
    return "".join(f"{line}{end}" for line in (*head, "")) + _older_head("", text)
