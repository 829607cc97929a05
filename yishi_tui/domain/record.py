"""One line of the history of a meeting: an event with its number, its time and who recorded it."""

from collections.abc import Iterator
from datetime import datetime
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


class History:
    """An immutable sequence of records that grows at its end in constant time.

    Versions share one list: each sees only its own first `length` entries, and the version whose end is the list's end
    appends in place. So every state of a meeting can hold its whole past without a copy.
    """

    __slots__ = ("_length", "_shared")

    def __init__(self, shared: list[Record] | None = None) -> None:
        """Takes the list over: nobody else may change it."""
        self._shared = [] if shared is None else shared
        self._length = len(self._shared)

    def plus(self, record: Record) -> "History":
        """This history and one record more."""
        shared = self._shared if len(self._shared) == self._length else self._shared[: self._length]
        shared.append(record)
        return History(shared)

    def __len__(self) -> int:
        return self._length

    def __getitem__(self, index: int) -> Record:
        return self._shared[range(self._length)[index]]

    def __iter__(self) -> Iterator[Record]:
        return (self._shared[index] for index in range(self._length))

    def since(self, count: int) -> tuple[Record, ...]:
        """The records after the first `count`."""
        return tuple(self._shared[count : self._length])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, History) and self._shared[: self._length] == other._shared[: other._length]

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
