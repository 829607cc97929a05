"""What ties a paper to its journal: how many records it was made from, and the hash of the last one."""

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from yishi_tui.issues.reading import readable
from yishi_tui.issues.stamp import COUNT, HASH
from yishi_tui.papers.words import word
from yishi_tui.phrases import Lang

PDF = b"%PDF"

Tie = Literal["belongs", "unsealed", "unreadable", "foreign", "miscounted"]
"""Made from this journal; without a hash, or without text to find one in; with the hash of another; saying another count."""


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
    text = readable(paper)
    found = list(HASH.finditer(text))
    if not found:
        return Seal("unreadable" if "\0" in text or paper.startswith(PDF) else "unsealed")
    own = found[-1]
    if own[0] not in hashes:
        return Seal("foreign")
    record = hashes.index(own[0]) + 1
    count = COUNT.search(text[: own.start()])
    said = int(count[1]) if count else 0
    return Seal("miscounted" if said not in (0, record) else "belongs", record, said)
