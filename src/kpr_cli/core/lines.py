"""Lines of a text: the way between offsets and the lines and columns that people count."""

import re
from bisect import bisect_right

from kpr_cli.core.place import Span

_break = re.compile(r"\r\n|\r|\n")


class Lines:
    """Where each line of a text begins; a line ends with LF, CR LF or a lone CR."""

    __slots__ = ("_starts", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts = [0, *(match.end() for match in _break.finditer(text))]

    def span(self, start: int, end: int) -> Span:
        """The span between two offsets."""
        return Span(*self._point(start), *self._point(end))

    def offset(self, line: int, column: int) -> int:
        """The offset of a line and column; ValueError where the text has no such place."""
        offset = self._starts[line - 1] + column - 1 if 0 < line <= len(self._starts) else -1
        if not 0 <= offset <= len(self.text) or self._point(offset) != (line, column):
            raise ValueError(line, column)
        return offset

    def before(self, offset: int) -> str:
        """What stands before an offset on its line."""
        return self.text[self._starts[bisect_right(self._starts, offset) - 1] : offset]

    def _point(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1
