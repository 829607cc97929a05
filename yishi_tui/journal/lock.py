"""One writer at a time: a lock on the open journal, held for one append. The system drops it when its holder dies."""

import os
import sys
from types import TracebackType

if sys.platform == "win32":
    import msvcrt

    # Windows keeps others from reading the bytes that are locked, so the one locked here lies where no journal ends;
    # its C library counts such places in 31 bits.
    _PLACE = 0x7FFFFFFE
    # That library waits in whole seconds, ten at most. An append takes milliseconds, and so do this many tries.
    _TRIES = 10_000

    def take(fd: int) -> None:
        """Wait for the lock. Raises OSError: EDEADLK where waiting has an end (Windows)."""
        os.lseek(fd, _PLACE, os.SEEK_SET)
        for _ in range(_TRIES):
            try:
                return msvcrt.locking(fd, msvcrt.LK_NBLCK, 1)
            except PermissionError:
                continue
        return msvcrt.locking(fd, msvcrt.LK_LOCK, 1)

    def release(fd: int) -> None:
        """Let the next one have it."""
        os.lseek(fd, _PLACE, os.SEEK_SET)
        msvcrt.locking(fd, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def take(fd: int) -> None:
        """Wait for the lock. Raises OSError."""
        fcntl.flock(fd, fcntl.LOCK_EX)

    def release(fd: int) -> None:
        """Let the next one have it."""
        fcntl.flock(fd, fcntl.LOCK_UN)


class Locked:
    """Hold the lock, once others have let go of it. Raises what `take` raises."""

    __slots__ = ("_fd",)

    def __init__(self, fd: int) -> None:
        self._fd = fd

    def __enter__(self) -> None:
        take(self._fd)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        release(self._fd)
