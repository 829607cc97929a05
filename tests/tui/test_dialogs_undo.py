"""Taking back what was just done."""

from dialog_room import HOST, LIFT, NAMES, WANG, Room, at

from yishi_tui.domain import commands as do
from yishi_tui.domain import events as ev
from yishi_tui.domain.queries import remaining_ms


def taken_back(room: Room) -> set[str]:
    """The names of the events that the last correction takes back."""
    correction = room.last
    assert isinstance(correction, ev.Corrected)
    history = room.proceedings.meeting.history
    return {type(history[seq - 1].event).__name__ for seq in correction.voids}


async def test_the_last_act_is_one_enter_away(room: Room) -> None:
    room.speaking().after(60)
    room.act(do.EndSpeech())
    async with at(room, "undo") as hands:
        assert "王秀兰发言完毕，用时1:00" in hands.text
        assert "发言  没有 → 王秀兰 2:00" in hands.text
        await hands.press("enter")
    assert taken_back(room) == {"SpeechEnded"}
    floor = room.proceedings.meeting.floor
    assert floor is not None
    assert remaining_ms(floor, room.clock.now()) == 120_000


async def test_several_acts_by_one_correction_and_notes_and_arrivals_stay(room: Room) -> None:
    room.speaking().act(do.Note(by=HOST, text="记一笔"))
    room.act(do.EndSpeech())
    room.act(do.Arrive(who=(NAMES[26],)))
    room.act(do.CallVote(method="hands"))
    async with at(room, "undo") as hands:
        await hands.press("down", "down", "down")
        kept = [row for row in hands.text.splitlines() if "保留" in row]
        assert ["到场" in row or "记录" in row for row in kept] == [True, True]
        await hands.press("enter")
    assert taken_back(room) == {"VoteCalled", "SpeechEnded"}
    assert NAMES[26] in room.proceedings.meeting.present


async def test_space_makes_an_exception_of_an_act(room: Room) -> None:
    room.opened().act(do.Note(by=HOST, text="记错了"))
    async with at(room, "undo") as hands:
        await hands.press("up", "space")
        await hands.press("enter")
    assert taken_back(room) == {"NoteTaken"}


async def test_ctrl_z_again_goes_one_further(room: Room) -> None:
    async with at(room.debating(), "undo") as hands:
        await hands.press("ctrl+z", "enter")
    assert taken_back(room) == {"QuestionStated", "MotionSeconded"}


async def test_what_the_hall_has_heard_takes_a_reason(room: Room) -> None:
    room.voting().act(do.Tally(yes=15, no=6))
    room.act(do.Announce())
    async with at(room, "undo") as hands:
        assert "已通过  1 → 0" in hands.text
        await hands.press("enter", "5")
    assert isinstance(room.last, ev.Corrected)
    assert room.last.reason == "步骤记错了"
    assert not room.proceedings.meeting.business.adopted


async def test_what_later_acts_rest_on_is_refused_inside(room: Room) -> None:
    room.debating()
    async with at(room, "undo") as hands:
        await hands.press("down", "space", "up", "space")  # only the second, not what followed it
        assert "要靠它才成立，不能单独撤销" in hands.text
        await hands.press("enter")
        assert not hands.closed
    assert isinstance(room.last, ev.QuestionStated)


async def test_what_another_seat_did_stays_unless_chosen(room: Room) -> None:
    room.debating()
    room.desk.seat = "recorder"
    async with at(room, "undo") as hands:
        await hands.press("down", "down", "enter")
        assert "没有选要撤销的" in hands.text
        assert not hands.closed


async def test_a_correction_is_passed_over_so_that_undo_goes_further_back(room: Room) -> None:
    room.debating().act(do.Correct(steps=1))
    async with at(room, "undo") as hands:
        assert "撤销" in next(row for row in hands.text.splitlines() if "王秀兰附议" in row)
        await hands.press("enter")
    assert taken_back(room) == {"MotionSeconded"}


async def test_with_nothing_done_there_is_nothing_to_take_back(room: Room) -> None:
    async with at(room, "undo") as hands:
        await hands.press("enter", "down", "space")
        assert "没有选要撤销的" in hands.text


async def test_the_question_as_it_would_stand_again_is_shown(room: Room) -> None:
    room.moved()
    async with at(room, "undo") as hands:
        assert f"待决  {LIFT[:20]} → 没有" in hands.text
        assert "不变" not in hands.text
        assert "到场  24" not in hands.text
    assert WANG in room.proceedings.meeting.present


async def test_where_only_the_record_changes_that_is_said(room: Room) -> None:
    room.opened().act(do.Note(by=HOST, text="记错了"))
    async with at(room, "undo") as hands:
        await hands.press("up", "space")
        assert "只改记录，会议进行到的地方不变。" in hands.text
