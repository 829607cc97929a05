"""A session's second copy in another folder, on a USB stick as a rule: told as made only once it has been read back."""

import errno
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from types import MappingProxyType

from yishi_tui import carryover, rulesets, signing
from yishi_tui.files import FOLDER_MODE
from yishi_tui.journal import (
    DISK,
    TROUBLES,
    BrokenChain,
    CannotRead,
    CopyStays,
    CopyUnlike,
    Disk,
    JournalError,
    Parted,
    Trouble,
    copy,
    put_whole,
)
from yishi_tui.minutes import FILE as MINUTES
from yishi_tui.mishaps import Backup, Mishap, NotBackedUp
from yishi_tui.plans import FILE as PLAN
from yishi_tui.sessions import JOURNAL

ALONG = (PLAN, rulesets.FILE, carryover.FILE, MINUTES, signing.FILE)
"""What is copied beside the journal, as far as it is there."""


PARTED: Mapping[Parted, Mishap] = MappingProxyType(
    {"longer": Mishap.LONGER, "other": Mishap.DIFFERENT, "damaged": Mishap.DAMAGED}
)
FAILED: Mapping[Trouble, Mishap] = MappingProxyType(
    {Trouble.FULL: Mishap.FULL, Trouble.READ_ONLY: Mishap.READ_ONLY, Trouble.VANISHED: Mishap.GONE}
)
UNPLUGGED = (errno.ENODEV, errno.ENXIO, errno.ENOTCONN, errno.ENOTDIR)
"""What systems say of a disk that was there a moment ago."""


def back_up(session: Path, shelf: Path, disk: Disk = DISK, *, elsewhere: bool = False) -> Backup:
    """Copy the session into its folder on the shelf. Raises NotBackedUp; for `elsewhere` see `find_shelf`."""
    same_disk = find_shelf(session, shelf, elsewhere=elsewhere)
    target = shelf / session.name
    with _told(target), _made(target, disk):
        copied = copy(session / JOURNAL, target / JOURNAL, disk)
        journal = (JOURNAL,) if copied.fresh else ()
        written = (*journal, *(name for name in ALONG if _bring(session / name, target / name, disk)))
    return Backup(target, copied.records, copied.head, written, same_disk)


def find_shelf(session: Path, shelf: Path, *, elsewhere: bool = False) -> bool:
    """Whether the shelf lies on the session's own disk. Raises NotBackedUp where it is not there, or in the session.

    With `elsewhere` it is known to lie on another: what is there when that is gone is an empty mount point.
    """
    disk = _disk_of(session)
    with _told(shelf):
        same_disk = shelf.is_dir() and shelf.stat().st_dev == disk
        if not shelf.is_dir() or (elsewhere and same_disk):
            raise NotBackedUp(Mishap.GONE, shelf)
        target = (shelf / session.name).resolve()
        if session.resolve() in (target, *target.parents):
            raise NotBackedUp(Mishap.INSIDE, target)
    return same_disk


def _disk_of(session: Path) -> int:
    try:
        return session.stat().st_dev
    except OSError as error:
        raise NotBackedUp(Mishap.UNREADABLE, session, detail=error.strerror or str(error)) from None


def _bring(source: Path, target: Path, disk: Disk) -> bool:
    """Whether the file had to be written; one that is not there is nothing to copy."""
    if not source.is_file():
        return False
    data = source.read_bytes()
    if target.is_file() and target.read_bytes() == data:
        return False
    put_whole(target, data, disk)
    return True


@contextmanager
def _made(folder: Path, disk: Disk) -> Iterator[None]:
    """The folder, made where there was none; one in which nothing could be put does not stay."""
    folder.mkdir(mode=FOLDER_MODE, exist_ok=True)
    try:
        yield
        disk.sync_folder(folder.parent)
    except (OSError, JournalError):
        with suppress(OSError):
            folder.rmdir()
        raise


@contextmanager
def _told(folder: Path) -> Iterator[None]:
    """Within it, whatever goes wrong becomes NotBackedUp."""
    try:
        yield
    except CopyStays as error:
        raise NotBackedUp(PARTED[error.how], folder, error.line) from None
    except CopyUnlike:
        raise NotBackedUp(Mishap.UNLIKE, folder) from None
    except BrokenChain as error:
        raise NotBackedUp(Mishap.BROKEN, folder, error.problem.line) from None
    except CannotRead as error:
        raise NotBackedUp(Mishap.UNREADABLE, folder, detail=error.detail) from None
    except OSError as error:
        raise NotBackedUp(_mishap(error), folder, detail=error.strerror or str(error)) from None


def _mishap(error: OSError) -> Mishap:
    if error.errno in UNPLUGGED:
        return Mishap.GONE
    return FAILED.get(TROUBLES.get(error.errno or 0, Trouble.OTHER), Mishap.OTHER)
