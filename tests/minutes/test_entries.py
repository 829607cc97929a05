"""What the minutes take from the journal, and what they leave to it."""

from datetime import datetime

from msgspec.structs import replace

from tests.minutes.evening import CHEN, CLERK, HOST, LAWYER, LI, LIU, PLAN, VISITOR, WANG, ZHANG, ZHAO, Evening
from yishi_tui.domain import events as ev
from yishi_tui.domain.meeting import Action
from yishi_tui.domain.procedure import KindRule, Procedure
from yishi_tui.domain.record import Record
from yishi_tui.minutes.entries import entries

TEXT = "楼前种月季"
GATE = "本次仅为协商意见，不构成业主共同决定；须依民法典第二百七十八条另行表决。"


def at(minutes: int, seconds: int = 0) -> datetime:
    return datetime.fromisoformat(f"2026-11-28T19:{minutes:02}:{seconds:02}+08:00")


def test_the_heading(simplified: Procedure) -> None:
    evening = Evening(simplified).do("arrive", who=[HOST, WANG, LI, ZHAO]).wait(60).do("call_to_order")
    evening.wait(60).do("recess", minutes=5).wait(300).do("reconvene").do("hand_over", to=LI, reason="away")
    heading = evening.wait(60).do("take_back").do("adjourn").minutes().heading
    assert (heading.title, heading.number, heading.place) == (PLAN.title, 1, PLAN.place)
    assert (heading.opened, heading.closed) == (at(1), at(8))
    assert [(span.start, span.end) for span in heading.recesses] == [(at(2), at(7))]
    assert [(change.at, change.to, change.reason) for change in heading.chair] == [
        (at(7), LI, "away"),
        (at(8), "", None),
    ]


def test_a_meeting_ended_by_a_motion_in_a_recess_brought_by_a_motion(simplified: Procedure) -> None:
    evening = Evening.opened(simplified).put(ZHAO, TEXT).put(LI, "", "recess", WANG, seconds=300).vote(5, 0).wait(300)
    heading = evening.do("reconvene").put(LI, "", "adjourn", WANG).vote(5, 0).minutes().heading
    assert [(span.start, span.end) for span in heading.recesses] == [(at(0), at(5))]
    assert (heading.closed, heading.phase) == (at(5), "adjourned")


def test_attendance(simplified: Procedure) -> None:
    evening = Evening(simplified).do("arrive", who=[HOST, WANG, LI, ZHAO, ZHANG, CLERK, LAWYER])
    evening.do("leave", who=[ZHANG]).wait(60).do("call_to_order")
    evening.wait(60).do("arrive", who=[CHEN, VISITOR]).do("leave", who=[WANG]).do(
        "admit", who="周新", **{"as": "member"}
    )
    there = evening.do("adjourn").minutes().attendance
    assert there.expected == 8
    assert there.present == (HOST, WANG, LI, ZHAO, CHEN, "周新")
    assert there.absent == (ZHANG, LIU)
    assert [guest.name for guest in there.observers] == [CLERK, LAWYER, VISITOR]
    assert there.quorum is not None
    assert (there.quorum.present, there.quorum.needed, there.quorum.met) == (4, 4, True)
    assert [(each.at, each.came, each.went, each.present) for each in there.movements] == [
        (at(2), (CHEN, VISITOR), (), 5),
        (at(2), (), (WANG,), 4),
        (at(2), ("周新",), (), 5),
    ]


def test_a_proxy_stands_for_one_who_is_not_absent(simplified: Procedure) -> None:
    rules = replace(simplified, roles=replace(simplified.roles, proxies=True))
    evening = Evening(rules).do("arrive", who=[HOST, WANG], proxy={WANG: LI}).do("call_to_order")
    there = evening.minutes().attendance
    assert there.proxies == {WANG: LI}
    assert LI not in there.absent
    assert "- **书面委托**：王秀兰代李桂芳\n" in evening.markdown()


def test_wordings_and_how_each_came_about(simplified: Procedure) -> None:
    evening = Evening.opened(simplified).do("move", by=ZHAO, kind="main", text="种花").do("second", by=WANG)
    evening.do("modify", by=ZHAO, text="种月季").do("second", by=WANG).do("read_back", text=TEXT).do("state")
    evening.put(LI, "", "amend", WANG, new_text="楼前种桂花").vote(4, 1)
    (section,) = evening.minutes().sections
    (motion,) = section.motions
    assert [(version.text, version.cause) for version in motion.versions] == [
        ("种花", "moved"),
        ("种月季", "modified"),
        (TEXT, "read_back"),
        ("楼前种桂花", "amended"),
    ]
    assert (motion.text, motion.mover, motion.seconder) == ("楼前种桂花", ZHAO, WANG)
    assert [(each.label, each.text, each.fate) for each in motion.attached] == [("1.1", "楼前种桂花", "adopted")]


def test_an_amendment_reconsidered_gives_the_old_words_back(simplified: Procedure) -> None:
    evening = Evening.opened(simplified).put(ZHAO, TEXT).put(LI, "", "amend", WANG, new_text="楼前种桂花").vote(4, 1)
    evening.put(LI, "", "reconsider", WANG, voted="yes").vote(4, 1).vote(1, 4)
    motion = evening.minutes().sections[0].motions[0]
    assert [version.cause for version in motion.versions] == ["moved", "amended", "reverted"]
    assert motion.attached[0].fate == "lost"
    assert [poll.reconsidered for poll in motion.attached[0].polls] == [True, False]


def test_actions_and_notes(simplified: Procedure) -> None:
    evening = Evening.opened(simplified).do("open_item", item=2).do("note", by=LIU, text="先看样品")
    evening.put(ZHAO, TEXT).do("recognize", by=ZHAO, stance="pro").do("note", by=LIU, text="一\n二", tags=["要点"])
    minutes = evening.do("assign", task="问价", owner=LI, due="周五").minutes()
    assert minutes.actions == (Action(task="问价", owner=LI, due="周五"),)
    assert [(n.lines, n.item, n.label, n.speaker, n.tags) for n in minutes.notes] == [
        (("先看样品",), 2, "", "", ()),
        (("一", "二"), 2, "1", ZHAO, ("要点",)),
    ]
    assert "（非决议内容）" in evening.markdown()


def test_what_is_carried_over_keeps_its_number(simplified: Procedure) -> None:
    evening = Evening.opened(simplified).put(ZHAO, "甲").vote(5, 0).put(ZHAO, "乙").do("adjourn")
    evening.do("next_meeting", days=7).put(LI, "", "amend", WANG, new_text="乙乙").vote(5, 0).vote(5, 0).put(
        ZHAO, "丙"
    ).vote(5, 0)
    minutes = evening.minutes()
    motions = minutes.sections[0].motions
    assert [(motion.label, motion.carried) for motion in motions] == [("2", True), ("3", False)]
    assert [version.cause for version in motions[0].versions] == ["carried", "amended"]
    assert [each.text for each in minutes.decisions] == ["乙乙", "丙"]
    assert [each.text for each in evening.minutes(1).decisions] == ["甲"]


def test_the_parts_of_a_motion_are_motions(simplified: Procedure) -> None:
    evening = Evening.opened(simplified).put(ZHAO, "甲和乙").put(LI, "", "divide_question", WANG, parts=["甲", "乙"])
    motions = evening.vote(5, 0).vote(5, 0).minutes().sections[0].motions
    assert [(each.label, each.text, each.fate) for each in motions] == [
        ("1", "甲和乙", "divided"),
        ("2", "甲", "adopted"),
    ]
    assert [version.cause for version in motions[1].versions] == ["parted"]


def test_something_objected_to_is_all_that_was_done(simplified: Procedure) -> None:
    evening = Evening.opened(simplified).do("unanimous_consent", kind="main", text=TEXT, objection_by=LI)
    (section,) = evening.minutes().sections
    assert [(each.kind, each.text) for each in section.objections] == [("main", TEXT)]
    assert "没有形成动议" not in evening.markdown()
    assert "没有形成动议" in Evening.opened(simplified).do("open_item", item=1).markdown()


def test_a_blank_filled_does_not_decide_the_question(simplified: Procedure) -> None:
    rules = replace(simplified, vote=replace(simplified.vote, blanks="as_suggested"))
    evening = (
        Evening.opened(rules)
        .put(ZHAO, "种____株月季")
        .do("suggest", by=LI, value="九")
        .do("suggest", by=WANG, value="六")
    )
    motion = evening.vote(1, 4).vote(4, 1).minutes().sections[0].motions[0]
    assert [(poll.value, poll.verdict) for poll in motion.polls] == [("九", "lost"), ("六", "adopted")]
    assert (motion.fate, motion.decided_by, motion.text) == ("pending", None, "种六株月季")
    assert [version.cause for version in motion.versions] == ["moved", "filled"]
    assert "填空“九”，举手表决，在场7人：赞成1，反对4" in evening.markdown()
    assert evening.vote(3, 2).minutes().sections[0].motions[0].fate == "adopted"


def test_leave_to_withdraw_that_takes_everybody(simplified: Procedure) -> None:
    rules = replace(simplified, withdraw=replace(simplified.withdraw, after_stated="unanimous"))
    evening = Evening.opened(rules).put(ZHAO, TEXT).do("ask_leave_to_withdraw", by=ZHAO).do("objection", by=LI)
    motion = evening.minutes().sections[0].motions[0]
    assert (motion.fate, motion.attached[0].fate) == ("pending", "objection")
    assert "有成员不同意，结果：**不撤回**。" in evening.markdown()


def test_the_minutes_of_the_last_meeting(simplified: Procedure) -> None:
    evening = Evening.opened(simplified).do("adjourn").do("next_meeting")
    assert evening.minutes().heading.last_minutes is None
    evening.do("read_minutes").do("amend_minutes", text="少写一人").wait(60).do("approve_minutes")
    assert "- **上次会议纪要**：已宣读；更正：少写一人；19:01通过\n" in evening.markdown()


def test_candidates(simplified: Procedure) -> None:
    nominations = KindRule(class_="incidental", effect="nominate", threshold="majority")
    rules = replace(simplified, kinds={**simplified.kinds, "nominations": nominations})
    evening = (
        Evening.opened(rules).do("open_item", item=2).do("nominate", by=LI, who=ZHAO).do("nominate", by=WANG, who=LI)
    )
    assert "提名：赵强（李桂芳提名）、李桂芳（王秀兰提名）。\n" in evening.markdown()


def test_a_meeting_more_than_a_quarter_later(simplified: Procedure) -> None:
    rules = replace(simplified, renewal=replace(simplified.renewal, carryover="quarter"))
    evening = Evening.opened(rules).put(ZHAO, TEXT).do("next_meeting", days=120)
    assert evening.minutes().heading.lapsed
    assert evening.minutes(1).left[0].fate == "unfinished"
    assert "距上次会议超过一季度" in evening.markdown()


def test_a_journal_that_hangs_a_question_on_itself_leads_round_in_no_circle(simplified: Procedure) -> None:
    evening = Evening.opened(simplified)
    now = evening.proceedings.now()
    made = ev.MotionMade(kind="commit", by=LI, target=3, needs_second=False)
    records = (*evening.history, Record(3, now, "host", made), Record(4, now, "host", ev.QuestionStated()))
    assert [each.kind for each in entries(records).sections[0].motions] == ["commit"]


def test_talk_without_a_motion(simplified: Procedure) -> None:
    rules = replace(simplified, debate=replace(simplified.debate, requires_motion=False))
    evening = (
        Evening.opened(rules)
        .do("open_item", item=2)
        .do("recognize", by=LI, stance="question")
        .wait(20)
        .do("end_speech")
    )
    (section,) = evening.minutes().sections
    assert [(speech.by, speech.used_ms) for speech in section.talk] == [(LI, 20_000)]
    assert "讨论（没有动议时）：\n\n| 发言人 |" in evening.markdown()
