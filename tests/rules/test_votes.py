"""Votes: calling, counting, the host's own vote, announcing, and taking a vote again."""

from tests.rules.dsl import Row, given, has, lacks, ok, refused, rows
from tests.rules.lines import (
    ANNOUNCE,
    CLERK,
    END,
    FLOWERS,
    LAWYER,
    LI,
    LIFT,
    LIU,
    MAIN,
    OPEN,
    SPEAKING,
    STATE,
    WANG,
    ZHANG,
    ZHAO,
    ZHOU,
    arrive,
    call_vote,
    do,
    hand,
    interrupt,
    leave,
    move,
    put,
    seconds,
    speak,
    tally,
    vote,
)

VOTING = (OPEN, MAIN, call_vote())

CALL = {
    "refused while a member still entitled to speak is in the queue": given(OPEN, MAIN, hand(LI), hand(ZHAO, "con"))
    .when(call_vote())
    .then(refused("still_waiting", offer="recognize", names=has(LI, ZHAO)), question={"stage": "debate"}),
    "not refused when debate is closed": given(OPEN, MAIN, hand(LI), put(ZHAO, "previous_question"), vote(4, 0))
    .when(call_vote())
    .then(ok, question={"stage": "voting"}, queue=[]),
    "refused while somebody speaks": given(*SPEAKING)
    .when(call_vote())
    .then(refused("floor_taken", offer="end_speech")),
    "the immediately pending question is put": given(OPEN, MAIN, put(ZHAO, "adjourn"))
    .when(call_vote())
    .then(ok, question={"kind": "adjourn", "stage": "voting"}),
    "nothing is pending": given(OPEN).when(call_vote()).then(refused("nothing_to_vote")),
    "the question is not stated yet": given(OPEN, move(WANG, "main", text=LIFT), seconds())
    .when(call_vote())
    .then(refused("not_stated_yet", offer="state")),
    "a vote is under way": given(*VOTING).when(call_vote()).then(refused("vote_under_way")),
    "a vote under way: announcing is the remedy only once it was counted": given(*VOTING)
    .when(call_vote())
    .then(refused("vote_under_way", offer=""))
    .when(tally(3, 2), call_vote())
    .then(refused("vote_under_way", offer="announce"))
    .when(do("unanimous_consent", kind="main"))
    .then(refused("vote_under_way", offer="announce")),
    "method: hands unless named": given(OPEN, MAIN).when(call_vote()).then(ok, voting={"method": "hands"}),
    "method: roll_call": given(OPEN, MAIN)
    .when(call_vote(method="roll_call"))
    .then(ok, voting={"method": "roll_call", "begun": False}, acts=has("cast")),
    "may be interrupted until the first tally, and stands when that is settled": given(*VOTING)
    .when(interrupt(ZHAO))
    .then(ok, question={"kind": "point_of_order"}, voting=None)
    .when(do("rule", well_taken=False))
    .then(ok, question={"kind": "main", "stage": "voting"}, voting={"method": "hands", "begun": False})
    .when(tally(4, 1))
    .then(ok)
    .when(interrupt(ZHAO))
    .then(refused("vote_under_way", offer="announce")),
    "legal before the first count: those that may interrupt": given(OPEN, MAIN)
    .when(call_vote())
    .then(ok, legal=["point_of_order", "request_info"]),
    "nothing is moved during a vote": given(*VOTING).when(move(ZHAO, "adjourn")).then(refused("vote_under_way")),
    "the host does not adjourn or recess in the middle of a vote": given(*VOTING)
    .when(do("adjourn"))
    .then(refused("vote_under_way"))
    .when(do("recess", minutes=5))
    .then(refused("vote_under_way")),
}


@rows(CALL)
def test_calling_a_vote(row: Row) -> None:
    row.check()


COUNT = {
    "tally: the arithmetic says what was adopted": given(*VOTING, tally(3, 2))
    .when(ANNOUNCE)
    .then(
        ok,
        adopted=[LIFT],
        last_result={"kind": "main", "verdict": "adopted", "tests": [True], "text": LIFT, "arithmetic": has()},
    ),
    "tally: exactly half is lost": given(*VOTING, tally(3, 3))
    .when(ANNOUNCE)
    .then(ok, adopted=[], last_result={"verdict": "lost", "tests": [False]}),
    "tally: abstentions are not votes": given(*VOTING, tally(2, 1, abstain=3))
    .when(ANNOUNCE)
    .then(ok, last_result={"verdict": "adopted"}),
    "tally: yes + no + abstain may not exceed the voters present less the host": given(*VOTING)
    .when(tally(4, 2, abstain=1))
    .then(refused("more_votes_than_present", votes=7, present=6), voting={"begun": False})
    .when(tally(4, 2))
    .then(ok),
    "tally: the absent are not there to vote": given(OPEN, MAIN, leave(LIU), call_vote())
    .when(tally(4, 2))
    .then(refused("more_votes_than_present", present=5)),
    "tally: guests and those without a vote are not counted": given(OPEN, arrive(LAWYER), MAIN, call_vote())
    .when(tally(7, 0))
    .then(refused("more_votes_than_present", present=6)),
    "tally: a new tally replaces the old until the result is announced": given(*VOTING, tally(1, 5), tally(5, 1))
    .when(ANNOUNCE)
    .then(ok, adopted=[LIFT]),
    "tally: no vote was called": given(OPEN, MAIN).when(tally(4, 1)).then(refused("no_vote_called", offer="call_vote")),
    "tally: not in a roll call": given(OPEN, MAIN, call_vote(method="roll_call"))
    .when(tally(4, 1))
    .then(refused("other_method", method="roll_call")),
    "announce: nothing was counted": given(*VOTING).when(ANNOUNCE).then(refused("nothing_counted")),
    "announce: no vote was called": given(OPEN, MAIN).when(ANNOUNCE).then(refused("no_vote_called")),
    "vote: call_vote, tally, announce as one": given(OPEN, MAIN)
    .when(vote(4, 1))
    .then(ok, voting=None, question=None, last_result={"verdict": "adopted"}),
    "vote: refused whole": given(OPEN, MAIN)
    .when(vote(7, 0))
    .then(refused("more_votes_than_present"), voting=None, question={"stage": "debate"}),
    "vote: by area too, which these rules only note": given(OPEN, MAIN)
    .when(vote(4, 1, area={"yes": "200.48", "no": "100.24"}))
    .then(ok, last_result={"verdict": "adopted"}),
    "tally: areas in a roll that has none are only noted": given(*VOTING)
    .when(tally(3, 2, area={"yes": "90", "no": "60.5"}), ANNOUNCE)
    .then(ok, adopted=[LIFT]),
    "tally: more area than the roll has": given(
        do("plan", title="会", members=[ZHOU, WANG, {"name": LI, "area": "88.50"}, ZHAO], host=ZHOU), MAIN, call_vote()
    )
    .when(tally(2, 1, area={"yes": "88.51"}))
    .then(refused("area_wrong"), voting={"begun": False})
    .when(tally(2, 1, area={"yes": "88.50"}), ANNOUNCE)
    .then(ok, adopted=[LIFT]),
}


@rows(COUNT)
def test_counting(row: Row) -> None:
    row.check()


HOST = {
    "host adds one where it is decisive: a tie is broken": given(*VOTING, tally(3, 3, host="yes"))
    .when(ANNOUNCE)
    .then(ok, adopted=[LIFT]),
    "host: a majority of one is brought to a tie": given(*VOTING, tally(3, 2, host="no"))
    .when(ANNOUNCE)
    .then(ok, adopted=[]),
    "host: a vote that changes nothing refuses the whole tally": given(*VOTING)
    .when(tally(4, 2, host="yes"))
    .then(refused("host_vote_not_decisive"), voting={"begun": False}),
    "host: a no on a tie changes nothing": given(*VOTING)
    .when(tally(3, 3, host="no"))
    .then(refused("host_vote_not_decisive")),
    "host: a single no defeats a bare two thirds": given(OPEN, MAIN, put(ZHAO, "previous_question"))
    .when(vote(4, 2, host="no"))
    .then(ok, last_result={"verdict": "lost"}),
    "host: a single yes makes two thirds": given(OPEN, MAIN, put(ZHAO, "previous_question"))
    .when(vote(3, 2, host="yes"))
    .then(ok, last_result={"verdict": "adopted"}),
    "host: the suggested act says that the host may still vote": given(*VOTING)
    .when(tally(3, 3))
    .then(ok, suggested={"act": {"do": "announce"}, "say": "announce_host_may_vote"})
    .when(tally(4, 2))
    .then(ok, suggested={"say": "announce"}),
    "host: one from outside the body has no vote": given(
        do("plan", title="会", members=[WANG, LI, ZHAO, {"name": ZHOU, "votes": False}], host=ZHOU), MAIN, call_vote()
    )
    .when(tally(1, 1, host="yes"))
    .then(refused("host_without_vote")),
    "host: one without a vote takes none of the seats": given(
        do("plan", title="会", members=[WANG, LI, ZHAO, {"name": ZHOU, "votes": False}], host=ZHOU), MAIN, call_vote()
    )
    .when(tally(2, 1))
    .then(ok),
}


@rows(HOST)
def test_the_hosts_vote(row: Row) -> None:
    row.check()


COUNTED = (*VOTING, tally(3, 2))

DIVISION = {
    "in order after a show of hands, before announce": given(*COUNTED)
    .when(do("division", by=ZHAO))
    .then(
        ok,
        pending=["main"],
        question={"kind": "main", "stage": "debate"},
        voting=None,
        suggested={"act": {"do": "call_vote", "method": "rising"}, "needs": []},
    ),
    "in order after announce: the question is pending again": given(*COUNTED, ANNOUNCE)
    .when(do("division", by=ZHAO))
    .then(ok, pending=["main"], adopted=[], last_result=None)
    .when(vote(2, 3, method="rising"))
    .then(ok, adopted=[], pending=[], last_result={"verdict": "lost"}),
    "after a voice vote": given(OPEN, MAIN, vote(3, 2, method="voice")).when(do("division", by=ZHAO)).then(ok),
    "not after a rising vote": given(OPEN, MAIN, vote(3, 2, method="rising"))
    .when(do("division", by=ZHAO))
    .then(refused("nothing_to_divide")),
    "not before anything was counted": given(*VOTING).when(do("division", by=ZHAO)).then(refused("nothing_to_divide")),
    "until the next question is stated": given(*COUNTED, ANNOUNCE, move(WANG, "main", text=FLOWERS), seconds())
    .when(STATE)
    .then(ok, legal=lacks("division_assembly"))
    .when(do("division", by=ZHAO))
    .then(refused("nothing_to_divide")),
    "the question is undebatable": given(*COUNTED, do("division", by=ZHAO)).when(hand(LI)).then(refused("undebatable")),
    "nothing else is stated until a rising vote decides it": given(*COUNTED, do("division", by=ZHAO))
    .when(move(LI, "amend", new_text="别的"))
    .then(refused("division_first"))
    .when(move(LI, "adjourn"))
    .then(refused("division_first"), pending=["main"]),
    "only a rising vote decides it": given(*COUNTED, do("division", by=ZHAO))
    .when(call_vote(method="hands"))
    .then(refused("rising_vote_needed", offer="call_vote"))
    .when(call_vote())
    .then(ok, voting={"method": "rising"}),
    "one member may demand it, a guest may not": given(*COUNTED)
    .when(do("division", by=LAWYER))
    .then(refused("guest_may_not"))
    .when(do("division", by=CLERK))
    .then(refused("without_vote")),
    "an amendment doubted after it changed the wording": given(
        OPEN, MAIN, put(ZHAO, "amend", new_text=FLOWERS), vote(4, 1)
    )
    .when(do("division", by=ZHANG))
    .then(ok, pending=["main", "amend"], questions=[{"text": LIFT}, {"text": FLOWERS}]),
    "move of the kind division_assembly is the same": given(*COUNTED)
    .when(move(ZHAO, "division_assembly"))
    .then(ok, suggested={"act": {"do": "call_vote", "method": "rising"}}),
    "a point of order after a doubted vote still waits for its ruling": given(*COUNTED, do("division", by=ZHAO))
    .when(interrupt(LI), do("rule", well_taken=False), vote(3, 2, method="rising"))
    .then(ok, adopted=[LIFT]),
    "too late once somebody speaks on the next question": given(
        OPEN, MAIN, put(ZHAO, "commit", to="小组"), vote(1, 4), speak(LI)
    )
    .when(do("division", by=ZHAO))
    .then(refused("nothing_to_divide")),
    "the doubted vote was not yet announced when debate had been long over": given(
        *SPEAKING, END, call_vote(), tally(3, 2)
    )
    .when(do("division", by=LI))
    .then(ok, speeches={WANG: 1}),
}


@rows(DIVISION)
def test_division(row: Row) -> None:
    row.check()
