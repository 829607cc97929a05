"""The note that is being written, kept on disk at every key: a program that dies takes no word with it.

A draft is no record. It lies beside the journal until it is sent, and what the disk refuses stays on the screen.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import msgspec
from msgspec import Struct

from yishi_tui.domain.vocabulary import Seat
from yishi_tui.files import FILE_MODE, FOLDER_MODE, write_whole

FOLDER = ".drafts"
MOST_SEATS = 9
"""Windows of one seat that keep a draft apart; more than that share the last."""

if sys.platform == "win32":
    import msvcrt

    def _take(fd: int) -> None:
        msvcrt.locking(fd, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(fd: int) -> None:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)


class Draft(Struct, frozen=True, omit_defaults=True):
    """A note not sent yet, and what it was begun under: `question` is a record number, 0 for none."""

    text: str = ""
    tag: str = ""
    question: int = 0
    speaker: str = ""


def read_draft(path: Path) -> Draft:
    """What lies there; an empty draft where nothing does, or nothing legible."""
    with suppress(OSError, msgspec.DecodeError, UnicodeDecodeError):
        return msgspec.json.decode(path.read_bytes(), type=Draft)
    return Draft()


class DraftFile:
    """Where a window of this seat keeps its draft; nowhere, if there is no folder.

    Two windows of one seat do not write over each other: each holds a lock while it is open, and the system drops the lock
    of one that dies, so that the next window finds its words.
    """

    def __init__(self, folder: Path | None, seat: Seat) -> None:
        self._lock: int | None = None
        self._path = self._claimed(folder / FOLDER, seat) if folder else None

    def _claimed(self, folder: Path, seat: Seat) -> Path:
        """The first free place with words in it, or else the first free one."""
        paths = [folder / f"{seat}{f'-{number}' if number > 1 else ''}.json" for number in range(1, MOST_SEATS + 1)]
        by_words = sorted(paths, key=lambda path: not read_draft(path).text)
        self._lock, path = next(_free(by_words), (None, paths[0]))
        return path

    def read(self) -> Draft:
        """What was being written when this window, or one that died, was last here."""
        return read_draft(self._path) if self._path else Draft()

    def keep(self, draft: Draft) -> bool:
        """Put the draft in the place of the one before; whether the disk took it."""
        if self._path is None:
            return True
        try:
            self._path.parent.mkdir(mode=FOLDER_MODE, exist_ok=True)
            write_whole(self._path, msgspec.json.encode(draft).decode(), through=False)
        except OSError:
            return False
        return True

    def close(self) -> None:
        """Leave the place to the next window."""
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None


def _free(paths: list[Path]) -> Iterator[tuple[int, Path]]:
    """Those that no other window holds, with the lock just taken; nothing where the folder cannot be written."""
    for path in paths:
        with suppress(OSError):
            path.parent.mkdir(mode=FOLDER_MODE, exist_ok=True)
            fd = os.open(path.with_suffix(".lock"), os.O_RDWR | os.O_CREAT, FILE_MODE)
            try:
                _take(fd)
            except OSError:
                os.close(fd)
            else:
                yield fd, path
