"""Tables and columns that stay in line where they are read as plain text: Chinese characters take two cells."""

import re
from collections.abc import Sequence
from itertools import groupby, zip_longest
from unicodedata import combining, east_asian_width

from msgspec import Struct

WIDEST = 44
"""Columns wider than this are left ragged: lining up a whole sentence would push the rest off the page."""

NARROWEST = 3
"""Some readers of Markdown ask for three dashes under a heading."""

_CELL = re.compile(r"((?:\\.|[^|\\])*)\|")
_RULE = re.compile(r":?-+:?")


def width(text: str) -> int:
    """Cells that the text takes in a terminal or a monospaced font."""
    return sum(0 if combining(char) else 2 if east_asian_width(char) in "WF" else 1 for char in text)


def padded(text: str, cells: int) -> str:
    """The text with blanks up to so many cells."""
    return text + " " * max(0, cells - width(text))


def aligned(markdown: str) -> str:
    """The Markdown with the columns of each table in line; everything else as it is."""
    blocks = groupby(markdown.split("\n"), lambda line: line.startswith("|"))
    return "\n".join(line for is_table, block in blocks for line in (_in_line(list(block)) if is_table else block))


class _Column(Struct, frozen=True):
    """One column: how many cells it takes, and whether what is in it stands to the right."""

    cells: int
    right: bool

    def filled(self, text: str) -> str:
        blanks = " " * max(0, self.cells - width(text))
        return blanks + text if self.right else text + blanks

    def ruled(self, rule: str) -> str:
        """The dashes under the heading, drawn as wide as the column."""
        left, right = rule.startswith(":"), rule.endswith(":")
        return ":" * left + "-" * (self.cells - left - right) + ":" * right


def _in_line(table: Sequence[str]) -> list[str]:
    rows = [_cells(line) for line in table]
    rule = rows[1] if len(rows) > 1 and all(map(_RULE.fullmatch, rows[1])) else []
    columns = _columns([row for row in rows if row is not rule], rule)
    return [_line(row, columns, ruled=row is rule) for row in rows]


def _line(row: Sequence[str], columns: Sequence[_Column], *, ruled: bool) -> str:
    cells = (column.ruled(cell) if ruled else column.filled(cell) for cell, column in zip(row, columns, strict=False))
    return f"| {' | '.join(cells)} |"


def _columns(rows: Sequence[Sequence[str]], rule: Sequence[str]) -> list[_Column]:
    widths = [max(map(width, column)) for column in zip_longest(*rows, fillvalue="")]
    rights = [cell.endswith(":") for cell in rule]
    shapes = zip_longest(widths, rights, fillvalue=False)
    return [_Column(max(NARROWEST, min(cells, WIDEST)), bool(right)) for cells, right in shapes]


def _cells(line: str) -> list[str]:
    """The cells between the bars of a row; a bar that is escaped is part of its cell."""
    *cells, rest = _CELL.findall(line.rstrip().removeprefix("|") + "|")
    return [cell.strip() for cell in (cells if rest == "" else [*cells, rest])]
