"""Signing in."""

from dialog_room import NAMES, WANG, ZHAO, Room, at

from yishi_tui.domain import commands as do
from yishi_tui.domain import events as ev


async def test_one_after_another_while_the_dialog_stays_open(room: Room) -> None:
    async with at(room, "sign_in") as hands:
        assert "到场 0  名册 28  需要 15  还差 15 位" in hands.text
        await hands.press("4", "enter", "７", "enter")
        assert room.events == [ev.Arrived(who=(WANG,)), ev.Arrived(who=(ZHAO,))]
        assert "赵强已到场 ✓" in hands.text
        assert "还差 13 位" in hands.text
        await hands.press("escape")
        assert hands.stage.outcomes == [None]


async def test_everybody_and_then_those_who_are_missing_by_the_same_digits(room: Room) -> None:
    async with at(room, "sign_in") as hands:
        await hands.press("tab")
        assert room.last == ev.Arrived(who=tuple(NAMES))
        assert "✓ 人数够了" in hands.text
        await hands.press("28", "enter")
        assert room.last == ev.Left(who=(NAMES[27],))
        assert "已更正：曹操办没有到" in hands.text
        await hands.press("28", "enter", "tab")
        assert "名册上的人都到了" in hands.text


async def test_a_guest_of_the_plan_and_one_who_just_walks_in(room: Room) -> None:
    async with at(room, "sign_in") as hands:
        await hands.press("qg", "enter")
        assert room.last == ev.Arrived(who=("钱工",))
        await hands.press("周大明", "enter")
        assert isinstance(room.last, ev.Arrived)  # a new name is never entered by Enter alone
        await hands.press("down", "enter")
        assert room.last == ev.Admitted(who="周大明", role="guest")
        await hands.press("吴小妹", "down", "down", "enter")
        assert room.last == ev.Admitted(who="吴小妹", role="member")
    assert {"钱工", "周大明", "吴小妹"} <= room.proceedings.meeting.present


async def test_a_speaker_does_not_leave_and_the_dialog_says_why(room: Room) -> None:
    async with at(room.speaking(), "sign_in") as hands:
        await hands.press("4", "enter")
        assert "王秀兰正在发言，还不能登记离场。" in hands.text
        assert "请先结束这次发言" in hands.text
    assert isinstance(room.last, ev.SpeechBegan)


async def test_an_empty_enter_is_the_end_of_it(room: Room) -> None:
    room.act(do.Arrive(who=(WANG,)))
    async with at(room, "sign_in") as hands:
        await hands.press("enter")
        assert hands.closed
    assert len(room.events) == 1


async def test_whoever_goes_once_the_meeting_is_open_has_left(room: Room) -> None:
    async with at(room.opened(), "sign_in") as hands:
        await hands.press("24", "enter")
        assert "吕布生已离场" in hands.text
