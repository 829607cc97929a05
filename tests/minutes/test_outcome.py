"""What a meeting led to, what it left, and what was put right."""

from datetime import date, datetime

import pytest
from msgspec.structs import replace

from tests.minutes.evening import LI, LIU, WANG, ZHAO, Evening
from yishi_tui.domain.procedure import Procedure, Publicity
from yishi_tui.minutes.entries import NoSuchMeeting, entries, meetings_held
from yishi_tui.minutes.outcome import notice

TEXT = "楼前种月季"
GATE = "本次仅为协商意见，不构成业主共同决定；须依民法典第二百七十八条另行表决。"


def at(minutes: int, seconds: int = 0) -> datetime:
    return datetime.fromisoformat(f"2026-11-28T19:{minutes:02}:{seconds:02}+08:00")


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
    run = minutes.notice.period
    assert (run.posted, run.first, run.due, run.last) == (
        date(2026, 11, 28),
        date(2026, 11, 29),
        date(2026, 12, 5),
        date(2026, 12, 7),
    )
    page = evening.markdown()
    assert "公示期为2026年11月29日至2026年12月5日，共7天；最后一天是休息日，顺延到2026年12月7日24:00" in page
    assert "超过全体居民的1/5时，重新协商：每100人中要有21人提出，20人还不到。" in page
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


def test_a_meeting_opened_by_mistake_was_not_held(simplified: Procedure) -> None:
    evening = Evening.opened(simplified).do("adjourn").do("next_meeting").do("correct", reason="开早了")
    assert meetings_held(evening.history) == 1
    assert [each.reason for each in evening.minutes().corrections] == ["开早了"]


@pytest.mark.parametrize("number", [-1, 2, 99])
def test_a_meeting_that_was_not_held_has_no_minutes(simplified: Procedure, number: int) -> None:
    evening = Evening.opened(simplified)
    with pytest.raises(NoSuchMeeting) as caught:
        evening.minutes(number)
    assert caught.value.held == meetings_held(evening.history) == 1


def test_without_a_single_record_there_is_no_meeting() -> None:
    with pytest.raises(NoSuchMeeting):
        entries(())
