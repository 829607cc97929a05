"""The layout of official papers (GB/T 9704—2012) in the measures of Word: all lengths are whole numbers of its units.

A4; the type area is 156 mm × 225 mm and holds 22 lines of 28 characters. The fonts are named, never brought along; where
one is missing Word and WPS take the one after it.
"""

from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from yishi_tui.papers.fitting import Block, Sheet, type_for

Look = Literal["minutes", "notice", "table"]
"""The minutes with their red mark, a notice, or a wide table."""

TWIPS_PER_PT = 20
MM = 36_000
"""Word's unit of length (EMU) in a millimetre."""

PAGE_WIDTH, PAGE_HEIGHT = 210 * MM, 297 * MM
TOP, BOTTOM, LEFT, RIGHT = 37 * MM, 35 * MM, 28 * MM, 26 * MM
FOOT = 28 * MM
"""The page number stands 7 mm below the type area."""

LINE_TWIPS = 580
"""225 mm / 22 lines = 28.99 pt."""
CLOSER_TWIPS = -5
"""Type of 16 pt stands so much closer that 28 characters fit in 156 mm: 28 × 15.75 pt = 441 pt of 442.2 pt.

A grid of characters would say the same, but LibreOffice gives each character wider than its cell two of them.
"""
TABLE_TWIPS = (8844, 12756)
"""How wide a table may be: 156 mm, and 225 mm on a page that lies on its side."""
CELL_TWIPS, CELL_MARGINS = 120, 2 * 108
"""Half a Chinese character in a table, and what a cell keeps free at its sides."""
TITLE_LINE_PT, TABLE_LINE_PT = 35, 20
MARK_ABOVE_PT = 99
"""The mark of minutes stands 35 mm below the upper edge of the type area."""
RED = "FF0000"

LANGUAGE = "zh-CN"
"""Of the Chinese characters: it decides where in its square a comma stands."""
LATIN, LATIN_HEAVY = "Times New Roman", "Arial"
SONG_BOLD, FANG_SONG, KAI, HEI, SONG = "方正小标宋简体", "仿宋_GB2312", "楷体_GB2312", "黑体", "宋体"
INSTEAD = {SONG_BOLD: "宋体", FANG_SONG: "仿宋", KAI: "楷体", HEI: "SimHei", SONG: "SimSun"}
"""What is taken where a font is missing."""


class Type(Struct, frozen=True):
    """A font, its size in points, and whether it is bold."""

    font: str
    size: int = 16
    bold: bool = False

    @property
    def latin(self) -> str:
        """The font of its figures and Latin letters: headings and labels stand out in English too."""
        return LATIN_HEAVY if self.font == HEI else LATIN

    @property
    def closer(self) -> int:
        """Twips between two characters."""
        return CLOSER_TWIPS if self.size == BODY.size else 0

    def of(self, body: int) -> "Type":
        """The same on a page whose text is of that size."""
        return replace(self, size=self.size * body // BODY.size)


TITLE = Type(SONG_BOLD, 22)
BODY = Type(FANG_SONG)
LABEL = Type(HEI)
QUOTED = Type(KAI)
CELL, CELL_HEAD = Type(FANG_SONG, 12), Type(HEI, 12)
SEAL, SEAL_LINE_PT = Type(FANG_SONG, 10), 14
"""Small: the hash stands on one line."""
PAGE_NUMBER = Type(SONG, 14)
HEADINGS = {"h1": TITLE, "h2": LABEL, "h3": QUOTED, "h4": Type(FANG_SONG, bold=True), "h5": BODY, "h6": BODY}

CODE = 25 * MM
"""A QR code on paper."""


class Page(Struct, frozen=True):
    """How large the text is, how high its line (twips), the margins clockwise from the top, how wide a table may be.

    Below the title so many points are free.
    """

    size: int = BODY.size
    line: int = LINE_TWIPS
    margins: tuple[int, int, int, int] = (TOP, RIGHT, BOTTOM, LEFT)
    table: int = TABLE_TWIPS[0]
    below_title: int = TITLE_LINE_PT


STANDARD = Page()
CLOSE_MARGIN, CLOSE_TABLE, CLOSE_LINE = 20 * MM, 9638, 28
"""A notice that the standard's page does not hold has more paper to stand on; a line is 1.4 times as high as its type."""
_BLOCKS = {
    "text": Block(line=1.82, below=0, indent=2),
    "title": Block(type=1.4, line=2.2, below=2.2),
    "row": Block(line=1.6, below=0),
    "small": Block(type=0.7, line=1, below=0),
}
_CLOSE_BLOCKS = {
    **_BLOCKS,
    "text": Block(line=1.4, below=0, indent=2),
    "title": Block(type=1.4, line=2.2, below=1),
}
SHEET = Sheet(wide=442, high=638, blocks=_BLOCKS, free=4, picture=90, apart=True)
"""The type area of the standard, for a notice."""
CLOSE_SHEET = Sheet(wide=482, high=728, blocks=_CLOSE_BLOCKS, free=3.5, picture=90, apart=True)


def page_for(markdown: str, look: Look, *, picture: bool) -> Page:
    """The page of the standard; for a notice too long for it, one that takes the largest type that fits."""
    if look == "table":
        return replace(STANDARD, table=TABLE_TWIPS[1])
    if look == "minutes" or type_for(markdown, SHEET, picture=picture) == BODY.size:
        return STANDARD
    size = type_for(markdown, CLOSE_SHEET, picture=picture)
    return Page(size, size * CLOSE_LINE, (CLOSE_MARGIN,) * 4, CLOSE_TABLE, size)
