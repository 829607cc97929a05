"""Motions: the order of precedence, the details of each kind, and who may make one."""

import pytest

from tests.rules.dsl import Row, given, has, lacks, ok, plays, refused, rows
from tests.rules.lines import (
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
    do,
    interrupt,
    leave,
    move,
    plan,
    put,
    seconds,
    vote,
)

RANKED = {
    "main",
    "amend",
    "commit",
    "postpone_definitely",
    "limit_debate",
    "previous_question",
    "recess",
    "adjourn",
    "rescind_amend",
}
ABOVE = {
    "main": RANKED - {"main", "rescind_amend"},
    "amend": {"commit", "postpone_definitely", "limit_debate", "previous_question", "recess", "adjourn"},
    "commit": {"amend", "postpone_definitely", "limit_debate", "previous_question", "recess", "adjourn"},
    "postpone_definitely": {"amend", "limit_debate", "previous_question", "recess", "adjourn"},
    "limit_debate": {"amend", "previous_question", "recess", "adjourn"},
    "previous_question": {"recess", "adjourn"},
    "recess": {"amend", "adjourn"},
    "adjourn": set(),
}
"""The ranked kinds in order while this one is immediately pending, on top of a main question."""


@pytest.mark.parametrize("kind", ABOVE)
def test_a_ranked_motion_must_outrank_everything_pending(kind: str) -> None:
    def ranked_ones(found: list[str]) -> bool:
        """the kinds above it and no other"""
        return RANKED & set(found) == ABOVE[kind]

    raised = MAIN if kind == "main" else put(ZHAO, kind, new_text=LIFT_WEST if kind == "amend" else None)
    row = given(OPEN, *(() if kind == "main" else (MAIN,))).when(raised)
    row.then(ok, legal=ranked_ones, question={"kind": kind, "stage": "debate"}).check()


PRECEDENCE = {
    "nothing pending: main questions and what needs nothing pending": given()
    .when(OPEN)
    .then(
        ok,
        pending=[],
        question=None,
        legal=["main", "recess", "adjourn", "point_of_order", "request_info"],
    ),
    "a main question pending: what applies to it, and withdraw_request, divide_question among the legal": given(OPEN)
    .when(MAIN)
    .then(
        ok,
        legal=has("point_of_order", "request_info", "withdraw_request", "divide_question", "amend"),
        pending=["main"],
    ),
    "what needs an occasion is not legal without one": given(OPEN)
    .when(MAIN)
    .then(ok, legal=lacks("appeal", "division_assembly", "obtain_quorum", "reconsider", "rescind_amend")),
    "the refusal of a lower motion names the higher": given(OPEN, MAIN, put(ZHAO, "postpone_definitely"))
    .when(move(ZHANG, "commit", to="三人小组"))
    .then(refused("outranked", kind="commit", pending="postpone_definitely")),
    "an amendment counts with the rank of its target": given(
        OPEN, MAIN, put(ZHAO, "commit", to="三人小组"), put(ZHANG, "amend", to="五人小组", target="commit")
    )
    .when(move(WANG, "commit", to="两人"))
    .then(refused("outranked"), pending=["main", "commit", "amend"])
    .when(put(WANG, "postpone_definitely"))
    .then(ok, pending=["main", "commit", "amend", "postpone_definitely"]),
    "an amendment may not reach past what is immediately pending": given(OPEN, MAIN, put(ZHAO, "commit", to="小组"))
    .when(move(ZHANG, "amend", target="main", new_text=LIFT_WEST))
    .then(refused("amend_top_only")),
    "while a motion waits to be seconded or stated no other is made": given(OPEN, move(WANG, "main", text=LIFT))
    .when(move(ZHAO, "main", text="别的"))
    .then(refused("unstated_first"))
    .when(seconds())
    .then(ok)
    .when(move(ZHAO, "recess"))
    .then(refused("unstated_first", offer="state")),
    "a closed list: a kind the ruleset in force lacks is a refusal, not an error": given(OPEN, MAIN)
    .when(move(ZHAO, "lay_on_table"))
    .then(refused("kind_not_used", kind="lay_on_table")),
    "a privileged recess is undebatable, the same as a main question is debatable": given(
        OPEN, MAIN, put(ZHAO, "recess", seconds=300)
    )
    .when(do("request_floor", by=ZHANG, stance="pro"))
    .then(refused("undebatable", offer="call_vote")),
    "recess with nothing pending is a main question and is debated": given(OPEN, put(ZHAO, "recess", seconds=300))
    .when(do("request_floor", by=ZHANG, stance="pro"))
    .then(ok, next_speaker=ZHANG, legal=has("commit", "amend")),
    "what is incidental is decided before what it arose from": given(
        OPEN, MAIN, put(ZHAO, "divide_question", parts=["甲", "乙"])
    )
    .when(move(ZHANG, "commit", to="小组"))
    .then(refused("incidental_first", pending="divide_question")),
    "previous_question closes the debate only of what can be debated or amended": given(
        OPEN, MAIN, do("ask_leave_to_withdraw", by=WANG), do("objection", by=ZHAO)
    )
    .when(move(ZHANG, "previous_question"))
    .then(refused("not_debatable", pending="withdraw_request")),
    "an order closing debate stops amendments and most subsidiary motions, not privileged ones": given(
        OPEN, MAIN, put(ZHAO, "previous_question"), vote(5, 0)
    )
    .when(move(ZHANG, "amend", new_text=LIFT_WEST))
    .then(refused("debate_closed"))
    .when(move(ZHANG, "postpone_definitely"))
    .then(refused("debate_closed"))
    .when(put(ZHANG, "recess"))
    .then(ok, pending=["main", "recess"]),
}


@rows(PRECEDENCE)
def test_precedence(row: Row) -> None:
    row.check()


DETAILS = {
    "only by and kind are required: recess is defaulted to ten minutes": given(OPEN, MAIN)
    .when(put(ZHAO, "recess"), vote(5, 0))
    .then(ok, phase="recess"),
    "only by and kind are required: main without text is asked for": given(OPEN)
    .when(move(WANG, "main"), seconds())
    .then(ok, suggested={"act": {"do": "modify", "by": WANG}, "needs": ["text"]}),
    "only by and kind are required: amend": given(OPEN, MAIN).when(move(ZHAO, "amend")).then(ok),
    "only by and kind are required: commit": given(OPEN, MAIN).when(move(ZHAO, "commit")).then(ok),
    "only by and kind are required: postpone_definitely goes to the next meeting": given(OPEN, MAIN)
    .when(put(ZHAO, "postpone_definitely"), vote(5, 0))
    .then(ok, postponed=[["main"]], pending=[]),
    "only by and kind are required: limit_debate": given(OPEN, MAIN)
    .when(put(ZHAO, "limit_debate"), vote(5, 0))
    .then(ok, limit_s=90),
    "limit_debate sets the seconds of a speech": given(OPEN, MAIN)
    .when(put(ZHAO, "limit_debate", seconds=45), vote(5, 0))
    .then(ok, limit_s=45, pending=["main"])
    .when(do("recognize", by=WANG, stance="pro"))
    .then(ok, floor={"limit_s": 45, "remaining_s": 45}),
    "limit_debate is for this question unless its scope is all": given(
        OPEN, MAIN, amend(), put(ZHANG, "limit_debate", seconds=45), vote(5, 0), vote(0, 5)
    )
    .when(do("recognize", by=WANG, stance="pro"))
    .then(ok, floor={"limit_s": 180}),
    "limit_debate with scope all reaches what lies below": given(
        OPEN, MAIN, amend(), put(ZHANG, "limit_debate", seconds=45, scope="all"), vote(5, 0), vote(0, 5)
    )
    .when(do("recognize", by=WANG, stance="pro"))
    .then(ok, floor={"limit_s": 45}),
    "previous_question closes debate on this question": given(OPEN, MAIN, amend(), put(ZHANG, "previous_question"))
    .when(vote(4, 2), do("request_floor", by=WANG, stance="pro"))
    .then(refused("debate_is_closed", offer="call_vote"))
    .when(vote(0, 5), do("request_floor", by=WANG, stance="pro"))
    .then(ok, pending=["main"]),
    "previous_question with scope all closes debate on everything pending": given(
        OPEN, MAIN, amend(), put(ZHANG, "previous_question", scope="all"), vote(4, 2), vote(0, 5)
    )
    .when(do("request_floor", by=WANG, stance="pro"))
    .then(refused("debate_is_closed"), pending=["main"]),
    "previous_question takes two thirds: 4 to 2 closes debate, 4 to 3 would not": given(
        OPEN, MAIN, put(ZHANG, "previous_question")
    )
    .when(vote(3, 2))
    .then(ok, last_result={"verdict": "lost", "tests": [False]}),
    "target may be any kind on the stack that is immediately pending": given(
        OPEN, MAIN, put(ZHAO, "recess", seconds=600)
    )
    .when(put(ZHANG, "amend", target="recess", seconds=300))
    .then(ok, questions=[{}, {}, {"kind": "amend", "target": "recess"}])
    .when(vote(5, 0), vote(5, 0), do("reconvene"))
    .then(ok, phase="in_session", pending=["main"]),
    "a matter stands on a main motion; an unknown one is refused": given(OPEN)
    .when(move(WANG, "main", text=LIFT, matter="moon"))
    .then(refused("unknown_matter", matter="moon")),
    "a kind that was moved lasts until withdrawn, only one at a time": given(OPEN, move(WANG, "main", text=LIFT))
    .when(do("withdraw", by=LI))
    .then(refused("not_the_mover"))
    .when(do("withdraw", by=WANG))
    .then(ok, question=None),
}


@rows(DETAILS)
def test_details(row: Row) -> None:
    row.check()


WHO = {
    "a guest may not move": given(OPEN)
    .when(move(LAWYER, "main", text=LIFT))
    .then(refused("guest_may_not", name=LAWYER)),
    "a member listed with votes false may not move": given(OPEN)
    .when(move(CLERK, "main", text=LIFT))
    .then(refused("without_vote", name=CLERK)),
    "somebody not on the roll is a refusal, not an error": given(OPEN)
    .when(move(STRANGER, "main", text=LIFT))
    .then(refused("not_on_roll", name=STRANGER)),
    "an absent member may not move": given(OPEN, leave(LIU))
    .when(move(LIU, "main", text=LIFT))
    .then(refused("not_present", name=LIU)),
    "the host moves nothing": given(OPEN).when(move(ZHOU, "main", text=LIFT)).then(refused("chair_neutral")),
    "the host interrupts nobody with a point of order, and rules instead": given(*SPEAKING)
    .when(interrupt(ZHOU))
    .then(refused("chair_neutral")),
    "names are cleaned as every text is": given(OPEN)
    .when(move(f" {WANG}\u200b ", "main", text="  在3号楼\n东侧加装电梯\u202e "))
    .then(ok, question={"mover": WANG, "text": "在3号楼 东侧加装电梯"}),
}


@rows(WHO)
def test_who_may_move(row: Row) -> None:
    row.check()


@plays
def test_a_motion_too_long_is_refused() -> Row:
    return given(OPEN).when(move(WANG, "main", text="梯" * 1001)).then(refused("too_long", limit=1000))


@pytest.mark.parametrize("kind", ["main", "recess", "adjourn", "point_of_order"])
def test_before_the_call_to_order_nothing_is_moved(kind: str) -> None:
    given(plan(open=False)).when(move(WANG, kind)).then(refused("not_in_session", offer="call_to_order")).check()
