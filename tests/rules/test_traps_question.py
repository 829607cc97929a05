"""Traps 1 to 10: closing debate, withdrawing, rewording, seconds, one question at a time; each test bears its number."""

import pytest

from tests.ladder.stage import check
from tests.rules.dsl import Line, given, has, lacks, ok, refused
from tests.rules.lines import (
    CHEN,
    CLERK,
    END,
    FLOWERS,
    LAWYER,
    LI,
    LIFT,
    LIFT_WEST,
    MAIN,
    OPEN,
    SPEAKING,
    STATE,
    VISITOR,
    WANG,
    ZHANG,
    ZHAO,
    ZHOU,
    amend,
    arrive,
    call_vote,
    correct,
    do,
    hand,
    interrupt,
    main,
    move,
    put,
    recognize,
    seconds,
    speak,
    vote,
)
from tests.rules.told import next_step, played, told
from yishi_tui.domain.events import MotionWithdrawn

LADDERS = ("simplified", "ronr")
"""Rulesets that have amendments, the previous question and withdrawing."""
ORAL = ("nantang", "twelve-principles", "community-13")
PENDING = (OPEN, MAIN)
SOLO = (OPEN, main(second=None))
MOVED = (OPEN, move(WANG, "main", text=LIFT))
SECONDED = (*MOVED, seconds())
CLOSING = (*PENDING, put(ZHAO, "previous_question"))
SUBSIDIARY = (
    "postpone_indefinitely",
    "amend",
    "commit",
    "postpone_definitely",
    "limit_debate",
    "extend_debate",
    "previous_question",
)
LEAVE = do("ask_leave_to_withdraw", by=WANG)


@pytest.mark.parametrize("name", LADDERS)
def test_trap_01_nothing_subsidiary_while_the_previous_question_is_pending(name: str) -> None:
    stopped = given(*CLOSING).when(move(ZHANG, "amend", new_text=LIFT_WEST))
    check(name, stopped.then(refused("not_amendable", pending="previous_question"), legal=lacks(*SUBSIDIARY)))
    referred = given(*CLOSING).when(move(ZHANG, "commit", to="小组"))
    check(name, referred.then(refused("outranked"), pending=["main", "previous_question"]))
    carried = given(*CLOSING, vote(4, 1)).when(move(ZHANG, "amend", new_text=LIFT_WEST))
    check(name, carried.then(refused("debate_closed"), pending=["main"], legal=lacks(*SUBSIDIARY)))


def test_trap_01_only_what_is_privileged_or_incidental_here() -> None:
    kinds = ["recess", "adjourn", "point_of_order", "request_info", "withdraw_request"]
    given(OPEN, MAIN).when(put(ZHAO, "previous_question")).then(ok, legal=kinds).check()


def test_trap_01_the_table_and_what_is_privileged_or_incidental_in_full() -> None:
    above = has("lay_on_table", "recess", "adjourn", "fix_time_adjourn", "point_of_order", "parliamentary_inquiry")
    check("ronr", given(*PENDING).when(put(ZHAO, "previous_question")).then(ok, legal=above))
    check(
        "ronr",
        given(*CLOSING)
        .when(put(CHEN, "lay_on_table"), vote(4, 1))
        .then(ok, pending=[], on_table=[["main", "previous_question"]]),
    )


def test_trap_01_the_refusal_names_what_is_pending() -> None:
    refusal = told("simplified", *CLOSING, move(ZHANG, "amend", new_text=LIFT_WEST))
    assert "“结束辩论”" in refusal.why
    assert "直接处理“结束辩论”" in refusal.remedy


@pytest.mark.parametrize("name", [*LADDERS, "ronr-small-board"])
@pytest.mark.parametrize("shout", [move(ZHAO, "previous_question"), interrupt(ZHAO, "previous_question")])
def test_trap_02_shouting_vote_during_a_speech(name: str, shout: Line) -> None:
    row = given(*SPEAKING).when(shout)
    check(name, row.then(refused("floor_taken", name=WANG, kind="previous_question"), floor={"by": WANG}))


@pytest.mark.parametrize("name", LADDERS)
def test_trap_02_it_wants_the_floor_a_second_and_two_thirds(name: str) -> None:
    row = given(*SPEAKING, END).when(move(ZHAO, "previous_question")).then(ok, question={"stage": "moved"})
    row = row.when(STATE).then(refused("needs_second")).when(seconds(), STATE).then(ok)
    check(name, row.when(vote(3, 2)).then(ok, pending=["main"], last_result={"verdict": "lost"}))
    check(name, row.when(vote(4, 2)).then(ok, pending=["main"], last_result={"verdict": "adopted"}))


def test_trap_02_where_there_is_no_such_motion_nobody_closes_debate() -> None:
    shouted = given(*SOLO, recognize(by=WANG, stance="pro")).when(move(ZHAO, "previous_question"))
    check("nantang", shouted.then(refused("kind_not_used"), floor={"by": WANG}))


def test_trap_02_the_refusal_names_the_speaker_and_the_way() -> None:
    refusal = told("simplified", *SPEAKING, move(ZHAO, "previous_question"))
    assert WANG in refusal.why
    assert refusal.remedy.startswith("请等发言完毕再提，照规则附议、表决")
    assert refusal.say.startswith(f"先听{WANG}说完")
    assert "the second and the vote" in told("ronr", *SPEAKING, move(ZHAO, "previous_question"), lang="en").remedy


HANDS = (hand(LI), hand(ZHAO, "con"))


@pytest.mark.parametrize(
    ("name", "lines"), [*((name, PENDING) for name in LADDERS), *((name, SOLO) for name in (*ORAL, "five-step"))]
)
def test_trap_03_no_vote_while_hands_are_up(name: str, lines: tuple[Line, ...]) -> None:
    row = given(*lines, *HANDS).when(call_vote())
    row = row.then(refused("still_waiting", offer="recognize", names=(LI, ZHAO)), question={"stage": "debate"})
    check(name, row)
    refusal = told(name, *lines, *HANDS, call_vote())
    assert f"{LI}、{ZHAO}" in refusal.why
    assert "结束辩论" in refusal.remedy
    assert "听完就表决" in refusal.say
    assert refusal.works


def test_trap_03_hands_of_those_who_used_up_their_speeches_do_not_count() -> None:
    used = given(*PENDING, speak(LI), speak(LI))
    used.when(call_vote()).then(ok, voting={"method": "hands"}).check()
    used.when(hand(ZHAO, "con"), call_vote()).then(refused("still_waiting", names=(ZHAO,))).check()


@pytest.mark.parametrize("name", LADDERS)
def test_trap_03_closing_debate_is_the_way_out(name: str) -> None:
    row = given(*PENDING, *HANDS, put(ZHANG, "previous_question"), vote(4, 2)).when(call_vote())
    check(name, row.then(ok, voting={"method": "hands"}))


@pytest.mark.parametrize("name", LADDERS)
def test_trap_04_withdrawing_alone_after_it_was_stated(name: str) -> None:
    row = given(*PENDING).when(do("withdraw", by=WANG))
    row = row.then(refused("belongs_to_meeting", offer="ask_leave_to_withdraw", name=WANG), pending=["main"])
    row = row.when(LEAVE).then(ok, suggested={"act": {"do": "no_objection"}, "needs": []})
    check(name, row.when(do("no_objection")).then(ok, pending=[], last_result={"verdict": "withdrawn"}))
    objected = row.when(do("objection", by=LI)).then(ok, pending=["main", "withdraw_request"])
    check(name, objected.when(vote(3, 2)).then(ok, pending=[], adopted=[], last_result={"verdict": "adopted"}))
    check(name, objected.when(vote(2, 3)).then(ok, pending=["main"], last_result={"verdict": "lost"}))


def test_trap_04_leave_wants_everybody_where_the_source_says_so() -> None:
    row = given(*SOLO).when(do("withdraw", by=WANG)).then(refused("belongs_to_meeting", offer="ask_leave_to_withdraw"))
    row = row.when(LEAVE, do("objection", by=LI))
    check("minquan", row.then(ok, pending=["main"], last_result={"kind": "withdraw_request", "verdict": "objection"}))


@pytest.mark.parametrize("name", [*ORAL, "five-step", "blue-valley"])
def test_trap_04_no_leave_is_promised_where_the_rules_have_none(name: str) -> None:
    check(name, given(*SOLO).when(do("withdraw", by=WANG)).then(refused("no_leave", offer=""), pending=["main"]))
    assert "没有撤回" in told(name, *SOLO, do("withdraw", by=WANG)).why


def test_trap_04_the_refusal_says_whose_it_is_and_asks_everybody() -> None:
    refusal = told("simplified", *PENDING, do("withdraw", by=WANG))
    assert "归全体会议" in refusal.why
    assert refusal.remedy.startswith("请问大家是否同意撤回")
    assert refusal.say == "我来问问大家，都同意就收回，谢谢您。"
    assert refusal.works
    assert next_step("simplified", *PENDING, LEAVE) == f"{WANG}想收回自己的提议，各位同意吗？不同意请举手。"


@pytest.mark.parametrize("name", LADDERS)
@pytest.mark.parametrize("before", [MOVED, SECONDED])
def test_trap_05_withdrawing_before_it_is_stated(name: str, before: tuple[Line, ...]) -> None:
    row = given(*before).when(do("withdraw", by=WANG)).then(ok, question=None, last_result=None, adopted=[])
    check(name, row.when(MAIN).then(ok, pending=["main"]))


def test_trap_05_no_trace_beyond_the_log() -> None:
    proceedings, refusal = played("simplified", (*SECONDED, do("withdraw", by=WANG)))
    business = proceedings.meeting.business
    assert refusal is None
    assert not any(map(len, (business.stack, business.lost, business.decided, business.adopted)))
    assert [type(record.event) for record in proceedings.meeting.history][-1] is MotionWithdrawn


@pytest.mark.parametrize("name", LADDERS)
def test_trap_06_a_friendly_amendment_binds_nobody(name: str) -> None:
    row = given(*PENDING).when(do("modify", by=WANG, text=LIFT_WEST))
    row = row.then(refused("reword_by_amendment", name=WANG), questions=[{"text": LIFT}])
    agreed = do("unanimous_consent", kind="amend", by=LI, new_text=LIFT_WEST)
    check(name, row.when(agreed).then(ok, pending=["main"], questions=[{"text": LIFT_WEST}]))
    objected = row.when({**agreed, "objection_by": ZHAO})
    check(name, objected.then(ok, questions=[{"text": LIFT}], last_result={"verdict": "objection"}))
    check(name, row.when(amend(by=LI, second=ZHAO), vote(4, 1)).then(ok, questions=[{"text": LIFT_WEST}]))


def test_trap_06_the_refusal_names_both_ways() -> None:
    refusal = told("simplified", *PENDING, do("modify", by=WANG, text=LIFT_WEST))
    assert "修正案" in refusal.remedy
    assert "是否都同意" in refusal.remedy
    assert refusal.say == "可以改，请您说改哪几个字，大家一起定。"


@pytest.mark.parametrize("name", [*LADDERS, "chaoyang"])
def test_trap_07_rewording_asks_the_seconder_again(name: str) -> None:
    row = given(*SECONDED).when(do("modify", by=WANG, text=LIFT_WEST))
    row = row.then(
        ok,
        question={"text": LIFT_WEST, "stage": "moved", "seconder": None},
        suggested={"act": {"do": "second"}, "needs": ["by"]},
    )
    row = row.when(STATE).then(refused("needs_second"))
    check(name, row.when(seconds(), STATE).then(ok, questions=[{"text": LIFT_WEST, "seconder": LI}]))


def test_trap_07_where_nobody_seconds_the_new_words_stand_at_once() -> None:
    row = given(*MOVED).when(do("modify", by=WANG, text=LIFT_WEST), STATE)
    check("nantang", row.then(ok, questions=[{"text": LIFT_WEST}]))


def test_trap_07_only_the_mover_and_only_before() -> None:
    given(*SECONDED).when(do("modify", by=LI, text=LIFT_WEST)).then(refused("not_the_mover", mover=WANG)).check()
    asked = next_step("simplified", *SECONDED, do("modify", by=WANG, text=LIFT_WEST))
    assert asked == "哪位愿意一起讨论这个提议？只是同意讨论，不算赞成。"


@pytest.mark.parametrize("name", [*LADDERS, "chaoyang"])
def test_trap_08_own_second_and_second_by_an_observer(name: str) -> None:
    row = given(*MOVED, arrive(LAWYER, VISITOR)).when(seconds(WANG)).then(refused("own_second", name=WANG))
    row = row.when(seconds(VISITOR)).then(refused("guest_may_not", name=VISITOR))
    row = row.when(seconds(LAWYER)).then(refused("guest_may_not"))
    row = row.when(seconds(CLERK)).then(refused("without_vote", name=CLERK))
    row = row.when(seconds(ZHOU)).then(refused("chair_neutral"), question={"stage": "moved", "seconder": None})
    check(name, row.when(seconds()).then(ok, question={"stage": "seconded", "seconder": LI}))
    check(name, given(OPEN).when(main(second=WANG)).then(refused("own_second"), question=None))


def test_trap_08_the_refusal_asks_another_member() -> None:
    own = told("simplified", *MOVED, seconds(WANG))
    assert WANG in own.why
    assert "另一位成员" in own.why
    assert "只是同意讨论" in own.say
    guest = told("simplified", *MOVED, arrive(VISITOR), seconds(VISITOR))
    assert "附议" in guest.why
    assert "请一位成员代为提出" in guest.remedy


@pytest.mark.parametrize("name", [*LADDERS, "chaoyang"])
def test_trap_09_debate_does_not_begin_without_a_second(name: str) -> None:
    check(name, given(*MOVED).when(speak(ZHAO, "con")).then(refused("not_stated_yet"), question={"stage": "moved"}))
    check(name, given(*MOVED).when(STATE).then(refused("needs_second")))


def test_trap_09_once_debate_began_it_does_not_go_back_for_the_second() -> None:
    debate = given(*PENDING, speak(ZHAO, "con"))
    debate.when(do("withdraw_second", by=LI)).then(refused("not_the_seconder"), pending=["main"]).check()
    debate.when(do("no_second")).then(refused("nothing_to_second"), pending=["main"]).check()
    debate.when(correct(seq=[3])).then(refused("needed_by_later"), questions=[{"seconder": LI}]).check()
    objected = debate.when(interrupt(ZHANG, text="没有人附议"), do("rule", well_taken=False))
    objected.then(ok, pending=["main"], question={"stage": "debate"}, speeches={ZHAO: 1}).check()


@pytest.mark.parametrize("name", [*LADDERS, "nantang", "minquan", "five-step"])
def test_trap_10_a_second_main_motion(name: str) -> None:
    pending = PENDING if name in LADDERS else SOLO
    row = given(*pending).when(move(ZHAO, "main", text=FLOWERS)).then(refused("main_pending", text=LIFT))
    row = row.when(vote(4, 1), move(ZHAO, "main", text=FLOWERS))
    check(name, row.then(ok, adopted=[LIFT], question={"text": FLOWERS}))


def test_trap_10_the_refusal_keeps_the_new_one_for_later() -> None:
    refusal = told("simplified", *PENDING, move(ZHAO, "main", text=FLOWERS))
    assert refusal.why.startswith("一时一件")
    assert "先记下来，随后再提" in refusal.remedy
    assert refusal.say == "您的提议我记下了，议完手上这件就请您说。"
    kept = do("note", by=ZHAO, text=FLOWERS, tags=["待议"])
    given(*PENDING).when(kept).then(ok, pending=["main"]).check()
