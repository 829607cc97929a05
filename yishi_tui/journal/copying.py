"""A second copy of a journal, on another disk: written whole or not at all, read back, and never at another's cost."""

import os
from collections.abc import Sequence
from contextlib import suppress
from io import FileIO
from pathlib import Path
from typing import Literal

from msgspec import Struct

from yishi_tui.journal.chain import Tip, Walk, walk
from yishi_tui.journal.disk import DISK, Disk, put_whole, read_through
from yishi_tui.journal.envelope import Line
from yishi_tui.journal.errors import READING, BrokenChain, CopyStays, CopyUnlike
from yishi_tui.journal.lock import Locked
from yishi_tui.journal.verify import verify

Parted = Literal["longer", "other", "damaged"]
"""How a copy may stand against its journal: it goes on behind it, tells something else, or cannot be read to its end."""


class Copied(Struct, frozen=True):
    """How many records the copy holds, the last one's hash, and whether it had to be written."""

    records: int
    head: str
    fresh: bool


class Sound(Struct, frozen=True):
    """The whole acts of a journal that chains, and their bytes."""

    lines: tuple[Line, ...]
    tip: Tip
    blob: bytes


def sound_part(path: Path) -> Sound:
    """What of the journal a copy should hold; an act that is just being written is not yet part of it.

    A file that is not there is an empty journal. Raises CannotRead and BrokenChain.
    """
    blob, seen = b"", Walk((), Tip())
    with READING, suppress(FileNotFoundError), FileIO(path) as file:
        blob, seen = _look(file)
        if seen.problems:  # perhaps a line that was just being written: look once more while nobody writes
            with suppress(OSError), Locked(file.fileno()):
                blob, seen = _look(file)
    if seen.broken:
        raise BrokenChain(seen.broken)
    return Sound(seen.lines, seen.tip, blob[: seen.tip.size])


def copy(source: Path, target: Path, disk: Disk = DISK) -> Copied:
    """Let `target` hold the records of `source`; its folder must be there. After an error it is what it was.

    Raises CannotRead and BrokenChain for the source, CopyStays, CopyUnlike, and OSError.
    """
    sound = sound_part(source)
    there = _there(target)
    fresh = there != sound.blob
    if fresh:
        _spare(there, sound)
        put_whole(target, sound.blob, disk)
    report = verify(target)
    if not report.ok or (report.records, report.head) != (sound.tip.count, sound.tip.head):
        raise CopyUnlike
    return Copied(sound.tip.count, sound.tip.head, fresh)


def _there(target: Path) -> bytes:
    with suppress(FileNotFoundError):
        return read_through(target)
    return b""


def _spare(there: bytes, sound: Sound) -> None:
    """Raises CopyStays for a copy with anything in it that this journal does not have."""
    if sound.blob.startswith(there):
        return
    seen = walk(there, Tip(), form=True)
    same = _alike(seen.lines, sound.lines)
    if same < len(seen.lines):
        raise CopyStays("longer" if same == len(sound.lines) else "other", same + 1)
    if seen.broken:
        raise CopyStays("damaged", seen.broken.line)


def _alike(lines: Sequence[Line], others: Sequence[Line]) -> int:
    """With how many records both begin."""
    pairs = enumerate(zip(lines, others, strict=False))
    return next((place for place, (one, other) in pairs if one.hash != other.hash), min(len(lines), len(others)))


def _look(file: FileIO) -> tuple[bytes, Walk]:
    file.seek(0, os.SEEK_SET)
    blob = file.readall()
    return blob, walk(blob, Tip(), form=True)
