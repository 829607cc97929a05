"""What ties a paper to its journal: how many records it was made from, and the hash of the last one."""

import io
import re
import zipfile
import zlib
from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from yishi_tui.issues.stamp import COUNT, HASH
from yishi_tui.papers.words import word
from yishi_tui.phrases import Lang

_TAG = re.compile(r"<[^>]*>")
_MOST = 20_000_000
"""Bytes of text that a paper may have when unpacked."""

Tie = Literal["belongs", "unsealed", "foreign", "miscounted"]
"""Made from this journal; without a hash; with the hash of another; saying another count than the hash belongs to."""


class Seal(Struct, frozen=True):
    """How a paper stands to a journal: made after `record` of it, saying `said` records (0 where it says nothing)."""

    tie: Tie
    record: int = 0
    said: int = 0


def sealed(records: int, head: str, lang: Lang) -> str:
    """The sentence on a paper; without `head` nothing has been recorded yet."""
    return word("told" if head else "nothing", "seal", lang).format(records=records, head=head)


def seal_of(paper: bytes, hashes: Sequence[str]) -> Seal:
    """How the paper stands to the journal with these hashes. Its last hash is its own, for one it continues may stand before."""
    text = _text(paper)
    found = list(HASH.finditer(text))
    if not found:
        return Seal("unsealed")
    own = found[-1]
    if own[0] not in hashes:
        return Seal("foreign")
    record = hashes.index(own[0]) + 1
    count = COUNT.search(text[: own.start()])
    said = int(count[1]) if count else 0
    return Seal("miscounted" if said not in (0, record) else "belongs", record, said)


def _text(paper: bytes) -> str:
    """What can be read in the paper, be it text, HTML or a document of Word or WPS."""
    try:
        with zipfile.ZipFile(io.BytesIO(paper)) as parts:
            names = [part for part in parts.infolist() if part.filename.startswith("word/")]
            if sum(part.file_size for part in names) > _MOST:
                return ""
            inside = b"".join(parts.read(part) for part in sorted(names, key=_order) if part.filename.endswith(".xml"))
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError):
        inside = paper
    return _TAG.sub("", inside.decode("utf-8", errors="replace"))


def _order(part: zipfile.ZipInfo) -> bool:
    """The text of the document itself last."""
    return part.filename == "word/document.xml"
