"""Robert's Rules: debate, points, privileged motions, the vote, blanks and nominations, by the numbers of the traps."""

from tests.ladder.stage import check, under
from tests.rules.dsl import Row, given, has, lacks, ok, refused
from tests.rules.lines import (
    ANNOUNCE,
    CHEN,
    LI,
    LIFT,
    LIFT_WEST,
    LIU,
    MAIN,
    OPEN,
    RESUME,
    WANG,
    ZHANG,
    ZHAO,
    amend,
    arrive,
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
    speak,
    tally,
    vote,
)

PENDING = (OPEN, MAIN)
BLANK = "买一部不超过____元的电梯"
WEEK = do("next_meeting", days=7)

CLOSED = (*PENDING, put(ZHAO, "previous_question"))

DEBATE = {
    "trap 1: no amendment while the previous question is pending": given(*CLOSED)
    .when(move(LI, "amend", new_text=LIFT_WEST))
    .then(refused("not_amendable"), legal=has("lay_on_table", "adjourn", "point_of_order")),
    "trap 2: not while another speaks": given(*PENDING, recognize(by=WANG))
    .when(move(ZHAO, "previous_question"))
    .then(refused("floor_taken")),
    "for all: the whole series is undebatable": given(*PENDING, amend(), put(ZHAO, "previous_question", scope="all"))
    .when(vote(4, 2), hand(LI, None))
    .then(refused("debate_is_closed"))
    .when(vote(4, 1), hand(LI, None))
    .then(refused("debate_is_closed")),
    "for this: only the immediately pending question": given(*PENDING, amend(), put(ZHAO, "previous_question"))
    .when(vote(4, 2), vote(4, 1), hand(LI, None))
    .then(ok),
    "an order closing debate is spent when the matter is referred by reconsidering": given(*CLOSED, vote(4, 2))
    .when(put(LI, "lay_on_table", CHEN))
    .then(ok),
    "trap 31: a third speech is refused, in any number of stances": given(
        *PENDING, *(speak(name, None, 5) for name in (ZHAO, CHEN, ZHAO, CHEN))
    )
    .when(hand(ZHAO, None))
    .then(refused("speeches_used_up", allowed=2)),
    "trap 32: an amendment has its own count": given(
        *PENDING, speak(ZHAO, None, 5), speak(ZHAO, None, 5), amend(by=CHEN)
    )
    .when(hand(ZHAO, None))
    .then(ok),
    "counts are fresh on another day": given(*PENDING, speak(ZHAO, None, 5), speak(ZHAO, None, 5), WEEK)
    .when(hand(ZHAO, None))
    .then(ok),
    "trap 37: the speech ends at its limit": given(*PENDING, recognize(by=WANG))
    .when(do("tick", seconds=601))
    .then(ok, floor=None, cut_off=True),
    "extended debate": given(*PENDING, put(ZHAO, "extend_debate", seconds=900)).when(vote(4, 2)).then(ok, limit_s=900),
    "suspended rules lift the number of speeches": given(
        *PENDING, speak(ZHAO, None, 5), speak(ZHAO, None, 5), put(LI, "suspend_rules", CHEN, text="发言次数")
    )
    .when(vote(4, 2), hand(ZHAO, None))
    .then(ok),
    "and never the quorum": given(*PENDING)
    .when(move(LI, "suspend_rules", text="法定人数的规定"))
    .then(refused("not_suspendable")),
    "everything may be spoken on afresh, paragraph by paragraph": given(
        *PENDING, speak(ZHAO, None, 5), speak(ZHAO, None, 5), put(LI, "consider_seriatim", CHEN, parts=["一", "二"])
    )
    .when(vote(4, 1), hand(ZHAO, None))
    .then(ok),
}


@under("ronr", DEBATE)
def test_debate(played: tuple[str, Row]) -> None:
    check(*played)


TAKEN = do("rule", well_taken=True)
APPEAL = do("appeal", by=ZHANG, second=LI)

POINTS = {
    "trap 26: an appeal about manners is not debated": given(*PENDING, interrupt(ZHAO, text="人身攻击"), TAKEN, APPEAL)
    .when(hand(CHEN, None))
    .then(refused("undebatable")),
    "another is": given(*PENDING, interrupt(ZHAO, text="文字不对"), TAKEN, APPEAL).when(hand(CHEN, None)).then(ok),
    "not while the pending question is undebatable": given(*CLOSED, interrupt(ZHAO, text="文字不对"), TAKEN, APPEAL)
    .when(hand(CHEN, None))
    .then(refused("undebatable")),
    "trap 25: a tie sustains, and that may be reconsidered": given(*PENDING, interrupt(ZHAO, text="字"), TAKEN, APPEAL)
    .when(vote(3, 3))
    .then(ok, last_result={"verdict": "chair_sustained"})
    .when(put(LI, "reconsider", second=CHEN, voted="yes"))
    .then(ok),
    "a question of privilege interrupts, and the host rules": given(*PENDING, recognize(by=WANG))
    .when(interrupt(ZHAO, "question_of_privilege", text="太吵"), TAKEN)
    .then(ok, last_result={"kind": "question_of_privilege", "verdict": "well_taken"}, floor={"running": False})
    .when(RESUME)
    .then(ok, floor={"by": WANG, "running": True}),
    "the orders of the day are not demanded while nothing is due": given(*PENDING, recognize(by=WANG))
    .when(interrupt(ZHAO, "orders_of_day"))
    .then(refused("nothing_due"), legal=lacks("orders_of_day"), floor={"running": True}),
    "a parliamentary inquiry stops the clock": given(*PENDING, recognize(by=WANG))
    .when(interrupt(ZHAO, "parliamentary_inquiry", text="要几票"))
    .then(ok, floor={"running": False}, acts=has("resume")),
    "a request to be excused is debated and voted on": given(OPEN)
    .when(put(ZHAO, "excuse", None, text="不再当组长"))
    .then(ok, pending=["excuse"], acts=has("request_floor"))
    .when(vote(4, 1))
    .then(ok, last_result={"kind": "excuse", "verdict": "adopted"}),
    "reading papers is not debated": given(*PENDING, put(ZHAO, "read_papers", None))
    .when(hand(LI))
    .then(refused("undebatable")),
}


@under("ronr", POINTS)
def test_points_and_requests(played: tuple[str, Row]) -> None:
    check(*played)


PRIVILEGED = {
    "a recess with nothing pending is a main motion": given(OPEN, put(ZHAO, "recess")).when(hand(LI, None)).then(ok),
    "adjourning at an hour is a main motion": given(*PENDING)
    .when(move(ZHAO, "adjourn", until="21:00"))
    .then(refused("main_pending")),
    "adjourning is undebatable even with nothing pending": given(OPEN, put(ZHAO, "adjourn"))
    .when(hand(LI, None))
    .then(refused("undebatable")),
    "at an hour it is debated": given(OPEN, put(ZHAO, "adjourn", until="21:00")).when(hand(LI, None)).then(ok),
    "a fixed time continues the session": given(*PENDING, put(ZHAO, "fix_time_adjourn", until="明天"), vote(4, 1))
    .when(move(LI, "fix_time_adjourn"))
    .then(refused("time_fixed"))
    .when(do("next_meeting", days=1))
    .then(ok, pending=["main"]),
}


@under("ronr", PRIVILEGED)
def test_privileged_or_main(played: tuple[str, Row]) -> None:
    check(*played)


BY_BALLOT = (*PENDING, call_vote(method="ballot"))
ROLL = (*PENDING, leave(LIU), call_vote(method="roll_call"), cast(WANG), cast(LI), cast(ZHAO, "no"))
CLOSE_POLLS = (put(CHEN, "close_polls", ZHANG), vote(4, 0))

VOTING = {
    "the meeting orders the way of voting": given(*PENDING, put(ZHAO, "voting_method", text="无记名投票"), vote(4, 1))
    .when(call_vote(method="hands"))
    .then(refused("method_ordered", method="ballot"))
    .when(call_vote())
    .then(ok, voting={"method": "ballot"}),
    "which leaves the question debatable": given(*PENDING, put(ZHAO, "voting_method", text="点名"), vote(4, 1))
    .when(hand(LI, None))
    .then(ok),
    "trap 59: a latecomer does not vote after the polls are closed": given(*ROLL, *CLOSE_POLLS, arrive(LIU))
    .when(cast(LIU))
    .then(refused("polls_closed"), legal=has("reopen_polls"))
    .when(put(ZHANG, "reopen_polls", CHEN), vote(3, 2), cast(LIU))
    .then(ok),
    "trap 59: nor on paper": given(OPEN, leave(LIU), MAIN, call_vote(method="ballot"), *CLOSE_POLLS, arrive(LIU))
    .when(do("ballot", voters=7, collected=7, yes=4, no=3))
    .then(refused("polls_closed"))
    .when(do("ballot", voters=6, collected=6, yes=4, no=2), ANNOUNCE)
    .then(ok, adopted=[LIFT]),
    "closing the polls takes two thirds": given(*ROLL, put(CHEN, "close_polls", ZHANG))
    .when(vote(3, 2), cast(CHEN))
    .then(ok),
    "there are no polls in a show of hands": given(*PENDING, call_vote())
    .when(move(LI, "close_polls"))
    .then(refused("no_polls")),
    "trap 45: surplus papers void the ballot only if they could matter": given(*BY_BALLOT)
    .when(do("ballot", voters=6, collected=7, yes=6, no=1), ANNOUNCE)
    .then(ok, adopted=[LIFT]),
    "trap 45: here they could": given(*BY_BALLOT)
    .when(do("ballot", voters=6, collected=7, yes=4, no=3))
    .then(ok, last_result={"verdict": "void"}),
    "trap 46: blank papers are ignored, spoiled ones count": given(*BY_BALLOT)
    .when(do("ballot", voters=7, collected=7, yes=3, no=2, blank=1, illegal=1), ANNOUNCE)
    .then(ok, last_result={"verdict": "lost", "arithmetic": ["3 > 6 × 1/2 = 3 ✗"]}),
    "trap 41: nobody votes again after a ballot": given(*PENDING)
    .when(vote(3, 3, method="ballot", host="yes"))
    .then(refused("host_vote_not_decisive")),
    "trap 42: one no of the host defeats two thirds": given(*CLOSED)
    .when(vote(4, 2, host="no"))
    .then(ok, last_result={"kind": "previous_question", "verdict": "lost"}),
    "trap 48: nobody voting adopts nothing": given(*PENDING).when(vote(0, 0, method="voice")).then(ok, adopted=[]),
}


@under("ronr", VOTING)
def test_voting(played: tuple[str, Row]) -> None:
    check(*played)


SUGGESTED = (OPEN, main(BLANK), *(do("suggest", by=ZHAO, value=value) for value in ("8万", "30万", "15万")))

BLANKS = {
    "the largest is put first, and the first to carry fills the blank": given(*SUGGESTED)
    .when(call_vote())
    .then(ok, voting={"method": "hands"})
    .when(tally(1, 5), ANNOUNCE)
    .then(ok, last_result={"verdict": "lost", "text": "30万"}, question={"text": BLANK})
    .when(vote(4, 2))
    .then(ok, last_result={"verdict": "adopted", "text": "15万"}, question={"text": "买一部不超过15万元的电梯"})
    .when(vote(4, 2))
    .then(ok, adopted=["买一部不超过15万元的电梯"]),
    "the same value once": given(*SUGGESTED).when(do("suggest", by=LI, value="8万")).then(refused("value_suggested")),
    "only for a blank": given(*PENDING)
    .when(do("suggest", by=LI, value="8万"))
    .then(refused("no_blank"), acts=lacks("suggest")),
}


@under("ronr", BLANKS)
def test_filling_a_blank(played: tuple[str, Row]) -> None:
    check(*played)


NAMED = (OPEN, do("nominate", by=ZHAO, who=LI))

OTHERS = {
    "nominations close by two thirds and reopen by a majority": given(*NAMED)
    .when(put(CHEN, "close_nominations"), vote(4, 2), do("nominate", by=ZHAO, who=CHEN))
    .then(refused("nominations_closed"))
    .when(put(CHEN, "reopen_nominations"), vote(3, 2), do("nominate", by=ZHAO, who=CHEN))
    .then(ok),
    "nobody twice": given(*NAMED).when(do("nominate", by=CHEN, who=LI)).then(refused("already_nominated")),
    "not before anybody was named": given(OPEN).when(move(LI, "close_nominations")).then(refused("nobody_nominated")),
    "the minutes of the last meeting": given(*PENDING, vote(4, 1), WEEK)
    .when(do("read_minutes"), do("amend_minutes", text="第一行"), do("approve_minutes"))
    .then(ok, acts=lacks("read_minutes", "approve_minutes"))
    .when(do("amend_minutes", text="第二行"))
    .then(refused("minutes_approved")),
    "a first meeting has none": given(OPEN).when(do("approve_minutes")).then(refused("no_earlier_minutes")),
    "acts of other rulesets": given(*PENDING)
    .when(do("phase", act="debate"))
    .then(refused("act_not_used"))
    .when(do("new_round"))
    .then(refused("act_not_used")),
    "trap 38: without a quorum only little is in order": given(OPEN, leave(WANG, LI, ZHAO, ZHANG))
    .when(move(CHEN, "main", text=LIFT))
    .then(refused("no_quorum"), legal=has("adjourn", "fix_time_adjourn", "recess", "obtain_quorum")),
}


@under("ronr", OTHERS)
def test_other_acts(played: tuple[str, Row]) -> None:
    check(*played)
