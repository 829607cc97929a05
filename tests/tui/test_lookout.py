"""A thread that asks for a file, and a seat that rests meanwhile: every change is told once, and nothing else is."""

import asyncio
import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from queue import SimpleQueue
from threading import Lock, Semaphore, Thread

import pytest
from dialog_room import LI, NAMES, WANG, ZHANG, Room, plan, simplified
from host_room import Program, in_the_chair
from recorder_room import at_the_desk
from seat_room import hall, seated, timekeeper

from yishi_tui.domain import commands as do
from yishi_tui.domain import events as ev
from yishi_tui.journal import FileJournal
from yishi_tui.phrases import phrases
from yishi_tui.proceedings import Proceedings
from yishi_tui.tui.guard import AFTER_ACT
from yishi_tui.tui.lookout import BEAT_S, Lookout, look_out, state
from yishi_tui.tui.sitting import Sitting

LONG_S = 20
"""Nothing here takes so long, on whatever machine."""


class Watched:
    """A file that is asked for: it counts the looks, and hears what is told."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._looks = Semaphore(0)
        self.told: SimpleQueue[None] = SimpleQueue()

    def __fspath__(self) -> str:
        self._looks.release()
        return str(self._path)

    def news(self) -> None:
        """Wait until something has been told."""
        self.told.get(timeout=LONG_S)

    def quiet(self) -> bool:
        """Whether nothing is told however often it is looked at; the first look may have begun before this."""
        while self._looks.acquire(blocking=False):
            pass
        assert all(self._looks.acquire(timeout=LONG_S) for _ in range(5))
        return self.told.empty()


@contextmanager
def watched(path: Path) -> Iterator[Watched]:
    """The thread at its work; afterwards it has ended."""
    file, staying = Watched(path), Lock()
    staying.acquire()
    args = (file, state(path), staying, lambda: file.told.put(None), 0.0005)
    thread = Thread(target=look_out, args=args)
    thread.start()
    yield file
    staying.release()
    thread.join(LONG_S)
    assert not thread.is_alive()
    assert file.told.empty()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "session" / "journal.jsonl"
    path.parent.mkdir()
    path.write_bytes(b"one\n")
    return path


def append(path: Path, line: bytes = b"more\n") -> None:
    with path.open("ab") as file:
        file.write(line)


def test_nothing_is_told_where_nothing_changed(path: Path) -> None:
    with watched(path) as file:
        assert file.quiet()
        os.utime(path, (0, 0))
        assert file.quiet()


def test_each_change_is_told_once(path: Path) -> None:
    with watched(path) as file:
        for _ in range(3):
            append(path)
            file.news()
            assert file.quiet()


def test_gone_is_told_once_and_so_is_back(path: Path) -> None:
    with watched(path) as file:
        path.unlink()
        file.news()
        assert file.quiet()
        path.write_bytes(b"one\n")
        file.news()
        assert file.quiet()


def test_another_file_of_the_same_length_is_news(path: Path) -> None:
    other = path.with_name("other")
    other.write_bytes(path.read_bytes())
    with watched(path) as file:
        other.replace(path)
        file.news()
        assert file.quiet()


def test_a_folder_that_is_moved_deleted_or_made_is_survived(path: Path) -> None:
    elsewhere = path.parent.with_name("elsewhere")
    with watched(path) as file:
        path.parent.rename(elsewhere)
        file.news()
        assert file.quiet()
        elsewhere.rename(path.parent)
        file.news()
        shutil.rmtree(path.parent)
        file.news()
        assert file.quiet()


def test_a_file_that_is_made_later_is_news(tmp_path: Path) -> None:
    with watched(tmp_path / "not yet") as file:
        assert file.quiet()
        append(tmp_path / "not yet")
        file.news()


def test_a_loop_that_is_closed_is_told_nothing_and_nobody_minds(path: Path) -> None:
    loop, staying = asyncio.new_event_loop(), Lock()
    loop.close()
    staying.acquire()
    args = (str(path), None, staying, lambda: loop.call_soon_threadsafe(print), 0.0005)
    thread = Thread(target=look_out, args=args)
    thread.start()
    thread.join(LONG_S)
    assert not thread.is_alive()


# Resting


def lookouts() -> list[Thread]:
    """The threads that look out now."""
    return [thread for thread in threading.enumerate() if thread.name == "lookout"]


def ended() -> bool:
    """Whether those that are to end have ended, each at once."""
    for thread in lookouts():
        thread.join(LONG_S)
    return not lookouts()


async def test_who_rests_is_woken_by_a_change(path: Path) -> None:
    with Lookout(path) as lookout:
        assert len(lookouts()) == 1
        append(path)
        async with asyncio.timeout(LONG_S):
            await lookout.rest(10 * LONG_S)
    assert ended()


async def test_who_rests_is_woken_by_what_is_done_here_and_in_time(path: Path) -> None:
    with Lookout(path) as lookout:
        lookout.stir()
        async with asyncio.timeout(LONG_S):
            await lookout.rest(10 * LONG_S)
            await lookout.rest(0.001)
    assert ended()


async def test_a_seat_that_fails_leaves_no_thread_behind(path: Path) -> None:
    with pytest.raises(ZeroDivisionError), Lookout(path):
        raise ZeroDivisionError
    assert ended()


async def test_a_journal_in_memory_needs_no_thread(room: Room) -> None:
    async with in_the_chair(room.opened()) as chair:
        with Lookout(chair.screen.sitting.file) as lookout:
            assert not lookouts()
            lookout.stir()
            await lookout.rest(0.001)


# The seats


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Room]:
    """The meeting in a file, with the motion under debate."""
    room = Room()
    journal = FileJournal.open(tmp_path / "journal.jsonl")
    room.proceedings = Proceedings(journal, room.clock, ev.MeetingPlanned(plan=plan(), rules=simplified()))
    room.desk = Sitting(room.proceedings, phrases("zh"), folder=tmp_path)
    yield room.debating()
    journal.close()


async def test_what_another_process_does_is_shown_by_itself(kept: Room, tmp_path: Path) -> None:
    """Without a tick, and without time: the clock of this seat stands still."""
    other = Proceedings(FileJournal.open(tmp_path / "journal.jsonl"), kept.clock)
    app = Program(kept.desk)
    async with app.run_test(size=(120, 36)) as pilot, asyncio.timeout(LONG_S):
        while not lookouts():
            await pilot.pause()
        other.submit(do.RequestFloor(by=ZHANG, stance="con"))
        while "张建国 反对 首次" not in _text(app):
            await pilot.pause()
        (tmp_path / "journal.jsonl").rename(tmp_path / "away")
        while "记录文件已被删除" not in _text(app):
            await pilot.pause()
        (tmp_path / "away").rename(tmp_path / "journal.jsonl")
        while "记录文件已被删除" in _text(app):
            await pilot.pause()
    other.journal.close()
    assert ended()


def _text(app: Program) -> str:
    return "\n".join(strip.text.rstrip() for strip in app.screen._compositor.render_strips())


async def test_a_seat_at_rest_looks_once_a_second(room: Room) -> None:
    async with in_the_chair(room.debating()) as chair:
        await chair.later(1)
        assert chair.screen._until() == 1


async def test_the_host_is_soon_told_whether_enter_counts(room: Room) -> None:
    async with in_the_chair(room.debating()) as chair:
        await chair.later(1)
        chair.screen._guard.acted(chair.screen.elapsed() - AFTER_ACT)
        await chair.press("enter")
        assert chair.screen.waiting
        assert chair.screen._until() == BEAT_S


async def test_the_minutes_do_not_wait_for_the_second(room: Room) -> None:
    async with at_the_desk(room.debating(), size=(120, 36)) as desk:
        await desk.later(1)
        assert not desk.screen.restless
        await desk.type("好")
        room.proceedings.submit(do.Note(by=LI, text="采光"))
        desk.screen.tick()
        assert desk.screen._until() == BEAT_S
        await desk.later(1)
        assert not desk.screen.restless


async def test_the_hall_does_not_cover_a_correction_for_longer(room: Room) -> None:
    async with seated(room.debating(), hall(room)) as there:
        await there.later(1)
        assert there.screen._until() == 1
        room.act(do.RequestFloor(by=NAMES[3], stance="pro"))
        room.act(do.Correct())
        there.screen.tick()
        assert there.screen._until() == BEAT_S
        await there.later(2)
        assert there.screen._until() == 1


async def test_the_clock_of_the_item_turns_in_time(room: Room) -> None:
    async with seated(room.debating(), timekeeper(room)) as there:
        await there.later(1)
        room.clock._now += timedelta(milliseconds=300)
        assert there.screen.flips_in() == 700
        room.act(do.Recognize(by=WANG, stance="pro"))
        there.screen.tick()
        room.clock._now += timedelta(milliseconds=100)
        assert there.screen.flips_in() == 900


async def test_a_box_over_the_timekeeper_may_grow(room: Room) -> None:
    async with seated(room.speaking(), timekeeper(room)) as there:
        await there.later(1)
        assert there.screen._until() == 1
        await there.press("4")
        assert there.screen._until() == BEAT_S
        await there.press("escape")
        assert there.screen._until() == 1
