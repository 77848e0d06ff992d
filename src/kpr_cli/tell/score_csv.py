"""Scores as CSV that opens in Excel: Thai right, nothing in it a formula."""

import csv
from io import StringIO

from kpr_cli.core.finding import Language
from kpr_cli.core.league import Scores
from kpr_cli.core.number import plain
from kpr_cli.tell.score_rows import Cell, agency_table

BYTE_ORDER_MARK = "\ufeff"
"""Without it Excel reads UTF-8 as something else."""
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def scores_csv(scores: Scores, lang: Language) -> str:
    """A row an agency; every cell in quotation marks, lines ended as Windows does."""
    table, text = agency_table(scores, lang), StringIO(newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    for row in (table.titles, *table.rows):
        writer.writerow([_cell(cell) for cell in row])
    return BYTE_ORDER_MARK + text.getvalue()


def _cell(cell: Cell) -> str:
    """A number as printed; a text that a spreadsheet would calculate, behind an apostrophe."""
    match cell:
        case None:
            return ""
        case str():
            return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell
        case int():
            return str(cell)
    return plain(cell)
