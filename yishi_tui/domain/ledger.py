"""What a body has decided in many meetings: looked up for every motion, so it must not cost more as it grows."""

from collections.abc import Hashable, Iterable, Iterator
from itertools import islice
from typing import Generic, Protocol, TypeVar

from msgspec import Struct

from yishi_tui.domain.vocabulary import Kind


class Entry(Protocol):
    """Something that is looked for by its key."""

    @property
    def key(self) -> Hashable:
        """What two entries have in common if one of them says what the other said."""


T = TypeVar("T", bound=Entry)


class Ledger(Generic[T]):
    """An immutable sequence that grows at its end, and answers whether a key stands in it, both in constant time.

    Versions share one list and one index, and each sees only its own part. A version that was left behind, and is given
    another entry than the one that followed it, copies.
    """

    __slots__ = ("_entries", "_first", "_length")

    def __init__(self, entries: Iterable[T] = ()) -> None:
        self._entries = list(entries)
        self._first: dict[Hashable, int] = {}
        self._length = len(self._entries)
        for place, entry in enumerate(self._entries):
            self._first.setdefault(entry.key, place)

    def plus(self, entry: T) -> "Ledger[T]":
        """This ledger and one entry more."""
        if self._length == len(self._entries):
            self._entries.append(entry)
            self._first.setdefault(entry.key, self._length)
        elif self._entries[self._length] != entry:
            return Ledger((*self, entry))
        return self._version(self._length + 1)

    def _version(self, length: int) -> "Ledger[T]":
        version: Ledger[T] = Ledger.__new__(Ledger)
        version._entries, version._first, version._length = self._entries, self._first, length
        return version

    def has(self, key: Hashable) -> bool:
        """Whether an entry has this key."""
        return self._first.get(key, self._length) < self._length

    def __len__(self) -> int:
        return self._length

    def __iter__(self) -> Iterator[T]:
        return islice(self._entries, self._length)

    def __reversed__(self) -> Iterator[T]:
        return (self._entries[place] for place in reversed(range(self._length)))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Ledger) and list(self) == list(other)

    def __hash__(self) -> int:
        return hash(self._length)


class Adopted(Struct, frozen=True, kw_only=True):
    """A text in force."""

    id: int
    text: str
    matter: str = ""
    item: int | None = None

    @property
    def key(self) -> str:
        return self.text


class Lost(Struct, frozen=True, kw_only=True):
    """A question that was lost, remembered so that it does not come straight back."""

    kind: Kind
    text: str
    target: int
    progress: int
    substance: tuple[str, ...] = ()
    """What an amendment would have changed."""

    @property
    def key(self) -> tuple[object, ...]:
        """An amendment is the same when it changes the same in the same question, any other motion when it says the same."""
        return ("amend", self.target, self.substance) if self.kind == "amend" else (self.kind, self.text)
