"""What the minutes take from the journal, and what they leave to it."""

from datetime import date, datetime

import pytest
from msgspec.structs import replace

from tests.minutes.evening import CHEN, CLERK, HOST, LAWYER, LI, LIU, PLAN, VISITOR, WANG, ZHANG, ZHAO, Evening
from yishi_tui.domain.meeting import Action
from yishi_tui.domain.procedure import Procedure, Publicity
from yishi_tui.minutes.entries import NoSuchMeeting, entries, meetings_held
from yishi_tui.minutes.outcome import notice

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


def test_the_sentence_of_the_gate_stands_with_the_decision(simplified: Procedure) -> None:
    evening = Evening.opened(simplified).put(ZHAO, TEXT, matter="common_parts").vote(4, 1)
    evening.do("unanimous_consent", kind="main", text="装长椅", matter="owners").put(
        ZHAO, "装雨棚", matter="owners"
    ).vote(1, 4)
    minutes = evening.do("adjourn").minutes()
    assert [(each.text, each.sentence) for each in minutes.decisions] == [(TEXT, GATE), ("装长椅", GATE)]
    page = evening.markdown()
    assert page.count(f"> **{GATE}**") == 2
    assert f"> 动议1：{GATE}\n" in page
    assert "article 278" in evening.markdown("en")


def test_a_body_that_decides_reaches_resolutions_but_not_on_the_matters_of_others(simplified: Procedure) -> None:
    rules = replace(simplified, meta=replace(simplified.meta, body="residents_meeting"))
    evening = Evening.opened(rules).put(ZHAO, TEXT).vote(5, 1).put(ZHAO, "装电梯", matter="lift").vote(5, 1)
    assert [each.standing for each in evening.minutes().decisions] == ["resolution", "opinion"]
    page = evening.do("adjourn").markdown()
    assert "#### 动议1：通过，形成决议\n" in page
    assert "#### 动议2：通过，形成协商意见\n" in page
    assert "、决议一览\n" in page


def test_publicity_never_says_that_a_decision_takes_effect(simplified: Procedure) -> None:
    evening = Evening.opened(simplified).put(ZHAO, TEXT).vote(5, 1)
    assert evening.minutes().notice is None
    minutes = evening.do("adjourn").minutes()
    assert minutes.notice is not None
    assert (minutes.notice.posted, minutes.notice.first, minutes.notice.last) == (
        date(2026, 11, 28),
        date(2026, 11, 29),
        date(2026, 12, 5),
    )
    page = evening.markdown()
    assert "公示期为2026年11月29日至2026年12月5日24:00，共7天" in page
    assert "超过全体居民的1/5时，重新协商" in page
    assert "生效" not in page


@pytest.mark.parametrize(
    ("rule", "decided", "closed"),
    [
        (None, True, at(0)),
        (Publicity(days=0), True, at(0)),
        (Publicity(days=7), False, at(0)),
        (Publicity(days=7), True, None),
    ],
)
def test_no_notice_where_there_is_nothing_to_post(
    rule: Publicity | None, decided: bool, closed: datetime | None
) -> None:
    assert notice(rule, decided, closed) is None


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


def test_what_was_taken_back_is_gone_and_the_correction_is_listed(simplified: Procedure) -> None:
    evening = Evening.opened(simplified).put(ZHAO, TEXT).vote(4, 1).do("correct", reason="数错了").vote(1, 4)
    minutes = evening.minutes()
    assert [poll.verdict for poll in minutes.sections[0].motions[0].polls] == ["lost"]
    (correction,) = minutes.corrections
    assert (correction.reason, correction.undone) == ("数错了", False)
    assert [type(record.event).__name__ for record in correction.took] == [
        "VoteCalled",
        "VotesCounted",
        "ResultAnnounced",
    ]
    assert minutes.records == len(evening.history)


def test_a_correction_taken_back_changes_nothing_but_stays_listed(simplified: Procedure) -> None:
    evening = (
        Evening.opened(simplified)
        .put(ZHAO, TEXT)
        .vote(4, 1)
        .do("correct", reason="数错了")
        .do("correct", reason="没有错")
    )
    minutes = evening.minutes()
    assert [poll.verdict for poll in minutes.sections[0].motions[0].polls] == ["adopted"]
    assert [correction.undone for correction in minutes.corrections] == [True, False]


def test_what_is_left_says_where_it_waits(simplified: Procedure) -> None:
    evening = Evening.opened(simplified).do("open_item", item=1)
    evening.put(ZHAO, "甲").put(LI, "", "commit", WANG, to="小组").vote(5, 0)
    evening.put(ZHAO, "乙").put(LI, "", "postpone_definitely", WANG, until="12月").vote(5, 0)
    evening.put(ZHAO, "丙").do("move", by=LI, kind="amend", new_text="丙丙").do("second", by=WANG).do("state")
    left = evening.do("adjourn").minutes().left
    assert [(each.fate, each.text, each.to or each.until, each.amendments) for each in left] == [
        ("unfinished", "丙", "", 1),
        ("postponed", "乙", "12月", 0),
        ("committed", "甲", "小组", 0),
        ("not_reached", "楼前绿化", "", 0),
    ]


def test_items_are_not_called_unreached_where_the_agenda_was_not_followed(simplified: Procedure) -> None:
    assert Evening.opened(simplified).put(ZHAO, "甲").vote(5, 0).do("adjourn").minutes().left == ()
    assert len(Evening.opened(simplified).do("adjourn").minutes().left) == 2


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


def test_a_decision_changed_or_struck_later_is_told_as_that(simplified: Procedure) -> None:
    evening = Evening.opened(simplified).put(ZHAO, "甲").vote(5, 0).put(ZHAO, "乙").vote(5, 0).do("adjourn")
    evening.do("next_meeting").put(LI, "", "rescind_amend", WANG, new_text="乙乙").vote(5, 0)
    evening.put(LI, "甲", "rescind_amend", WANG).vote(4, 1)
    decisions = evening.minutes().decisions
    assert [(each.label, each.text, each.was) for each in decisions] == [("1", "", "甲"), ("2", "乙乙", "乙")]
    assert [each.poll.yes for each in decisions if each.poll] == [4, 5]


def test_a_decision_changed_at_the_meeting_that_took_it(simplified: Procedure) -> None:
    evening = Evening.opened(simplified).put(ZHAO, "甲").vote(5, 0).put(ZHAO, "乙").vote(5, 0)
    evening.put(LI, "", "rescind_amend", WANG, new_text="乙乙").vote(4, 1).put(LI, "甲", "rescind_amend", WANG).vote(
        4, 0
    )
    decisions = evening.minutes().decisions
    assert [(each.label, each.text, each.was) for each in decisions] == [("2", "乙乙", "乙"), ("1", "", "甲")]
    assert [each.poll.no for each in decisions if each.poll] == [1, 0]


def test_corrections_belong_to_the_meeting_they_were_made_in(simplified: Procedure) -> None:
    evening = Evening.opened(simplified).do("note", by=LIU, text="错").do("correct", reason="一").do("adjourn")
    evening.do("next_meeting").do("note", by=LIU, text="错").do("correct", reason="二")
    assert [[each.reason for each in evening.minutes(number).corrections] for number in (1, 2)] == [["一"], ["二"]]


@pytest.mark.parametrize("number", [-1, 2, 99])
def test_a_meeting_that_was_not_held_has_no_minutes(simplified: Procedure, number: int) -> None:
    evening = Evening.opened(simplified)
    with pytest.raises(NoSuchMeeting) as caught:
        evening.minutes(number)
    assert caught.value.held == meetings_held(evening.history) == 1


def test_without_a_single_record_there_is_no_meeting() -> None:
    with pytest.raises(NoSuchMeeting):
        entries(())
