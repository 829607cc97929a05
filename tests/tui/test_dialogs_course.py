"""What only some rulesets and occasions have: phases, rounds, blanks, candidates, the last minutes, guests, authorities."""

from pathlib import Path

from dialog_room import LI, NAMES, WANG, ZHANG, ZHAO, Room, at, plan, simplified
from host_room import Painted, in_the_chair
from msgspec.structs import replace

from yishi_tui import rulesets
from yishi_tui.domain import commands as do
from yishi_tui.domain import events as ev
from yishi_tui.domain.events import MeetingPlanned
from yishi_tui.domain.plan import Guest
from yishi_tui.domain.procedure_tables import Roles
from yishi_tui.domain.queries import top, voters_present
from yishi_tui.journal import FileJournal
from yishi_tui.phrases import phrases
from yishi_tui.proceedings import Proceedings
from yishi_tui.tui.sitting import Sitting

GATE = "把大门改到东边"


def under(name: str) -> Room:
    """Everybody is here but four, and the meeting is open, under another ruleset."""
    room = Room(rulesets.load(name), agenda=replace(plan(), items=()))
    room.act(do.Arrive(who=tuple(NAMES[:24])))
    room.act(do.CallToOrder())
    return room


def pending(room: Room, text: str = GATE) -> Room:
    """李桂芳 has moved something, 王秀兰 has seconded it where that is needed, and it is stated."""
    room.act(do.Move(by=LI, kind="main", text=text))
    question = top(room.proceedings.meeting)
    if question is not None and question.stage == "moved":
        room.act(do.Second(by=WANG))
    room.act(do.State())
    return room


# Phases and rounds


async def test_the_next_phase_is_the_suggested_step_and_the_screen_says_who_speaks() -> None:
    async with in_the_chair(pending(under("chaoyang"))) as chair:
        assert "[反对方陈述]" in chair.text
        assert "请反对方的邻居说" in chair.text
        assert "Enter ▶ 进入“双方辩论”" in chair.text
        assert "接下来是“双方辩论”，请大家先听。" in chair.text
        await chair.enter()
        assert chair.room.last == ev.PhaseEntered(act="debate")
        assert "反对方陈述✓" in chair.text


async def test_phases_are_chosen_by_digit_and_none_is_skipped() -> None:
    room = pending(under("chaoyang"))
    async with at(room, "phase") as hands:
        assert "还没轮到" in hands.text
        await hands.press("5")
        assert "现在不能选" in hands.text
        await hands.press("3")
        assert "正在进行" in hands.text
        await hands.press("4")
    assert room.last == ev.PhaseEntered(act="debate")
    async with at(room, "phase") as hands:
        assert "请议事能手说" in hands.text


async def test_a_phase_that_begins_by_itself_is_not_chosen() -> None:
    room = under("chaoyang")
    room.act(do.Move(by=LI, kind="main", text=GATE))
    async with at(room, "phase") as hands:
        await hands.press("2")
        assert "到那一步自己开始" in hands.text
        assert not hands.closed


async def test_without_phases_the_dialog_says_so(room: Room) -> None:
    async with at(room.debating(), "phase") as hands:
        assert "不分环节" in hands.text


async def test_a_phase_that_must_come_first_is_the_next_enter() -> None:
    """The remedy of a refusal has words for its key."""
    room = pending(under("chaoyang"))
    async with in_the_chair(room) as chair:
        chair.screen.answer(room.desk.submit(do.PhaseAct(act="expert")))
        await chair.pilot.pause()
        assert "还没有到“议事能手发表意见”" in chair.text
        assert "Enter ▶ 进入“双方辩论”" in chair.text


async def test_another_round_is_an_act_of_the_table_and_a_remedy() -> None:
    room = pending(under("five-step"))
    room.act(do.Recognize(by=ZHANG))
    room.act(do.EndSpeech())
    async with in_the_chair(room) as chair:
        chair.screen.answer(room.desk.submit(do.Recognize(by=ZHANG)))
        await chair.pilot.pause()
        assert "Enter ▶ 再议一轮" in chair.text
        await chair.press("ctrl+p", *"newround", "enter")
    assert room.last == ev.RoundOpened()


async def test_paragraphs_are_gone_through_one_by_one() -> None:
    room = pending(under("ronr"), "小区章程：一、门卫值夜。二、门口装灯。")
    room.act(do.Move(by=ZHAO, kind="consider_seriatim"))
    room.act(do.Second(by=WANG))
    room.act(do.State())
    room.act(do.UnanimousConsent(kind="consider_seriatim"))
    assert "第 1 段，共 2 段  一、门卫值夜。" in Painted(room).text()
    async with at(room, "amend") as hands:
        await hands.press("7", "enter")
        assert hands.dialog.words.text == "一、门卫值夜。"
        await hands.press("escape")
    async with at(room, "phase") as hands:
        assert "议第 2 段" in hands.text
        await hands.press("enter")
    assert room.last == ev.PartTaken(part=2)
    async with at(room, "phase") as hands:
        await hands.press("1")
    assert room.last == ev.PartTaken(part=0)


# Blanks


async def test_values_are_suggested_one_after_another_and_put_one_by_one() -> None:
    room = pending(under("ronr"), "每户出____元修门")
    async with at(room, "suggest") as hands:
        await hands.press("7", "enter", "300", "enter")
        assert "逐个表决的次序  300" in hands.text
        await hands.press("6", "enter", "500", "enter")
        assert "500 → 300" in hands.text
        await hands.press("4", "enter", "300", "enter")
        assert "“300”已经有人提过。" in hands.text
        await hands.press("escape")
    assert [event for event in room.events if isinstance(event, ev.ValueSuggested)] == [
        ev.ValueSuggested(by=ZHAO, value="300"),
        ev.ValueSuggested(by=ZHANG, value="500"),
    ]
    async with in_the_chair(room) as chair:
        assert "填空  500 → 300" in chair.text
        await chair.enter()
        assert "正在定“500”" in chair.text
        await chair.enter()
        await chair.press("3", "enter", "9", "enter")
        await chair.enter()
        assert "填空  300" in chair.text
        await chair.enter()
        await chair.enter()
        await chair.press("9", "enter", "3", "enter")
        await chair.enter()
        assert "每户出300元修门" in chair.text


async def test_without_a_blank_nobody_suggests() -> None:
    async with at(pending(under("ronr")), "suggest") as hands:
        assert "请" in hands.text
        await hands.press("7", "enter")
        assert not hands.dialog.words.has_focus


# Candidates


async def test_candidates_are_picked_listed_and_closed_by_consent() -> None:
    room = under("ronr")
    async with at(room, "nominate") as hands:
        assert "还没有人被提名。" in hands.text
        await hands.press("1", "7", "enter", "6", "enter")
        assert room.last == ev.Nominated(by=ZHAO, who=ZHANG)
        assert "已被提名  张建国" in hands.text
        await hands.press("1", "4", "enter", "6", "enter")
        assert "张建国已经被提名。" in hands.text
        await hands.press("backspace", "5", "enter")
        assert "张建国、李桂芳" in hands.text
        await hands.press("2", "1")
    assert isinstance(room.last, ev.ConsentGiven)
    assert room.proceedings.meeting.nominating == "closed"
    assert "张建国、李桂芳（提名已经停止）" in Painted(room).text()


async def test_nominations_are_opened_again_by_a_motion() -> None:
    room = under("ronr")
    room.act(do.Nominate(by=ZHAO, who=ZHANG))
    room.act(do.UnanimousConsent(kind="close_nominations"))
    async with at(room, "nominate") as hands:
        await hands.press("1")
        assert "现在不能选" in hands.text
        await hands.press("4", "7", "enter")
    assert isinstance(room.last, ev.MotionMade)
    assert room.last.kind == "reopen_nominations"


async def test_when_nobody_was_elected_enter_asks_for_another_name() -> None:
    room = under("ronr")
    room.act(do.Move(by=ZHAO, kind="main", text="选举____为组长"))
    room.act(do.Second(by=ZHANG), do.State(), do.Nominate(by=ZHAO, who=ZHANG))
    room.act(do.CallVote(), do.Tally(yes=1, no=9), do.Announce())
    async with in_the_chair(room) as chair:
        assert "Enter ▶ 请大家再提名" in chair.text
        await chair.enter()
        assert chair.dialog == "nominate"
        await chair.press("1", "7", "enter", "5", "enter")
    assert room.last == ev.Nominated(by=ZHAO, who=LI)


# The last minutes


async def test_the_last_minutes_are_read_corrected_and_approved(room: Room) -> None:
    room.voting().act(do.Tally(yes=15, no=5))
    room.act(do.Announce())
    room.act(do.NextMeeting(days=7))
    async with at(room, "minutes", size=(100, 40)) as hands:
        assert "3号楼加装电梯议事会" in hands.text
        assert "|" not in hands.text
        await hands.press("enter")
        assert room.events[-1:] == [ev.MinutesRead()]
        await hands.press("2", "到会的是二十四位", "enter")
        assert room.events[-1:] == [ev.MinutesAmended(text="到会的是二十四位")]
        assert "更正  到会的是二十四位" in hands.text
        await hands.press("1")
    assert room.last == ev.MinutesApproved()
    assert room.desk.drafts == {}


async def test_after_the_first_meeting_there_is_nothing_to_approve(room: Room) -> None:
    async with at(room.opened(), "minutes") as hands:
        assert "没有上次的记录要通过" in hands.text
        await hands.press("enter")
        assert not hands.closed


async def test_the_minutes_of_the_session_before_are_found_beside_this_one(tmp_path: Path) -> None:
    before, here = tmp_path / "before", tmp_path / "here"
    before.mkdir()
    here.mkdir()
    room = Room()
    journal = FileJournal.open(before / "journal.jsonl")
    opening = MeetingPlanned(plan=replace(plan(), title="上一回的会"), rules=simplified())
    earlier = Proceedings(journal, room.clock, opening)
    assert earlier.submit(do.Arrive(who=tuple(NAMES[:20]))) is None
    assert earlier.submit(do.CallToOrder()) is None
    later = Room(agenda=replace(plan(), continues=journal.head))
    desk = Sitting(later.proceedings, phrases("zh"), folder=here)
    assert "上一回的会" in desk.last_minutes()
    assert Sitting(later.proceedings, phrases("zh"), folder=tmp_path).last_minutes() == ""
    journal.close()


# Guests who explain


def with_engineer(room: Room | None = None) -> Room:
    """A guest may explain, under a ruleset that lists the role."""
    rules = replace(simplified(), roles=Roles(explains=("工程师",)))
    guests = (Guest(name="钱工", role="工程师"), Guest(name="冯律师", role="律师"))
    room = Room(rules, agenda=replace(plan(), guests=guests))
    room.act(do.Arrive(who=(*NAMES[:24], "钱工", "冯律师")))
    room.act(do.CallToOrder())
    room.act(do.OpenItem(item=1))
    return pending(room)


async def test_a_guest_who_explains_is_picked_among_the_hands() -> None:
    room = with_engineer()
    async with at(room, "hands") as hands:
        await hands.press("7", "enter", "29")
        assert "列席，可以请来解答" in hands.text
        await hands.press("enter")
    assert room.last == ev.SpeechBegan(by="钱工", speech_no=0, limit_s=180, explains=True)
    assert isinstance(room.events[-2], ev.FloorRequested)
    text = Painted(room).text()
    assert "钱工 · 解答，不占次数" in text
    assert "第0次" not in text


async def test_the_guests_who_explain_are_chosen_by_digit() -> None:
    room = with_engineer()
    async with at(room, "explain") as hands:
        assert "只列席，不解答" in hands.text
        await hands.press("2")
        assert "现在不能选" in hands.text
        await hands.press("1")
    assert isinstance(room.last, ev.SpeechBegan)
    assert room.last.explains


# Written authority


async def test_a_written_authority_is_entered_at_the_sign_in() -> None:
    room = Room(rulesets.load("civil-code-278"))
    room.act(do.Arrive(who=tuple(NAMES[:3])))
    async with at(room, "sign_in") as hands:
        await hands.press("7")
        assert "赵强没有来，由别人带书面委托…" in hands.text
        await hands.press("up", "enter")
        assert "谁带来了赵强的书面委托？" in hands.text
        await hands.press("4", "enter")
        assert room.last == ev.Arrived(who=(WANG,), proxy={WANG: ZHAO})
        assert "赵强的委托由王秀兰带到 ✓" in hands.text
        await hands.press("7")
        assert "✓ 委托王秀兰" in hands.text
        await hands.press("backspace", "6", "up", "enter", "4", "enter")
        assert "一个人只带别人的一份委托" in hands.text
    assert voters_present(room.proceedings.meeting) == 5


async def test_where_the_rules_do_not_allow_it_nobody_is_asked(room: Room) -> None:
    async with at(room, "sign_in") as hands:
        await hands.press("7")
        assert "委托" not in hands.text


# What is done unless somebody minds


async def test_one_who_minds_sends_the_orders_of_the_day_to_the_vote() -> None:
    room = Room(rulesets.load("ronr"))
    room.act(do.Arrive(who=tuple(NAMES[:24])))
    room.act(do.CallToOrder())
    room.act(do.OpenItem(item=2))
    async with at(room, "procedural", size=(120, 60)) as hands:
        row = next(row for row in hands.text.splitlines() if " 要求按议程进行 " in row)
        await hands.press(row.split("要求")[0].strip("│> "), "7", "enter")
        assert "赵强提醒该按议程来" in hands.text
        await hands.press("2", "6", "enter")
    assert room.last == ev.LeaveObjected(by=ZHANG)
    assert "现在定这一条" in Painted(room).text()


async def test_what_was_asked_elsewhere_is_answered_by_enter_or_objected_to() -> None:
    room = pending(under("ronr"))
    room.act(do.AskLeaveToWithdraw(by=LI))
    async with in_the_chair(room) as chair:
        await chair.press("ctrl+p", *"objection", "enter")
        assert chair.dialog == "objection"
        await chair.press("7", "enter")
    assert room.last == ev.LeaveObjected(by=ZHAO)
