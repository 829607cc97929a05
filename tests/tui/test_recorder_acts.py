"""What the recorder does beside notes: read-back, counts, actions, attendance, corrections; and what is not theirs to do."""

import pytest
from dialog_room import LI, LIFT, NAMES, WANG, ZHANG, Room, simplified
from host_room import in_the_chair
from msgspec.structs import replace
from recorder_room import at_the_desk
from test_recorder_notes import last

from yishi_tui.domain import commands as do
from yishi_tui.domain import events as ev

MENDED = "在3号楼东侧加装电梯，低层每户补偿2万元"


@pytest.fixture
def strict() -> Room:
    """A meeting whose rules want the wording confirmed before a motion is stated."""
    rules = simplified()
    room = Room(rules=replace(rules, motion=replace(rules.motion, read_back=True)))
    room.moved().act(do.Second(by=WANG))
    return room


async def test_a_motion_is_written_down_read_back_and_confirmed(strict: Room) -> None:
    refusal = strict.proceedings.submit(do.State())
    assert refusal is not None
    assert refusal.rule == "wording_unconfirmed"
    async with at_the_desk(strict) as desk:
        assert "草稿，按 2 复述" in desk.text
        await desk.press("2")
        await desk.press(*["backspace"] * len("1.5万元"), *"2万元")
        assert "［增：2］" in desk.text
        assert "念作" in desk.text
        await desk.press("enter")
        assert last(strict) == ev.WordingReadBack(text=MENDED)
        assert "二万元" in desk.text
        await desk.press("1")
        assert last(strict) == ev.WordingConfirmed(by=LI)
        assert f"✓ {LI}已确认文字" in desk.text
    assert strict.proceedings.submit(do.State()) is None
    assert strict.proceedings.meeting.business.stack[-1].text == MENDED


async def test_the_host_sees_the_words_as_soon_as_they_are_read(strict: Room) -> None:
    async with at_the_desk(strict) as desk:
        await desk.press("2")
        await desk.press(*["backspace"] * len("1.5万元"), *"2万元", "enter")
        await desk.press("3")
        assert desk.dialog == ""
        assert f"念过了，等{LI}点头" in desk.text
    async with in_the_chair(strict) as chair:
        await chair.later(1)
        assert "补偿2万元" in chair.text
        assert f"念过了，等{LI}点头" in chair.text
        await chair.enter()
        assert isinstance(strict.last, ev.WordingConfirmed)


async def test_what_was_read_but_not_confirmed_is_asked_again(strict: Room) -> None:
    async with at_the_desk(strict) as desk:
        await desk.press("2", "enter", "escape", "2")
        assert "点不点头" in desk.text
        await desk.press("2")
        await desk.press(*"完", "enter", "1")
        assert strict.proceedings.catch_up()
        assert strict.proceedings.meeting.business.stack[-1].text == LIFT + "完"


async def test_a_stated_motion_is_not_read_back(room: Room) -> None:
    async with at_the_desk(room.debating()) as desk:
        await desk.press("2")
        assert "没有等待复述确认的动议" in desk.text


async def test_a_show_of_hands_is_counted(room: Room) -> None:
    async with at_the_desk(room.voting()) as desk:
        await desk.press("7")
        assert "在座可以举手的 23 位" in desk.text
        await desk.press(*"15", "enter", *"3")
        assert "没有举手的 5 位" in desk.text
        await desk.press("enter")
        assert last(room) == ev.VotesCounted(yes=15, no=3, abstain=0, present=24)
        assert "赞成 15　反对 3" in desk.text
        assert "还有 5 位没有表态" in desk.text
    room.act(do.Announce())


async def test_the_hosts_own_vote_is_asked_at_the_hosts_seat(room: Room) -> None:
    async with at_the_desk(room.voting()) as desk:
        await desk.press("7")
        await desk.press(*"11", "enter", *"11", "enter")
        assert desk.dialog == ""
        assert last(room) == ev.VotesCounted(yes=11, no=11, abstain=0, present=24)


async def test_too_many_hands_are_refused_in_place(room: Room) -> None:
    async with at_the_desk(room.voting()) as desk:
        await desk.press("7")
        await desk.press(*"20", "enter", *"9", "enter")
        assert desk.dialog == "tally"
        assert "多于在座" in desk.text
        assert isinstance(last(room), ev.VoteCalled)


async def test_papers_are_counted(room: Room) -> None:
    async with at_the_desk(room.voting("ballot")) as desk:
        await desk.press("7")
        await desk.press(*"24", "enter", *"24", "enter")
        await desk.press(*"20", "enter", *"4", "enter")
        counted = last(room)
        assert isinstance(counted, ev.PapersCounted)
        assert (counted.yes, counted.no) == (20, 4)


async def test_votes_by_name_are_taken_down(room: Room) -> None:
    async with at_the_desk(room.voting("roll_call")) as desk:
        await desk.press("7", "1", "2")
        assert last(room) == ev.BallotCast(by=NAMES[2], choice="no")


async def test_who_does_what_by_when(room: Room) -> None:
    async with at_the_desk(room.debating()) as desk:
        await desk.press("3")
        await desk.press(*"张贴公告", "enter", *"4", "enter", *"下周五")
        assert "2026-11-27 周五" in desk.text
        await desk.press("enter")
        assert last(room) == ev.ActionAssigned(task="张贴公告", owner=WANG, due="2026-11-27")


async def test_attendance_with_quorum_and_groups(room: Room) -> None:
    members = tuple(
        replace(member, groups=("低层",) if place < 10 else ("高层",))
        for place, member in enumerate(room.proceedings.meeting.plan.members)
    )
    grouped = Room(agenda=replace(room.proceedings.meeting.plan, members=members))
    async with at_the_desk(grouped) as desk:
        await desk.press("5")
        assert "低层 0/10  高层 0/18" in desk.text
        await desk.press("4", "enter")
        assert "低层 1/10" in desk.text
        assert last(grouped) == ev.Arrived(who=(WANG,))
        await desk.press("4", "enter")
        assert last(grouped) == ev.Left(who=(WANG,))
        await desk.press("escape")
        assert "还差 15 位" in desk.text


async def test_a_guest_becomes_a_member(room: Room) -> None:
    async with at_the_desk(room) as desk:
        await desk.press("5")
        await desk.press(*"路过的", "down", "enter")
        assert last(room) == ev.Admitted(who="路过的", role="guest")
        await desk.press(*"路过的", "down", "enter")
        assert "路过的改登记为成员" in desk.text
        assert last(room) == ev.Admitted(who="路过的", role="member")


async def test_only_ones_own_acts_are_offered_for_undo(room: Room) -> None:
    async with at_the_desk(room.debating()) as desk:
        await desk.press("ctrl+z")
        assert (desk.dialog, "现在不行" in desk.text) == ("", True)
        await desk.type("采光", "enter", "escape")
        room.act(do.RequestFloor(by=ZHANG, stance="con"))
        await desk.later()
        await desk.press("ctrl+z")
        assert "写下记录：采光" in desk.text
        assert "张建国举手" not in desk.text.partition("刚才的操作")[2]
        await desk.later()
        await desk.press("enter")
        corrected = last(room)
        assert isinstance(corrected, ev.Corrected)
        await desk.press("escape")
        await desk.press(*["backspace"] * 2)
        room.act(do.CancelRequest(by=ZHANG))
        await desk.later()
        await desk.press("escape", "ctrl+y")
        assert last(room) == ev.Corrected(voids=(room.proceedings.meeting.seq - 2,))


@pytest.mark.parametrize("key", ["space", "6", "9", "f6"])
async def test_what_is_the_hosts_is_answered(room: Room, key: str) -> None:
    before = room.speaking().proceedings.saved
    async with at_the_desk(room) as desk:
        await desk.press(key)
        assert "这一步不归记录员做" in desk.text
        assert room.proceedings.saved == before


async def test_every_act_is_in_the_palette_and_the_hosts_with_the_reason(room: Room) -> None:
    async with at_the_desk(room.debating()) as desk:
        await desk.press("ctrl+p")
        await desk.press(*"luoshi")
        assert "落实" in desk.text
        await desk.press(*["backspace"] * 6, *"xuanbujieguo")
        assert "这一步不归记录员做" in desk.text
        await desk.press("enter")
        assert "这一步不归记录员做" in desk.text
        await desk.press("ctrl+p")
        await desk.press(*"luoshi", "enter")
        assert desk.dialog == "assign"


async def test_the_last_minutes_are_corrected_once_they_are_read(room: Room) -> None:
    room.opened().act(do.Adjourn())
    room.act(do.NextMeeting(days=7))
    room.act(do.ReadMinutes())
    async with at_the_desk(room) as desk:
        await desk.press("ctrl+p")
        await desk.press(*"gengzheng", "enter")
        await desk.press(*"第二条改为三人", "enter")
        assert last(room) == ev.MinutesAmended(text="第二条改为三人")


async def test_help_tells_the_keys_of_this_seat(room: Room) -> None:
    async with at_the_desk(room.debating()) as desk:
        await desk.press("1")
        assert "复述确认" in desk.text
        assert "做屏幕上写着的下一步" not in desk.text


async def test_leaving_is_asked(room: Room) -> None:
    async with at_the_desk(room.debating()) as desk:
        await desk.type("半句")
        await desk.press("ctrl+q")
        assert desk.dialog == "confirm_quit"
