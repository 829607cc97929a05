"""Traps 32 to 38: what goes wrong with the floor and the clock; each test bears the trap's number."""

from tests.rules.dsl import Row, given, has, ok, plays, refused
from tests.rules.lines import (
    CHEN,
    END,
    LI,
    LIU,
    MAIN,
    OPEN,
    SPEAKING,
    TAKE_BACK,
    WANG,
    ZHANG,
    ZHAO,
    ZHOU,
    amend,
    call_vote,
    cast,
    do,
    hand,
    leave,
    recognize,
    speak,
    tick,
    vote,
)


@plays
def test_trap_32_the_same_person_on_the_amendment() -> Row:
    return given(OPEN, MAIN, speak(LI), speak(LI), amend()).when(speak(LI)).then(ok, speeches={LI: 1})


@plays
def test_trap_33_the_mover_argues_against_the_own_motion_but_may_vote_no() -> Row:
    row = given(OPEN, MAIN).when(hand(WANG, "con"))
    row = row.then(refused("against_own_motion", offer="ask_leave_to_withdraw"))
    return row.when(call_vote(method="roll_call"), cast(WANG, "no")).then(ok, voting={"begun": True})


@plays
def test_trap_34_the_host_argues_and_comes_back_when_it_is_decided() -> Row:
    row = given(OPEN, MAIN).when(speak(ZHOU)).then(refused("chair_neutral"))
    row = row.when(do("hand_over", to=CHEN), speak(ZHOU)).then(ok, host=CHEN).when(TAKE_BACK)
    row = row.then(refused("back_after_question")).when(vote(3, 2), TAKE_BACK)
    return row.then(ok, host=ZHOU)


@plays
def test_trap_35_no_stance_no_clock() -> Row:
    row = given(OPEN, MAIN).when(hand(LI, None)).then(ok, suggested={"needs": ["stance"]}).when(recognize())
    return (
        row.then(refused("stance_required"), floor=None).when(recognize(stance="question")).then(ok, floor={"by": LI})
    )


@plays
def test_trap_36_everybody_heard_is_pro() -> Row:
    heard = (speak(WANG, "pro"), speak(LI, "pro"), hand(ZHAO, "pro"))
    row = (
        given(OPEN, MAIN, *heard)
        .when(hand(ZHANG, "con"))
        .then(ok, queue=[{"by": ZHANG, "why": "unspoken, alternate"}, {}])
    )
    return row.when(recognize(), END, recognize(), END, hand(CHEN, "pro"), recognize()).then(ok, floor={"by": CHEN})


@plays
def test_trap_37_time_runs_out_in_mid_sentence() -> Row:
    row = given(*SPEAKING).when(tick(195)).then(ok, cut_off=False, floor={"remaining_s": -15})
    row = row.when(do("extend_time", seconds=60, objection_by=ZHAO, yes=2, no=3)).then(ok, floor={"remaining_s": -15})
    return row.when(do("extend_time", seconds=60)).then(ok, floor={"remaining_s": 45, "limit_s": 240})


@plays
def test_trap_38_the_quorum_goes_during_debate() -> Row:
    row = given(OPEN, MAIN, leave(ZHAO, ZHANG, CHEN, LIU)).when(speak(LI))
    row = row.then(ok, legal=["recess", "adjourn", "point_of_order", "obtain_quorum"], acts=has("recess", "adjourn"))
    return row.when(call_vote()).then(refused("no_quorum", present=3, needed=4))
