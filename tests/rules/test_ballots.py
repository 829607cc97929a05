"""Votes by name, on paper, and without a vote."""

from typing import Any

from tests.rules.dsl import Line, Row, given, has, ok, refused, rows
from tests.rules.lines import (
    ANNOUNCE,
    CHEN,
    CLERK,
    LAWYER,
    LI,
    LIFT,
    LIFT_WEST,
    LIU,
    MAIN,
    OPEN,
    SPEAKING,
    STRANGER,
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
    tally,
    vote,
)

ROLL_CALL = (OPEN, MAIN, call_vote(method="roll_call"))

BY_NAME = {
    "cast: votes by name add up": given(*ROLL_CALL, cast(WANG), cast(LI), cast(ZHAO, "no"), cast(ZHANG, "abstain"))
    .when(ANNOUNCE)
    .then(ok, adopted=[LIFT], last_result={"verdict": "adopted"}),
    "cast: the next on the roll is asked": given(OPEN, MAIN)
    .when(call_vote(method="roll_call"))
    .then(ok, suggested={"act": {"do": "cast", "by": WANG}, "needs": ["choice"]})
    .when(cast(WANG))
    .then(ok, voting={"begun": True}, suggested={"act": {"by": LI}}),
    "cast: a vote may be changed until the result is announced": given(
        *ROLL_CALL, cast(WANG), cast(LI), cast(ZHAO, "no"), cast(LI, "no")
    )
    .when(ANNOUNCE)
    .then(ok, adopted=[]),
    "cast: after the first nothing interrupts": given(*ROLL_CALL, cast(WANG))
    .when(interrupt(ZHAO))
    .then(refused("vote_under_way")),
    "cast: not in a show of hands": given(OPEN, MAIN, call_vote()).when(cast(WANG)).then(refused("other_method")),
    "cast: no vote was called": given(OPEN, MAIN).when(cast(WANG)).then(refused("no_vote_called")),
    "cast: a guest may not vote": given(*ROLL_CALL).when(cast(LAWYER)).then(refused("guest_may_not")),
    "cast: a member listed with votes false may not": given(*ROLL_CALL).when(cast(CLERK)).then(refused("without_vote")),
    "cast: the absent do not vote": given(OPEN, MAIN, leave(LIU), call_vote(method="roll_call"))
    .when(cast(LIU))
    .then(refused("not_present")),
    "cast: somebody not on the roll": given(*ROLL_CALL).when(cast(STRANGER)).then(refused("not_on_roll")),
    "cast: the host only where it is decisive": given(*ROLL_CALL, cast(WANG), cast(LI))
    .when(cast(ZHOU))
    .then(refused("host_vote_not_decisive"))
    .when(cast(ZHAO, "no"), cast(ZHANG, "no"), cast(ZHOU))
    .then(ok)
    .when(ANNOUNCE)
    .then(ok, adopted=[LIFT]),
    "announce: nobody has voted": given(*ROLL_CALL).when(ANNOUNCE).then(refused("nothing_counted")),
}


@rows(BY_NAME)
def test_votes_by_name(row: Row) -> None:
    row.check()


PAPERS = (OPEN, MAIN, call_vote(method="ballot"))


def ballot(voters: int, collected: int, **counts: int) -> Line:
    return do("ballot", voters=voters, collected=collected, **counts)


BALLOT = {
    "ballot: papers handed out and come back, then opened": given(*PAPERS)
    .when(ballot(7, 7))
    .then(
        ok, voting={"method": "ballot", "begun": True}, suggested={"act": {"do": "ballot"}, "needs": has("yes", "no")}
    )
    .when(ANNOUNCE)
    .then(refused("papers_sealed"))
    .when(ballot(7, 7, yes=4, no=3), ANNOUNCE)
    .then(ok, adopted=[LIFT]),
    "ballot: the host is one of the voters": given(*PAPERS).when(ballot(7, 7, yes=4, no=3)).then(ok),
    "ballot: no more papers than voters present": given(*PAPERS)
    .when(ballot(8, 8, yes=4, no=4))
    .then(refused("more_papers_than_voters", voters=8, present=7)),
    "ballot: no more votes than papers": given(*PAPERS)
    .when(ballot(7, 6, yes=4, no=3))
    .then(refused("more_votes_than_papers")),
    "ballot: a blank paper is no vote": given(*PAPERS, ballot(7, 7, yes=2, no=1, blank=4))
    .when(ANNOUNCE)
    .then(ok, adopted=[LIFT]),
    "ballot: an illegal paper counts in the base, for nobody": given(*PAPERS, ballot(7, 7, yes=3, no=2, illegal=2))
    .when(ANNOUNCE)
    .then(ok, adopted=[], last_result={"verdict": "lost"}),
    "ballot: more back than out voids it, and the question is left pending": given(*PAPERS)
    .when(ballot(6, 7))
    .then(
        ok,
        last_result={"verdict": "void"},
        pending=["main"],
        suggested={"act": {"do": "call_vote", "method": "ballot"}},
    )
    .when(call_vote(method="ballot"), ballot(6, 6, yes=4, no=2), ANNOUNCE)
    .then(ok, adopted=[LIFT]),
    "ballot: a void ballot may be announced; the question is still pending": given(*PAPERS, ballot(6, 7, yes=7, no=0))
    .when(ANNOUNCE)
    .then(ok, pending=["main"], question={"stage": "debate"}, adopted=[], last_result={"verdict": "void"}),
    "ballot: not after call_vote by hands": given(OPEN, MAIN, call_vote())
    .when(ballot(7, 7, yes=4, no=3))
    .then(refused("other_method")),
    "ballot: instead of tally": given(*PAPERS).when(tally(4, 2)).then(refused("other_method")),
    "ballot: a new count replaces the old": given(*PAPERS, ballot(7, 7, yes=3, no=4), ballot(7, 7, yes=4, no=3))
    .when(ANNOUNCE)
    .then(ok, adopted=[LIFT]),
    "ballot: no division after it": given(*PAPERS, ballot(7, 7, yes=4, no=3), ANNOUNCE)
    .when(do("division", by=LI))
    .then(refused("nothing_to_divide")),
    "vote with method ballot": given(OPEN, MAIN).when(vote(4, 2, abstain=1, method="ballot")).then(ok, adopted=[LIFT]),
    "vote with method ballot: a second vote of the host refuses the whole": given(OPEN, MAIN)
    .when(vote(3, 3, host="yes", method="ballot"))
    .then(refused("host_vote_not_decisive"), pending=["main"], question={"stage": "debate"}),
}


@rows(BALLOT)
def test_ballots(row: Row) -> None:
    row.check()


def consent(kind: str, **fields: Any) -> Line:
    return do("unanimous_consent", kind=kind, **fields)


CONSENT = {
    "unanimous_consent: the pending question is adopted without a vote": given(OPEN, MAIN)
    .when(consent("main"))
    .then(ok, pending=[], adopted=[LIFT], last_result={"kind": "main", "verdict": "adopted"}),
    "unanimous_consent: a pending amendment": given(OPEN, MAIN, amend())
    .when(consent("amend"))
    .then(ok, pending=["main"], questions=[{"text": LIFT_WEST}]),
    "unanimous_consent: a slip of the pen is mended": given(OPEN, main("在3号楼东侧加装电题"))
    .when(consent("amend", new_text=LIFT))
    .then(ok, pending=["main"], questions=[{"text": LIFT}]),
    "unanimous_consent: something not moved": given(OPEN).when(consent("main", text=LIFT)).then(ok, adopted=[LIFT]),
    "unanimous_consent: recess": given(OPEN, MAIN).when(consent("recess", seconds=300)).then(ok, phase="recess"),
    "an objected unanimous_consent is ok with its verdict in last_result": given(OPEN, MAIN)
    .when(consent("main", objection_by=ZHAO))
    .then(ok, pending=["main"], adopted=[], last_result={"kind": "main", "verdict": "objection"})
    .when(vote(4, 1))
    .then(ok, adopted=[LIFT]),
    "unanimous_consent: the objection of a guest is no objection": given(OPEN, MAIN)
    .when(consent("main", objection_by=LAWYER))
    .then(refused("guest_may_not")),
    "unanimous_consent: by somebody not on the roll": given(OPEN)
    .when(consent("main", text=LIFT, by=STRANGER))
    .then(refused("not_on_roll"), adopted=[]),
    "unanimous_consent: by a guest": given(OPEN)
    .when(consent("main", text=LIFT, by=LAWYER))
    .then(refused("guest_may_not"), adopted=[]),
    "unanimous_consent: what is out of order stays so": given(OPEN, MAIN)
    .when(consent("rescind_amend"))
    .then(refused("main_pending")),
    "unanimous_consent: not for what was lost in this session": given(OPEN, MAIN, vote(1, 4))
    .when(consent("main", text=LIFT))
    .then(refused("lost_before"), adopted=[]),
    "unanimous_consent: not for what the host rules on": given(OPEN)
    .when(consent("point_of_order"))
    .then(refused("no_consent_for")),
    "unanimous_consent: not while somebody speaks": given(*SPEAKING).when(consent("main")).then(refused("floor_taken")),
    "unanimous_consent: not while hands are up": given(OPEN, MAIN, hand(LI))
    .when(consent("main"))
    .then(refused("still_waiting")),
    "unanimous_consent: not during a vote": given(OPEN, MAIN, call_vote())
    .when(consent("main"))
    .then(refused("vote_under_way")),
    "unanimous_consent: impossible without a quorum": given(OPEN, MAIN, leave(LI, ZHAO, ZHANG, CHEN))
    .when(consent("main"))
    .then(refused("no_quorum")),
    "unanimous_consent: a kind the ruleset lacks": given(OPEN, MAIN)
    .when(consent("lay_on_table"))
    .then(refused("kind_not_used")),
    "unanimous_consent: leave to withdraw is of the topmost question by moved": given(OPEN, MAIN, amend(by=ZHAO))
    .when(consent("withdraw_request", by=WANG))
    .then(ok, pending=[], adopted=[], last_result={"kind": "withdraw_request", "verdict": "withdrawn"}),
    "unanimous_consent: leave that somebody objected to, given after all": given(
        OPEN, MAIN, do("ask_leave_to_withdraw", by=WANG), do("objection", by=LI)
    )
    .when(consent("withdraw_request"))
    .then(ok, pending=[], last_result={"kind": "withdraw_request", "verdict": "withdrawn"}),
    "unanimous_consent: an appeal nobody insists on leaves the ruling standing": given(
        OPEN, interrupt(ZHAO), do("rule", well_taken=True), do("appeal", by=ZHANG, second=LI)
    )
    .when(consent("appeal"))
    .then(ok, pending=[], last_result={"kind": "appeal", "verdict": "chair_sustained"}),
    "unanimous_consent: no ruling is reversed by it": given(OPEN, interrupt(ZHAO), do("rule", well_taken=True))
    .when(consent("appeal"))
    .then(refused("no_consent_for")),
    "unanimous_consent: another may move once it is refused": given(OPEN, consent("main", text=LIFT, objection_by=LI))
    .when(move(WANG, "main", text=LIFT))
    .then(ok),
    "unanimous_consent: divide": given(OPEN, MAIN)
    .when(consent("divide_question", parts=["甲", "乙"]))
    .then(ok, questions=[{"text": "甲"}]),
    "unanimous_consent on previous_question": given(OPEN, MAIN, put(ZHAO, "previous_question"))
    .when(consent("previous_question"), hand(LI))
    .then(refused("debate_is_closed"), pending=["main"]),
}


@rows(CONSENT)
def test_unanimous_consent(row: Row) -> None:
    row.check()
