"""The host's seat makes copies by itself, says when it cannot, and never says more than is true."""

from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from dialog_room import NAMES, Room, plan, simplified
from host_room import NARROW, TINY, WIDE, Chair, Painted, in_the_chair

from yishi_tui.domain import commands as do
from yishi_tui.domain import events as ev
from yishi_tui.journal import FileJournal, verify
from yishi_tui.mishaps import Mishap, NotBackedUp
from yishi_tui.phrases import phrases
from yishi_tui.proceedings import Proceedings
from yishi_tui.tui.ink import width_of
from yishi_tui.tui.safekeeping import Safekeeping
from yishi_tui.tui.sitting import Sitting


class AtOnce(Executor):
    """Does what it is given on the spot."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except NotBackedUp as error:
            future.set_exception(error)
        return future


class Slow(Executor):
    """A stick that has not answered yet."""

    def __init__(self) -> None:
        self.asked: list[Callable[[], object]] = []
        self.futures: list[Future[Any]] = []

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        self.asked.append(fn)
        self.futures.append(Future())
        return self.futures[-1]

    def answer(self) -> None:
        self.futures[-1].set_result(self.asked[-1]())


def kept_room(tmp_path: Path, worker: Executor, minutes: int = 5) -> Room:
    """The meeting in a file, with a stick."""
    session, stick = tmp_path / "会", tmp_path / "stick"
    session.mkdir()
    stick.mkdir()
    room = Room()
    journal = FileJournal.open(session / "journal.jsonl")
    room.proceedings = Proceedings(journal, room.clock, ev.MeetingPlanned(plan=plan(), rules=simplified()))
    safe = Safekeeping(session, stick, minutes, worker)
    room.desk = Sitting(room.proceedings, phrases("zh"), folder=session, safekeeping=safe)
    return room


@pytest.fixture
def room() -> Room:
    """A meeting in memory."""
    return Room()


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Room]:
    room = kept_room(tmp_path, AtOnce())
    yield room.debating()
    room.proceedings.journal.close()


@pytest.fixture
async def chair(kept: Room) -> AsyncIterator[Chair]:
    async with in_the_chair(kept) as chair:
        yield chair


def copied(tmp_path: Path) -> int:
    """How many records the stick holds, every one of them looked at."""
    report = verify(tmp_path / "stick" / "会" / "journal.jsonl")
    assert report.ok
    return report.records


async def test_the_first_copy_is_made_on_sitting_down(kept: Room, chair: Chair, tmp_path: Path) -> None:
    await chair.later(2)
    assert copied(tmp_path) == kept.proceedings.saved
    assert f"备份 #{kept.proceedings.saved}" in chair.text


async def test_a_copy_on_the_same_disk_is_called_that(kept: Room, chair: Chair) -> None:
    await chair.later(2)
    assert f"同盘备份 #{kept.proceedings.saved}" in chair.text
    assert "U 盘插好了吗" in chair.text


async def test_every_five_minutes(kept: Room, chair: Chair, tmp_path: Path) -> None:
    await chair.later(2)
    first = kept.proceedings.saved
    kept.act(do.Note(by="许慧", text="采光"))
    await chair.later(290)
    assert copied(tmp_path) == first
    assert f"备份 #{first} ─ 记录已存 #{first + 1}" in chair.text
    await chair.later(20)
    assert copied(tmp_path) == first + 1
    assert f"备份 #{first + 1}" in chair.text


async def test_at_adjournment_with_the_minutes(kept: Room, chair: Chair, tmp_path: Path) -> None:
    await chair.later(2)
    kept.act(do.Adjourn())
    await chair.later(2)
    assert copied(tmp_path) == kept.proceedings.saved
    assert f"纪要已经写好。 备份好了：{kept.proceedings.saved} 条" in chair.text
    copy = tmp_path / "stick" / "会" / "minutes.md"
    assert copy.read_bytes() == (tmp_path / "会" / "minutes.md").read_bytes()


async def test_what_is_added_after_adjournment(kept: Room, chair: Chair, tmp_path: Path) -> None:
    kept.act(do.Adjourn())
    await chair.later(2)
    kept.act(do.Note(by="许慧", text="补一句"))
    await chair.later(2)
    assert copied(tmp_path) == kept.proceedings.saved


async def test_a_stick_that_is_pulled_out_is_said_and_taken_up_again(kept: Room, chair: Chair, tmp_path: Path) -> None:
    await chair.later(2)
    first = kept.proceedings.saved
    (tmp_path / "stick").rename(tmp_path / "pocket")
    await chair.later(6)
    assert "备份盘不在" in chair.text
    assert "备份的文件夹不在" in chair.text
    assert "备份 #" not in chair.text
    kept.act(do.Note(by="许慧", text="采光"))
    await chair.later(2)
    (tmp_path / "pocket").rename(tmp_path / "stick")
    await chair.later(12)
    assert copied(tmp_path) == first + 1
    assert "备份盘不在" not in chair.text
    assert f"又能备份了：{first + 1} 条" in chair.text


async def test_it_is_said_once(kept: Room, chair: Chair, tmp_path: Path) -> None:
    (tmp_path / "stick").rmdir()
    await chair.later(2)
    assert "备份的文件夹不在" in chair.text
    await chair.press("escape")
    await chair.later(60)
    assert "备份的文件夹不在" not in chair.text
    assert "备份盘不在" in chair.text
    assert not (tmp_path / "stick").exists()


async def test_another_meeting_on_the_stick_stays(kept: Room, chair: Chair, tmp_path: Path) -> None:
    other = tmp_path / "stick" / "会"
    other.mkdir()
    room = Room()
    journal = FileJournal.open(other / "journal.jsonl")
    room.proceedings = Proceedings(journal, room.clock, ev.MeetingPlanned(plan=plan(), rules=simplified()))
    room.act(do.Arrive(who=tuple(NAMES[:3])))
    before = (other / "journal.jsonl").read_bytes()
    await chair.later(2)
    assert "备份对不上" in chair.text
    assert (other / "journal.jsonl").read_bytes() == before
    journal.close()


async def test_nobody_waits_for_a_slow_stick(tmp_path: Path) -> None:
    stick = Slow()
    room = kept_room(tmp_path, stick).debating()
    async with in_the_chair(room) as chair:
        await chair.later(2)
        assert len(stick.asked) == 1
        assert "备份" not in chair.text
        room.act(do.Adjourn())
        await chair.later(30)
        assert len(stick.asked) == 1
        assert "备份" not in chair.text
        stick.answer()
        await chair.later(2)
        assert f"备份 #{room.proceedings.saved}" in chair.text
    room.proceedings.journal.close()


@pytest.mark.parametrize("size", [WIDE, NARROW, (79, 23), TINY])
@pytest.mark.parametrize("mishap", list(Mishap))
def test_it_stands_in_the_header_at_every_width(room: Room, size: tuple[int, int], mishap: Mishap) -> None:
    room.debating()
    room.act(do.HandOver(to="王秀兰"))
    room.desk.safekeeping.mishap = mishap
    room.desk.neighbours.seats = (("host", 2), ("recorder", 1), ("timekeeper", 1), ("hall", 1))
    page = Painted(room).page(size)
    top = "".join(text for text, _ in page.lines[0])
    assert any(word in top for word in ("备份盘", "备份对不上", "没有备份"))
    assert "记录已存 #" in top
    assert width_of(page.lines[0]) <= size[0]


@pytest.mark.parametrize("size", [WIDE, NARROW, TINY])
def test_that_all_is_well_takes_no_room_from_the_title(room: Room, size: tuple[int, int]) -> None:
    room.debating()
    room.desk.safekeeping.copied = 7
    top = "".join(text for text, _ in Painted(room).page(size).lines[0])
    assert room.proceedings.meeting.plan.title in top
    assert f"记录已存 #{room.proceedings.saved}" in top
    assert ("─ 备份 #7" in top) == (size == WIDE)


def test_leaving_copies_what_is_not_copied_yet(kept: Room, tmp_path: Path) -> None:
    assert kept.desk.safekeeping.finish(kept.proceedings.journal.head) == ""
    assert copied(tmp_path) == kept.proceedings.saved


def test_leaving_waits_for_the_copy_under_way(tmp_path: Path) -> None:
    with ThreadPoolExecutor(1) as thread:
        room = kept_room(tmp_path, thread).debating()
        room.desk.keep_copy()
        assert room.desk.safekeeping.finish(room.proceedings.journal.head) == ""
        assert copied(tmp_path) == room.proceedings.saved
    room.proceedings.journal.close()


def test_leaving_without_the_stick_is_said(kept: Room, tmp_path: Path) -> None:
    (tmp_path / "stick").rmdir()
    assert "备份的文件夹不在" in kept.desk.safekeeping.finish(kept.proceedings.journal.head)


def test_with_no_minutes_only_at_adjournment(tmp_path: Path) -> None:
    room = kept_room(tmp_path, AtOnce(), minutes=0).debating()
    room.desk.keep_copy()
    first = copied(tmp_path)
    room.act(do.Note(by="许慧", text="采光"))
    room.after(3600)
    room.desk.keep_copy()
    assert copied(tmp_path) == first
    room.act(do.Adjourn())
    room.desk.keep_copy()
    assert copied(tmp_path) == room.proceedings.saved
    room.proceedings.journal.close()


def test_without_a_folder_there_is_no_copy_and_no_word(room: Room) -> None:
    assert room.debating().desk.keep_copy() == ""
    assert room.desk.safekeeping.finish("") == ""
