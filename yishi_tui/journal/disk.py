"""The few things the journal asks of the disk."""

import errno
import os
import sys
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from yishi_tui.journal.errors import CopyUnlike

# Without O_BINARY Windows would write "\r\n".
_BINARY: int = getattr(os, "O_BINARY", 0)
_READING = os.O_RDONLY | _BINARY
_WRITING = os.O_RDWR | os.O_APPEND | _BINARY
_NEW_FILE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY
_REPLACING = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | _BINARY
_FILE_MODE = 0o600
_FOLDER_MODE = 0o700
# What file systems say, those of networks mostly, that do not know the way of syncing they are asked for.
_UNKNOWN = (errno.EINVAL, errno.ENOTSUP, errno.ENOTTY)


class Disk:
    """How records get onto the disk; a test hands in one that is full."""

    def write(self, fd: int, data: bytes) -> int:
        """Write in one go; the number of bytes that got there."""
        return os.write(fd, data)

    def truncate(self, fd: int, size: int) -> None:
        """Cut the file down to its first `size` bytes."""
        os.ftruncate(fd, size)

    def sync(self, fd: int) -> None:
        """Return once the file's content would survive a power cut."""
        _sync(fd)

    def sync_folder(self, folder: Path) -> None:
        """Return once the names in the folder would survive a power cut."""
        _sync_folder(folder)


DISK = Disk()


class OpenFile(Struct, frozen=True):
    """A descriptor, whether it may be written to, and which file it is whatever its name."""

    fd: int
    appends: bool
    identity: tuple[int, int]

    @classmethod
    def of(cls, fd: int, *, appends: bool) -> "OpenFile":
        return cls(fd, appends, identity(os.fstat(fd)))


def identity(stat: os.stat_result) -> tuple[int, int]:
    """What tells a file from every other."""
    return stat.st_dev, stat.st_ino


def open_existing(path: Path, *, write: bool) -> OpenFile:
    """Open for reading, and for appending where that is asked for and allowed."""
    if write:
        with suppress(OSError):
            return OpenFile.of(os.open(path, _WRITING), appends=True)
    return OpenFile.of(os.open(path, _READING), appends=False)


def open_or_create(path: Path) -> OpenFile:
    """Open for reading and appending; make the file, and its folder, when they are not there."""
    path.parent.mkdir(mode=_FOLDER_MODE, parents=True, exist_ok=True)
    return OpenFile.of(os.open(path, _WRITING | os.O_CREAT, _FILE_MODE), appends=True)


def read_between(fd: int, start: int, end: int) -> bytes:
    """The bytes from `start` up to `end`, or to where the file ends before that."""
    os.lseek(fd, start, os.SEEK_SET)
    parts = []
    while start < end and (part := os.read(fd, end - start)):
        parts.append(part)
        start += len(part)
    return b"".join(parts)


def put(fd: int, data: bytes, disk: Disk) -> None:
    """Write all of `data` durably. After an OSError any part of it may be in the file."""
    if disk.write(fd, data) != len(data):
        # A file takes less than it is given only when there is no room.
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    disk.sync(fd)


def put_beside(path: Path, data: bytes, disk: Disk) -> Path:
    """Write `data` durably to the first free `<stem>.torn-<n>` beside `path`; after an OSError no such file stays."""
    target, fd = _new_beside(path)
    try:
        put(fd, data, disk)
        disk.sync_folder(path.parent)
    except OSError:
        os.close(fd)
        target.unlink()
        raise
    os.close(fd)
    return target


def put_whole(path: Path, data: bytes, disk: Disk) -> None:
    """Put `data` durably in the place of whatever the file held, once it has been read back.

    Raises OSError and CopyUnlike; then the file is what it was.
    """
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        _write_new(fresh, data, disk)
        _compare(fresh, data)
        fresh.replace(path)
        disk.sync_folder(path.parent)
    except (OSError, CopyUnlike):
        with suppress(OSError):
            fresh.unlink()
        raise


def _write_new(path: Path, data: bytes, disk: Disk) -> None:
    fd = os.open(path, _REPLACING, _FILE_MODE)
    try:
        put(fd, data, disk)
    finally:
        os.close(fd)


def _compare(path: Path, data: bytes) -> None:
    if read_through(path) != data:
        raise CopyUnlike


def read_through(path: Path) -> bytes:
    """What the disk holds of the file, not what the system remembers of it, where it can be asked to tell them apart."""
    fd = os.open(path, _READING)
    try:
        _forget(fd)
        return read_between(fd, 0, os.fstat(fd).st_size)
    finally:
        os.close(fd)


def _new_beside(path: Path) -> tuple[Path, int]:
    number = 0
    while True:
        number += 1
        target = path.with_name(f"{path.stem}.torn-{number}")
        with suppress(FileExistsError):
            return target, os.open(target, _NEW_FILE, _FILE_MODE)


if sys.platform == "win32":

    def _sync(fd: int) -> None:
        os.fsync(fd)

    def _sync_folder(folder: Path) -> None:
        """Windows offers nothing to ask for."""

    def _forget(fd: int) -> None:
        """Nor for this."""

else:

    def _sync_folder(folder: Path) -> None:
        fd = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(fd)
        except OSError as error:
            if error.errno not in _UNKNOWN:
                raise
        finally:
            os.close(fd)


if sys.platform == "darwin":
    import fcntl

    def _forget(fd: int) -> None:
        fcntl.fcntl(fd, fcntl.F_NOCACHE, 1)

    def _sync(fd: int) -> None:
        try:
            fcntl.fcntl(fd, fcntl.F_FULLFSYNC)  # fsync alone ends at the drive's own cache
        except OSError as error:
            if error.errno not in _UNKNOWN:
                raise
            os.fsync(fd)

elif sys.platform != "win32":

    def _forget(fd: int) -> None:
        with suppress(OSError):
            os.posix_fadvise(fd, 0, 0, os.POSIX_FADV_DONTNEED)

    _sync = os.fdatasync
