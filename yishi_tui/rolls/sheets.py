"""A table as it was found, whatever kind of file it came in."""

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from yishi_tui.i18n import tr
from yishi_tui.tables import InputError, Problem

Question = Literal["sheet", "hidden_rows", "duplicates"]


class Row(Struct, frozen=True):
    """A row that is not empty; `number` counts from 1, as the office program shows it."""

    number: int
    cells: tuple[str, ...]
    hidden: bool = False

    def cell(self, column: int) -> str:
        return self.cells[column] if column < len(self.cells) else ""

    def filled(self) -> Iterator[tuple[int, str]]:
        """The columns that hold something, and what."""
        return ((column, text) for column, text in enumerate(self.cells) if text)


class Merge(Struct, frozen=True):
    """Cells made one: rows count from 1, columns from 0, the last ones included."""

    top: int
    left: int
    bottom: int
    right: int


class Sheet(Struct, frozen=True):
    """One table of a file; a CSV file has one without a name."""

    file: str
    name: str
    rows: tuple[Row, ...]
    merges: tuple[Merge, ...] = ()
    visible: bool = True
    note: str = ""
    """What must be said where nothing in it makes sense."""

    def problem(self, what: str, row: int = 0) -> Problem:
        """Something wrong, and where."""
        if not self.name:
            return Problem(what, file=self.file, line=row)
        where = tr("表“{sheet}”第 {row} 行", sheet=self.name, row=row) if row else tr("表“{sheet}”", sheet=self.name)
        return Problem(what, where, file=self.file)


class Found(Struct, frozen=True):
    """The tables of a workbook, or why it cannot be read."""

    sheets: tuple[Sheet, ...] = ()
    trouble: Literal["large", "locked", "damaged", ""] = ""


class Choices(Struct, frozen=True):
    """What was decided about a table beforehand; '' where nobody did: hidden rows are read then."""

    sheet: str = ""
    hidden_rows: Literal["keep", "skip", "ask", ""] = ""
    duplicates: Literal["first", "merge", ""] = ""


class Undecided(InputError):
    """Only a person can decide this; `options` are what `Choices` may say, `said` is the question in words."""

    def __init__(self, question: Question, said: str, options: tuple[tuple[str, str], ...], *problems: Problem) -> None:
        super().__init__(*problems)
        self.question = question
        self.said = said
        self.options = options
