"""A disk that fails under an open seat: the act is refused, the screen says so, and all is well when the disk is."""

import errno
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import pytest

from tests.faults.conftest import Figure
from tests.faults.seats import AtSeat, host_of
from yishi_tui.clock import ScriptClock
from yishi_tui.domain import commands as do
from yishi_tui.journal import Disk, JournalError, Trouble, verify
from yishi_tui.tui.sitting import Unwritten

START = datetime.fromisoformat("2026-11-22T19:00:00+08:00")


class FailingDisk(Disk):
    """Fails in one way, until `well`."""

    def __init__(self, fails: Callable[[int, bytes], int], *, in_sync: bool = False) -> None:
        self.well = False
        self._fails = fails
        self._in_sync = in_sync

    def write(self, fd: int, data: bytes) -> int:
        return super().write(fd, data) if self.well or self._in_sync else self._fails(fd, data)

    def sync(self, fd: int) -> None:
        if self._in_sync and not self.well:
            self._fails(fd, b"")


def error(code: int) -> Callable[[int, bytes], int]:
    def fails(fd: int, data: bytes) -> int:
        raise OSError(code, os.strerror(code))

    return fails


def short(fd: int, data: bytes) -> int:
    return os.write(fd, data[: len(data) // 2])


def short_then_error(fd: int, data: bytes) -> int:
    os.write(fd, data[:-1])
    raise OSError(errno.EIO, os.strerror(errno.EIO))


FAULTS = {
    "EIO": (FailingDisk(error(errno.EIO)), Trouble.OTHER),
    "EIO in fsync": (FailingDisk(error(errno.EIO), in_sync=True), Trouble.OTHER),
    "ENOSPC": (FailingDisk(error(errno.ENOSPC)), Trouble.FULL),
    "EDQUOT": (FailingDisk(error(getattr(errno, "EDQUOT", errno.ENOSPC))), Trouble.FULL),
    "EROFS": (FailingDisk(error(errno.EROFS)), Trouble.READ_ONLY),
    "short write": (FailingDisk(short), Trouble.FULL),
    "short write, then EIO": (FailingDisk(short_then_error), Trouble.OTHER),
}


async def refused_then_done(seat: AtSeat, folder: Path, mend: Callable[[], object], sentence: str) -> int:
    """An act on the broken disk leaves nothing but a sentence; on the mended one the next act is on disk.

    By how many records the file is off from what was told as recorded.
    """
    before, meeting = seat.saved, seat.sitting.meeting
    with pytest.raises(Unwritten):
        seat.sitting.submit(do.Note(by="许慧", text="写不下去"))
    await seat.later()
    assert sentence.rstrip("。") in seat.text
    assert (seat.saved, seat.sitting.meeting) == (before, meeting)
    mend()
    await seat.later()
    assert seat.sitting.submit(do.Note(by="许慧", text="又写得下去了")) is None
    await seat.later()
    assert sentence.rstrip("。") not in seat.text
    assert seat.sitting.trouble == ""
    report = verify(folder / "journal.jsonl")
    assert report.ok, report.problems
    assert seat.saved == before + 1
    return abs(report.records - seat.saved)


@pytest.mark.parametrize("fault", FAULTS)
async def test_the_seat_says_so_and_recovers(session: Path, fault: str, figure: Figure) -> None:
    disk, trouble = FAULTS[fault]
    disk.well = True
    async with host_of(session, ScriptClock(START), disk) as seat:
        disk.well = False
        off = await refused_then_done(seat, session, lambda: setattr(disk, "well", True), trouble.value)
    assert off == 0
    figure(f"disk, {fault}: acts half done or lost", off)


async def test_a_key_that_could_not_be_recorded_shows_it_and_does_nothing(session: Path) -> None:
    disk = FailingDisk(error(errno.ENOSPC))
    disk.well = True
    async with host_of(session, ScriptClock(START), disk) as seat:
        disk.well = False
        before = seat.saved
        await seat.press("f1", "escape", "enter")
        assert seat.saved == before
        disk.well = True
        await seat.press("escape")


# A file system that is really full


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 64 KiB."""
    folder = tmp_path / "stick"
    folder.mkdir()
    if os.name != "posix" or os.geteuid() != 0 or not shutil.which("mount"):
        pytest.skip("mounting a small file system needs root and Linux")
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder)], capture_output=True, text=True, check=False
    )
    if mounted.returncode != 0:
        pytest.skip(f"cannot mount a small file system: {mounted.stderr.strip()}")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


async def test_a_file_system_that_fills_up(small_disk: Path, session: Path, figure: Figure) -> None:
    folder = shutil.copytree(session, small_disk / "会")
    async with host_of(folder, ScriptClock(START)) as seat:
        filler = small_disk / "filler"
        fill(filler)
        acts = until_refused(seat)
        off = await refused_then_done(seat, folder, filler.unlink, Trouble.FULL.value)
    assert off == 0
    figure("file system of 64 KiB filled, acts until it was full", acts)
    figure("file system of 64 KiB filled: acts half done or lost", off)


def fill(filler: Path) -> None:
    """Take every page that is left."""
    with filler.open("wb", buffering=0) as file, suppress(OSError):
        while file.write(b"\0" * 4096):
            pass


def until_refused(seat: AtSeat) -> int:
    for done in range(1000):
        try:
            seat.sitting.submit(do.Note(by="许慧", text="还写得下" * 20))
        except Unwritten:
            return done
    raise AssertionError("the disk never filled")


# What happens to the file and the folder

# Windows lets nobody take away what is open.
POSIX = os.name == "posix"


def gone(folder: Path) -> Callable[[], object]:
    kept = shutil.copytree(folder, folder.with_name("kept"))
    shutil.rmtree(folder)
    return lambda: shutil.copytree(kept, folder)


def renamed(folder: Path) -> Callable[[], object]:
    away = folder.rename(folder.with_name("away"))
    return lambda: away.rename(folder)


def file_gone(folder: Path) -> Callable[[], object]:
    away = (folder / "journal.jsonl").rename(folder.with_name("journal.kept"))
    return lambda: away.rename(folder / "journal.jsonl")


@pytest.mark.parametrize("strike", [renamed, file_gone] if POSIX else [])
async def test_what_was_taken_away_and_brought_back(
    session: Path, figure: Figure, strike: Callable[[Path], Callable[[], object]]
) -> None:
    async with host_of(session, ScriptClock(START)) as seat:
        bring_back = strike(session)
        await seat.later()
        assert Trouble.VANISHED.value.rstrip("。") in seat.text, "said before anybody tries to write"
        off = await refused_then_done(seat, session, bring_back, Trouble.VANISHED.value)
    assert off == 0
    figure(f"folder or file {strike.__name__}: acts half done or lost", off)


@pytest.mark.skipif(not POSIX, reason="Windows lets nobody delete what is open")
async def test_a_folder_that_was_deleted_for_good(session: Path) -> None:
    """Nothing can be written any more, nothing is made anew in its place, and the program stays up."""
    async with host_of(session, ScriptClock(START)) as seat:
        gone(session)
        for _ in range(3):
            await seat.later()
            with pytest.raises(JournalError):
                seat.sitting.submit(do.Note(by="许慧", text="写到哪里去"))
        assert Trouble.VANISHED.value.rstrip("。") in seat.text
        await seat.press("f1", "escape")
        assert not (session / "journal.jsonl").exists()


class ReadOnlyFile(Disk):
    """What a superuser sees of a file that everybody else may only read."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def write(self, fd: int, data: bytes) -> int:
        if not self._path.stat().st_mode & 0o200:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return super().write(fd, data)


@pytest.mark.skipif(not POSIX, reason="modes bind nobody on Windows")
async def test_a_file_that_turns_read_only(session: Path, figure: Figure) -> None:
    path = session / "journal.jsonl"
    async with host_of(session, ScriptClock(START), ReadOnlyFile(path)) as seat:
        path.chmod(0o400)
        off = await refused_then_done(seat, session, lambda: path.chmod(0o600), Trouble.READ_ONLY.value)
    assert off == 0
    figure("file that turns read-only: acts half done or lost", off)
