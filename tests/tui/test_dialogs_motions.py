"""Moving, seconding, amending, rewording, withdrawing; kinds of motion."""

import pytest
from dialog_room import HOST, LI, LIFT, NAMES, WANG, ZHANG, ZHAO, Room, at

from yishi_tui.domain import commands as do
from yishi_tui.domain import events as ev
from yishi_tui.domain.queries import top
from yishi_tui.domain.wording import difference
from yishi_tui.tui.dialogs.motions import in_words


async def test_a_prepared_motion_is_moved_with_three_enters(room: Room) -> None:
    async with at(room.opened(), "move") as hands:
        assert "> " in next(line for line in hands.text.splitlines() if LI in line)  # the proposer is here
        await hands.press("enter")
        assert hands.dialog.words.text == LIFT
        await hands.press("enter")
        assert "1.5万元（一万五千元）" in hands.text
        assert "本次仅为协商意见" in hands.text
        await hands.press("enter")
    assert room.last == ev.MotionMade(kind="main", by=LI, text=LIFT, matter="lift")


async def test_own_words_and_the_way_back_to_change_them(room: Room) -> None:
    room.opened().act(do.OpenItem(item=2))
    async with at(room, "move") as hands:
        await hands.press("7", "enter", "收入平分", "enter", "left")
        assert hands.dialog.words.text == "收入平分"
        await hands.press("给各户", "enter", "enter")
    assert room.last == ev.MotionMade(kind="main", by=ZHAO, text="收入平分给各户")


async def test_escape_never_loses_words(room: Room) -> None:
    room.opened().act(do.OpenItem(item=2))
    async with at(room, "move") as hands:
        await hands.press("7", "enter", "收入平分", "escape")
    async with at(room, "move") as hands:
        await hands.press("4", "enter")
        assert hands.dialog.words.text == "收入平分"
        await hands.press("enter", "escape")  # from the page after it, too
    assert room.desk.drafts == {"move.text": "收入平分"}
    async with at(room, "move") as hands:
        await hands.press("4", "enter", "enter", "enter")
    assert room.desk.drafts == {}
    assert room.last == ev.MotionMade(kind="main", by=WANG, text="收入平分")


async def test_a_second_main_motion_is_refused_in_the_dialog_with_the_words_kept(room: Room) -> None:
    async with at(room.debating(), "move") as hands:
        assert "一时一件：手上的动议还没有处理完，不能再提新的。" in hands.text
        await hands.press("4", "enter", "！", "enter", "enter")
        assert not hands.closed
        assert "请先处理完这一件" in hands.text
        await hands.press("escape")
    assert room.desk.drafts["move.text"].endswith("！")
    assert isinstance(room.last, ev.QuestionStated)


async def test_a_motion_too_long_for_the_screen_scrolls(room: Room) -> None:
    text = "、".join(f"第{number}条" for number in range(160))
    async with at(room.opened(), "move", text=text) as hands:
        await hands.press("enter", "enter")
        assert "Enter 就是这样，提出" in hands.text
        assert "第159条" not in hands.text
        await hands.press(*["down"] * 30)
        assert "第159条" in hands.text
        await hands.press("enter")
    assert isinstance(room.last, ev.MotionMade)
    assert room.last.text == text


async def test_seconding_is_glossed_and_nobody_is_the_last_row(room: Room) -> None:
    async with at(room.moved(), "second") as hands:
        assert "只是同意讨论，不算赞成" in hands.text
        await hands.press("5", "enter")
        assert "李桂芳是动议人，附议要由另一位成员来。" in hands.text
        await hands.press("backspace", "up")
        assert "> 没有人附议" in hands.text
        await hands.press("enter")
    assert room.last == ev.FellForWantOfSecond()


async def test_with_nothing_moved_there_is_nothing_to_second(room: Room) -> None:
    async with at(room.opened(), "second") as hands:
        assert "现在没有等待附议的动议。" in hands.text


async def test_an_amendment_is_typed_in_place_and_told_by_its_difference(room: Room) -> None:
    async with at(room.debating(), "amend") as hands:
        await hands.press("6", "enter", "home", *["right"] * 4, "delete", "西")
        assert "在3号楼[-东-][+西+]侧" in hands.text
        await hands.press("enter")
        assert "将“东侧”改为“西侧”" in hands.text
        await hands.press("enter")
    made = room.last
    assert isinstance(made, ev.MotionMade)
    assert (made.kind, made.by, made.text) == ("amend", ZHANG, "将“东侧”改为“西侧”")
    assert made.new_text == LIFT.replace("东", "西")


async def test_a_slip_of_the_pen_is_mended_by_consent_from_the_same_place(room: Room) -> None:
    async with at(room.debating(), "amend") as hands:
        await hands.press("6", "enter", "整", "enter", "2")
    question = top(room.proceedings.meeting)
    assert isinstance(room.last, ev.ConsentGiven)
    assert question is not None
    assert question.text == f"{LIFT}整"


async def test_an_amendment_that_changes_nothing_is_refused_with_the_words_kept(room: Room) -> None:
    async with at(room.debating(), "amend") as hands:
        await hands.press("6", "enter", "enter")
        assert "改了以后的文字和原来一样。" in hands.text
        assert hands.dialog.words.text == LIFT


async def test_a_recess_is_amended_by_its_minutes(room: Room) -> None:
    room.debating().act(do.Move(by=ZHAO, kind="recess", seconds=600))
    room.act(do.Second(by=WANG))
    room.act(do.State())
    async with at(room, "amend") as hands:
        await hands.press("4", "enter", "1", "1")
    assert isinstance(room.last, ev.MotionMade)
    assert (room.last.kind, room.last.seconds) == ("amend", 300)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("在东侧装", "在西侧装", "将“东侧”改为“西侧”"),
        ("装在东，", "装在西，", "将“东”改为“西”"),
        ("每户补偿", "每户一次补偿", "在“每户”后面加上“一次”"),
        ("建议装电梯", "装电梯", "删去“建议”"),
        ("装电梯", "立即装电梯", "在开头加上“立即”"),
        ("补1.5万元，年内付清", "补2万元，两年付清", "将“1.5”改为“2”；将“年内”改为“两年”"),
    ],
)
def test_changes_as_people_say_them(old: str, new: str, words: str) -> None:
    assert in_words(difference(old, new)) == words


async def test_rewording_before_stating_asks_for_the_second_again(room: Room) -> None:
    room.moved().act(do.Second(by=WANG))
    async with at(room, "wording", by=LI) as hands:
        await hands.press("。", "enter", "enter")
    assert room.last == ev.MotionModified(by=LI, text=f"{LIFT}。")
    async with at(Room().debating(), "wording") as hands:
        assert "动议陈述以后归全体会议" in hands.text


async def test_withdrawing_alone_before_stating_with_leave_after(room: Room) -> None:
    async with at(room.moved(), "withdraw") as hands:
        await hands.press("enter")
    assert room.last == ev.MotionWithdrawn(by=LI)
    stated = Room().debating()
    async with at(stated, "withdraw") as hands:
        assert "谁想收回自己的提议" in hands.text
        await hands.press("enter", "1")
    assert isinstance(stated.last, ev.LeaveGiven)


async def test_one_who_objects_to_leave_sends_it_to_the_vote(room: Room) -> None:
    async with at(room.debating(), "leave_to_withdraw") as hands:
        await hands.press("enter", "2", "6", "enter")
    assert room.last == ev.LeaveObjected(by=ZHANG)


async def test_leave_that_was_asked_already_is_only_answered(room: Room) -> None:
    room.debating().act(do.AskLeaveToWithdraw(by=LI))
    async with at(room, "leave_to_withdraw") as hands:
        assert "李桂芳想收回自己的提议" in hands.text
        await hands.press("1")
    assert isinstance(room.last, ev.LeaveGiven)


async def test_kinds_in_order_by_digit_the_others_with_the_reason(room: Room) -> None:
    async with at(room.debating(), "procedural", size=(100, 40)) as hands:
        rows = hands.text.splitlines()
        assert next(row for row in rows if "结束辩论" in row).split("结束")[0].strip().endswith("5")
        assert "没有可以复议的决定" in next(row for row in rows if " 复议 " in row)
        await hands.press("5", "7", "enter")
    assert isinstance(room.last, ev.MotionMade)
    assert (room.last.kind, room.last.by) == ("previous_question", ZHAO)


@pytest.mark.parametrize(
    ("keys", "field", "value"),
    [
        (("2", "7", "enter", "三人小组", "enter"), "to", "三人小组"),
        (("3", "7", "enter", "1"), "until", "next_meeting"),
        (("3", "7", "enter", "3"), "until", "成立监督小组"),
        (("3", "7", "enter", "4", "12月5日", "enter", "1"), "until", "12月5日"),
        (("3", "7", "enter", "4", "20:30", "enter", "2"), "special", True),
        (("4", "7", "enter", "1"), "seconds", 90),
        (("6", "7", "enter", "3"), "seconds", 900),
        (
            ("9", "7", "enter", *["left"] * 7, "；", "enter", "1"),
            "parts",
            ("在3号楼东侧加装电梯，低层每户", "补偿1.5万元"),
        ),
    ],
    ids=["commit", "next", "item", "time", "special", "limit", "recess", "divide"],
)
async def test_a_kind_asks_for_what_it_needs(room: Room, keys: tuple[str, ...], field: str, value: object) -> None:
    async with at(room.debating(), "procedural") as hands:
        await hands.press(*keys)
    assert isinstance(room.last, ev.MotionMade)
    assert room.last.by == ZHAO
    assert getattr(room.last, field) == value


async def test_a_kind_out_of_order_answers_when_it_is_chosen(room: Room) -> None:
    async with at(room.opened(), "procedural", size=(100, 40)) as hands:
        place = [row for row in hands.text.splitlines() if "放到以后再议" in row or "延期到指定时间" in row]
        assert "没有待决的动议" in place[0]
        await hands.press("9")
        assert "现在不能选" in hands.text
        assert not hands.closed


async def test_dividing_takes_two_parts(room: Room) -> None:
    async with at(room.debating(), "procedural") as hands:
        await hands.press("9", "7", "enter", "enter")
        assert "至少分成两部分" in hands.text


async def test_only_the_speaker_may_end_the_speech_with_a_motion(room: Room) -> None:
    async with at(room.speaking(), "procedural", size=(100, 40)) as hands:
        rows = hands.text.splitlines()
        row = next(row for row in rows if "结束辩论" in row)
        assert "只能由正在发言的王阿姨提" in row
        await hands.press(row.split("结束")[0].strip("│> "), "7", "enter")
        assert "发言完整：现在是王秀兰的发言" in hands.text
        await hands.press("4", "enter")
        assert isinstance(room.last, ev.MotionMade)
    assert (room.last.kind, room.last.by) == ("previous_question", WANG)
    assert isinstance(room.events[-2], ev.SpeechEnded)


async def test_a_question_to_the_speaker_asks_the_speaker(room: Room) -> None:
    async with at(room.speaking(), "procedural") as hands:
        await hands.press("2", "7", "enter", "要多少钱", "enter")
        assert "王阿姨愿意现在回答吗" in hands.text
        await hands.press("1")
    assert room.last == ev.SpeechInterrupted(by=ZHAO, kind="request_info", text="要多少钱", runs=True)


async def test_a_decision_is_rescinded_or_put_in_other_words(room: Room) -> None:
    room.voting().act(do.Tally(yes=15, no=5))
    room.act(do.Announce())
    async with at(room, "procedural", size=(100, 40)) as hands:
        row = next(row for row in hands.text.splitlines() if "废止或修改" in row)
        await hands.press(row.split("废止")[0].strip("│> "), "7", "enter", "2", "，一年内办完", "enter", "1")
    assert isinstance(room.last, ev.MotionMade)
    assert (room.last.kind, room.last.new_text) == ("rescind_amend", f"{LIFT}，一年内办完")


async def test_a_decision_is_reconsidered_by_one_of_the_side_that_won(room: Room) -> None:
    room.voting().act(do.Tally(yes=15, no=5))
    room.act(do.Announce())
    async with at(room, "procedural", size=(100, 40)) as hands:
        row = next(row for row in hands.text.splitlines() if " 复议 " in row)
        await hands.press(row.split("复议")[0].strip("│> "), "7", "enter", "2")
        assert "复议要由当时投“赞成”票的人提出" in hands.text
        await hands.press("1")
    assert isinstance(room.last, ev.MotionMade)
    assert (room.last.kind, room.last.voted) == ("reconsider", "yes")


async def test_the_host_moves_nothing(room: Room) -> None:
    async with at(room.opened(), "move") as hands:
        await hands.press("backspace", "1", "enter")
        assert f"主持中立：{HOST}主持时不动议" in hands.text
    assert NAMES[0] == HOST


async def test_unrelated_parts_are_divided_because_one_member_wants_it(room: Room) -> None:
    async with at(room.debating(), "procedural") as hands:
        await hands.press("9", "7", "enter", *["left"] * 7, "；")
        assert "2  补偿1.5万元" in hands.text
        await hands.press("enter", "2")
    assert isinstance(room.last, ev.ConsentGiven)
    assert room.last.demanded
