"""A notice on one page in type as large as its words allow: how much room they take is reckoned before it is printed."""

from collections.abc import Iterator, Mapping

from markdown_it.tree import SyntaxTreeNode
from msgspec import Struct

from yishi_tui.minutes.tables import width
from yishi_tui.papers.columns import columns
from yishi_tui.papers.layout import CELL_MARGINS, CELL_TWIPS
from yishi_tui.papers.reading import reader, words_of

SIZES = (16, 15, 14, 13, 12, 11)
"""In points, the best first; smaller ones cannot be read on a wall."""
SPARE = 30
"""One part in so many stays free: letters are not all as wide as half a Chinese character."""
TEXT = 1.0
"""As large as the text itself."""


class Medium(Struct, frozen=True):
    """A page and how things stand on it: lengths in points, the rest in parts of the size of the text.

    `heads` are the sizes of headings by their tag, `gap` is what stands between blocks, `row` what a row of a table has
    above and below its text, and `cell` the size of that (0: as large as the text).
    """

    wide: float
    high: float
    line: float
    gap: float
    row: float
    heads: Mapping[str, float]
    title_below: float
    cell: int = 0
    aside: int = 0
    """Cells that the first line of a paragraph stands in."""
    breaks: str = "\n"
    """What begins another line."""


def largest(markdown: str, medium: Medium, reserved: float = 0) -> int:
    """The largest size that brings all of it on one page; the best one where none does. `reserved` points are kept free."""
    nodes = SyntaxTreeNode(reader().parse(markdown))
    room = (medium.high - reserved) * (SPARE - 1) / SPARE
    return next((size for size in SIZES if _height(nodes, medium, size) <= room), SIZES[0])


def _height(nodes: SyntaxTreeNode, medium: Medium, size: int) -> float:
    return sum(_block(node, medium, size) for node in _blocks(nodes))


def _blocks(node: SyntaxTreeNode) -> Iterator[SyntaxTreeNode]:
    """What stands below each other, lists and quotations taken apart."""
    for child in node.children:
        if child.type in ("heading", "paragraph", "table"):
            yield child
        else:
            yield from _blocks(child)


def _block(node: SyntaxTreeNode, medium: Medium, size: int) -> float:
    if node.type == "table":
        return _table(node, medium, size)
    share = medium.heads.get(node.tag, TEXT)
    lines = sum(_lines(text, medium, share * size) for text in words_of(node).split(medium.breaks))
    below = medium.title_below if node.tag == "h1" else medium.gap
    return size * (lines * share * medium.line + below)


def _table(node: SyntaxTreeNode, medium: Medium, size: int) -> float:
    rows = [[words_of(cell) for cell in row.children] for part in node.children for row in part.children]
    letters = medium.cell or size
    given = columns(rows, int(medium.wide / letters * CELL_TWIPS * 2))
    room = [max(1, (column - CELL_MARGINS) // CELL_TWIPS) for column in given]
    lines = (max(-(-width(text) // cells) for text, cells in zip(row, room, strict=False)) for row in rows)
    return sum(letters * (max(1, count) * medium.line + medium.row) for count in lines) + size * medium.gap


def _lines(text: str, medium: Medium, letters: float) -> int:
    """Lines that the text takes in letters of this size."""
    room = max(1, int(2 * medium.wide / letters))
    return max(1, -(-(width(text) + medium.aside) // room))
