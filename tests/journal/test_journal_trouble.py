"""A disk that is full, only readable or gone: nothing of the act stays, nothing of what was there is lost."""

import errno
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from yishi_tui.journal import CannotWrite, Disk, Draft, FileJournal, Trouble, verify

Act = Callable[..., list[Draft]]


class FullDisk(Disk):
    """Takes `room` bytes and then fails as the system would, until `room` is made."""

    def __init__(self, room: int, error: int = errno.ENOSPC, *, short: bool = False) -> None:
        self.room = room
        self.error = error
        self.short = short

    def write(self, fd: int, data: bytes) -> int:
        fits = data[: self.room]
        self.room -= super().write(fd, fits)
        if len(fits) < len(data) and not self.short:
            raise OSError(self.error, os.strerror(self.error))
        return len(fits)


class ForgetfulDisk(Disk):
    """Cannot make anything durable."""

    def sync(self, fd: int) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))


class StuckDisk(ForgetfulDisk):
    """Cannot even take back what was written."""

    def truncate(self, fd: int, size: int) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))


class NamelessDisk(Disk):
    """Cannot make names durable."""

    def sync_folder(self, folder: Path) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))


def troubled(journal: FileJournal, drafts: list[Draft]) -> Trouble:
    with pytest.raises(CannotWrite) as refusal:
        journal.append(drafts, journal.count)
    assert str(refusal.value) == refusal.value.trouble.value
    return refusal.value.trouble


@pytest.mark.parametrize("short_write", [True, False])
@pytest.mark.parametrize("room", [0, 1, 200, 300])
def test_a_full_disk_keeps_no_half_act(short: Path, act: Act, room: int, short_write: bool) -> None:
    before = short.read_bytes()
    disk = FullDisk(room, short=short_write)
    journal = FileJournal.open(short, disk=disk)
    head = journal.head
    assert troubled(journal, act("甲", "乙", "丙")) is Trouble.FULL
    assert short.read_bytes() == before
    assert (journal.count, journal.head, journal.new_lines(7)) == (7, head, ())
    disk.room = 10_000
    assert [line.seq for line in journal.append(act("甲", "乙", "丙"), 7)] == [8, 9, 10]
    assert verify(short).ok


@pytest.mark.parametrize(
    ("error", "trouble"),
    [
        (errno.EROFS, Trouble.READ_ONLY),
        (errno.EACCES, Trouble.READ_ONLY),
        (errno.EFBIG, Trouble.FULL),
        (errno.EIO, Trouble.OTHER),
    ],
)
def test_the_reason_is_told(short: Path, act: Act, error: int, trouble: Trouble) -> None:
    assert troubled(FileJournal.open(short, disk=FullDisk(0, error)), act("一")) is trouble


def test_a_first_record_that_fails_leaves_an_empty_journal(path: Path, act: Act) -> None:
    assert troubled(FileJournal.open(path, disk=FullDisk(20)), act("开会")) is Trouble.FULL
    assert verify(path).records == 0
    assert verify(path).ok


@pytest.mark.parametrize("disk", [ForgetfulDisk(), NamelessDisk()])
def test_what_is_not_durable_is_taken_back(path: Path, act: Act, disk: Disk) -> None:
    assert troubled(FileJournal.open(path, disk=disk), act("开会")) is Trouble.OTHER
    assert path.read_bytes() == b""


def test_what_cannot_be_taken_back_is_found_again(short: Path, act: Act) -> None:
    journal = FileJournal.open(short, disk=StuckDisk())
    assert troubled(journal, act("一")) is Trouble.OTHER
    assert [line.seq for line in journal.new_lines(7)] == [8]


def test_a_torn_end_stays_until_there_is_room_to_set_it_aside(short: Path, act: Act) -> None:
    torn = short.read_bytes() + b'{"at":"2026'
    short.write_bytes(torn)
    disk = FullDisk(3)
    journal = FileJournal.open(short, disk=disk)
    assert (journal.set_aside, journal.count) == (None, 7)
    assert troubled(journal, act("一")) is Trouble.FULL
    assert short.read_bytes() == torn
    assert [file.name for file in short.parent.iterdir()] == ["journal.jsonl"]
    disk.room = 10_000
    journal.append(act("一"), 7)
    assert journal.set_aside
    assert journal.set_aside.read_bytes() == b'{"at":"2026'
    assert verify(short).records == 8


def test_the_torn_end_is_safe_before_it_is_cut_off(short: Path) -> None:
    torn = short.read_bytes() + b"{"
    short.write_bytes(torn)
    for disk in (ForgetfulDisk(), NamelessDisk()):
        assert FileJournal.open(short, disk=disk).set_aside is None
        assert short.read_bytes() == torn
        assert [file.name for file in short.parent.iterdir()] == ["journal.jsonl"]


def test_a_file_one_may_only_read_is_read(short: Path, act: Act) -> None:
    short.chmod(0o400)
    journal = FileJournal.open(short)
    assert len(journal.read()) == 7
    if os.access(short, os.W_OK):  # modes bind no superuser
        assert journal.append(act("一"), 7)
    else:
        assert troubled(journal, act("一")) is Trouble.READ_ONLY


def test_a_file_where_the_folder_should_be_is_told(tmp_path: Path, act: Act) -> None:
    journal = FileJournal.open(tmp_path / "folder" / "journal.jsonl")
    (tmp_path / "folder").touch()
    with pytest.raises(CannotWrite):
        journal.append(act("一"), 0)


def gone(path: Path) -> None:
    path.unlink()


def folder_gone(path: Path) -> None:
    shutil.rmtree(path.parent)


def moved(path: Path) -> None:
    path.rename(path.with_name("elsewhere"))


def replaced(path: Path) -> None:
    copy = path.with_name("copy")
    shutil.copy(path, copy)
    copy.replace(path)


# Windows lets nobody take away a file that is open.
@pytest.mark.parametrize("strike", [gone, folder_gone, moved, replaced] if os.name == "posix" else [])
def test_a_file_that_lost_its_name_takes_nothing(short: Path, act: Act, strike: Callable[[Path], None]) -> None:
    journal = FileJournal.open(short)
    strike(short)
    assert troubled(journal, act("一")) is Trouble.VANISHED
    assert journal.new_lines(7) == ()
    assert (short.exists(), short.parent.exists()) == (strike is replaced, strike is not folder_gone)
