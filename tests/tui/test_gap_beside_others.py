"""The host was away in the middle of a speech, and others were not; or somebody else answers first."""

from datetime import timedelta
from pathlib import Path

import pytest
from dialog_room import START, WANG, ZHANG, Room
from host_room import NARROW, Chair, in_the_chair

from yishi_tui.clock import NS_PER_S
from yishi_tui.domain import commands as do
from yishi_tui.domain import events as ev
from yishi_tui.domain.queries import used_ms
from yishi_tui.domain.vocabulary import Seat
from yishi_tui.phrases import phrases
from yishi_tui.tui.neighbours import Neighbours
from yishi_tui.tui.screens.gap import GapScreen
from yishi_tui.tui.sitting import Sitting
from yishi_tui.tui.watch import Heartbeat

SECOND = timedelta(seconds=1)


class Neighbour(Neighbours):
    """A seat in another process, that looks around once a second as long as it is awake."""

    def __init__(self, folder: Path, seat: Seat, room: Room) -> None:
        super().__init__(folder, seat)
        self._own = f"{seat}-1"
        self._room = room

    def stays(self, seconds: int) -> None:
        """Time passes for the room and for this seat."""
        for _ in range(seconds):
            self._room.after(1)
            self.look(self._room.clock.now(), self._room.clock.elapsed())


def speaking(room: Room, folder: Path) -> Room:
    """王秀兰 speaks, and the host's heart has beaten a moment ago."""
    room.speaking().desk = Sitting(room.proceedings, phrases("zh"), folder=folder)
    Heartbeat(folder).beat(START)
    return room


def asked(chair: Chair) -> bool:
    return isinstance(chair.app.screen, GapScreen)


@pytest.mark.parametrize("seat", ["recorder", "timekeeper", "hall"])
async def test_nobody_is_asked_when_another_seat_was_there_all_the_while(
    room: Room, tmp_path: Path, seat: Seat
) -> None:
    there = Neighbour(tmp_path, seat, speaking(room, tmp_path))
    there.look(START, 0)
    there.stays(60)
    async with in_the_chair(room, NARROW) as chair:
        assert not asked(chair)
        assert "02:00" in chair.text
        await chair.later(1)
        assert not asked(chair)
        assert isinstance(room.last, ev.SpeechBegan)


async def test_the_host_is_asked_when_the_other_seat_was_opened_only_later(room: Room, tmp_path: Path) -> None:
    speaking(room, tmp_path).after(30)
    Neighbour(tmp_path, "recorder", room).stays(30)
    async with in_the_chair(room) as chair:
        assert asked(chair)


async def test_or_when_it_slept_as_well(room: Room, tmp_path: Path) -> None:
    there = Neighbour(tmp_path, "recorder", speaking(room, tmp_path))
    there.look(START, 0)
    room.after(600)
    there.stays(10)
    async with in_the_chair(room) as chair:
        assert asked(chair)


async def test_or_when_it_died_with_the_host(room: Room, tmp_path: Path) -> None:
    there = Neighbour(tmp_path, "hall", speaking(room, tmp_path))
    there.stays(2)
    room.after(20)
    async with in_the_chair(room) as chair:
        assert asked(chair)


async def test_the_host_alone_was_held_up(room: Room, tmp_path: Path) -> None:
    """A window that hung for a while, not the laptop."""
    there = Neighbour(tmp_path, "timekeeper", speaking(room, tmp_path))
    there.look(START, 0)
    async with in_the_chair(room) as chair:
        chair.screen.tick()
        there.stays(40)
        chair.screen.tick()
        await chair.pilot.pause()
        assert not asked(chair)


async def test_the_figures_go_on_while_it_asks_and_the_clock_below_is_seen(room: Room) -> None:
    room.speaking().after(60)
    async with in_the_chair(room, NARROW) as chair:
        await chair.later(1)
        assert "发言也停了：从停下时接着算（剩余 03:00）" in chair.text
        assert "中间的时间照算（剩余 01:59）" in chair.text
        assert "● 01:59 剩余   王秀兰" in chair.text
        await chair.later(2)
        assert "中间的时间照算（剩余 01:57）" in chair.text
        assert "● 01:57 剩余   王秀兰" in chair.text


@pytest.mark.parametrize("meanwhile", [do.EndSpeech(), do.PauseClock(), do.AdjustClock(seconds=30, reason="停电")])
async def test_it_goes_away_when_the_clock_is_another_one(room: Room, meanwhile: do.Command) -> None:
    room.speaking().after(60)
    async with in_the_chair(room) as chair:
        assert asked(chair)
        room.act(meanwhile)
        await chair.later(1)
        assert not asked(chair)
        assert "刚才那一问不用答了" in chair.text
        before = chair.happened
        await chair.press("enter")  # meant for the box
        assert chair.happened == before
        assert "现在 Enter 是" in chair.text


async def test_or_when_another_host_lets_the_time_count(room: Room, tmp_path: Path) -> None:
    speaking(room, tmp_path).after(60)
    async with in_the_chair(room) as chair:
        assert asked(chair)
        Heartbeat(tmp_path).beat(room.clock.now())
        await chair.later(1)
        assert not asked(chair)
        assert isinstance(room.last, ev.SpeechBegan)


async def test_the_clock_stops_no_further_back_than_what_others_have_recorded(room: Room) -> None:
    room.speaking().after(60)
    async with in_the_chair(room) as chair:
        room.act(do.Note(by="罗晓红", text="停电"))
        await chair.later(1)
        assert "从 19:01:00 的记录起接着算（剩余 02:00）" in chair.text
        await chair.press("1")
        assert isinstance(room.last, ev.ClockPaused)
        floor = room.proceedings.meeting.floor
        assert floor is not None
        assert used_ms(floor, room.desk.now()) == 60_000


async def test_an_answer_is_for_no_other_speech(room: Room) -> None:
    """The next one had the floor before the box could go away."""
    room.speaking().after(60)
    async with in_the_chair(room) as chair:
        room.act(do.EndSpeech())
        room.act(do.Recognize(by=ZHANG, stance="con"))
        await chair.press("1")
        assert isinstance(room.last, ev.SpeechBegan)
        floor = room.proceedings.meeting.floor
        assert floor is not None
        assert floor.since is not None


@pytest.mark.usefixtures("english")
async def test_a_name_as_long_as_a_book_leaves_room_for_the_answers(room: Room) -> None:
    names = [WANG + "兰" * 900, *(f"邻居{n}" for n in range(30))]
    long = Room(names=["许慧", "罗晓红", "唐明", *names])
    long.act(do.Arrive(who=("许慧", "罗晓红", "唐明", *names[:25])), do.CallToOrder(), do.OpenItem(item=2))
    long.act(do.Move(by=names[1], kind="main", text="种树"), do.Second(by=names[2]), do.State())
    long.act(do.Recognize(by=names[0], stance="pro"))
    long.after(60)
    async with in_the_chair(long, NARROW) as chair:
        assert "the speech stopped too" in chair.text
        assert "same as 1" in chair.text


def test_a_seat_says_since_when_it_has_been_awake(room: Room, tmp_path: Path) -> None:
    there = Neighbour(tmp_path, "recorder", room)
    there.look(START, 0)
    there.stays(20)
    host = Neighbours(tmp_path, "host")
    assert host.watched(START, START + 20 * SECOND)
    assert not host.watched(START - SECOND, START + 20 * SECOND)
    there.look(START + 90 * SECOND, 90 * NS_PER_S)
    assert not host.watched(START + 20 * SECOND, START + 90 * SECOND)
    assert not there.watched(START, START + 20 * SECOND)
