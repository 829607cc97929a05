"""The quorum: who counts, what is in order without one, and losing it in the middle."""

from tests.rules.dsl import Row, given, has, lacks, ok, refused, rows
from tests.rules.lines import (
    ANNOUNCE,
    CALL,
    CHEN,
    CLERK,
    LAWYER,
    LI,
    LIFT,
    LIU,
    MAIN,
    OPEN,
    SPEAKING,
    STATE,
    VOTERS,
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
    main,
    move,
    plan,
    put,
    recognize,
    seconds,
    speak,
    tally,
    vote,
)

GONE = leave(ZHAO, ZHANG, CHEN, LIU)
"""Four of seven leave: three are left, and four are needed."""
WITHOUT = ["recess", "adjourn", "point_of_order", "obtain_quorum"]

OPENING = {
    "more than half of the members with a vote": given()
    .when(OPEN)
    .then(ok, quorum={"present": 7, "needed": 4, "met": True}),
    "guests and members with votes false never count": given(OPEN)
    .when(arrive(LAWYER))
    .then(ok, quorum={"present": 7, "needed": 4}),
    "exactly half is not enough: four of eight": given(
        do("plan", title="会", members=[*VOTERS, "郑八"], host=ZHOU, present=[ZHOU, WANG, LI, ZHAO])
    )
    .when(do("recess", minutes=5))
    .then(ok, quorum={"present": 4, "needed": 5, "met": False}),
    "call_to_order without a quorum is done, with met false": given(plan(open=False, present=[ZHOU, WANG]))
    .when(CALL)
    .then(ok, phase="in_session", quorum={"present": 2, "needed": 4, "met": False}),
    "without a quorum only recess, adjourn, obtain_quorum and points of order are in order": given(
        plan(open=False, present=[ZHOU, WANG, LI])
    )
    .when(CALL)
    .then(ok, legal=WITHOUT, suggested={"act": {"do": "recess"}, "needs": []})
    .when(move(WANG, "main", text=LIFT))
    .then(refused("no_quorum", present=3, needed=4))
    .when(move(WANG, "point_of_order"), do("rule", well_taken=True))
    .then(ok),
    "without a quorum a recess may even be decided by vote": given(plan(present=[ZHOU, WANG, LI]))
    .when(put(WANG, "recess", seconds=600), vote(2, 0))
    .then(ok, phase="recess"),
    "without a quorum obtain_quorum may be decided": given(plan(present=[ZHOU, WANG, LI]))
    .when(put(WANG, "obtain_quorum"), vote(2, 0))
    .then(ok, last_result={"kind": "obtain_quorum", "verdict": "adopted"}),
    "obtain_quorum is not in order with a quorum": given(OPEN)
    .when(move(WANG, "obtain_quorum"))
    .then(refused("quorum_present")),
    "who arrives brings the quorum": given(plan(present=[ZHOU, WANG, LI]))
    .when(arrive(ZHAO))
    .then(ok, quorum={"present": 4, "met": True}, legal=has("main")),
    "who was not there before the opening is missing on the suggestion": given()
    .when(plan(open=False, present=[ZHOU]))
    .then(ok, phase="planned", suggested={"act": {"do": "arrive"}, "needs": ["who"]})
    .when(arrive(WANG, LI, ZHAO))
    .then(ok, suggested={"act": {"do": "call_to_order"}, "needs": []}),
    "a host from outside the body is listed with votes false and does not count": given()
    .when(do("plan", title="会", members=[WANG, LI, ZHAO, {"name": ZHOU, "votes": False}], host=ZHOU))
    .then(ok, quorum={"present": 3, "needed": 2}),
}


@rows(OPENING)
def test_opening(row: Row) -> None:
    row.check()


LOST = {
    "lost later: debate on what is pending may go on": given(OPEN, MAIN, GONE)
    .when(speak(WANG))
    .then(ok, quorum={"met": False})
    .when(hand(LI))
    .then(ok, next_speaker=LI),
    "until someone challenges": given(OPEN, MAIN, GONE, hand(LI), interrupt(WANG, text="人数不够"))
    .when(do("rule", well_taken=True))
    .then(ok, suggested={"act": {"do": "recess"}, "needs": []}, acts=lacks("recognize", "request_floor", "speak"))
    .when(recognize(by=LI))
    .then(refused("quorum_challenged")),
    "a point not well taken is no challenge": given(
        OPEN, MAIN, GONE, hand(LI), interrupt(WANG), do("rule", well_taken=False)
    )
    .when(recognize())
    .then(ok, floor={"by": LI}),
    "a point about something else, while the quorum was there, is no challenge later": given(
        OPEN, MAIN, interrupt(WANG, text="离题"), do("rule", well_taken=True), GONE
    )
    .when(speak(LI))
    .then(ok),
    "the challenge is over when the quorum is back": given(
        OPEN, MAIN, GONE, interrupt(WANG), do("rule", well_taken=True), arrive(ZHAO), leave(ZHAO)
    )
    .when(speak(LI))
    .then(ok),
    "or a vote is called": given(OPEN, MAIN, GONE)
    .when(call_vote())
    .then(refused("no_quorum", present=3, needed=4), question={"stage": "debate"}),
    "the macro vote is refused whole": given(OPEN, MAIN, GONE).when(vote(2, 0)).then(refused("no_quorum"), voting=None),
    "the suggestion then is to recess": given(OPEN, MAIN).when(GONE).then(ok, suggested={"act": {"do": "recess"}}),
    "no other new question is stated: none can be moved": given(OPEN, MAIN, GONE)
    .when(move(WANG, "amend", new_text="别的"))
    .then(refused("no_quorum")),
    "no other new question is stated: not one moved before": given(OPEN, move(WANG, "main", text=LIFT), seconds(), GONE)
    .when(STATE)
    .then(refused("no_quorum"), question={"stage": "seconded"}, suggested={"act": {"do": "recess"}, "needs": []}),
    "no other new question is stated, but a recess is": given(OPEN, MAIN, GONE)
    .when(put(WANG, "recess"))
    .then(ok, pending=["main", "recess"]),
    "a vote called before is still counted": given(OPEN, MAIN, call_vote(), leave(LIU))
    .when(tally(3, 2), ANNOUNCE)
    .then(ok, adopted=[LIFT]),
    "no_objection needs nothing; a consent without a quorum is refused": given(OPEN, MAIN, GONE)
    .when(do("unanimous_consent", kind="main"))
    .then(refused("no_quorum")),
    "the quorum is shown as it is now": given(*SPEAKING)
    .when(leave(LIU))
    .then(ok, quorum={"present": 6, "needed": 4, "met": True}),
    "a member entered on the roll changes what is needed": given(OPEN)
    .when(do("admit", who="郑八", **{"as": "member"}))
    .then(ok, quorum={"present": 8, "needed": 5}),
    "a guest entered on the roll does not": given(OPEN)
    .when(do("admit", who="郑八", **{"as": "guest"}))
    .then(ok, quorum={"present": 7, "needed": 4}),
    "one without a vote who leaves changes nothing": given(OPEN)
    .when(leave(CLERK))
    .then(ok, quorum={"present": 7, "needed": 4}),
    "main questions wait for the quorum": given(plan(present=[ZHOU, WANG, LI]), arrive(ZHAO))
    .when(main())
    .then(ok, pending=["main"]),
}


@rows(LOST)
def test_losing_it(row: Row) -> None:
    row.check()
