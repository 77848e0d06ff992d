"""Styled lines with a terminal's colours."""

from collections.abc import Iterable, Mapping
from io import StringIO

from rich.console import Console
from rich.text import Text

from kpr_cli.tell.lines import Line, Style

STYLES: Mapping[Style, str] = {
    "plain": "",
    "place": "bold",
    "error": "bold red",
    "warning": "bold yellow",
    "note": "bold cyan",
    "dim": "dim",
}


def coloured(lines: Iterable[Line]) -> str:
    """The lines with escape sequences; only for a terminal that wants them."""
    out = StringIO()
    console = Console(
        file=out, force_terminal=True, highlight=False, markup=False, emoji=False, soft_wrap=True
    )
    for line in lines:
        console.print(Text.assemble(*((text, STYLES[style]) for style, text in line)))
    return out.getvalue()
