"""Points of order, rulings and appeals, and questions to the speaker."""

from tests.rules.dsl import Line, Row, given, has, lacks, ok, refused, rows
from tests.rules.lines import (
    ANNOUNCE,
    CHEN,
    END,
    FLOWERS,
    LAWYER,
    LI,
    LIFT,
    MAIN,
    OPEN,
    RESUME,
    SPEAKING,
    WANG,
    ZHANG,
    ZHAO,
    ZHOU,
    call_vote,
    do,
    hand,
    interrupt,
    main,
    move,
    recognize,
    speak,
    tally,
    vote,
)

TAKEN, NOT_TAKEN = do("rule", well_taken=True, reason="限时已到"), do("rule", well_taken=False)
POINT = (OPEN, MAIN, interrupt(ZHAO, text="离题了"))


def appeal(second: str | None = LI, by: str = ZHANG) -> Line:
    return do("appeal", by=by, second=second)


POINTS = {
    "a point of order waits for the ruling": given(OPEN, MAIN)
    .when(interrupt(ZHAO, text="离题了"))
    .then(
        ok,
        pending=["main"],
        question={"kind": "point_of_order", "text": "离题了", "stage": "seconded", "mover": ZHAO},
        suggested={"act": {"do": "rule"}, "needs": ["well_taken"]},
        legal=[],
        acts=has("rule"),
    ),
    "well taken": given(*POINT)
    .when(TAKEN)
    .then(
        ok,
        question={"kind": "main"},
        last_result={"kind": "point_of_order", "verdict": "well_taken", "text": "离题了"},
    ),
    "not well taken": given(*POINT).when(NOT_TAKEN).then(ok, last_result={"verdict": "not_well_taken"}),
    "rule: nothing waits for a ruling": given(OPEN, MAIN).when(TAKEN).then(refused("nothing_to_rule")),
    "rule: not on what is voted on": given(OPEN, MAIN, move(ZHAO, "adjourn"))
    .when(TAKEN)
    .then(refused("nothing_to_rule")),
    "the ruling comes first": given(*POINT)
    .when(move(LI, "amend", new_text=FLOWERS))
    .then(refused("ruling_first"))
    .when(do("state"))
    .then(refused("ruling_first")),
    "nothing pending: a point may still be made": given(OPEN)
    .when(interrupt(ZHAO, text="麦克风不响"), TAKEN)
    .then(ok, question=None, last_result={"verdict": "well_taken"}),
    "the one who made it may take it back": given(*POINT)
    .when(do("withdraw", by=ZHAO))
    .then(ok, question={"kind": "main"}),
}


@rows(POINTS)
def test_points(row: Row) -> None:
    row.check()


RULED = (OPEN, MAIN, interrupt(ZHAO, text="动议念错了一个字"), TAKEN)
APPEALED = (*RULED, appeal())

APPEALS = {
    "appeal is legal after a ruling": given(*POINT).when(TAKEN).then(ok, legal=has("appeal"), acts=has("appeal")),
    "appeal: nothing was ruled": given(OPEN, MAIN).when(appeal()).then(refused("nothing_to_appeal")),
    "appeal {by second}: moved, seconded and stated": given(*RULED)
    .when(appeal())
    .then(
        ok,
        pending=["main", "appeal"],
        question={"kind": "appeal", "stage": "debate", "mover": ZHANG, "seconder": LI},
    ),
    "appeal: a null second is refused where one is needed": given(*RULED)
    .when(appeal(None))
    .then(refused("needs_second"), pending=["main"], question={"kind": "main"}),
    "appeal: the appellant does not second": given(*RULED).when(appeal(ZHANG)).then(refused("own_second")),
    "appeal: not by a guest": given(*RULED).when(appeal(by=LAWYER)).then(refused("guest_may_not")),
    "shall the ruling stand? yes sustains": given(*APPEALED)
    .when(vote(4, 1))
    .then(ok, pending=["main"], last_result={"kind": "appeal", "verdict": "chair_sustained"}),
    "a majority of no reverses": given(*APPEALED)
    .when(vote(2, 3))
    .then(ok, pending=["main"], last_result={"kind": "appeal", "verdict": "chair_reversed", "tests": [True]}),
    "a tie sustains": given(*APPEALED).when(vote(3, 3)).then(ok, last_result={"verdict": "chair_sustained"}),
    "the host may bring about the tie": given(*APPEALED)
    .when(vote(2, 3, host="yes"))
    .then(ok, last_result={"verdict": "chair_sustained"}),
    "an appeal is debatable, one speech each": given(*APPEALED, speak(ZHAO))
    .when(hand(ZHAO))
    .then(refused("speeches_used_up", allowed=1)),
    "too late once anything else is moved": given(*RULED, move(LI, "amend", new_text=FLOWERS))
    .when(do("no_second"), appeal())
    .then(refused("nothing_to_appeal")),
    "too late once somebody spoke": given(*RULED, speak(CHEN)).when(appeal()).then(refused("nothing_to_appeal")),
    "too late once a vote was announced": given(*RULED, vote(4, 1)).when(appeal()).then(refused("nothing_to_appeal")),
    "the speaker interrupted goes on when the appeal is settled": given(*SPEAKING, interrupt(ZHAO), NOT_TAKEN, appeal())
    .when(RESUME)
    .then(refused("settle_first", kind="appeal"))
    .when(vote(4, 1), RESUME)
    .then(ok, floor={"by": WANG, "running": True}),
    "an appeal from a ruling made after the vote was called; then the vote stands": given(
        OPEN, MAIN, call_vote(), interrupt(ZHAO), NOT_TAKEN, appeal(), vote(4, 1)
    )
    .when(tally(3, 2), ANNOUNCE)
    .then(ok, adopted=[LIFT]),
    "an appeal by move wants its second": given(*RULED)
    .when(move(ZHANG, "appeal"))
    .then(ok, question={"kind": "appeal", "stage": "moved"}, suggested={"act": {"do": "second"}}),
    "a ruling is appealed from once at a time": given(*APPEALED)
    .when(appeal(by=CHEN))
    .then(refused("nothing_to_appeal"), legal=lacks("appeal"), pending=["main", "appeal"]),
    "an appeal is not appealed from twice": given(*APPEALED, vote(4, 1))
    .when(appeal())
    .then(refused("nothing_to_appeal")),
    "an appeal that nobody seconds falls": given(*RULED, move(ZHANG, "appeal"))
    .when(do("no_second"))
    .then(ok, question={"kind": "main"}),
    "previous_question may close the debate of an appeal": given(*APPEALED)
    .when(do("put", by=LI, kind="previous_question", second=CHEN), vote(4, 1), hand(ZHAO))
    .then(refused("debate_is_closed"), pending=["main", "appeal"]),
    "the host keeps out of the debate of an appeal in these rules": given(*APPEALED)
    .when(hand(ZHOU))
    .then(refused("chair_neutral")),
}


@rows(APPEALS)
def test_appeals(row: Row) -> None:
    row.check()


ASKED = {
    "a question while nobody speaks changes nothing": given(OPEN, MAIN)
    .when(interrupt(ZHAO, "request_info", text="多少钱？"))
    .then(ok, pending=["main"], question={"kind": "main"}, floor=None),
    "a question needs nothing pending": given(OPEN).when(move(ZHAO, "request_info", text="几点散会？")).then(ok),
    "a question is no speech": given(OPEN, MAIN, move(ZHAO, "request_info"))
    .when(recognize(by=ZHAO, stance="pro"))
    .then(ok, floor={"speech_no": 1}),
    "several questions to one speaker": given(
        *SPEAKING,
        interrupt(ZHAO, "request_info", consents=True),
        interrupt(LI, "request_info", consents=False),
    )
    .when(END)
    .then(ok, speeches={WANG: 1}),
    "a question is not asked in the middle of a vote": given(OPEN, MAIN, call_vote(), tally(3, 2))
    .when(interrupt(ZHAO, "request_info"))
    .then(refused("vote_under_way")),
    "other requests of the book are not in these rules": given(OPEN, MAIN)
    .when(interrupt(ZHAO, "parliamentary_inquiry"))
    .then(refused("kind_not_used")),
    "after adjournment nobody asks": given(OPEN, do("adjourn"))
    .when(interrupt(ZHAO, "request_info"))
    .then(refused("adjourned"), legal=[], acts=lacks("interrupt", "move")),
    "the question pending is unchanged by a question": given(OPEN, main(FLOWERS))
    .when(interrupt(ZHAO, "request_info"))
    .then(ok, questions=[{"text": FLOWERS}]),
}


@rows(ASKED)
def test_questions(row: Row) -> None:
    row.check()
