"""The computer's clock is put back or on, and the laptop sleeps, while seats are open: nobody's time is touched."""

import re
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from dialog_room import START, WANG, Room, simplified
from host_room import NARROW, in_the_chair
from msgspec.structs import replace
from recorder_room import sitting as recorder_sitting
from seat_room import NoLetters, Seated, SilentPlayer, beside, hall, seated, timekeeper

from yishi_tui.clock import NS_PER_S, MeetingTime, ScriptClock
from yishi_tui.domain import commands as do
from yishi_tui.domain import events as ev
from yishi_tui.domain.queries import remaining_ms
from yishi_tui.domain.vocabulary import Seat
from yishi_tui.proceedings import Proceedings
from yishi_tui.tui.neighbours import FOLDER, GONE, Neighbours
from yishi_tui.tui.screens.hall import HallScreen
from yishi_tui.tui.screens.recorder import RecorderScreen
from yishi_tui.tui.screens.seat import SeatScreen
from yishi_tui.tui.screens.timekeeper import TimekeeperScreen
from yishi_tui.tui.sitting import Sitting
from yishi_tui.tui.waking import Waking
from yishi_tui.tui.watch import Heartbeat

HOUR, DAY, SECOND = timedelta(hours=1), timedelta(days=1), timedelta(seconds=1)


class PutClock:
    """A clock on the wall that can be put back or on; what has elapsed stays."""

    def __init__(self, clock: ScriptClock) -> None:
        self.put = timedelta()
        self._clock = clock

    def now(self) -> datetime:
        return self._clock.now() + self.put

    def elapsed(self) -> int:
        return self._clock.elapsed()


def left(sitting: Sitting) -> int | None:
    """Seconds that the one who speaks still has, as this seat reads it."""
    floor = sitting.meeting.floor
    assert floor is not None
    ms = remaining_ms(floor, sitting.now())
    return None if ms is None else ms // 1000


# The time of a meeting


@pytest.mark.parametrize("put", [-HOUR, HOUR, DAY, -DAY], ids=str)
def test_a_clock_that_is_put_moves_no_meeting(put: timedelta) -> None:
    script = ScriptClock(START)
    clock, time = PutClock(script), MeetingTime()
    assert time.read(clock, None) == START
    clock.put = put
    assert time.read(clock, None) == START
    script.advance(90)
    assert time.read(clock, None) == START + 90 * SECOND
    assert time.put == 1


def test_a_clock_that_is_kept_right_bit_by_bit_is_followed() -> None:
    script = ScriptClock(START)
    clock, time = PutClock(script), MeetingTime()
    for _ in range(100):
        script.advance(1)
        clock.put += timedelta(milliseconds=40)
        time.read(clock, None)
    assert time.read(clock, None) == START + 104 * SECOND
    assert time.put == 0


def test_a_clock_behind_the_last_record_goes_on_from_there() -> None:
    script, time = ScriptClock(START - HOUR), MeetingTime()
    assert time.read(script, START) == START
    script.advance(7)
    assert time.read(script, START) == START + 7 * SECOND


def test_a_seat_opened_after_the_clock_was_put_back_lets_speeches_run(room: Room) -> None:
    room.debating()
    late = Proceedings(room.proceedings.journal, clock := ScriptClock(START - HOUR))
    assert late.submit(do.Recognize(by=WANG, stance="pro")) is None
    clock.advance(30)
    floor = late.meeting.floor
    assert floor is not None
    assert remaining_ms(floor, late.now()) == 150_000


# At the seats


@pytest.mark.parametrize("put", [-HOUR, DAY], ids=["an hour back", "a day on"])
async def test_at_the_host(room: Room, put: timedelta) -> None:
    room.speaking().proceedings.clock = clock = PutClock(room.clock)
    async with in_the_chair(room, NARROW) as chair:
        await chair.later(20)
        assert left(room.desk) == 160
        clock.put = put
        await chair.later(1)
        assert "电脑的钟被调过，会议的时间不受影响" in chair.text
        await chair.later(9)
        assert left(room.desk) == 150
        assert "02:30" in chair.text
        assert " 19:00 " in chair.text.splitlines()[0]
        assert len(chair.app.screen_stack) == 1
        assert chair.app.bells == 0
        await chair.enter()
        ended = room.last
        assert isinstance(ended, ev.SpeechEnded)
        assert ended.used_ms == 31_000
        assert "电脑的钟" not in chair.text


def screen_of(room: Room, seat: Seat, folder: Path | None = None) -> SeatScreen:
    """Any seat but the host's."""
    if seat == "recorder":
        return RecorderScreen(recorder_sitting(room, folder))
    sitting = beside(room, seat)
    sitting.neighbours = Neighbours(folder, seat)
    sitting.waking = Waking(Heartbeat(folder))
    return HallScreen(sitting, NoLetters()) if seat == "hall" else TimekeeperScreen(sitting, SilentPlayer())


OTHERS: tuple[Seat, ...] = ("recorder", "timekeeper", "hall")


@pytest.mark.parametrize("put", [-HOUR, DAY], ids=["an hour back", "a day on"])
@pytest.mark.parametrize("seat", OTHERS)
async def test_at_the_other_seats(room: Room, seat: Seat, put: timedelta) -> None:
    screen = screen_of(room.speaking(), seat)
    screen.sitting.proceedings.clock = clock = PutClock(room.clock)
    async with seated(room, screen) as there:
        await there.later(20)
        clock.put = put
        await there.later(10)
        assert left(screen.sitting) == 150
        assert re.search(r"\b19:00\b", "\n".join(there.text.splitlines()[:2]))
        assert "时间到" not in there.text


# A sleep


def with_host(folder: Path, at: datetime) -> None:
    """A host sits at the session and watches."""
    (folder / FOLDER).mkdir(exist_ok=True)
    (folder / FOLDER / "host-1").write_text(at.isoformat(), encoding="ascii")
    Heartbeat(folder).beat(at)


async def asleep(room: Room, there: Seated, folder: Path) -> None:
    """王秀兰 has spoken for twenty seconds; then the laptop sleeps for ten minutes, and this seat is the first awake."""
    for _ in range(20):
        with_host(folder, room.clock.now())
        await there.later(1)
    room.after(600)
    there.screen.tick()
    await there.pilot.pause()


@pytest.mark.parametrize("seat", OTHERS)
async def test_the_clock_stands_until_the_host_has_answered(room: Room, seat: Seat, tmp_path: Path) -> None:
    screen = screen_of(room.speaking(), seat, tmp_path)
    async with seated(room, screen) as there:
        await asleep(room, there, tmp_path)
        for _ in range(3):
            assert left(screen.sitting) == 160
            assert "时间到" not in there.text
            assert "超时" not in there.text
            assert ("等主持人定" in there.text) is (seat != "hall")
            assert ("时间先停着" in there.text) is (seat == "hall") or seat != "hall"
            await there.later(1)
        since = START + 20 * SECOND
        assert Sitting(room.proceedings, room.desk.phrases).pause_at(room.proceedings.meeting.floor, since) is None
        await there.later(2)
        assert left(screen.sitting) == 160
        assert not screen.sitting.waking.waits
        assert "等主持人定" not in there.text
        room.act(do.ResumeClock())
        await there.later(2)
        assert left(screen.sitting) == 158


@pytest.mark.parametrize("seat", OTHERS)
async def test_or_the_time_counts_when_the_host_says_so(room: Room, seat: Seat, tmp_path: Path) -> None:
    screen = screen_of(room.speaking(), seat, tmp_path)
    async with seated(room, screen) as there:
        await asleep(room, there, tmp_path)
        with_host(tmp_path, room.clock.now())  # the host has answered, and watches again
        await there.later(1)
        assert left(screen.sitting) == 180 - 621
        assert "时间到" in there.text or "超时" in there.text
        assert "等主持人定" not in there.text


async def test_the_timekeeper_rings_only_once_it_is_sure(room: Room, tmp_path: Path) -> None:
    player = SilentPlayer()
    sitting = beside(room.speaking(), "timekeeper")
    sitting.neighbours, sitting.waking = Neighbours(tmp_path, "timekeeper"), Waking(Heartbeat(tmp_path))
    async with seated(room, TimekeeperScreen(sitting, player)) as there:
        await asleep(room, there, tmp_path)
        await there.later(2)
        assert player.played == []
        with_host(tmp_path, room.clock.now())
        await there.later(2)
        assert len(player.played) == 1


async def test_without_a_host_nobody_waits(room: Room, tmp_path: Path) -> None:
    screen = screen_of(room.speaking(), "timekeeper", tmp_path)
    async with seated(room, screen) as there:
        await there.later(20)
        room.after(600)
        await there.later(1)
        assert left(screen.sitting) == 180 - 621


async def test_nor_for_one_who_has_gone(room: Room, tmp_path: Path) -> None:
    screen = screen_of(room.speaking(), "hall", tmp_path)
    async with seated(room, screen) as there:
        await asleep(room, there, tmp_path)
        await there.later(int(GONE.total_seconds()) + 1)
        assert not screen.sitting.waking.waits
        assert "时间到，谢谢" in there.text


async def test_no_seat_ends_a_speech_before_the_host_has_answered(tmp_path: Path) -> None:
    """Under a ruleset that ends it when the time is up."""
    rules = simplified()
    room = Room(replace(rules, speech=replace(rules.speech, at_limit="end")))
    screen = screen_of(room.speaking(), "timekeeper", tmp_path)
    async with seated(room, screen) as there:
        await asleep(room, there, tmp_path)
        await there.later(2)
        assert there.happened[-1] == "SpeechBegan"
        with_host(tmp_path, room.clock.now())
        await there.later(2)
        assert there.happened[-1] == "SpeechEnded"


async def test_the_host_who_is_asked_does_not_look_as_if_answering(room: Room, tmp_path: Path) -> None:
    """The heart stands still until then: that is how the other seats know."""
    room.speaking().desk = Sitting(room.proceedings, room.desk.phrases, folder=tmp_path)
    async with in_the_chair(room) as chair:
        await chair.later(20)
        before = Heartbeat(tmp_path).last()
        room.after(600)
        await chair.later(3)
        assert Heartbeat(tmp_path).last() == before
        await chair.press("2")
        await chair.later(2)
        last = Heartbeat(tmp_path).last()
        assert last is not None
        assert last > START + 600 * SECOND


def test_an_hour_of_sleep_is_no_clock_that_was_put() -> None:
    script, time = ScriptClock(START), MeetingTime()
    time.read(script, None)
    script.advance(3600)
    assert time.read(script, None) == START + HOUR
    assert (time.put, script.elapsed()) == (0, 3600 * NS_PER_S)


async def test_between_speeches_nobody_is_asked(room: Room) -> None:
    async with seated(room.debating(), timekeeper(room)) as there:
        await there.later(2)
        room.after(600)
        await there.later(1)
        assert not there.screen.sitting.waking.waits
    async with seated(room, hall(room)) as there:
        assert "想说的请举手。" in there.text
