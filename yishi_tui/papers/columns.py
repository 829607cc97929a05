"""How wide the columns of a table are: short ones as wide as what is in them, long ones share the rest."""

from collections.abc import Sequence
from itertools import zip_longest

from yishi_tui.minutes.tables import width

CELL_TWIPS, CELL_MARGINS = 120, 2 * 108
"""Half a Chinese character in a table, and what a cell keeps free at its sides."""
TO_FILL_IN = 6
SPARE = 2
"""In halves of a Chinese character; figures of some fonts are wider than that."""


def columns(rows: Sequence[Sequence[str]], room: int) -> list[int]:
    """The width of each column, together as wide as there is room for, in twips."""
    wanted = [_wanted(column) for column in zip_longest(*rows, fillvalue="")]
    given = [0] * len(wanted)
    left = room
    narrow_first = sorted(range(len(wanted)), key=wanted.__getitem__)
    for done, place in enumerate(narrow_first):
        given[place] = min(wanted[place], left // (len(wanted) - done))
        left -= given[place]
    more, odd = divmod(left, len(wanted))
    return [each + more + (odd if place == 0 else 0) for place, each in enumerate(given)]


def _wanted(column: Sequence[str]) -> int:
    """With the longest text on one line, or room to write where there is nothing but a heading."""
    heading, *cells = map(width, column)
    longest = max(heading, *cells) if any(cells) else max(heading, TO_FILL_IN)
    return CELL_TWIPS * (longest + SPARE) + CELL_MARGINS
