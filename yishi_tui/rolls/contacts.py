"""What is kept of phone and identity numbers, and only where that was asked for: a list of its own beside the plan.

It is never part of the plan, so the journal and the papers cannot carry it; the file may be deleted at any time.
"""

import csv
from io import StringIO

from yishi_tui.rolls.cells import is_rounded
from yishi_tui.rolls.reading import Roll

FILE = "contacts.csv"
BOM = "\ufeff"
"""Without it Chinese Excel does not take the file for UTF-8."""
FORMULA = ("=", "+", "-", "@")


def contacts(roll: Roll) -> str:
    """The list as CSV, in the order of the roll; a number that a spreadsheet has rounded is left blank."""
    columns = roll.heading.columns("private")
    buffer = StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow(map(harmless, ("姓名", "房号", *(roll.heading.words[column] for column in columns))))
    for entry in roll.entries:
        numbers = ("" if is_rounded(number) else number for number in entry.private)
        writer.writerow(map(harmless, (entry.member.name, entry.member.unit, *numbers)))
    return BOM + buffer.getvalue()


def harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell
