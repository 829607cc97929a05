"""How large the type of a notice may be for all of it to stand on one page: reckoned from its words, block by block."""

from collections.abc import Iterator, Mapping

from markdown_it.tree import SyntaxTreeNode
from msgspec import Struct

from yishi_tui.minutes.tables import width
from yishi_tui.papers.columns import CELL_MARGINS, CELL_TWIPS, columns
from yishi_tui.papers.reading import reader, words_of

SIZES = (16, 15, 14, 13, 12, 11)
"""In points. A notice too long for the last of them runs over to a second page: smaller type is not read on a wall."""
SPARE = 30
"""One part in so many stays free: letters are not all as wide as half a Chinese character."""


class Sheet(Struct, frozen=True):
    """Room for text on a page in points, and how things are set on it, in parts of the size of the text.

    `heads` are the sizes of headings by their tag; `row` is what a row of a table has above and below its text, which is of
    `cell` points (0: as large as the text); what stands below the rule is small. `free` is kept for a sentence that a
    second issue says of itself; `picture`, in points, for that of an address.
    """

    wide: float
    high: float
    line: float
    gap: float
    row: float
    heads: Mapping[str, float]
    title_below: float
    small: float
    free: float
    picture: float
    cell: int = 0
    aside: int = 0
    """Cells that the first line of a paragraph stands in."""
    breaks: str = "\n"
    """What begins another line."""


def type_for(markdown: str, sheet: Sheet, *, picture: bool) -> int:
    """The largest type, in points, in which the text fits the page."""
    blocks = list(_blocks(SyntaxTreeNode(reader().parse(markdown))))
    room = (sheet.high - (sheet.picture if picture else 0)) * (SPARE - 1) / SPARE
    return next((size for size in SIZES if _height(blocks, sheet, size) <= room), SIZES[-1])


def _height(blocks: list[SyntaxTreeNode], sheet: Sheet, size: int) -> float:
    rule = next((place for place, block in enumerate(blocks) if block.type == "hr"), len(blocks))
    above = sum(_block(block, sheet, size, 1) for block in blocks[:rule])
    return above + sum(_block(block, sheet, size, sheet.small) for block in blocks[rule + 1 :]) + sheet.free * size


def _blocks(node: SyntaxTreeNode) -> Iterator[SyntaxTreeNode]:
    """What stands below each other, lists and quotations taken apart."""
    for child in node.children:
        if child.type in ("heading", "paragraph", "table", "hr"):
            yield child
        else:
            yield from _blocks(child)


def _block(node: SyntaxTreeNode, sheet: Sheet, size: int, share: float) -> float:
    """`share` is the size of its text, unless it is a heading."""
    if node.type == "table":
        return _table(node, sheet, size)
    letters = sheet.heads.get(node.tag, share)
    lines = sum(_lines(text, sheet, letters * size) for text in words_of(node).split(sheet.breaks))
    below = sheet.title_below if node.tag == "h1" else sheet.gap
    return size * (lines * letters * sheet.line + below * share)


def _table(node: SyntaxTreeNode, sheet: Sheet, size: int) -> float:
    rows = [[words_of(cell) for cell in row.children] for part in node.children for row in part.children]
    letters = sheet.cell or size
    given = columns(rows, int(sheet.wide / letters * CELL_TWIPS * 2))
    room = [max(1, (column - CELL_MARGINS) // CELL_TWIPS) for column in given]
    lines = (max(-(-width(text) // cells) for text, cells in zip(row, room, strict=False)) for row in rows)
    return sum(letters * (max(1, count) * sheet.line + sheet.row) for count in lines) + size * sheet.gap


def _lines(text: str, sheet: Sheet, letters: float) -> int:
    """Lines that the text takes in letters of this size."""
    room = max(1, int(2 * sheet.wide / letters))
    return max(1, -(-(width(text) + sheet.aside) // room))
