"""What changed between two wordings, as people would mark it on paper."""

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import takewhile
from typing import Literal

from msgspec import Struct

PieceKind = Literal["same", "strike", "insert"]

# A number in figures or in words, a Latin word, or one character with the marks that belong to it.
_TOKEN = re.compile(
    r"\d+(?:[.,．]\d+)*|[〇零一二两三四五六七八九十百千万亿]+|[A-Za-z\u00c0-\u024f]+|.[\u0300-\u036f\ufe00-\ufe0f\U000e0100-\U000e01ef]*",
    re.DOTALL,
)
_ISLAND = 1
_MARKS = {"same": "{}", "strike": "［删：{}］", "insert": "［增：{}］"}


class Piece(Struct, frozen=True):
    """A stretch of wording: same and strike make up the old one, same and insert the new one."""

    kind: PieceKind
    text: str


class _Change(Struct, frozen=True):
    """What went and what came in one place, and the unchanged stretch that follows it."""

    old: str
    new: str
    then: str


def difference(old: str, new: str) -> tuple[Piece, ...]:
    """The pieces in reading order, what is struck before what is inserted; numbers and Latin words stay whole."""
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    head = _shared(before, after)
    tail = _shared(before[head:][::-1], after[head:][::-1])
    old_end, new_end = len(before) - tail, len(after) - tail
    changes = _joined(_changes(before[head:old_end], after[head:new_end]))
    first, last = (_Change("", "", "".join(tokens)) for tokens in (before[:head], before[old_end:]))
    return tuple(piece for change in (first, *changes, last) for piece in _pieces(change))


def inline(pieces: Iterable[Piece]) -> str:
    """One plain line: 在3号楼［删：东］［增：西］侧."""
    return "".join(_MARKS[piece.kind].format(piece.text) for piece in pieces)


def _shared(old: Sequence[str], new: Sequence[str]) -> int:
    """How many tokens both begin with. What differs lies between the shared ends, however long the wording is."""
    pairs = zip(old, new, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _changes(old: Sequence[str], new: Sequence[str]) -> Iterator[_Change]:
    """The changes between two wordings that share neither beginning nor end."""
    old_done = new_done = 0
    for old_start, new_start, size in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks():
        end = old_start + size
        yield _Change(*map("".join, (old[old_done:old_start], new[new_done:new_start], old[old_start:end])))
        old_done, new_done = end, new_start + size


def _joined(changes: Iterator[_Change]) -> Iterator[_Change]:
    """Changes parted by a single character are one, for people read phrases; mere insertions are left apart."""
    last = next(changes)
    for change in changes:
        if len(last.then) <= _ISLAND and (last.old or change.old) and (last.new or change.new):
            last = _Change(last.old + last.then + change.old, last.new + last.then + change.new, change.then)
        else:
            yield last
            last = change
    yield last


def _pieces(change: _Change) -> Iterator[Piece]:
    if change.old:
        yield Piece("strike", change.old)
    if change.new:
        yield Piece("insert", change.new)
    if change.then:
        yield Piece("same", change.then)
