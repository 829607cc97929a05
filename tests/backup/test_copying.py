"""A second copy of the journal: never half, never untrue, never at the cost of what it held before."""

import errno
import os
from pathlib import Path

import pytest

from tests.backup.conftest import START, Mount, note
from yishi_tui.backup import back_up
from yishi_tui.clock import ScriptClock
from yishi_tui.journal import Disk, verify
from yishi_tui.mishaps import Mishap, NotBackedUp
from yishi_tui.proceedings import Proceedings
from yishi_tui.sessions import open_proceedings


class FailingDisk(Disk):
    """Fails so in writing, after half of it."""

    def __init__(self, code: int) -> None:
        self._code = code

    def write(self, fd: int, data: bytes) -> int:
        super().write(fd, data[: len(data) // 2])
        raise OSError(self._code, os.strerror(self._code))


class UnsyncedDisk(Disk):
    """Takes everything and fails when it is to be made sure."""

    def sync(self, fd: int) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))


class LyingDisk(Disk):
    """Says that it wrote what it was given."""

    def write(self, fd: int, data: bytes) -> int:
        return super().write(fd, data.replace("许慧".encode(), "许惠".encode()))


class ForgetfulFolders(Disk):
    """Remembers which folders it was asked to make sure of."""

    def __init__(self) -> None:
        self.sure: set[Path] = set()

    def sync_folder(self, folder: Path) -> None:
        self.sure.add(folder)


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def refused(session: Path, stick: Path, disk: Disk | None = None, *, elsewhere: bool = False) -> Mishap:
    """Why there is no new copy; whatever is on the stick stays as it is."""
    before = files(stick)
    with pytest.raises(NotBackedUp) as caught:
        back_up(session, stick, disk or Disk(), elsewhere=elsewhere)
    assert files(stick) == before
    return caught.value.mishap


def test_the_copy_is_the_session(session: Path, meeting: Proceedings, stick: Path) -> None:
    made = back_up(session, stick)
    assert made.folder == stick / session.name
    assert (made.records, made.head) == (meeting.saved, meeting.journal.head)
    assert files(made.folder) == files(session)
    assert made.written == ("journal.jsonl", "meeting.toml", "rules.toml")


def test_the_names_are_made_sure_of_too(session: Path, meeting: Proceedings, stick: Path) -> None:
    disk = ForgetfulFolders()
    back_up(session, stick, disk)
    assert disk.sure == {stick, stick / session.name}


def test_again_nothing_is_written_and_everything_checked(session: Path, meeting: Proceedings, stick: Path) -> None:
    back_up(session, stick)
    stamp = (stick / session.name / "journal.jsonl").stat()
    again = back_up(session, stick)
    assert (again.written, again.records) == ((), meeting.saved)
    assert (stick / session.name / "journal.jsonl").stat() == stamp


def test_the_copy_grows(session: Path, meeting: Proceedings, stick: Path) -> None:
    back_up(session, stick)
    note(meeting)
    assert back_up(session, stick).written == ("journal.jsonl",)
    assert files(stick / session.name) == files(session)


def test_before_the_first_record_there_is_the_plan(session: Path, stick: Path) -> None:
    made = back_up(session, stick)
    assert (made.records, made.written) == (0, ("meeting.toml",))


def test_a_record_that_is_being_written_is_left_for_the_next_copy(
    session: Path, meeting: Proceedings, stick: Path
) -> None:
    sound = (session / "journal.jsonl").read_bytes()
    (session / "journal.jsonl").write_bytes(sound + sound[:70])
    assert back_up(session, stick).records == meeting.saved
    assert (stick / session.name / "journal.jsonl").read_bytes() == sound


def test_a_copy_cut_off_in_a_line_is_made_whole(session: Path, meeting: Proceedings, stick: Path) -> None:
    copy = back_up(session, stick).folder / "journal.jsonl"
    copy.write_bytes(copy.read_bytes()[:-9])
    assert back_up(session, stick).written == ("journal.jsonl",)
    assert verify(copy).ok


def test_a_longer_copy_stays(session: Path, meeting: Proceedings, stick: Path) -> None:
    short = (session / "journal.jsonl").read_bytes()
    note(meeting)
    back_up(session, stick)
    (session / "journal.jsonl").write_bytes(short)
    assert refused(session, stick) is Mishap.LONGER


def test_a_copy_stays_when_the_journal_is_gone(session: Path, meeting: Proceedings, stick: Path) -> None:
    back_up(session, stick)
    (session / "journal.jsonl").unlink()
    assert refused(session, stick) is Mishap.LONGER


def test_another_chain_stays(session: Path, meeting: Proceedings, stick: Path) -> None:
    other = open_proceedings(back_up(session, stick).folder, ScriptClock(START))
    note(other, "二")
    other.journal.close()
    note(meeting, "一")
    assert refused(session, stick) is Mishap.DIFFERENT


def test_a_damaged_copy_stays(session: Path, meeting: Proceedings, stick: Path) -> None:
    copy = back_up(session, stick).folder / "journal.jsonl"
    copy.write_bytes(copy.read_bytes().replace("许慧".encode(), "许惠".encode(), 1))
    assert refused(session, stick) is Mishap.DAMAGED


def test_a_damaged_journal_replaces_no_good_copy(session: Path, meeting: Proceedings, stick: Path) -> None:
    back_up(session, stick)
    bad = (session / "journal.jsonl").read_bytes().replace("许慧".encode(), "许惠".encode(), 1)
    (session / "journal.jsonl").write_bytes(bad)
    assert refused(session, stick) is Mishap.BROKEN


@pytest.mark.parametrize(
    ("disk", "mishap"),
    [
        (FailingDisk(errno.ENOSPC), Mishap.FULL),
        (FailingDisk(errno.EROFS), Mishap.READ_ONLY),
        (FailingDisk(errno.EIO), Mishap.OTHER),
        (FailingDisk(errno.ENODEV), Mishap.GONE),
        (UnsyncedDisk(), Mishap.OTHER),
        (LyingDisk(), Mishap.UNLIKE),
    ],
)
@pytest.mark.parametrize("first", [True, False])
def test_a_stick_that_fails_keeps_what_it_held(
    session: Path, meeting: Proceedings, stick: Path, disk: Disk, mishap: Mishap, first: bool
) -> None:
    if not first:
        back_up(session, stick)
        note(meeting)
    assert refused(session, stick, disk) is mishap
    assert first != (stick / session.name).exists()
    assert back_up(session, stick).records == meeting.saved


def test_a_stick_that_is_full(session: Path, meeting: Proceedings, stick: Path, mount: Mount) -> None:
    mount(stick)
    back_up(session, stick)
    for _ in range(40):
        note(meeting, "写满为止" * 400)
    assert refused(session, stick) is Mishap.FULL
    assert verify(stick / session.name / "journal.jsonl").ok


def test_a_stick_that_cannot_be_written_to(session: Path, meeting: Proceedings, stick: Path, mount: Mount) -> None:
    mount(stick, "ro")
    assert refused(session, stick) is Mishap.READ_ONLY


def test_an_empty_mount_point_is_no_stick(session: Path, meeting: Proceedings, stick: Path, mount: Mount) -> None:
    """The stick was there, and another disk than this one; its folder alone is not the stick."""
    assert refused(session, stick, elsewhere=True) is Mishap.GONE
    mount(stick, "size=1m")
    assert back_up(session, stick, elsewhere=True).same_disk is False


def test_a_folder_that_is_not_there_is_not_made(session: Path, meeting: Proceedings, stick: Path) -> None:
    stick.rmdir()
    assert refused(session, stick) is Mishap.GONE
    assert not stick.exists()


def test_a_session_that_is_gone_is_not_a_stick_that_is_gone(session: Path, stick: Path) -> None:
    session.rename(session.with_name("别处"))
    assert refused(session, stick) is Mishap.UNREADABLE


def test_a_session_is_no_copy_of_itself(session: Path, meeting: Proceedings) -> None:
    assert refused(session, session.parent) is Mishap.INSIDE
    assert refused(session, session) is Mishap.INSIDE


def test_whatever_lies_in_the_way_stays(session: Path, meeting: Proceedings, stick: Path) -> None:
    (stick / session.name).write_text("一个文件", encoding="utf-8")
    assert refused(session, stick) in (Mishap.OTHER, Mishap.GONE)
