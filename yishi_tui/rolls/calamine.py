"""The process that reads a workbook: the file on standard input, its tables as JSON on standard output."""

import sys
from collections.abc import Iterator
from io import BytesIO

import msgspec
from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
    load_workbook,
)

from yishi_tui.rolls.archive import TooLarge, hidden_rows
from yishi_tui.rolls.cells import text_of
from yishi_tui.rolls.sheets import Found, Merge, Row, Sheet

ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
"""Stands in the compound file around a workbook with a password."""


def main() -> None:
    raw = sys.stdin.buffer.read()
    sys.stdout.buffer.write(msgspec.json.encode(read(raw)))


def read(raw: bytes) -> Found:
    """The tables of a workbook, charts left out, or why there are none."""
    try:
        hidden = hidden_rows(raw)
        return Found(tuple(_sheets(load_workbook(BytesIO(raw)), hidden)))
    except TooLarge:
        return Found(trouble="large")
    except PasswordError:
        return Found(trouble="locked")
    except CalamineError:
        return Found(trouble="locked" if ENCRYPTED in raw else "damaged")


def _sheets(book: CalamineWorkbook, hidden: dict[str, frozenset[int]]) -> Iterator[Sheet]:
    for meta in book.sheets_metadata:
        if meta.typ == SheetTypeEnum.WorkSheet:
            sheet = book.get_sheet_by_name(meta.name)
            rows = tuple(_rows(sheet, hidden.get(meta.name, frozenset())))
            visible = meta.visible == SheetVisibleEnum.Visible
            yield Sheet("", meta.name, rows, tuple(_merges(sheet)), visible)


def _rows(sheet: CalamineSheet, hidden: frozenset[int]) -> Iterator[Row]:
    """The rows that are not empty. The reader begins with the first row of the sheet, and with the first column used."""
    left = (sheet.start or (0, 0))[1]
    for number, values in enumerate(sheet.iter_rows(), 1):
        cells = tuple(map(text_of, values))
        if any(cells):
            yield Row(number, ("",) * left + cells, number in hidden)


def _merges(sheet: CalamineSheet) -> Iterator[Merge]:
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        yield Merge(top + 1, left, bottom + 1, right)
