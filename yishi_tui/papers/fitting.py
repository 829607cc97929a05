"""How large the type of a notice may be for all of it to stand on one page."""

from collections.abc import Iterator, Mapping
from math import ceil

from msgspec import Struct

from yishi_tui.minutes.tables import width

SIZES = (16, 15, 14, 13, 12)
"""In points. A notice too long for the last of them runs over to a second page: smaller type is not read on a wall."""
BLANK, GAP = "＿", "　　"
"""What is to be filled in by hand, and what stands between two of these in a line."""
MARKS = {"# ": "title", "## ": "heading", "### ": "resolution", "> ": "quote"}


class Block(Struct, frozen=True):
    """How a kind of block is set, in ems of the text: its type, the height of a line, the room below and before it."""

    type: float = 1
    line: float = 1.5
    below: float = 0.5
    indent: int = 0


class Sheet(Struct, frozen=True):
    """Room for text on a page in points, and how blocks are set on it; `text` is the one for all that is not named."""

    wide: int
    high: int
    blocks: Mapping[str, Block]
    free: float
    """Ems kept free for a sentence that a second issue says of itself."""
    picture: int
    """Points that a picture of the address takes from the height."""
    apart: bool = False
    """Whether blanks to be filled in stand one below the other."""


def type_for(markdown: str, sheet: Sheet, *, picture: bool) -> int:
    """The largest type, in points, in which the text fits the page."""
    room = sheet.high - (sheet.picture if picture else 0)
    return next((size for size in SIZES if _height(markdown, sheet, size) <= room), SIZES[-1])


def _height(markdown: str, sheet: Sheet, size: int) -> float:
    ems = sum(_ems(kind, text, sheet, size) for kind, text in _blocks(markdown, sheet.apart))
    return (ems + sheet.free) * size


def _ems(kind: str, text: str, sheet: Sheet, size: int) -> float:
    block = sheet.blocks.get(kind, sheet.blocks["text"])
    lines = 1 if kind == "row" else ceil((width(text) / 2 + block.indent) * block.type * size / sheet.wide)
    return lines * block.line + block.below


def _blocks(markdown: str, apart: bool) -> Iterator[tuple[str, str]]:
    """Each paragraph, heading and row of a table; what stands below the rule is small."""
    below_rule = False
    for line in filter(None, map(str.strip, markdown.split("\n"))):
        if line == "---":
            below_rule = True
            continue
        if line.startswith("| --"):
            continue
        mark = next((mark for mark in MARKS if line.startswith(mark)), "")
        kind = MARKS.get(mark) or ("small" if below_rule else "row" if line.startswith("|") else "text")
        for text in line.split(GAP) if apart and BLANK in line else (line.removeprefix(mark),):
            yield kind, text
