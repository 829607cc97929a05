"""Tables for a spreadsheet, as CSV that Excel and WPS read rightly and that runs nothing there."""

import csv
import io
from collections.abc import Iterable, Sequence

from yishi_tui.domain.text import clean_line

BOM = "\ufeff"
"""Without it Excel takes UTF-8 for the encoding of the system."""

STARTERS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula."""

UNLIMITED = 1_000_000

Cell = str | int | None


def sheet(heading: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """The table as a CSV file: with a byte order mark, lines ending as Excel ends them, every text a mere text."""
    made = io.StringIO(newline="")
    writer = csv.writer(made, lineterminator="\r\n")
    writer.writerow(map(_plain, heading))
    writer.writerows([_plain(cell) for cell in row] for row in rows)
    return BOM + made.getvalue()


def _plain(cell: Cell) -> str:
    """The cell on one line; an apostrophe keeps the spreadsheet from taking a text for a formula."""
    if not isinstance(cell, str):
        return "" if cell is None else str(cell)
    line = clean_line(cell, UNLIMITED)
    return f"'{line}" if line.startswith(STARTERS) else line
