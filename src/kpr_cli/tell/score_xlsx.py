"""Scores as an Excel workbook: the leagues on one sheet, the working of all on the next."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from kpr_cli.core.finding import Language, fact_text
from kpr_cli.core.league import Scores
from kpr_cli.core.number import plain
from kpr_cli.core.rule import Words
from kpr_cli.core.scorecard import Scorecard
from kpr_cli.tell.columns import width_of
from kpr_cli.tell.score_rows import Cell, agency_table, indicator_rows, indicator_titles

RANKING = Words(th="อันดับ", en="ranking")
WORKING = Words(th="วิธีคิด", en="working")
MOST_ROWS = 1_048_575
"""Below its titles a sheet holds no more; further rows go on a further sheet."""
MOST_CHARACTERS = 16_000
"""A cell holds twice as many, but each of some characters as two."""
MOST_DIGITS = 15
"""Of a number with more significant digits a spreadsheet changes the last ones."""
NARROWEST, WIDEST, PADDING = 8, 60, 3
"""Widths in characters; the padding has room for the arrow of the filter."""
LINE_HEIGHT, TALLEST = 18, 400
"""Points; Thai needs more than Latin. LibreOffice gives a wrapped cell one line unless told."""
CREATED = datetime(1980, 1, 1, tzinfo=UTC)
"""Written into the file instead of now: the same scores give the same bytes."""


class ScoresWorkbook:
    """A workbook that takes cards one by one, so that a nation's rows need no memory.

    Numbers are numbers, texts never formulas or links.
    """

    def __init__(self, lang: Language, folder: str) -> None:
        self._lang = lang
        self._file = BytesIO()
        # Rows wait in files of the folder, not in memory.
        self._book = Workbook(self._file, {"constant_memory": True, "tmpdir": folder})
        self._book.set_properties({"created": CREATED})
        self._shapes = _Shapes(self._book)
        self._ranking = self._book.add_worksheet(fact_text(RANKING, lang))
        self._working = [self._new_working()]

    def take(self, card: Scorecard) -> None:
        """Put the indicators of a card on the sheet of working."""
        for row in indicator_rows(card, self._lang):
            if self._working[-1].rows == MOST_ROWS:
                self._working.append(self._new_working())
            self._working[-1].write(row)

    def finished(self, scores: Scores) -> bytes:
        """The bytes of its file, with the leagues on the first sheet."""
        table = agency_table(scores, self._lang)
        ranking = _Sheet(self._ranking, table.titles, self._shapes)
        for row in table.rows:
            ranking.write(row)
        for sheet in (ranking, *self._working):
            sheet.finish()
        self._book.close()
        return self._file.getvalue()

    def _new_working(self) -> "_Sheet":
        count, name = len(self._book.worksheets()), fact_text(WORKING, self._lang)
        sheet = self._book.add_worksheet(name if count == 1 else f"{name} {count}")
        return _Sheet(sheet, indicator_titles(self._lang), self._shapes)


class _Shapes:
    """The formats of a workbook's cells: a number shows as many decimals as are printed."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._numbers: dict[int, Format] = {}
        self.text: Format = book.add_format({"text_wrap": True, "valign": "top"})
        self.head: Format = book.add_format(
            {"bold": True, "text_wrap": True, "valign": "top", "bottom": 1}
        )

    def number(self, places: int) -> Format:
        if places not in self._numbers:
            shape = "0." + "0" * places if places else "0"
            self._numbers[places] = self._book.add_format({"num_format": shape, "valign": "top"})
        return self._numbers[places]


class _Sheet:
    """A sheet under its titles, which stay in sight and filter the rows."""

    def __init__(self, sheet: Worksheet, titles: Sequence[str], shapes: _Shapes) -> None:
        self._sheet, self._shapes = sheet, shapes
        self._widths = [min(WIDEST, max(NARROWEST, width_of([title]))) for title in titles]
        self.rows = 0
        for column, title in enumerate(titles):
            sheet.write_string(0, column, title, shapes.head)

    def write(self, row: Iterable[Cell]) -> None:
        """Write the next row, as high as its texts need."""
        self.rows += 1
        lines = 1
        for column, cell in enumerate(row):
            said = self._write(column, cell).split("\n")
            self._widths[column] = min(WIDEST, max(self._widths[column], width_of(said)))
            lines = max(lines, sum(1 + width_of([line]) // WIDEST for line in said))
        self._sheet.set_row(self.rows, min(TALLEST, LINE_HEIGHT * lines))

    def finish(self) -> None:
        """What is known only behind the last row: widths, and what the filter covers."""
        for column, width in enumerate(self._widths):
            self._sheet.set_column(column, column, width + PADDING)
        self._sheet.freeze_panes(1, 0)
        self._sheet.autofilter(0, 0, self.rows, len(self._widths) - 1)
        # An indicator's number may look like one: "1.10" is a text, and no mistake.
        self._sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{self.rows + 1}"})

    def _write(self, column: int, cell: Cell) -> str:
        """Write one cell of the row; what it shows."""
        match cell:
            case None | "":
                return ""
            case str():
                said = cell if len(cell) <= MOST_CHARACTERS else cell[: MOST_CHARACTERS - 1] + "…"
            case int():
                self._sheet.write_number(self.rows, column, cell, self._shapes.number(0))
                return str(cell)
            case _:
                said, (_, digits, exponent) = plain(cell), cell.as_tuple()
                if len(digits) <= MOST_DIGITS and isinstance(exponent, int):
                    shape = self._shapes.number(max(0, -exponent))
                    # The library writes the digits of a Decimal as they are.
                    self._sheet.write_number(self.rows, column, cell, shape)
                    return said
        self._sheet.write_string(self.rows, column, said, self._shapes.text)
        return said
