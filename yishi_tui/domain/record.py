"""One line of the history of a meeting: an event with its number, its time and who recorded it."""

from collections.abc import Iterator
from datetime import datetime
from itertools import chain, islice
from operator import eq
from typing import Self

from msgspec import Struct

from yishi_tui.domain.events import Event
from yishi_tui.domain.vocabulary import Seat


class Record(Struct, frozen=True):
    """An event at its place. `more` is how many records of the same act still follow this one."""

    seq: int
    at: datetime
    by: Seat
    event: Event
    more: int = 0


BLOCK = 256
"""How many records a version of a history copies at most."""


class History:
    """An immutable sequence of records that grows at its end in constant time.

    Full blocks are shared by all versions. The last block, too, is one list that many versions share: each sees only its
    own part, and the version whose end is the list's end appends in place. A version that was left behind copies at most
    a block. So every state of a meeting can hold its whole past.
    """

    __slots__ = ("_blocks", "_length", "_tail")

    def __init__(
        self, blocks: tuple[list[Record], ...] = (), tail: list[Record] | None = None, length: int = 0
    ) -> None:
        """Takes the lists over: nobody else may change them."""
        self._blocks = blocks
        self._tail = [] if tail is None else tail
        self._length = length

    def plus(self, record: Record) -> "History":
        """This history and one record more."""
        blocks, tail = self._blocks, self._tail
        own = self._length - BLOCK * len(blocks)
        if own == BLOCK:
            blocks, tail = (*blocks, tail), []
        elif own < len(tail):
            tail = tail[:own]
        tail.append(record)
        return History(blocks, tail, self._length + 1)

    def __len__(self) -> int:
        return self._length

    def __getitem__(self, index: int) -> Record:
        block, place = divmod(range(self._length)[index], BLOCK)
        return (self._blocks[block] if block < len(self._blocks) else self._tail)[place]

    def __iter__(self) -> Iterator[Record]:
        yield from chain.from_iterable(self._blocks)
        yield from islice(self._tail, self._length - BLOCK * len(self._blocks))

    def since(self, count: int) -> tuple[Record, ...]:
        """The records after the first `count`."""
        return tuple(self[index] for index in range(count, self._length))

    def continues(self, earlier: "History") -> bool:
        """Whether this is what the earlier one has become, and not merely like it."""
        known = len(earlier)
        return known <= self._length and (not known or self[known - 1] is earlier[-1])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, History) and len(self) == len(other) and all(map(eq, self, other))

    def __hash__(self) -> int:
        return hash(self._length)

    def __copy__(self) -> Self:
        return self


class Act(Struct, frozen=True):
    """The records that one act left: one script line, or one key on a screen."""

    records: tuple[Record, ...]

    @property
    def seqs(self) -> tuple[int, ...]:
        return tuple(record.seq for record in self.records)


def acts(history: History) -> list[Act]:
    """The history cut into acts, oldest first."""
    grouped: list[Act] = []
    open_act: list[Record] = []
    for record in history:
        open_act.append(record)
        if record.more == 0:
            grouped.append(Act(tuple(open_act)))
            open_act = []
    return grouped
