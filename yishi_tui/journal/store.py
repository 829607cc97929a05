"""The journal in a file that several processes may write to."""

import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NoReturn
from weakref import finalize

from yishi_tui.journal.chain import Tip, Walk, extend, seal, walk
from yishi_tui.journal.disk import (
    DISK,
    Disk,
    OpenFile,
    identity,
    open_existing,
    open_or_create,
    put,
    put_beside,
    read_between,
)
from yishi_tui.journal.envelope import Draft, Line, Look
from yishi_tui.journal.errors import READING, BrokenChain, CannotRead, CannotWrite, Conflict, Trouble, cannot_write
from yishi_tui.journal.lock import Locked, release, take
from yishi_tui.journal.problems import Fault, Problem


class FileJournal:
    """A journal file, kept open; for one thread. Readers see whole acts only.

    A file that is not there is an empty journal. It is made, with its folder, by the first append.
    """

    def __init__(self, path: Path, write: bool, disk: Disk) -> None:
        self.path = path
        self._name = str(path)
        self.set_aside: Path | None = None
        """Where the unfinished act went that a crash had left at the end."""
        self.broken: Problem | None = None
        """Why nothing more is written to this file; what comes before it can be read."""
        self._write = write
        self._disk = disk
        self._file: OpenFile | None = None
        self._letting_go: Callable[[], object] = _nothing
        """Closes the file, once; the system has only so many to give, so a journal nobody holds any more lets go too."""
        self._tip = Tip()
        self._unread: tuple[Line, ...] = ()
        """The last lines taken in, until someone asks for them."""

    @classmethod
    def open(cls, path: Path, write: bool = True, disk: Disk = DISK) -> "FileJournal":
        """Read the file; to write, also set an unfinished act aside. Without `write` nothing is ever changed.

        Raises CannotRead. A file that cannot be written is opened all the same: `append` says why it cannot.
        """
        journal = cls(path, write, disk)
        try:
            torn = journal._catch_up()
        except CannotRead:
            journal.close()
            raise
        if torn and write:
            with suppress(OSError, CannotWrite):
                journal._mend()
        return journal

    @property
    def count(self) -> int:
        """How many records are known; lines up to here have been handed out or can be."""
        return self._tip.count

    @property
    def head(self) -> str:
        """The hash of the last record known."""
        return self._tip.head

    def read(self) -> tuple[Line, ...]:
        """Every record. Raises CannotRead."""
        return self.new_lines(0)

    def look(self, after: int) -> Look:
        """Whether there are records behind the first `after`, or no file where it was: one stat."""
        try:
            stat = self.path.stat()
        except FileNotFoundError:
            return "gone" if self._file else "same"
        except OSError:
            return "gone"
        if self._file and identity(stat) != self._file.identity:
            return "gone"
        unread = self.count > after or (stat.st_size != self._tip.size and not self.broken)
        return "news" if unread else "same"

    def new_lines(self, after: int) -> tuple[Line, ...]:
        """The records behind the first `after`, others' too. One stat when there are none. Raises CannotRead."""
        self._catch_up()
        return self._lines_after(after)

    def append(self, drafts: Sequence[Draft], expected: int) -> tuple[Line, ...]:
        """Write one act, all of it or nothing, for someone who knows `expected` records; durable on return.

        Raises Conflict, BrokenChain and CannotWrite, and what `seal` raises. In each case nothing of it is in the file.
        """
        if not drafts:
            return ()
        if not self._write:
            raise CannotWrite(Trouble.READING)
        try:
            return self._append(drafts, expected)
        except OSError as error:
            raise cannot_write(error) from error

    def _append(self, drafts: Sequence[Draft], expected: int) -> tuple[Line, ...]:
        # In few and plain steps: after each wait for the disk they are run as if for the first time.
        file = self._opened_to_append()
        take(file.fd)
        try:
            self._catch_up_alone(file)
            if expected != self._tip.count or self.broken:
                self._refuse(expected)
            lines, blob = seal(drafts, self._tip)
            self._put(file.fd, blob)
            self._tip, self._unread = extend(self._tip, lines, len(blob)), ()
        finally:
            release(file.fd)
        return lines

    def _refuse(self, expected: int) -> NoReturn:
        if self.broken:
            raise BrokenChain(self.broken)
        if expected > self.count:
            raise ValueError(f"{expected} records expected of {self.count}")
        raise Conflict(self._lines_after(expected))

    def close(self) -> None:
        """Let go of the file; asked again, the journal would open it again."""
        self._letting_go()
        self._file = None

    def _catch_up(self) -> bytes:
        """Take in what others have written; return the unfinished act at the end."""
        with READING:
            file = self._opened()
            if not file:
                return b""
            seen = self._look(file.fd, os.fstat(file.fd).st_size)
            if seen.broken:
                # Perhaps a line that was just being written, or cut off again: look once more while nobody writes.
                with suppress(OSError), Locked(file.fd):
                    seen = self._look(file.fd, os.fstat(file.fd).st_size)
            return self._take_in(seen)

    def _look(self, fd: int, size: int) -> Walk:
        """What the file, now of `size` bytes, holds behind the tip."""
        if self.broken or size == self._tip.size:
            return Walk((), self._tip)
        if size < self._tip.size:
            return Walk((), self._tip, (Problem(self.count, Fault.CUT_SHORT),))
        return walk(read_between(fd, self._tip.size, size), self._tip)

    def _take_in(self, seen: Walk) -> bytes:
        self._tip, self._unread = seen.tip, self._unread + seen.lines
        self.broken = self.broken or seen.broken
        return seen.torn

    def _lines_after(self, after: int) -> tuple[Line, ...]:
        """The known records behind the first `after`: those just taken in, as a rule, or else from the file again."""
        lines, self._unread = self._unread, ()
        if len(lines) == self.count - after:
            return lines
        if after >= self.count:
            return ()
        with READING:
            file = self._opened()
            found = walk(read_between(file.fd, 0, self._tip.size) if file else b"", Tip())
        self.broken = self.broken or found.broken
        return found.lines[after:]

    def _opened(self) -> OpenFile | None:
        """The file, opened when that has not happened yet; None when there is none."""
        if not self._file:
            with suppress(FileNotFoundError):
                self._hold(open_existing(self.path, write=self._write))
        return self._file

    def _mend(self) -> None:
        """Set an unfinished act at the end aside. Raises OSError and CannotWrite."""
        file = self._opened_to_append()
        with Locked(file.fd):
            self._catch_up_alone(file)

    def _catch_up_alone(self, file: OpenFile) -> None:
        """Take in all that is in the locked file, and set an unfinished act at its end aside. Raises CannotWrite."""
        size = self._named_size(file)
        if size != self._tip.size:
            self._put_aside(file.fd, self._take_in(self._look(file.fd, size)))

    def _hold(self, file: OpenFile) -> OpenFile:
        self._file = file
        self._letting_go = finalize(self, os.close, file.fd)
        return file

    def _opened_to_append(self) -> OpenFile:
        file = self._file or self._opened()
        if file and file.appends:
            return file
        self.close()
        return self._hold(open_or_create(self.path))

    def _named_size(self, file: OpenFile) -> int:
        """The size of the file. Raises CannotWrite when it has lost its name: what it is given then is lost too."""
        try:
            stat = os.stat(self._name)
        except FileNotFoundError:
            raise CannotWrite(Trouble.VANISHED) from None
        if (stat.st_dev, stat.st_ino) != file.identity:
            raise CannotWrite(Trouble.VANISHED)
        return stat.st_size

    def _put_aside(self, fd: int, torn: bytes) -> None:
        if torn:
            self.set_aside = put_beside(self.path, torn, self._disk)
            self._disk.truncate(fd, self._tip.size)
            self._disk.sync(fd)

    def _put(self, fd: int, blob: bytes) -> None:
        try:
            put(fd, blob, self._disk)
            if not self._tip.size:
                self._disk.sync_folder(self.path.parent)
        except OSError:
            with suppress(OSError):
                self._disk.truncate(fd, self._tip.size)
                self._disk.sync(fd)
            raise


def _nothing() -> None:
    """Nothing is held open."""
