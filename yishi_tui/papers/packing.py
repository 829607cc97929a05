"""Documents packed again: always the same way, and with the fonts that stand in for missing ones."""

import io
import zipfile
from collections.abc import Iterator
from xml.sax.saxutils import quoteattr

from yishi_tui.papers.layout import INSTEAD

FONTS = "word/fontTable.xml"
LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""No paper says when it was packed: the same journal gives the same file."""


def packed(document: bytes) -> bytes:
    """The document with its font table, and no time in it."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(document)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = zipfile.ZipInfo(name, LONG_AGO)
            part.compress_type = zipfile.ZIP_DEFLATED
            data = old.read(name)
            new.writestr(part, _with_fonts(data) if name == FONTS else data)
    return made.getvalue()


def _with_fonts(table: bytes) -> bytes:
    """The font table and, in it, what to take where a font is missing."""
    return table.replace(b"</w:fonts>", "".join(_fonts()).encode() + b"</w:fonts>")


def _fonts() -> Iterator[str]:
    for font, other in INSTEAD.items():
        yield f"<w:font w:name={quoteattr(font)}><w:altName w:val={quoteattr(other)}/></w:font>"
