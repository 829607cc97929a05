"""The way of a question: moved, seconded, stated, debated, voted on; and what a motion does to a speech."""

from tests.rules.dsl import Row, given, has, ok, refused, rows
from tests.rules.lines import (
    ANNOUNCE,
    END,
    LI,
    LIFT,
    LIFT_WEST,
    MAIN,
    OPEN,
    RESUME,
    SPEAKING,
    STATE,
    WANG,
    ZHANG,
    ZHAO,
    call_vote,
    do,
    main,
    move,
    put,
    seconds,
    tally,
    tick,
    vote,
)

WAY = {
    "stage moved, then seconded, then debate from being stated, voting until announced": given(OPEN)
    .when(move(WANG, "main", text=LIFT))
    .then(
        ok,
        pending=[],
        question={"kind": "main", "text": LIFT, "stage": "moved", "mover": WANG, "seconder": None},
        suggested={"act": {"do": "second"}, "needs": ["by"]},
    )
    .when(seconds())
    .then(ok, pending=[], question={"stage": "seconded", "seconder": LI}, suggested={"act": {"do": "state"}})
    .when(STATE)
    .then(
        ok,
        pending=["main"],
        question={"stage": "debate"},
        questions=[{"kind": "main", "text": LIFT, "mover": WANG, "seconder": LI, "target": None}],
        suggested={"act": {"do": "call_vote"}, "needs": []},
    )
    .when(call_vote())
    .then(ok, question={"stage": "voting"}, voting={"method": "hands", "begun": False})
    .when(tally(4, 1))
    .then(ok, voting={"begun": True}, suggested={"act": {"do": "announce"}, "needs": []})
    .when(ANNOUNCE)
    .then(ok, question=None, voting=None, adopted=[LIFT], last_result={"kind": "main", "verdict": "adopted"}),
    "seconded at once where no second is needed": given(OPEN, MAIN)
    .when(move(ZHAO, "point_of_order"))
    .then(ok, question={"kind": "point_of_order", "stage": "seconded", "seconder": None}),
    "undebatable questions are in debate from being stated too": given(OPEN, MAIN)
    .when(put(ZHAO, "adjourn"))
    .then(ok, question={"kind": "adjourn", "stage": "debate"}, suggested={"act": {"do": "call_vote"}}),
    "state: the host states the question only when it was seconded": given(OPEN, move(WANG, "main", text=LIFT))
    .when(STATE)
    .then(refused("needs_second"), question={"stage": "moved"}),
    "state: nothing to state": given(OPEN).when(STATE).then(refused("nothing_to_state")),
    "state: a stated question is not stated again": given(OPEN, MAIN).when(STATE).then(refused("nothing_to_state")),
    "no_second: it falls for want of a second and leaves no trace": given(OPEN, move(WANG, "main", text=LIFT))
    .when(do("no_second"))
    .then(ok, question=None, pending=[], last_result=None)
    .when(main(LIFT))
    .then(ok, pending=["main"]),
    "no_second is never suggested, and out of order once somebody seconded": given(
        OPEN, move(WANG, "main", text=LIFT), seconds()
    )
    .when(do("no_second"))
    .then(refused("nothing_to_second")),
    "put: moved, seconded and stated as one": given(OPEN)
    .when(put(WANG, "main", second=LI, text=LIFT))
    .then(ok, pending=["main"], question={"stage": "debate", "mover": WANG, "seconder": LI}),
    "put: a macro is atomic, refused whole for want of a second": given(OPEN)
    .when(put(WANG, "main", second=None, text=LIFT))
    .then(refused("needs_second"), question=None, pending=[]),
    "put: refused whole where the second is refused": given(OPEN)
    .when(put(WANG, "main", second=WANG, text=LIFT))
    .then(refused("own_second"), question=None),
    "put: only as far as the kind needs: a point waits for the ruling": given(OPEN, MAIN)
    .when(put(ZHAO, "point_of_order", second=None, text="离题"))
    .then(ok, pending=["main"], question={"kind": "point_of_order", "stage": "seconded"}),
    "put: a request for information needs neither second nor vote": given(OPEN, MAIN)
    .when(put(ZHAO, "request_info", second=None, text="多少钱？"))
    .then(ok, pending=["main"], question={"kind": "main"}),
    "put: putting it to the vote is call_vote": given(OPEN).when(MAIN).then(ok, voting=None),
    "move by the one who holds the floor: the speech ends and counts": given(*SPEAKING, tick(30))
    .when(move(WANG, "postpone_definitely"))
    .then(ok, floor=None, speeches={}, question={"kind": "postpone_definitely"})
    .when(do("withdraw", by=WANG))
    .then(ok, speeches={WANG: 1}, floor=None),
    "move with nobody speaking: taken to be recognised, no speech is counted": given(OPEN, MAIN)
    .when(move(WANG, "postpone_definitely"))
    .then(ok)
    .when(do("withdraw", by=WANG))
    .then(ok, speeches={}),
    "move by another while someone speaks: refused": given(*SPEAKING)
    .when(move(ZHAO, "amend", new_text=LIFT_WEST))
    .then(refused("floor_taken", name=WANG), floor={"by": WANG, "running": True}),
    "move by another of a kind that may interrupt: the clock pauses until resume": given(*SPEAKING, tick(30))
    .when(move(ZHAO, "point_of_order", text="离题"))
    .then(ok, floor={"by": WANG, "running": False, "remaining_s": 150})
    .when(tick(60), do("rule", well_taken=False), RESUME)
    .then(ok, floor={"by": WANG, "running": True, "remaining_s": 150}),
    "a refused motion of the one who speaks does not end the speech": given(*SPEAKING)
    .when(move(WANG, "main", text="别的"))
    .then(refused("main_pending"), floor={"by": WANG, "running": True}),
    "while someone speaks legal lists those that may interrupt": given(OPEN, MAIN)
    .when(do("recognize", by=WANG, stance="pro"))
    .then(ok, legal=["point_of_order", "request_info"])
    .when(END)
    .then(ok, legal=has("amend", "commit")),
    "modify: before it is stated the mover may change the words, and the seconder is asked again (trap 7)": given(
        OPEN, move(WANG, "main", text=LIFT), seconds()
    )
    .when(do("modify", by=WANG, text=LIFT_WEST))
    .then(ok, question={"text": LIFT_WEST, "stage": "moved", "seconder": None}),
    "modify: another than the mover": given(OPEN, move(WANG, "main", text=LIFT))
    .when(do("modify", by=LI, text=LIFT_WEST))
    .then(refused("not_the_mover", mover=WANG)),
    "modify: nothing there": given(OPEN).when(do("modify", by=WANG, text=LIFT)).then(refused("nothing_to_modify")),
    "modify: not after it was stated": given(OPEN, MAIN)
    .when(do("modify", by=WANG, text=LIFT_WEST))
    .then(refused("reword_by_amendment")),
    "read_back and confirm_wording: the recorder's wording of a motion just made, and the mover's yes": given(
        OPEN, move(WANG, "main", text="装电梯"), seconds()
    )
    .when(do("read_back", text=LIFT))
    .then(ok, question={"text": LIFT})
    .when(do("confirm_wording", by=LI))
    .then(refused("not_the_mover"))
    .when(do("confirm_wording", by=WANG))
    .then(ok, question={"text": LIFT, "stage": "seconded"}),
    "read_back: nothing was just made": given(OPEN, MAIN)
    .when(do("read_back", text=LIFT))
    .then(refused("nothing_to_read_back")),
    "confirm_wording: nothing was just made": given(OPEN, MAIN)
    .when(do("confirm_wording", by=WANG))
    .then(refused("nothing_to_read_back")),
    "a lost procedural motion comes again only after progress": given(
        OPEN, MAIN, put(ZHAO, "previous_question"), vote(1, 4)
    )
    .when(move(ZHANG, "previous_question"))
    .then(refused("renewed_too_soon"))
    .when(do("speak", by=WANG, stance="pro", seconds=30), put(ZHANG, "previous_question"))
    .then(ok, pending=["main", "previous_question"]),
}


@rows(WAY)
def test_the_way_of_a_question(row: Row) -> None:
    row.check()
