"""Traps 1 to 38: what goes wrong with motions, the floor and the clock; each test bears the trap's number.

Waiting for other rulesets: 16 (postpone_indefinitely), the second degree of 11, the killing half of 18, 26 (appeals that
are not debated). Traps 39 to 62 are in `test_traps_votes.py`, with those of theirs that wait.
"""

from tests.rules.dsl import Row, given, has, lacks, ok, plays, refused
from tests.rules.lines import (
    ANNOUNCE,
    CHEN,
    END,
    FLOWERS,
    LI,
    LIFT,
    LIFT_WEST,
    LIU,
    MAIN,
    OPEN,
    RECONVENE,
    RESUME,
    RUN,
    SPEAKING,
    TAKE_BACK,
    VISITOR,
    WANG,
    ZHANG,
    ZHAO,
    ZHOU,
    amend,
    call_vote,
    cast,
    do,
    hand,
    interrupt,
    leave,
    main,
    move,
    put,
    recognize,
    seconds,
    speak,
    tally,
    tick,
    vote,
)

RULE = do("rule", well_taken=True)


@plays
def test_trap_01_amending_while_the_previous_question_is_pending() -> Row:
    row = given(OPEN, MAIN).when(put(ZHAO, "previous_question"))
    row = row.then(ok, legal=["recess", "adjourn", "point_of_order", "request_info", "withdraw_request"])
    return row.when(move(ZHANG, "amend", new_text=LIFT_WEST)).then(refused("not_amendable"))


@plays
def test_trap_02_shouting_vote_during_a_speech() -> Row:
    row = given(*SPEAKING).when(move(ZHAO, "previous_question")).then(refused("floor_taken"), floor={"by": WANG})
    row = row.when(END, move(ZHAO, "previous_question")).then(ok, question={"stage": "moved"})
    return row.when(seconds(), do("state"), vote(3, 2)).then(ok, last_result={"verdict": "lost"})


@plays
def test_trap_03_the_host_calls_the_vote_while_hands_are_up() -> Row:
    return given(OPEN, MAIN, hand(LI), hand(ZHAO)).when(call_vote()).then(refused("still_waiting", names=[LI, ZHAO]))


@plays
def test_trap_03_hands_of_those_who_used_up_their_speeches_do_not_count() -> Row:
    limit = put(ZHANG, "limit_debate", seconds=60)
    return given(OPEN, MAIN, speak(LI), speak(LI), limit, vote(5, 0)).when(call_vote()).then(ok)


@plays
def test_trap_04_withdrawing_alone_after_it_was_stated() -> Row:
    row = given(OPEN, MAIN).when(do("withdraw", by=WANG))
    row = row.then(refused("belongs_to_meeting", offer="ask_leave_to_withdraw"))
    row = row.when(do("ask_leave_to_withdraw", by=WANG), do("objection", by=LI), vote(3, 2))
    return row.then(ok, pending=[], last_result={"verdict": "adopted"})


@plays
def test_trap_05_withdrawing_before_it_is_stated() -> Row:
    row = given(OPEN, move(WANG, "main", text=LIFT), seconds()).when(do("withdraw", by=WANG))
    return row.then(ok, question=None, last_result=None)


@plays
def test_trap_06_a_friendly_amendment_binds_nobody() -> Row:
    row = given(OPEN, MAIN).when(do("modify", by=WANG, text=LIFT_WEST))
    row = row.then(refused("reword_by_amendment"), questions=[{"text": LIFT}])
    agreed = do("unanimous_consent", kind="amend", by=LI, new_text=LIFT_WEST)
    return row.when(agreed).then(ok, questions=[{"text": LIFT_WEST}])


@plays
def test_trap_07_rewording_asks_the_seconder_again() -> Row:
    row = given(OPEN, move(WANG, "main", text=LIFT), seconds()).when(do("modify", by=WANG, text=LIFT_WEST))
    return row.then(ok, question={"stage": "moved", "seconder": None}).when(do("state")).then(refused("needs_second"))


@plays
def test_trap_08_own_second_and_second_by_an_observer() -> Row:
    row = given(OPEN, move(WANG, "main", text=LIFT)).when(seconds(WANG)).then(refused("own_second"))
    return row.when(seconds(VISITOR)).then(refused("guest_may_not"))


@plays
def test_trap_09_debate_cannot_begin_without_a_second() -> Row:
    return given(OPEN, move(WANG, "main", text=LIFT)).when(speak(LI)).then(refused("not_stated_yet"))


@plays
def test_trap_10_a_second_main_motion() -> Row:
    return given(OPEN, MAIN).when(move(ZHAO, "main", text=FLOWERS)).then(refused("main_pending", text=LIFT))


@plays
def test_trap_11_an_amendment_deeper_than_these_rules_go() -> Row:
    row = given(OPEN, MAIN).when(amend()).then(ok, legal=lacks("amend"))
    return row.when(move(ZHANG, "amend", new_text="在3号楼南侧加装电梯")).then(refused("amendment_degree"))


@plays
def test_trap_12_two_primary_amendments() -> Row:
    row = given(OPEN, MAIN, amend()).when(move(ZHANG, "amend", target="main", new_text="在3号楼加装两部电梯"))
    row = row.then(refused("amendment_degree"), pending=["main", "amend"])
    return row.when(vote(0, 5), amend("在3号楼加装两部电梯")).then(ok, pending=["main", "amend"])


@plays
def test_trap_13_an_amendment_into_the_mere_opposite() -> Row:
    return given(OPEN, MAIN).when(move(ZHAO, "amend", new_text="在3号楼东侧不加装电梯")).then(refused("amend_negates"))


@plays
def test_trap_14_an_amendment_carried_rewrites_and_decides_nothing_more() -> Row:
    row = given(OPEN, MAIN, amend()).when(vote(4, 1))
    row = row.then(ok, questions=[{"text": LIFT_WEST}], question={"text": LIFT_WEST, "stage": "debate"}, adopted=[])
    return row.when(vote(1, 4)).then(ok, adopted=[])


@plays
def test_trap_15_an_amendment_of_what_needs_two_thirds_needs_a_majority() -> Row:
    given_limit = (OPEN, MAIN, put(ZHAO, "limit_debate", seconds=60), put(ZHANG, "amend", seconds=90))
    row = given(*given_limit).when(vote(3, 2)).then(ok, last_result={"kind": "amend", "verdict": "adopted"})
    return row.when(vote(3, 2)).then(ok, last_result={"kind": "limit_debate", "verdict": "lost"})


@plays
def test_trap_17_referring_with_an_amendment_pending() -> Row:
    row = given(OPEN, MAIN, amend()).when(put(ZHANG, "commit", to="三人小组"), vote(4, 1))
    return row.then(ok, pending=[], in_committee=[["main", "amend"]])


@plays
def test_trap_18_postponing_without_a_date_is_to_the_next_meeting() -> Row:
    row = given(OPEN, MAIN, put(ZHAO, "postpone_definitely"), vote(4, 1)).when(do("next_meeting", days=7))
    return row.then(ok, pending=["main"]).when(move(ZHAO, "postpone_indefinitely")).then(refused("kind_not_used"))


@plays
def test_trap_19_what_was_postponed_is_there_next_time_with_its_amendment_and_fresh_counts() -> Row:
    before = (OPEN, MAIN, speak(LI), amend(), speak(LI), put(ZHANG, "postpone_definitely"), vote(4, 1))
    row = given(*before).when(do("next_meeting", days=7)).then(ok, pending=["main", "amend"], speeches={})
    return row.when(vote(0, 5)).then(ok, pending=["main"], speeches={})


@plays
def test_trap_20_adjourning_in_mid_debate_leaves_unfinished_business() -> Row:
    row = given(OPEN, MAIN, amend(), hand(LI), put(ZHANG, "adjourn")).when(vote(4, 1))
    return row.then(ok, phase="adjourned", pending=[], unfinished=[["main", "amend"]])


@plays
def test_trap_21_a_recess_in_the_middle_of_a_speech() -> Row:
    row = given(*SPEAKING, tick(50)).when(move(ZHAO, "recess")).then(refused("floor_taken"))
    row = row.when(do("recess", minutes=5), tick(300), RECONVENE).then(ok, floor={"by": WANG, "remaining_s": 130})
    return row.when(RUN, tick(10)).then(ok, floor={"remaining_s": 120, "running": True})


@plays
def test_trap_22_a_point_of_order_during_a_speech() -> Row:
    row = given(*SPEAKING, tick(50)).when(interrupt(ZHAO), tick(40)).then(ok, floor={"remaining_s": 130})
    return row.when(RULE, RESUME).then(ok, floor={"by": WANG, "remaining_s": 130, "running": True})


@plays
def test_trap_23_a_point_of_order_about_a_vote_under_way() -> Row:
    row = given(OPEN, MAIN, call_vote()).when(interrupt(ZHAO), RULE).then(ok, question={"stage": "voting"})
    row = row.when(tally(3, 2), interrupt(ZHAO)).then(refused("vote_under_way"))
    return row.when(ANNOUNCE, interrupt(ZHAO)).then(ok, question={"kind": "point_of_order"})


@plays
def test_trap_24_an_appeal_after_other_business() -> Row:
    row = given(OPEN, MAIN, interrupt(ZHAO), RULE, speak(CHEN)).when(do("appeal", by=ZHANG, second=LI))
    return row.then(refused("nothing_to_appeal"), legal=lacks("appeal"))


@plays
def test_trap_25_an_appeal_that_ties() -> Row:
    appealed = (OPEN, MAIN, interrupt(ZHAO), RULE, do("appeal", by=ZHANG, second=LI))
    row = given(*appealed).when(call_vote(), tally(2, 3)).then(ok, suggested={"say": "announce_host_may_vote"})
    return row.when(tally(2, 3, host="yes"), ANNOUNCE).then(ok, last_result={"verdict": "chair_sustained"})


@plays
def test_trap_27_a_question_to_the_speaker_is_charged_to_the_speaker() -> Row:
    row = given(*SPEAKING).when(interrupt(ZHAO, "request_info", consents=True), tick(60))
    return row.then(ok, floor={"by": WANG, "remaining_s": 120, "running": True})


@plays
def test_trap_28_the_rest_of_a_speech_goes_to_nobody() -> Row:
    row = given(OPEN, MAIN, speak(LI, "pro", 20)).when(recognize(by=WANG, stance="pro"))
    return row.then(ok, floor={"by": WANG, "remaining_s": 180, "limit_s": 180}, speeches={LI: 1, WANG: 1})


@plays
def test_trap_29_a_stopped_speech_is_a_turn_used() -> Row:
    row = given(*SPEAKING, do("stop_speech", reason="离题"), speak(WANG)).when(hand(WANG))
    return row.then(refused("speeches_used_up"), speeches={WANG: 2})


@plays
def test_trap_30_two_hands_at_once() -> Row:
    waiting = (hand(ZHAO, "pro"), hand(LI, "pro"), hand(ZHANG, "con"), hand(WANG, "pro"))
    row = given(OPEN, MAIN, speak(LI, "pro"), *waiting[:2], hand(CHEN, "pro"), waiting[2]).when(waiting[3])
    return row.then(ok, queue=[{"by": WANG}, {"by": ZHANG}, {"by": ZHAO}, {"by": CHEN}, {"by": LI}])


@plays
def test_trap_31_a_third_speech() -> Row:
    return given(OPEN, MAIN, speak(LI), speak(LI)).when(speak(LI)).then(refused("speeches_used_up", allowed=2))


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


@plays
def test_trap_10_the_agenda_takes_what_is_not_in_order_now() -> Row:
    return given(OPEN, MAIN, vote(4, 1)).when(main(FLOWERS, by=ZHAO)).then(ok, pending=["main"])
