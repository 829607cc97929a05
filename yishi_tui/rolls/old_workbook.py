"""The hidden rows of an .xls file, which the reader of workbooks does not tell: compound files and the records in them."""

import struct
from collections.abc import Iterator
from contextlib import suppress

COMPOUND = b"\xd0\xcf\x11\xe0"
STREAMS = ("Workbook", "Book")
_FREE = 0xFFFFFFFA
"""Numbers from here on are no sectors."""
_ENTRY = 128
_SHEET, _ROW, _END = 0x0085, 0x0208, 0x000A
_HIDDEN = 0x20


def hidden_in_old(raw: bytes) -> dict[str, frozenset[int]]:
    """Per sheet the numbers of its hidden rows; nothing of a file that cannot be made out."""
    found: dict[str, frozenset[int]] = {}
    with suppress(struct.error, IndexError, UnicodeDecodeError):
        book = _Compound(raw).workbook()
        for kind, data in _records(book, 0):
            if kind == _SHEET:
                (start,) = struct.unpack_from("<I", data)
                found[_name(data[6:])] = frozenset(_hidden(book, start))
    return found


def _hidden(book: bytes, start: int) -> Iterator[int]:
    for kind, data in _records(book, start):
        if kind == _ROW:
            row, options = struct.unpack_from("<H10xI", data)
            if options & _HIDDEN:
                yield row + 1


def _records(book: bytes, place: int) -> Iterator[tuple[int, bytes]]:
    """The records from here to the end of their part."""
    while place + 4 <= len(book):
        kind, size = struct.unpack_from("<HH", book, place)
        if kind == _END:
            return
        yield kind, book[place + 4 : place + 4 + size]
        place += 4 + size


def _name(data: bytes) -> str:
    """A short text: how long it is, whether its letters take two bytes, and the letters."""
    letters, wide = data[0], data[1] & 1
    return data[2 : 2 + letters * (1 + wide)].decode("utf-16-le" if wide else "latin-1")


class _Compound:
    """A file of streams, each in sectors that a table chains together."""

    def __init__(self, raw: bytes) -> None:
        self._raw = raw
        (power,) = struct.unpack_from("<H", raw, 30)
        self._size = 1 << min(power, 16)
        self._next: tuple[int, ...] = ()
        self._next = tuple(number for sector in self._tables() for number in self._numbers(sector))

    def workbook(self) -> bytes:
        """The stream of the workbook; b"" where there is none."""
        (first,) = struct.unpack_from("<I", self._raw, 48)
        directory = self._stream(first)
        for place in range(0, len(directory) - _ENTRY + 1, _ENTRY):
            length, start, size = struct.unpack_from("<H50xII", directory, place + 64)
            if directory[place : place + max(0, length - 2)].decode("utf-16-le") in STREAMS:
                return self._stream(start)[:size]
        return b""

    def _tables(self) -> Iterator[int]:
        """The sectors of the table itself; the first 109 are named in the head, the others in sectors of their own."""
        further, count = struct.unpack_from("<II", self._raw, 68)
        named = list(struct.unpack_from("<109I", self._raw, 76))
        for _ in range(min(count, len(self._raw) // self._size)):
            *more, further = self._numbers(further)
            named += more
        return (sector for sector in named if sector < _FREE)

    def _numbers(self, sector: int) -> tuple[int, ...]:
        return struct.unpack(f"<{self._size // 4}I", self._sector(sector))

    def _sector(self, number: int) -> bytes:
        return self._raw[(number + 1) * self._size : (number + 2) * self._size]

    def _stream(self, sector: int) -> bytes:
        parts: list[bytes] = []
        while sector < _FREE and len(parts) <= len(self._next):
            parts.append(self._sector(sector))
            sector = self._next[sector]
        return b"".join(parts)
