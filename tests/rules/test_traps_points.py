"""Traps 21 to 27: recesses, points, appeals and questions that interrupt; each test bears its number."""

import pytest

from tests.ladder.stage import check
from tests.rules.dsl import Line, given, lacks, ok, refused
from tests.rules.lines import (
    ANNOUNCE,
    CHEN,
    END,
    LI,
    MAIN,
    OPEN,
    RECONVENE,
    RESUME,
    RUN,
    SPEAKING,
    WANG,
    ZHANG,
    ZHAO,
    amend,
    call_vote,
    cast,
    do,
    hand,
    interrupt,
    move,
    put,
    speak,
    tally,
    tick,
    vote,
)
from tests.rules.told import next_step, told

LADDERS = ("simplified", "ronr")
PENDING = (OPEN, MAIN)
TAKEN, NOT_TAKEN = do("rule", well_taken=True), do("rule", well_taken=False)
BREAK = do("recess", minutes=5)
LIMIT = {"simplified": 180, "ronr": 600}


@pytest.mark.parametrize("name", LADDERS)
def test_trap_21_a_recess_in_the_middle_of_a_speech_is_not_moved(name: str) -> None:
    left = LIMIT[name] - 50
    row = given(*SPEAKING, tick(50)).when(move(ZHAO, "recess")).then(refused("floor_taken", name=WANG))
    row = row.when(interrupt(ZHAO, "recess")).then(refused("floor_taken"), floor={"by": WANG, "remaining_s": left})
    row = row.when(BREAK, tick(300)).then(ok, phase="recess", floor={"by": WANG, "remaining_s": left, "running": False})
    row = row.when(RECONVENE).then(ok, floor={"remaining_s": left}, suggested={"act": {"do": "resume_clock"}})
    check(name, row.when(RUN, tick(10)).then(ok, floor={"by": WANG, "remaining_s": left - 10, "running": True}))


def test_trap_21_a_question_of_privilege_brings_it_about() -> None:
    row = given(*SPEAKING, tick(50)).when(interrupt(ZHAO, "question_of_privilege", text="停电了"), tick(20), TAKEN)
    row = row.then(ok, floor={"by": WANG, "remaining_s": 550, "running": False}).when(BREAK, tick(300), RECONVENE)
    row = row.then(ok, floor={"by": WANG, "remaining_s": 550}, suggested={"act": {"do": "resume"}})
    check("ronr", row.when(RESUME, tick(10)).then(ok, floor={"by": WANG, "remaining_s": 540, "running": True}))


def test_trap_21_the_refusal_waits_for_the_speaker() -> None:
    refusal = told("simplified", *SPEAKING, move(ZHAO, "recess"))
    assert f"现在是{WANG}的发言" in refusal.why
    assert refusal.say == f"先听{WANG}说完。您的话也要紧，我给您排上。"
    assert next_step("simplified", *SPEAKING, BREAK, RECONVENE) == f"请{WANG}接着说，您的时间接着算。"


@pytest.mark.parametrize("name", LADDERS)
def test_trap_22_a_point_of_order_during_a_speech(name: str) -> None:
    left = LIMIT[name] - 50
    row = given(*SPEAKING, tick(50)).when(interrupt(ZHAO, text="听不清"), tick(40))
    row = row.then(ok, floor={"by": WANG, "remaining_s": left, "running": False}, suggested={"act": {"do": "rule"}})
    row = row.when(RESUME).then(refused("settle_first")).when(TAKEN)
    row = row.then(ok, last_result={"verdict": "well_taken"}, suggested={"act": {"do": "resume"}, "needs": []})
    check(name, row.when(RESUME, tick(5)).then(ok, floor={"by": WANG, "remaining_s": left - 5, "running": True}))


def test_trap_22_what_the_host_says_to_both() -> None:
    point = (*SPEAKING, interrupt(ZHAO, text="听不清"))
    assert next_step("simplified", *point) == f"谢谢{ZHAO}提醒，我看一下，马上回答您。"
    assert next_step("simplified", *point, TAKEN) == f"请{WANG}接着说，您的时间照原来的算。"


@pytest.mark.parametrize("name", LADDERS)
def test_trap_23_a_point_of_order_about_a_vote_under_way(name: str) -> None:
    row = given(*PENDING, call_vote()).when(interrupt(ZHAO), TAKEN)
    row = row.then(ok, question={"kind": "main", "stage": "voting"}).when(tally(3, 2), interrupt(ZHAO))
    row = row.then(refused("vote_under_way", offer="announce"), voting={"begun": True})
    check(name, row.when(ANNOUNCE, interrupt(ZHAO)).then(ok, question={"kind": "point_of_order"}))


def test_trap_23_one_name_called_is_a_vote_begun() -> None:
    row = given(*PENDING, call_vote(method="roll_call")).when(interrupt(ZHAO), TAKEN).then(ok, voting={"begun": False})
    row.when(cast(LI), interrupt(ZHAO)).then(refused("vote_under_way", offer=""), voting={"begun": True}).check()


def test_trap_23_papers_collected_are_a_vote_begun() -> None:
    row = given(*PENDING, call_vote(method="ballot")).when(interrupt(ZHAO), TAKEN).then(ok, voting={"begun": False})
    papers = do("ballot", voters=7, collected=7)
    row.when(papers, interrupt(ZHAO)).then(refused("vote_under_way"), voting={"begun": True}).check()


def test_trap_23_the_refusal_puts_it_after_the_announcement() -> None:
    refusal = told("simplified", *PENDING, call_vote(), tally(3, 2), interrupt(ZHAO))
    assert "等结果宣布以后" in refusal.why
    assert "先记下，宣布以后马上提" in refusal.remedy
    assert refusal.works


RULED = (*PENDING, interrupt(ZHAO, text="字写错了"), TAKEN)
APPEAL = do("appeal", by=ZHANG, second=LI)
AFTERWARDS = {
    "a speech": (speak(CHEN),),
    "a motion": (amend(),),
    "a vote": (vote(4, 1),),
    "the question put": (call_vote(),),
}


@pytest.mark.parametrize("name", LADDERS)
@pytest.mark.parametrize("after", AFTERWARDS.values(), ids=AFTERWARDS)
def test_trap_24_an_appeal_after_other_business(name: str, after: tuple[Line, ...]) -> None:
    check(name, given(*RULED).when(APPEAL).then(ok, question={"kind": "appeal"}))
    check(name, given(*RULED, *after).when(APPEAL).then(refused("nothing_to_appeal"), legal=lacks("appeal")))


@pytest.mark.parametrize("name", LADDERS)
def test_trap_24_an_appeal_once_the_speaker_goes_on(name: str) -> None:
    ruled = (*SPEAKING, interrupt(ZHAO, text="字写错了"), NOT_TAKEN)
    check(name, given(*ruled).when(APPEAL).then(ok, pending=["main", "appeal"]))
    check(name, given(*ruled, do("stop_speech", reason="超时")).when(APPEAL).then(ok, pending=["main", "appeal"]))
    check(name, given(*ruled, RESUME, tick(30)).when(APPEAL).then(refused("nothing_to_appeal"), floor={"by": WANG}))
    check(name, given(*ruled, RESUME, END).when(APPEAL).then(refused("nothing_to_appeal")))


def test_trap_24_the_refusal_says_when() -> None:
    refusal = told("simplified", *RULED, speak(CHEN), APPEAL)
    assert "紧跟在裁定之后" in refusal.why
    assert "马上提出" in refusal.remedy
    assert refusal.say


@pytest.mark.parametrize("name", LADDERS)
def test_trap_25_an_appeal_that_ties_leaves_the_ruling(name: str) -> None:
    tied = given(*RULED, APPEAL).when(vote(3, 3))
    check(name, tied.then(ok, pending=["main"], last_result={"kind": "appeal", "verdict": "chair_sustained"}))
    lost = given(*RULED, APPEAL).when(vote(2, 3)).then(ok, last_result={"verdict": "chair_reversed"})
    check(name, lost)


@pytest.mark.parametrize("name", LADDERS)
def test_trap_25_the_chair_may_vote_and_bring_the_tie_about(name: str) -> None:
    row = given(*RULED, APPEAL, call_vote()).when(tally(2, 3)).then(ok, suggested={"say": "announce_host_may_vote"})
    check(name, row.when(tally(2, 3, host="yes"), ANNOUNCE).then(ok, last_result={"verdict": "chair_sustained"}))
    sentence = next_step(name, *RULED, APPEAL, call_vote(), tally(2, 3))
    assert sentence == "请稍等，我再核对一下票数，马上宣布。"


@pytest.mark.parametrize("name", LADDERS)
def test_trap_26_an_appeal_about_a_personal_attack_is_not_debated(name: str) -> None:
    attacked = (*PENDING, interrupt(ZHAO, text="这是人身攻击"), TAKEN, APPEAL)
    row = given(*attacked).when(hand(CHEN)).then(refused("undebatable", offer="call_vote"), pending=["main", "appeal"])
    check(name, row.when(vote(4, 1)).then(ok, last_result={"verdict": "chair_sustained"}))
    assert "申诉" in told(name, *attacked, hand(CHEN)).why
    check(name, given(*RULED, APPEAL).when(hand(CHEN)).then(ok, queue=[{"by": CHEN}]))


def test_trap_26_the_reason_of_the_ruling_tells_as_well() -> None:
    ruled = (*PENDING, interrupt(ZHAO), do("rule", well_taken=True, reason="人身攻击"), APPEAL)
    given(*ruled).when(hand(CHEN)).then(refused("undebatable")).check()


@pytest.mark.parametrize("name", LADDERS)
def test_trap_26_nor_one_above_an_undebatable_question(name: str) -> None:
    closing = (*PENDING, put(ZHAO, "previous_question"), interrupt(ZHAO, text="字写错了"), TAKEN, APPEAL)
    check(name, given(*closing).when(hand(CHEN)).then(refused("undebatable")))


ANSWERS = {True: (90, True), False: (90, True), None: (150, False)}
"""Thirty seconds into a speech of three minutes, and another minute later: what is left, and whether the clock runs."""


@pytest.mark.parametrize(("consents", "left"), ANSWERS.items())
def test_trap_27_a_question_to_the_speaker_is_charged_to_the_speaker(
    consents: bool | None, left: tuple[int, bool]
) -> None:
    asked = interrupt(ZHAO, "request_info", text="多少钱？", **({} if consents is None else {"consents": consents}))
    row = given(*SPEAKING, tick(30)).when(asked, tick(60))
    seconds, running = left
    row = row.then(ok, floor={"by": WANG, "remaining_s": seconds, "running": running}, speeches={WANG: 1})
    row.check()


def test_trap_27_refused_consent_leaves_the_floor_where_it_is() -> None:
    declined = given(*SPEAKING).when(interrupt(ZHAO, "request_info", consents=False))
    declined.then(ok, suggested={"act": {"do": "end_speech"}}, acts=lacks("resume")).check()
    check(
        "ronr", given(*SPEAKING).when(interrupt(ZHAO, "request_info", consents=True), tick(601)).then(ok, cut_off=True)
    )
