"""What can be read in a paper, be it text, HTML or a document of Word, WPS or LibreOffice."""

import io
import re
import zipfile
from html import unescape

from yishi_tui.issues.register import digest
from yishi_tui.zips import UNREADABLE

BODIES = ("word/document.xml", "content.xml")
"""The parts of a document that hold its text."""
_TAG = re.compile(r"<[^>]*>")
_MOST = 20_000_000
"""Bytes of text that a paper may have when unpacked."""


def readable(paper: bytes) -> str:
    """All its text, that above and below its pages first."""
    return _plain(_inside(paper))


def wording(paper: bytes) -> str:
    """The digest of its own words, which stays when an office program saves it again as it is."""
    text = unescape(_plain(_inside(paper, bodies_only=True)))
    return digest("".join(text.split()).encode())


def _plain(inside: bytes) -> str:
    return _TAG.sub("", inside.decode("utf-8", errors="replace"))


def _inside(paper: bytes, *, bodies_only: bool = False) -> bytes:
    """The text of the paper with its tags, unpacked where it is a document."""
    try:
        with zipfile.ZipFile(io.BytesIO(paper)) as parts:
            names = [part for part in parts.infolist() if _is_text(part.filename, bodies_only=bodies_only)]
            if sum(part.file_size for part in names) > _MOST:
                return b""
            return b"".join(parts.read(part) for part in sorted(names, key=lambda part: part.filename in BODIES))
    except UNREADABLE:
        return paper


def _is_text(name: str, *, bodies_only: bool) -> bool:
    return name in BODIES or (not bodies_only and name.startswith("word/") and name.endswith(".xml"))
