"""The lid was shut, or the power was cut, while somebody spoke."""

from datetime import timedelta
from pathlib import Path

import pytest
from dialog_room import START, WANG, Room
from host_room import in_the_chair

from yishi_tui.clock import NS_PER_S
from yishi_tui.domain import commands as do
from yishi_tui.domain import events as ev
from yishi_tui.domain.queries import remaining_ms
from yishi_tui.phrases import phrases
from yishi_tui.tui.screens.gap import GapScreen
from yishi_tui.tui.sitting import Sitting
from yishi_tui.tui.watch import Gap, Heartbeat, Watch


def left(room: Room) -> int | None:
    floor = room.proceedings.meeting.floor
    assert floor is not None
    return remaining_ms(floor, room.desk.now())


async def test_a_speech_found_running_goes_on_from_when_the_program_stopped(room: Room, tmp_path: Path) -> None:
    room.speaking().desk = Sitting(room.proceedings, phrases("zh"), folder=tmp_path)
    Heartbeat(tmp_path).beat(START + timedelta(seconds=40))
    room.after(1000)
    async with in_the_chair(room) as chair:
        assert isinstance(chair.app.screen, GapScreen)
        assert "王秀兰正在发言" in chair.text
        assert "剩余 02:20" in chair.text
        await chair.enter()
        assert isinstance(room.last, ev.ClockPaused)
        assert left(room) == 140_000
        assert "Enter ▶ 继续计时" in chair.text


async def test_or_the_time_in_between_is_counted(room: Room) -> None:
    room.speaking().after(60)
    async with in_the_chair(room) as chair:
        await chair.later(1)
        await chair.press("2")
        assert not isinstance(chair.app.screen, GapScreen)
        assert isinstance(room.last, ev.SpeechBegan)
        assert left(room) == 119_000
        assert chair.app.bells == 0


async def test_a_short_absence_is_no_question(room: Room) -> None:
    room.speaking().after(5)
    async with in_the_chair(room) as chair:
        assert not isinstance(chair.app.screen, GapScreen)


async def test_nor_is_one_while_nobody_speaks(room: Room) -> None:
    room.debating().after(3600)
    async with in_the_chair(room) as chair:
        assert not isinstance(chair.app.screen, GapScreen)


async def test_a_sleep_in_the_middle_of_a_speech(room: Room) -> None:
    async with in_the_chair(room.speaking()) as chair:
        await chair.later(20)
        room.after(600)
        chair.screen.tick()
        await chair.pilot.pause()
        assert isinstance(chair.app.screen, GapScreen)
        assert chair.app.bells == 0
        await chair.later(1)
        await chair.press("1")
        assert isinstance(room.last, ev.ClockPaused)
        assert left(room) == 160_000


async def test_the_question_is_put_once(room: Room) -> None:
    async with in_the_chair(room.speaking()) as chair:
        await chair.later(2)
        room.after(30)
        chair.screen.tick()
        await chair.pilot.pause()
        await chair.press("escape", "x")
        room.after(30)
        chair.screen.tick()
        await chair.pilot.pause()
        assert len(chair.app.screen_stack) == 2
        await chair.later(1)
        await chair.press("2")
        await chair.later(2)
        assert len(chair.app.screen_stack) == 1


async def test_a_key_that_woke_the_laptop_does_nothing_unseen(room: Room) -> None:
    async with in_the_chair(room.speaking()) as chair:
        await chair.later(2)
        room.after(60)
        await chair.press("enter", "1", "2")
        assert isinstance(chair.app.screen, GapScreen)
        assert isinstance(room.last, ev.SpeechBegan)


def test_the_heart_beats_every_two_seconds_while_a_clock_runs(room: Room, tmp_path: Path) -> None:
    heartbeat = Heartbeat(tmp_path)
    watch = Watch(heartbeat)
    meeting = room.speaking().proceedings.meeting
    for second in range(1, 7):
        assert watch.look(meeting, START + timedelta(seconds=second), second * NS_PER_S) is None
    assert heartbeat.last() == START + timedelta(seconds=6)
    room.act(do.PauseClock())
    watch.look(room.proceedings.meeting, START + timedelta(seconds=9), 9 * NS_PER_S)
    assert heartbeat.last() == START + timedelta(seconds=6)


@pytest.mark.parametrize("content", ["", "gestern", "2026-11-22"])
def test_a_spoilt_heartbeat_is_none(tmp_path: Path, content: str) -> None:
    (tmp_path / ".alive").write_text(content)
    assert Heartbeat(tmp_path).last() is None


def test_a_folder_that_cannot_be_written_stops_nobody(tmp_path: Path) -> None:
    Heartbeat(tmp_path / "nowhere").beat(START)
    assert Heartbeat(None).last() is None


def test_the_later_of_heartbeat_and_record_counts(room: Room, tmp_path: Path) -> None:
    """Another seat may have recorded something after this one had stopped."""
    meeting = room.speaking().proceedings.meeting
    Heartbeat(tmp_path).beat(START - timedelta(seconds=100))
    found = Watch(Heartbeat(tmp_path)).on_opening(meeting, START + timedelta(seconds=50))
    assert found == Gap(WANG, START)
