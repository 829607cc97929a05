"""Seconds and withdrawing: who may second, taking a second back, and a mover who wants the motion gone."""

from tests.rules.dsl import Line, Row, given, ok, refused, rows
from tests.rules.lines import (
    CLERK,
    LAWYER,
    LI,
    LIFT,
    LIU,
    MAIN,
    OPEN,
    STATE,
    STRANGER,
    WANG,
    ZHAO,
    ZHOU,
    amend,
    call_vote,
    do,
    leave,
    main,
    move,
    put,
    seconds,
    vote,
)

MOVED = (OPEN, move(WANG, "main", text=LIFT))
SECONDED = (*MOVED, seconds())


def ask(by: str = WANG) -> Line:
    return do("ask_leave_to_withdraw", by=by)


SECONDS = {
    "another member seconds": given(*MOVED).when(seconds()).then(ok, question={"stage": "seconded", "seconder": LI}),
    "the mover does not second": given(*MOVED)
    .when(seconds(WANG))
    .then(refused("own_second"), question={"stage": "moved"}),
    "a guest may not second": given(*MOVED).when(seconds(LAWYER)).then(refused("guest_may_not")),
    "a member listed with votes false may not second": given(*MOVED).when(seconds(CLERK)).then(refused("without_vote")),
    "the host does not second": given(*MOVED).when(seconds(ZHOU)).then(refused("chair_neutral")),
    "an absent member does not second": given(*MOVED, leave(LIU)).when(seconds(LIU)).then(refused("not_present")),
    "somebody not on the roll": given(*MOVED).when(seconds(STRANGER)).then(refused("not_on_roll")),
    "nothing to second": given(OPEN).when(seconds()).then(refused("nothing_to_second")),
    "it was seconded already": given(*SECONDED).when(seconds(ZHAO)).then(refused("nothing_to_second")),
    "nothing to second once stated": given(OPEN, MAIN).when(seconds(ZHAO)).then(refused("nothing_to_second")),
    "a point of order needs no second": given(OPEN, MAIN, move(ZHAO, "point_of_order"))
    .when(seconds())
    .then(refused("nothing_to_second")),
    "withdraw_second: the second is taken back before the question is stated": given(*SECONDED)
    .when(do("withdraw_second", by=LI))
    .then(ok, question={"stage": "moved", "seconder": None})
    .when(STATE)
    .then(refused("needs_second")),
    "withdraw_second: by another than the seconder": given(*SECONDED)
    .when(do("withdraw_second", by=ZHAO))
    .then(refused("not_the_seconder")),
    "withdraw_second: not once the question is stated": given(OPEN, MAIN)
    .when(do("withdraw_second", by=LI))
    .then(refused("not_the_seconder")),
}


@rows(SECONDS)
def test_seconds(row: Row) -> None:
    row.check()


WITHDRAW = {
    "withdraw before the question is stated, alone": given(*SECONDED)
    .when(do("withdraw", by=WANG))
    .then(ok, question=None, last_result=None, pending=[]),
    "a withdrawn motion may return at once": given(*SECONDED, do("withdraw", by=WANG))
    .when(main(LIFT))
    .then(ok, pending=["main"]),
    "withdraw: not by another": given(*MOVED).when(do("withdraw", by=LI)).then(refused("not_the_mover", mover=WANG)),
    "withdraw: nothing there": given(OPEN).when(do("withdraw", by=WANG)).then(refused("nothing_to_withdraw")),
    "withdraw: not after it was stated; leave is offered": given(OPEN, MAIN)
    .when(do("withdraw", by=WANG))
    .then(refused("belongs_to_meeting", offer="ask_leave_to_withdraw"), pending=["main"]),
    "ask_leave_to_withdraw, no_objection: the verdict is withdrawn": given(OPEN, MAIN)
    .when(ask())
    .then(
        ok,
        pending=["main"],
        question={"kind": "withdraw_request", "mover": WANG},
        suggested={"act": {"do": "no_objection"}, "needs": []},
    )
    .when(do("no_objection"))
    .then(ok, pending=[], question=None, last_result={"kind": "withdraw_request", "verdict": "withdrawn"}),
    "objection: leave is put to the vote, undebated; by vote the verdict is adopted": given(OPEN, MAIN, ask())
    .when(do("objection", by=ZHAO))
    .then(ok, pending=["main", "withdraw_request"], suggested={"act": {"do": "call_vote"}})
    .when(do("request_floor", by=ZHAO, stance="con"))
    .then(refused("undebatable"))
    .when(vote(4, 1))
    .then(ok, pending=[], last_result={"kind": "withdraw_request", "verdict": "adopted"}, adopted=[]),
    "objection: leave lost, the question stands": given(OPEN, MAIN, ask(), do("objection", by=ZHAO))
    .when(vote(2, 3))
    .then(ok, pending=["main"], last_result={"kind": "withdraw_request", "verdict": "lost"}),
    "objection: only by one who takes part": given(OPEN, MAIN, ask())
    .when(do("objection", by=LAWYER))
    .then(refused("guest_may_not")),
    "leave takes what adheres to the question along": given(OPEN, MAIN, amend(by=ZHAO), ask(WANG))
    .when(do("no_objection"))
    .then(ok, pending=[]),
    "leave concerns the topmost stated question that by moved": given(OPEN, MAIN, amend(by=WANG), ask(WANG))
    .when(do("no_objection"))
    .then(ok, pending=["main"], questions=[{"text": LIFT}]),
    "leave for what another moved leaves one's own amendment alone": given(OPEN, MAIN, amend(by=ZHAO), ask(ZHAO))
    .when(do("no_objection"))
    .then(ok, pending=["main"]),
    "leave by one who moved nothing": given(OPEN, MAIN).when(ask(ZHAO)).then(refused("not_your_motion")),
    "move of the kind withdraw_request is the same": given(OPEN, MAIN, amend(by=ZHAO))
    .when(move(WANG, "withdraw_request"), do("no_objection"))
    .then(ok, pending=[]),
    "move of the kind withdraw_request by one who moved nothing": given(OPEN, MAIN)
    .when(move(ZHAO, "withdraw_request"))
    .then(refused("not_your_motion")),
    "leave: nothing is pending": given(OPEN).when(ask()).then(refused("nothing_to_withdraw")),
    "leave: not during a vote": given(OPEN, MAIN, call_vote()).when(ask()).then(refused("vote_under_way")),
    "leave: not while another speaks": given(OPEN, MAIN, do("recognize", by=ZHAO, stance="pro"))
    .when(ask())
    .then(refused("floor_taken")),
    "no_objection and objection: nothing was asked": given(OPEN, MAIN)
    .when(do("no_objection"))
    .then(refused("nothing_asked"))
    .when(do("objection", by=ZHAO))
    .then(refused("nothing_asked")),
    "a withdrawn question ends the speeches on it": given(
        OPEN, MAIN, put(ZHAO, "commit", to="小组"), do("request_floor", by=LI, stance="pro"), ask(ZHAO)
    )
    .when(do("no_objection"))
    .then(ok, pending=["main"], queue=[]),
}


@rows(WITHDRAW)
def test_withdraw(row: Row) -> None:
    row.check()
