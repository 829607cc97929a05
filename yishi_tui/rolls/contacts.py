"""What is kept of phone and identity numbers, and only where that was asked for: a list of its own beside the plan.

It is never part of the plan, so the journal and the papers cannot carry it; the file may be deleted at any time.
"""

from collections.abc import Iterator

from yishi_tui.rolls.cells import is_rounded
from yishi_tui.rolls.reading import Roll
from yishi_tui.sheets import sheet

FILE = "contacts.csv"


def contacts(roll: Roll) -> str:
    """The list as CSV, in the order of the roll; a number that a spreadsheet has rounded is left blank."""
    words = (roll.heading.words[column] for column in roll.heading.columns("private"))
    return sheet(("姓名", "房号", *words), _rows(roll))


def _rows(roll: Roll) -> Iterator[tuple[str, ...]]:
    for entry in roll.entries:
        numbers = ("" if is_rounded(number) else number for number in entry.private)
        yield (entry.member.name, entry.member.unit, *numbers)
