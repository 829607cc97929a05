"""The timekeeper's keys, bells and answers; the journal is asked first."""

import pytest
from dialog_room import HOST, LI, WANG, ZHANG, Room
from seat_room import SilentPlayer, beside, seated, timekeeper

from yishi_tui.domain import commands as do
from yishi_tui.domain import events as ev
from yishi_tui.sound import chime
from yishi_tui.tui.sitting import Stale


@pytest.mark.parametrize("key", ["space", "2", "f2", "２", "　"])
async def test_the_clock_is_stopped_and_started_with_any_input_method(room: Room, key: str) -> None:
    async with seated(room.speaking(), timekeeper(room)) as seat:
        await seat.press(key)
        assert seat.happened[-1] == "ClockPaused"
        assert "暂停中" in seat.text
        await seat.press(key)
        assert seat.happened[-1] == "ClockResumed"
        assert room.proceedings.meeting.by == "timekeeper"


@pytest.mark.parametrize("key", ["3", "f3", "３"])
async def test_one_key_ends_the_speech(room: Room, key: str) -> None:
    async with seated(room.speaking(), timekeeper(room)) as seat:
        await seat.press(key)
        assert seat.happened[-1] == "SpeechEnded"
        assert "现在没有人发言" in seat.text
        await seat.press(key)
        assert seat.happened[-1] == "SpeechEnded"
        assert "现在不行" in seat.text


async def test_the_end_is_that_of_the_speech_on_the_screen(room: Room) -> None:
    """The host was quicker by a moment, and the next one already speaks."""
    async with seated(room.speaking(), timekeeper(room)) as seat:
        room.act(do.EndSpeech())
        room.after(1)
        room.act(do.Recognize(by=ZHANG, stance="con"))
        await seat.press("3")
        assert seat.happened[-1] == "SpeechBegan"
        assert "刚变了，请再看一眼。" in seat.text
        assert ZHANG in seat.text
        await seat.press("3")
        assert seat.happened[-1] == "SpeechEnded"


def test_the_same_person_again_is_another_speech(room: Room) -> None:
    room.speaking()
    desk = beside(room, "timekeeper")
    painted = desk.meeting.floor
    room.act(do.EndSpeech())
    room.after(1)
    room.act(do.Recognize(by=WANG, stance="pro"))
    with pytest.raises(Stale):
        desk.submit_in_speech(painted, do.EndSpeech())
    assert isinstance(room.last, ev.SpeechBegan)


def test_a_pause_makes_no_other_speech_of_it(room: Room) -> None:
    room.speaking()
    desk = beside(room, "timekeeper")
    painted = desk.meeting.floor
    room.after(5)
    room.act(do.PauseClock())
    assert desk.submit_in_speech(painted, do.EndSpeech()) is None


@pytest.mark.parametrize(("key", "seconds", "reason"), [("4", 30, "计时开早了"), ("5", -30, "计时开晚了")])
async def test_the_clock_is_put_right_with_a_reason(room: Room, key: str, seconds: int, reason: str) -> None:
    async with seated(room.speaking(), timekeeper(room)) as seat:
        await seat.later(60)
        await seat.press(key, "1")
        assert seat.happened[-1] == "ClockAdjusted"
        assert room.last == ev.ClockAdjusted(seconds=seconds, reason=reason)
        await seat.press(key)
        assert "已经校正过一次" in seat.text


async def test_a_reason_can_be_typed_and_escape_leaves_the_clock_alone(room: Room) -> None:
    async with seated(room.speaking(), timekeeper(room)) as seat:
        await seat.later(60)
        await seat.press("4", "escape")
        assert seat.happened[-1] == "SpeechBegan"
        await seat.press("4", "5", *"停电", "enter")
        room.proceedings.catch_up()
        assert room.last == ev.ClockAdjusted(seconds=30, reason="停电")


async def test_a_reason_that_took_too_long_is_for_no_other_speech(room: Room) -> None:
    async with seated(room.speaking(), timekeeper(room)) as seat:
        await seat.later(10)
        await seat.press("4")
        room.act(do.EndSpeech())
        room.act(do.Recognize(by=ZHANG, stance="con"))
        await seat.press("1")
        assert seat.happened[-1] == "SpeechBegan"


async def test_its_own_last_act_is_taken_back_and_redone(room: Room) -> None:
    async with seated(room.speaking(), timekeeper(room)) as seat:
        await seat.press("3")
        await seat.press("ctrl+z", "enter")
        room.proceedings.catch_up()
        assert isinstance(room.last, ev.Corrected)
        assert room.proceedings.meeting.floor is not None
        await seat.press("ctrl+y")
        room.proceedings.catch_up()
        assert room.proceedings.meeting.floor is None


@pytest.mark.parametrize(("key", "said"), [("8", "这一步不归计时员做"), ("z", "最下面一行"), ("enter", "最下面一行")])
async def test_every_other_key_has_its_answer(room: Room, key: str, said: str) -> None:
    async with seated(room.speaking(), timekeeper(room)) as seat:
        before = seat.happened
        await seat.press(key)
        assert said in seat.text
        assert seat.happened == before
        await seat.press("escape")
        assert said not in seat.text


async def test_help_and_any_key_back(room: Room) -> None:
    async with seated(room.speaking(), timekeeper(room)) as seat:
        await seat.press("f1")
        assert "按任意键回去。" in seat.text
        await seat.press("3")
        assert seat.happened[-1] == "SpeechBegan"
        assert "剩余" in seat.text


async def test_what_the_host_does_appears_by_itself(room: Room) -> None:
    async with seated(room.debating(), timekeeper(room)) as seat:
        room.act(do.RequestFloor(by=ZHANG, stance="con"))
        room.act(do.Recognize())
        await seat.later(1)
        assert "张建国 · 反对 · 第1次/2" in seat.text


# Sounds


async def test_one_soft_bell_at_zero(room: Room) -> None:
    player = SilentPlayer()
    async with seated(room.speaking(), timekeeper(room, player)) as seat:
        await seat.later(179)
        assert player.played == []
        await seat.later(30)
        assert player.played == [chime("up")]
        assert seat.app.bells == 0
    assert player.closed


async def test_the_earlier_stages_ring_when_they_are_asked_for(room: Room) -> None:
    player = SilentPlayer()
    async with seated(room.speaking(), timekeeper(room, player)) as seat:
        await seat.press("6")
        assert "1分钟、30秒、到点都响" in seat.text
        await seat.later(185)
        assert player.played == [chime("minute"), chime("half"), chime("up")]


async def test_muted_it_is_silent_but_can_be_tried(room: Room) -> None:
    player = SilentPlayer()
    async with seated(room.speaking(), timekeeper(room, player)) as seat:
        await seat.press("9")
        assert "静音" in seat.text
        await seat.later(185)
        assert player.played == []
        await seat.press("7")
        assert player.played == [chime("up")]


async def test_where_nothing_plays_the_terminal_rings_and_that_is_said(room: Room) -> None:
    player = SilentPlayer(works=False)
    async with seated(room.speaking(), timekeeper(room, player)) as seat:
        await seat.press("7")
        assert seat.app.bells == 1
        assert "这台机器放不出声音" in seat.text


async def test_a_seat_opened_in_overtime_rings_for_nothing_past(room: Room) -> None:
    player = SilentPlayer()
    room.speaking()
    room.after(200)
    async with seated(room, timekeeper(room, player)) as seat:
        await seat.later(20)
        assert player.played == []


async def test_more_time_means_another_bell(room: Room) -> None:
    player = SilentPlayer()
    async with seated(room.speaking(), timekeeper(room, player)) as seat:
        await seat.later(182)
        room.act(do.ExtendTime(seconds=60))
        await seat.later(65)
        assert player.played == [chime("up"), chime("up")]


async def test_the_next_speech_has_its_own_bell(room: Room) -> None:
    player = SilentPlayer()
    async with seated(room.speaking(), timekeeper(room, player)) as seat:
        await seat.later(182)
        room.act(do.EndSpeech())
        room.act(do.Recognize(by=ZHANG, stance="con"))
        await seat.later(182)
        assert len(player.played) == 2


# What the seat shows beside the clock


async def test_the_shares_grow_while_somebody_speaks(room: Room) -> None:
    async with seated(room.speaking(), timekeeper(room)) as seat:
        await seat.later(65)
        assert "王秀兰 1次 01:05" in seat.text
        await seat.press("3")
        assert seat.happened[-1] == "SpeechEnded"
        room.act(do.Recognize(by=LI, stance="pro"))
        await seat.later(5)
        assert "王秀兰 1次 01:05" in seat.text
        assert "李桂芳 1次 00:05" in seat.text


async def test_the_clock_of_the_item_goes_on_while_nobody_speaks(room: Room) -> None:
    async with seated(room.debating(), timekeeper(room)) as seat:
        await seat.later(61)
        assert "第 1 项用了 01:01" in seat.text


async def test_adjourned_it_only_looks_on(room: Room) -> None:
    room.opened().act(do.Adjourn())
    async with seated(room, timekeeper(room)) as seat:
        before = seat.happened
        await seat.press("space")
        assert "现在不行" in seat.text
        assert seat.happened == before
        assert HOST not in seat.text
