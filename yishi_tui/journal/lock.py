"""One writer at a time: a lock on the open journal, held for one append."""

import os
import sys
import time
from types import TracebackType

from yishi_tui.journal.errors import CannotWrite, Trouble

TRIES = 5000
_PAUSE_S = 0.001
_HELD = (BlockingIOError, PermissionError)

if sys.platform == "win32":
    import msvcrt

    # Windows keeps others from reading the bytes that are locked, so the one locked here lies where no journal ends;
    # its C library counts such places in 31 bits.
    _PLACE = 0x7FFFFFFE

    def _take(fd: int) -> None:
        os.lseek(fd, _PLACE, os.SEEK_SET)
        msvcrt.locking(fd, msvcrt.LK_NBLCK, 1)

    def _release(fd: int) -> None:
        os.lseek(fd, _PLACE, os.SEEK_SET)
        msvcrt.locking(fd, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _take(fd: int) -> None:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _release(fd: int) -> None:
        fcntl.flock(fd, fcntl.LOCK_UN)


class Locked:
    """Hold the lock; raise CannotWrite when another process keeps it for all of `tries`, about a millisecond each."""

    __slots__ = ("_fd", "_tries")

    def __init__(self, fd: int, tries: int = TRIES) -> None:
        self._fd = fd
        self._tries = tries

    def __enter__(self) -> None:
        # A blocking flock would be fairer, but knows no end: a writer that was stopped would freeze every seat.
        for _ in range(self._tries):
            try:
                return _take(self._fd)
            except _HELD:
                time.sleep(_PAUSE_S)
        raise CannotWrite(Trouble.BUSY)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        _release(self._fd)
