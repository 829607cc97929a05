"""Calling the vote, counting it, counting it again; papers and names; points of order and appeals."""

import pytest
from dialog_room import HOST, LI, LIFT, NAMES, WANG, ZHANG, ZHAO, Room, at, simplified
from msgspec.structs import replace

from yishi_tui.domain import commands as do
from yishi_tui.domain import events as ev
from yishi_tui.domain.plan import Plan
from yishi_tui.domain.queries import top
from yishi_tui.domain.record import acts
from yishi_tui.domain.tally import Criterion, Threshold


@pytest.mark.parametrize(("key", "method"), [("enter", "hands"), ("2", "rising"), ("4", "roll_call"), ("５", "ballot")])
async def test_by_hands_unless_another_digit_is_pressed(room: Room, key: str, method: str) -> None:
    async with at(room.debating(), "vote") as hands:
        assert LIFT in hands.text
        await hands.press(key)
    assert isinstance(room.last, ev.VoteCalled)
    assert room.last.method == method


async def test_while_somebody_waits_to_speak_no_vote_is_called(room: Room) -> None:
    room.debating().act(do.RequestFloor(by=WANG))
    async with at(room, "vote") as hands:
        assert "充分辩论：还有人等着发言：王秀兰。" in hands.text
        assert "请先听他们说" in hands.text
        await hands.press("1")
        assert not hands.closed


async def test_consent_or_one_who_objects(room: Room) -> None:
    async with at(room.debating(), "vote") as hands:
        await hands.press("6", "2", "6", "enter")
    assert room.last == ev.ConsentRefused(kind="main", objection_by=ZHANG)
    async with at(room, "consent") as hands:
        await hands.press("1")
    assert isinstance(room.last, ev.ConsentGiven)
    assert room.last.effect == "adopt"


async def test_something_not_yet_moved_by_consent(room: Room) -> None:
    async with at(room.opened(), "consent", kind="main", text="采用十二条原则") as hands:
        assert "采用十二条原则" in hands.text
        await hands.press("1")
    assert isinstance(room.last, ev.ConsentGiven)
    assert room.last.motion.text == "采用十二条原则"


async def test_with_nothing_pending_consent_asks_to_what(room: Room) -> None:
    async with at(room.opened(), "consent") as hands:
        await hands.press("今天九点散会", "enter", "1")
    assert isinstance(room.last, ev.ConsentGiven)
    assert room.last.motion.text == "今天九点散会"


async def test_yes_then_no_with_the_arithmetic_while_typing(room: Room) -> None:
    async with at(room.voting(), "tally") as hands:
        assert "在座可以举手的 23 位" in hands.text
        await hands.press("１５", "enter", "6")
        assert "没有举手的 2 位" in hands.text
        assert "15 > 21 × 1/2 = 10.5 ✓" in hands.text
        assert "结果  通过" in hands.text
        await hands.press("enter")
    assert room.last == ev.VotesCounted(yes=15, no=6, present=24)


async def test_more_votes_than_people_is_refused_in_place(room: Room) -> None:
    async with at(room.voting(), "tally") as hands:
        await hands.press("15", "enter", "9")
        assert "票数24，多于在座可以投票的23人。" in hands.text
        await hands.press("enter")
        assert not hands.closed
        await hands.press("backspace", "8", "enter")
    assert room.last == ev.VotesCounted(yes=15, no=8, present=24)


async def test_abstentions_are_optional_and_an_empty_figure_is_asked_for(room: Room) -> None:
    async with at(room.voting(), "tally") as hands:
        await hands.press("enter")
        assert "“赞成”还没有填" in hands.text
        await hands.press("15", "down", "down", "3", "enter", "2", "enter")
    assert room.last == ev.VotesCounted(yes=15, no=2, abstain=3, present=24)


@pytest.mark.parametrize(("key", "host"), [("2", "no"), ("3", None), ("enter", None)])
async def test_the_host_is_asked_only_where_the_vote_decides(room: Room, key: str, host: str | None) -> None:
    async with at(room.voting(), "tally") as hands:
        await hands.press("11", "enter", "10", "enter")
        assert "您这一票能决定结果" in hands.text
        await hands.press("1")
        assert "改变不了结果" in hands.text
        await hands.press(*(("down", "down", "enter") if key == "enter" else (key,)))
    assert isinstance(room.last, ev.VotesCounted)
    assert room.last.host == host


def by_area() -> Room:
    """A vote by heads and by area; everybody has 100 square metres."""
    rules = simplified()
    heads = Criterion(op=">", threshold="1/2", base="membership")
    tests = (heads, replace(heads, measure="area"))
    room = Room(replace(rules, threshold={**rules.threshold, "majority": Threshold(tests=tests)}))
    plan: Plan = room.proceedings.meeting.plan
    owners = tuple(replace(member, area="100") for member in plan.members)
    return Room(room.proceedings.meeting.procedure, agenda=replace(plan, members=owners))


async def test_a_vote_by_area_asks_for_square_metres() -> None:
    room = by_area().voting()
    async with at(room, "tally") as hands:
        await hands.press("16", "enter", "4", "enter", "1600.50", "enter", "400。5.")
        assert "结果  通过" in hands.text
        await hands.press("enter")
    assert isinstance(room.last, ev.VotesCounted)
    assert (room.last.area_yes, room.last.area_no) == ("1600.50", "400.5")


async def test_before_the_announcement_a_new_count_replaces_the_old(room: Room) -> None:
    room.voting().act(do.Tally(yes=15, no=6))
    async with at(room, "recount") as hands:
        assert "─ 重数 ─" in hands.text
        await hands.press("enter", "5", "enter")
    assert room.last == ev.VotesCounted(yes=15, no=5, present=24)
    assert not any(isinstance(event, ev.Corrected) for event in room.events)


async def test_after_the_announcement_the_journal_keeps_both_counts(room: Room) -> None:
    room.voting().act(do.Tally(yes=15, no=6))
    room.act(do.Announce())
    before = len(acts(room.proceedings.meeting.history))
    async with at(room, "recount") as hands:
        assert "> 赞成  15" in hands.text
        await hands.press("8", "enter", "12", "enter")
    assert len(acts(room.proceedings.meeting.history)) == before + 1
    corrected, counted = room.events[-2:]
    assert isinstance(corrected, ev.Corrected)
    assert corrected.reason == "数错了，重新数过"
    assert counted == ev.VotesCounted(yes=8, no=12, present=24)
    room.act(do.Announce())
    assert isinstance(room.last, ev.ResultAnnounced)
    assert room.last.verdict == "lost"
    assert not room.proceedings.meeting.business.adopted


async def test_a_vote_called_counted_and_announced_in_one_act_is_called_again(room: Room) -> None:
    room.debating().act(do.CallVote(method="hands"), do.Tally(yes=15, no=6), do.Announce())
    async with at(room, "recount") as hands:
        await hands.press("8", "enter", "12", "enter")
    assert [type(event) for event in room.events[-3:]] == [ev.Corrected, ev.VoteCalled, ev.VotesCounted]


async def test_without_a_vote_there_is_nothing_to_count(room: Room) -> None:
    async with at(room.debating(), "tally") as hands:
        assert "还没有付诸表决，不能计票" in hands.text


async def test_papers_are_counted_before_they_are_opened(room: Room) -> None:
    async with at(room.voting("ballot"), "ballot") as hands:
        await hands.press("20", "enter", "19", "enter")
        assert room.last == ev.PapersCounted(voters=20, collected=19, present=24)
        assert "当着大家的面开票" in hands.text
        await hands.press("12", "enter", "6")
        assert "空白和弃权 1 张" in hands.text
        await hands.press("enter")
    assert room.last == ev.PapersCounted(voters=20, collected=19, present=24, yes=12, no=6, blank=1)


async def test_papers_that_were_left_sealed_are_opened_later(room: Room) -> None:
    room.voting("ballot").act(do.Ballot(voters=20, collected=18))
    async with at(room, "ballot") as hands:
        assert "发出 20 张，收回 18 张" in hands.text
        await hands.press("12", "enter", "9")
        assert "开出21张票，多于收回的18张。" in hands.text
        await hands.press("backspace", "6", "enter")
    assert room.last == ev.PapersCounted(voters=20, collected=18, present=24, yes=12, no=6)


async def test_too_many_papers_back_stay_unopened(room: Room) -> None:
    async with at(room.voting("ballot"), "ballot") as hands:
        await hands.press("20", "enter", "21")
        assert "收回的多了 1 张，这一轮要作废，不开票。" in hands.text
        await hands.press("enter")
        assert "这轮不算，重投一次" in hands.text
        await hands.press("enter")
    assert room.last == ev.PapersCounted(voters=20, collected=21, present=24, void=True)


async def test_papers_counted_again_after_the_announcement(room: Room) -> None:
    room.voting("ballot").act(do.Ballot(voters=20, collected=18))
    room.act(do.Ballot(voters=20, collected=18, yes=12, no=6))
    room.act(do.Announce())
    async with at(room, "recount") as hands:
        await hands.press("20", "enter", "18", "enter", "8", "enter", "10", "enter")
    assert [type(event) for event in room.events[-3:]] == [ev.Corrected, ev.PapersCounted, ev.PapersCounted]
    room.act(do.Announce())
    assert isinstance(room.last, ev.ResultAnnounced)
    assert room.last.verdict == "lost"


async def test_names_one_by_one_and_back_to_change_one(room: Room) -> None:
    async with at(room.voting("roll_call"), "roll_call", by=NAMES[1]) as hands:
        assert "请罗晓红说，赞成还是不赞成？" in hands.text
        await hands.press("1", "2", "３")
        assert room.last == ev.BallotCast(by=WANG, choice="abstain")
        await hands.press("left", "1")
        assert room.last == ev.BallotCast(by=WANG, choice="yes")
        await hands.press("enter")
        assert "还有 20 位没有回答" in hands.text
        await hands.press("escape")
    async with at(room, "roll_call") as hands:
        assert "第 4 位，共 23 位" in hands.text
        await hands.press(*["1"] * 20, "enter")
        assert hands.closed
    question = top(room.proceedings.meeting)
    assert question is not None
    assert question.vote is not None
    assert len(question.vote.cast) == 23


async def test_the_host_answers_last_and_only_to_decide(room: Room) -> None:
    async with at(room.voting("roll_call"), "roll_call") as hands:
        await hands.press(*["1"] * 11, *["2"] * 11, "3")
        assert f"请{HOST}说" in hands.text
        await hands.press("3")
        assert "主持人这一票改变不了结果" in hands.text
        await hands.press("1")
    assert room.last == ev.BallotCast(by=HOST, choice="yes")


async def test_a_roll_call_counted_again_keeps_the_answers(room: Room) -> None:
    room.voting("roll_call").act(*(do.Cast(by=name, choice="yes") for name in NAMES[1:24]))
    room.act(do.Announce())
    async with at(room, "recount") as hands:
        await hands.press("2", "enter")
    assert room.events[-1] == ev.BallotCast(by=NAMES[1], choice="no")
    assert isinstance(room.events[-2], ev.Corrected)


async def test_a_point_of_order_its_ruling_and_the_appeal(room: Room) -> None:
    async with at(room.speaking(), "point_of_order") as hands:
        await hands.press("7", "enter", "1")
    made = room.last
    assert isinstance(made, ev.MotionMade)
    assert (made.kind, made.by, made.text) == ("point_of_order", ZHAO, "超过时间了")
    async with at(room, "rule") as hands:
        assert "超过时间了" in hands.text
        await hands.press("2", "5")
    ruled = room.last
    assert isinstance(ruled, ev.PointRuled)
    assert (ruled.well_taken, ruled.reason) == (False, "没有妨碍别人发言")
    async with at(room, "appeal") as hands:
        await hands.press("7", "enter", "7", "enter")
        assert "赵强是动议人" in hands.text
        await hands.press("4", "enter")
    assert room.last == ev.MotionSeconded(by=WANG)


async def test_a_ruling_needs_no_reason_and_an_appeal_may_find_no_second(room: Room) -> None:
    room.speaking().act(do.Move(by=ZHAO, kind="point_of_order", text="超时"))
    async with at(room, "rule") as hands:
        await hands.press("1", "enter")
    assert isinstance(room.last, ev.PointRuled)
    assert room.last.reason == ""
    async with at(room, "appeal") as hands:
        await hands.press("6", "enter", "up", "enter")
    assert room.last == ev.FellForWantOfSecond()


async def test_nothing_to_rule_on_is_said(room: Room) -> None:
    async with at(room.speaking(), "rule") as hands:
        assert "没有等待裁定的事。" in hands.text
        await hands.press("1", "enter")
        assert not hands.closed


async def test_one_who_doubts_the_count_has_it_taken_again(room: Room) -> None:
    room.voting().act(do.Tally(yes=15, no=6))
    async with at(room, "division") as hands:
        await hands.press("5", "enter")
    assert room.last == ev.DivisionDemanded(by=LI)
    async with at(room, "division") as hands:
        await hands.press("5", "enter")
        assert "重新计票要在举手或口头表决计票之后" in hands.text
