"""Hands, stances, turns, order and more time."""

import pytest
from dialog_room import HOST, LI, NAMES, WANG, ZHANG, ZHAO, Room, at

from yishi_tui.domain import commands as do
from yishi_tui.domain import events as ev
from yishi_tui.domain.floor import speaking_order
from yishi_tui.domain.queries import top
from yishi_tui.domain.record import acts


def hands_up(room: Room) -> list[str]:
    """Who waits, in the order in which they were entered."""
    question = top(room.proceedings.meeting)
    return [request.by for request in question.queue] if question else []


async def test_several_hands_are_one_act_and_one_moment(room: Room) -> None:
    room.debating()
    before = len(acts(room.proceedings.meeting.history))
    async with at(room, "hands") as hands:
        await hands.press("12", "enter", "7", "enter", "21", "enter", "escape")
    assert len(acts(room.proceedings.meeting.history)) == before + 1
    assert room.events[-3:] == [ev.FloorRequested(by=NAMES[seat - 1]) for seat in (12, 7, 21)]
    assert [waiting.by for waiting in speaking_order(room.proceedings.meeting)] == [NAMES[6], NAMES[11], NAMES[20]]


async def test_a_hand_entered_by_mistake_is_taken_back_by_the_same_digits(room: Room) -> None:
    async with at(room.debating(), "hands") as hands:
        await hands.press("7", "enter", "4", "enter")
        assert "2 位  ＋赵强  ＋王秀兰" in hands.text
        await hands.press("7", "enter", "enter")
        assert hands.closed
    assert hands_up(room) == [WANG]


async def test_a_hand_that_is_up_can_come_down(room: Room) -> None:
    room.debating().act(do.RequestFloor(by=WANG))
    async with at(room, "hands") as hands:
        await hands.press("4")
        assert "已举手，可放下" in hands.text
        await hands.press("enter", "escape")
    assert room.last == ev.RequestCancelled(by=WANG)


async def test_who_may_not_speak_is_refused_and_the_batch_goes_on(room: Room) -> None:
    async with at(room.debating(), "hands") as hands:
        await hands.press("4", "enter", "1", "enter")
        assert f"主持中立：{HOST}" in hands.text
        await hands.press("28", "enter")
        assert "曹操办不在场" in hands.text
        await hands.press("7", "enter", "escape")
    assert hands_up(room) == [WANG, ZHAO]


async def test_no_hands_nothing_done(room: Room) -> None:
    async with at(room.debating(), "hands") as hands:
        await hands.press("escape")
        assert hands.stage.outcomes == [None]


async def test_before_a_question_is_stated_the_dialog_says_so(room: Room) -> None:
    async with at(room.moved(), "hands") as hands:
        assert "动议还没有陈述，不能讨论，也不能表决。" in hands.text


@pytest.mark.parametrize(("digit", "stance"), [("1", "pro"), ("2", "con"), ("３", "question")])
async def test_the_digit_of_the_stance_starts_the_clock(room: Room, digit: str, stance: str) -> None:
    room.debating().act(do.RequestFloor(by=WANG))
    async with at(room, "stance", by=WANG) as hands:
        assert "请王阿姨说，先说赞成、不赞成还是想问。" in hands.text
        assert "第 1 次  共 2 次  每次 3 分钟" in hands.text
        await hands.press(digit)
    assert isinstance(room.last, ev.SpeechBegan)
    assert (room.last.by, room.last.stance) == (WANG, stance)


async def test_no_stance_is_the_default_and_a_mover_does_not_speak_against(room: Room) -> None:
    room.debating().act(do.RequestFloor(by=LI))
    async with at(room, "stance") as hands:
        await hands.press("enter")
        assert "请按数字选一项" in hands.text
        await hands.press("2")
        assert "现在不能选“不赞成”：动议人。" in hands.text
        await hands.press("1")
    assert isinstance(room.last, ev.SpeechBegan)


async def test_another_may_be_called_with_a_recorded_reason(room: Room) -> None:
    room.debating().act(do.RequestFloor(by=WANG), do.RequestFloor(by=ZHAO))
    async with at(room, "stance") as hands:
        await hands.press("4")
        assert "按规则的顺序：王秀兰、赵强" in hands.text
        await hands.press("7", "enter", "6", "腿脚不便", "enter", "2")
    assert isinstance(room.last, ev.SpeechBegan)
    assert (room.last.by, room.last.stance, room.last.override) == (ZHAO, "con", "腿脚不便")


async def test_an_expert_guest_is_called_without_reason_or_stance(room: Room) -> None:
    room.debating().act(do.Arrive(who=("钱工",)))
    async with at(room, "override") as hands:
        assert "来解答问题的列席" in hands.text
        await hands.press("qg", "enter")
    assert isinstance(room.last, ev.SpeechBegan)
    assert room.last.explains


async def test_stopping_a_speech_takes_a_reason(room: Room) -> None:
    async with at(room.speaking(), "stop_speech") as hands:
        await hands.press("enter")
        assert not hands.closed
        await hands.press("2")
    assert isinstance(room.last, ev.SpeechEnded)
    assert room.last.stopped == "离题远了，另找时间谈"


async def test_the_three_steps_after_zero(room: Room) -> None:
    room.speaking().after(200)
    async with at(room, "ladder") as hands:
        await hands.press("1")
        assert "请您再用一句话收个尾" in hands.text
        await hands.press("enter")
        assert hands.stage.outcomes == [None]
    async with at(room, "ladder") as hands:
        await hands.press("3")
        assert "再给一分钟，大家同意吗" in hands.text
        await hands.press("1")
    assert room.last == ev.TimeExtended(seconds=60)
    async with at(room, "ladder") as hands:
        await hands.press("2", "enter")
    assert room.last == ev.SpeechEnded(by=WANG, used_ms=200_000)


async def test_one_who_objects_to_more_time_sends_it_to_the_vote(room: Room) -> None:
    async with at(room.speaking(), "more_time") as hands:
        await hands.press("2", "2", "6", "enter", "16", "enter", "9")
        assert "票数25，多于在座可以投票的23人。" in hands.text
        await hands.press("backspace", "4")
        assert "16 >= 20 × 2/3" in hands.text
        await hands.press("enter")
    assert isinstance(room.last, ev.TimeExtended)
    assert (room.last.seconds, room.last.objection_by, room.last.yes, room.last.no) == (120, ZHANG, 16, 4)


async def test_more_time_for_nobody_is_refused(room: Room) -> None:
    async with at(room.debating(), "extend") as hands:
        assert "现在没有人发言" in hands.text
