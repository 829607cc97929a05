"""Notes, actions, days, the agenda, the chair, leaving, help."""

from datetime import date

import pytest
from dialog_room import HOST, NAMES, WANG, Room, at

from yishi_tui.domain import commands as do
from yishi_tui.domain import events as ev
from yishi_tui.tui.desk import Outcome
from yishi_tui.tui.dialogs.dates import resolve

SUNDAY = date(2026, 11, 22)


async def test_a_note_is_text_and_enter(room: Room) -> None:
    async with at(room.speaking(), "note") as hands:
        await hands.press("电梯公司下周给1份采光报告，２份噪音报告", "enter")
    assert room.last == ev.NoteTaken(by=HOST, text="电梯公司下周给1份采光报告，２份噪音报告")


async def test_tags_are_set_by_digit_after_tab(room: Room) -> None:
    async with at(room, "note") as hands:
        await hands.press("补偿1.5万", "tab", "2", "5", "２", "tab", "元", "enter")
    assert room.last == ev.NoteTaken(by=HOST, text="补偿1.5万元", tags=("待办",))


async def test_an_empty_note_is_refused_and_a_draft_is_kept(room: Room) -> None:
    async with at(room, "note") as hands:
        await hands.press("enter")
        assert "还没有写字" in hands.text
        await hands.press("半句话", "escape")
    async with at(room, "note") as hands:
        assert hands.dialog.words.text == "半句话"
        await hands.press("说完了", "enter")
    assert room.last == ev.NoteTaken(by=HOST, text="半句话说完了")
    assert room.desk.drafts == {}


async def test_who_does_what_by_when(room: Room) -> None:
    async with at(room.opened(), "assign") as hands:
        await hands.press("张贴公告", "enter", "4", "enter", "下周五")
        assert "2026-11-27 周五" in hands.text
        await hands.press("enter")
    assert room.last == ev.ActionAssigned(task="张贴公告", owner=WANG, due="2026-11-27")


async def test_an_owner_off_the_roll_and_no_day(room: Room) -> None:
    async with at(room.opened(), "assign") as hands:
        await hands.press("修门禁", "enter", "物业公司", "enter")
        assert "名册上找不到" in hands.text
        await hands.press("down", "enter", "someday", "enter")
        assert "看不懂“someday”是哪一天" in hands.text
        await hands.press(*["backspace"] * 7)
        assert "不定期限" in hands.text
        await hands.press("enter")
    assert room.last == ev.ActionAssigned(task="修门禁", owner="物业公司", due="")


async def test_before_the_call_to_order_nothing_is_assigned(room: Room) -> None:
    async with at(room, "assign") as hands:
        await hands.press("修门禁", "enter", "4", "enter", "enter")
        assert "会议还没开始" in hands.text


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-12-05", date(2026, 12, 5)),
        ("２０２６年12月5日", date(2026, 12, 5)),
        ("12-05", date(2026, 12, 5)),
        ("12/5", date(2026, 12, 5)),
        ("1月8日", date(2027, 1, 8)),  # past this year
        ("十二月五日", date(2026, 12, 5)),
        ("30号", date(2026, 11, 30)),
        ("5日", date(2026, 12, 5)),
        ("今天", SUNDAY),
        ("明天", date(2026, 11, 23)),
        ("大后天", date(2026, 11, 25)),
        ("+7天", date(2026, 11, 29)),
        ("+7", date(2026, 11, 29)),
        ("十天后", date(2026, 12, 2)),
        ("两周内", date(2026, 12, 6)),
        ("一个月后", date(2026, 12, 22)),
        ("周日", SUNDAY),
        ("周五", date(2026, 11, 27)),
        ("本周五", date(2026, 11, 20)),
        ("下周五", date(2026, 11, 27)),
        ("下下星期一", date(2026, 11, 30)),
        ("月底", date(2026, 11, 30)),
        ("下月底", date(2026, 12, 31)),
        ("年底", date(2026, 12, 31)),
        ("tomorrow", date(2026, 11, 23)),
        ("next Fri", date(2026, 11, 27)),
        ("2月30日", None),
        ("很快", None),
        ("", None),
    ],
)
def test_days_as_people_say_them(text: str, day: date | None) -> None:
    assert resolve(text, SUNDAY) == day


async def test_an_item_is_taken_up_or_closed(room: Room) -> None:
    async with at(room.opened(), "item") as hands:
        assert "正在议" in hands.text
        await hands.press("1")
        assert "现在不能选“加装电梯”" in hands.text
        await hands.press("2")
    assert room.last == ev.ItemOpened(item=2)
    async with at(room, "item") as hands:
        await hands.press("4")
    assert room.last == ev.ItemClosed(item=2)


async def test_no_item_is_taken_up_over_a_pending_question(room: Room) -> None:
    async with at(room.debating(), "item") as hands:
        await hands.press("2")
        assert not hands.closed
        assert "还有" in hands.text


@pytest.mark.parametrize(("digit", "reason"), [("1", "speak"), ("2", "away")])
async def test_the_chair_is_handed_over(room: Room, digit: str, reason: str) -> None:
    async with at(room.debating(), "hand_over") as hands:
        await hands.press("1", "enter")
        assert f"{HOST}正在主持" in hands.text
        await hands.press("8", "enter", digit)
    assert isinstance(room.last, ev.ChairHandedOver)
    assert (room.last.to, room.last.reason) == (NAMES[7], reason)


async def test_leaving_is_confirmed_by_enter(room: Room) -> None:
    async with at(room.opened(), "confirm_quit") as hands:
        await hands.press("enter")
        assert hands.stage.outcomes == [Outcome()]
    async with at(room, "confirm_quit") as hands:
        await hands.press("escape")
        assert hands.stage.outcomes == [None]


async def test_help_tells_the_keys_and_the_rule_of_what_is_pending(room: Room) -> None:
    async with at(room.debating(), "help") as hands:
        text = "".join(row.strip("│ ") for row in hands.text.splitlines())
        facts = (
            "要有人附议（只是同意讨论）；可以讨论；可以修正；每人 2 次，每次 3 分钟；赞成的人数多于投票数的 1/2 才通过"
        )
        assert facts in text
        assert "Ctrl+Z  撤销刚才的操作" in hands.text
    room.act(do.Move(by=WANG, kind="previous_question"))
    async with at(room, "help") as hands:
        assert "不再讨论，马上表决" in hands.text
        assert "不讨论；不能修正" in hands.text


async def test_f1_in_a_dialog_explains_the_dialog_and_gives_it_back(room: Room) -> None:
    async with at(room.voting(), "tally") as hands:
        await hands.press("1", "f1")
        assert "先数赞成，再数反对" in hands.text
        await hands.press("enter", "5")
        assert "> 赞成  15" in hands.text
