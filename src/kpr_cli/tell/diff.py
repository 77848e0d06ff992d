"""A change of a file as a unified diff, which `patch` and `git apply` read."""

from collections.abc import Iterator
from difflib import unified_diff

from kpr_cli.tell.lines import Line, Style, safe

_BARE = frozenset(range(ord(" "), 0x7F)) - set(b'"\\')
NO_NEWLINE = "\n\\ No newline at end of file\n"
_STYLES: dict[str, Style] = {"-": "error", "+": "note", "@": "dim"}


def diff_of(name: str, before: str, after: str) -> str:
    """The change of a file; nothing where there is none."""
    old, new = _quoted(f"a/{name}"), _quoted(f"b/{name}")
    lines = unified_diff(_lines(before), _lines(after), old, new)
    return "".join(line if line.endswith("\n") else line + NO_NEWLINE for line in lines)


def diff_lines(diff: str) -> Iterator[Line]:
    """The same for a terminal, which a file's text must not command."""
    for line in diff.split("\n")[:-1]:
        is_head = line.startswith(("--- ", "+++ "))
        style = "place" if is_head else _STYLES.get(line[:1], "plain")
        yield ((style, safe(line.removesuffix("\r"))),)


def _quoted(name: str) -> str:
    """A file name as git writes it where it holds what could be taken for a line of its own."""
    data = name.encode("utf-8", "surrogateescape")
    if name.isprintable() and not {'"', "\\"} & set(name):
        return name
    return '"' + "".join(chr(b) if b in _BARE else f"\\{b:03o}" for b in data) + '"'


def _lines(text: str) -> list[str]:
    """Lines as `patch` counts them: only LF ends one."""
    *whole, last = text.split("\n")
    return [*(line + "\n" for line in whole), *([last] if last else [])]
