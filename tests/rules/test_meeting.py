"""The meeting itself: planned, called to order, in recess, adjourned, and the next one."""

from typing import Any

from tests.rules.dsl import Line, Row, given, has, lacks, ok, refused, rows
from tests.rules.lines import (
    ADJOURN,
    CALL,
    FLOWERS,
    LI,
    LIFT,
    LIFT_WEST,
    MAIN,
    OPEN,
    RECONVENE,
    SPEAKING,
    STRANGER,
    WANG,
    ZHANG,
    ZHAO,
    ZHOU,
    amend,
    arrive,
    call_vote,
    do,
    hand,
    leave,
    main,
    move,
    plan,
    put,
    recognize,
    speak,
    tick,
    vote,
)

PLANNED = plan(open=False)
RECESS = do("recess", minutes=10)


def next_meeting(**fields: Any) -> Line:
    return do("next_meeting", **fields)


PLAN = {
    "plan: all present and called to order at once": given()
    .when(OPEN)
    .then(ok, phase="in_session", pending=[], item=None, procedure_phase=None, quorum={"present": 7}),
    "plan: open false leaves it planned": given()
    .when(PLANNED)
    .then(ok, phase="planned", legal=[], suggested={"act": {"do": "call_to_order"}, "needs": []}),
    "plan: present lists who is there": given()
    .when(plan(present=[ZHOU, WANG, LI, ZHAO]))
    .then(ok, quorum={"present": 4, "needed": 4, "met": True}),
    "plan: a host who is not on the roll": given()
    .when(do("plan", title="会", members=[WANG], host=STRANGER))
    .then(refused("not_on_roll", name=STRANGER)),
    "plan: somebody present who is not on the roll": given()
    .when(plan(present=[ZHOU, STRANGER]))
    .then(refused("not_on_roll", name=STRANGER)),
    "planned: arrive, leave, admit, note, correct and call_to_order are in order": given()
    .when(PLANNED)
    .then(
        ok,
        acts=has("arrive", "leave", "admit", "note", "call_to_order"),
    )
    .when(leave(LI))
    .then(ok, quorum={"present": 6}, acts=has("correct"))
    .when(arrive(LI))
    .then(ok)
    .when(do("admit", who="郑八", **{"as": "guest"}))
    .then(ok)
    .when(do("note", by=ZHOU, text="等人"))
    .then(ok)
    .when(do("correct"))
    .then(ok)
    .when(CALL)
    .then(ok, phase="in_session"),
    "planned: nothing else is": given(PLANNED)
    .when(do("recess", minutes=5))
    .then(refused("not_in_session", offer="call_to_order"), acts=lacks("recess", "adjourn", "move", "open_item"))
    .when(ADJOURN)
    .then(refused("not_in_session"))
    .when(do("assign", task="甲", owner=WANG, due="周五"))
    .then(refused("not_in_session"))
    .when(next_meeting())
    .then(refused("not_in_session")),
    "call_to_order: once": given(OPEN).when(CALL).then(refused("already_open")),
}


@rows(PLAN)
def test_plan_and_opening(row: Row) -> None:
    row.check()


ENDS = {
    "recess {minutes}: declared by the host without objection": given(OPEN, MAIN)
    .when(RECESS)
    .then(
        ok,
        phase="recess",
        pending=["main"],
        legal=[],
        suggested={"act": {"do": "reconvene"}, "needs": []},
        acts=has("reconvene", "adjourn", "arrive", "leave", "note"),
    ),
    "recess ends only by reconvene, whatever the time": given(OPEN, MAIN, RECESS, tick(3600))
    .when(vote(4, 1))
    .then(refused("not_in_session", offer="reconvene"), phase="recess")
    .when(RECONVENE)
    .then(ok, phase="in_session", pending=["main"]),
    "recess: not twice": given(OPEN, RECESS).when(RECESS).then(refused("not_in_session")),
    "reconvene: no recess": given(OPEN).when(RECONVENE).then(refused("no_recess")),
    "recess: people come and go": given(OPEN, RECESS).when(leave(LI)).then(ok, quorum={"present": 6}),
    "adjourn: declared by the host without objection": given(OPEN)
    .when(ADJOURN)
    .then(ok, phase="adjourned", suggested=None, legal=[], acts=has("next_meeting", "note", "assign", "correct")),
    "adjourn: what was pending is unfinished, with its amendments": given(OPEN, MAIN, amend())
    .when(ADJOURN)
    .then(ok, pending=[], unfinished=[["main", "amend"]], floor=None, question=None),
    "adjourn: what was only moved is not": given(OPEN, move(WANG, "main", text=LIFT))
    .when(ADJOURN)
    .then(ok, unfinished=[]),
    "adjourn: not in the middle of a speech": given(*SPEAKING)
    .when(ADJOURN)
    .then(refused("floor_taken", offer="end_speech")),
    "adjourn: out of a recess": given(OPEN, RECESS).when(ADJOURN).then(ok, phase="adjourned"),
    "adjourn: carried in mid-debate": given(OPEN, MAIN, speak(LI), put(ZHAO, "adjourn"))
    .when(vote(4, 1))
    .then(ok, phase="adjourned", unfinished=[["main"]]),
    "after adjournment nothing but next_meeting, note, assign and correct": given(OPEN, ADJOURN)
    .when(MAIN)
    .then(refused("adjourned"))
    .when(arrive(LI))
    .then(refused("adjourned"))
    .when(CALL)
    .then(refused("adjourned"))
    .when(do("note", by=ZHOU, text="散会"))
    .then(ok)
    .when(do("assign", task="贴公示", owner=WANG, due="周五"))
    .then(ok),
    "a recess by motion lasts as long as it says, and ends by reconvene too": given(
        OPEN, MAIN, put(ZHAO, "recess", seconds=90)
    )
    .when(vote(4, 1))
    .then(ok, phase="recess", suggested={"act": {"do": "reconvene"}})
    .when(RECONVENE)
    .then(ok, pending=["main"]),
}


@rows(ENDS)
def test_recess_and_adjourn(row: Row) -> None:
    row.check()


POSTPONED = (OPEN, main(FLOWERS), put(ZHAO, "postpone_definitely"), vote(4, 1))

NEXT = {
    "next_meeting opens the body's next regular meeting, called to order": given(OPEN, ADJOURN)
    .when(next_meeting(days=7))
    .then(ok, phase="in_session", pending=[], last_result=None, quorum={"present": 7}),
    "next_meeting adjourns first if need be": given(OPEN, MAIN)
    .when(next_meeting())
    .then(ok, phase="in_session", pending=["main"], unfinished=[]),
    "next_meeting: not in the middle of a speech, and refused whole": given(*SPEAKING)
    .when(next_meeting())
    .then(refused("floor_taken"), phase="in_session", floor={"by": WANG}),
    "next_meeting: not in the middle of a vote": given(OPEN, MAIN, call_vote())
    .when(next_meeting())
    .then(refused("vote_under_way")),
    "the first of what was left unfinished, then of what was postponed to it, is pending at once": given(
        *POSTPONED, MAIN
    )
    .when(next_meeting())
    .then(ok, pending=["main"], questions=[{"text": LIFT}], unfinished=[["main"]], postponed=[]),
    "with its amendments; the rest follow one by one": given(*POSTPONED, MAIN, amend(), next_meeting())
    .when(vote(4, 1))
    .then(ok, pending=["main"], questions=[{"text": LIFT_WEST}])
    .when(vote(4, 1))
    .then(ok, pending=["main"], questions=[{"text": FLOWERS}], adopted=[LIFT_WEST], unfinished=[])
    .when(vote(4, 1))
    .then(ok, pending=[], adopted=[LIFT_WEST, FLOWERS]),
    "what was left still has its mover and seconder": given(OPEN, MAIN)
    .when(next_meeting())
    .then(ok, questions=[{"mover": WANG, "seconder": LI}]),
    "speech counts are fresh on another day": given(OPEN, MAIN, speak(LI), speak(LI))
    .when(next_meeting(days=1))
    .then(ok, speeches={})
    .when(speak(LI))
    .then(ok, speeches={LI: 1}),
    "speech counts stay on the same day": given(OPEN, MAIN, speak(LI), speak(LI))
    .when(next_meeting(days=0))
    .then(ok, speeches={LI: 2})
    .when(hand(LI))
    .then(refused("speeches_used_up")),
    "orders limiting debate are exhausted in a new session": given(
        OPEN, MAIN, put(ZHAO, "limit_debate", seconds=60), vote(4, 0)
    )
    .when(next_meeting())
    .then(ok, limit_s=180),
    "orders closing debate are exhausted in a new session": given(
        OPEN, MAIN, put(ZHAO, "previous_question"), vote(4, 0), next_meeting()
    )
    .when(hand(LI))
    .then(ok),
    "hands do not stay up till the next meeting": given(OPEN, MAIN, hand(LI)).when(next_meeting()).then(ok, queue=[]),
    "what is in committee stays there": given(OPEN, MAIN, put(ZHAO, "commit", to="小组"), vote(4, 1))
    .when(next_meeting())
    .then(ok, pending=[], in_committee=[["main"]]),
    "the clock of the script moves by the days": given(OPEN, MAIN, next_meeting(days=7))
    .when(recognize(by=LI, stance="pro"))
    .then(ok, floor={"remaining_s": 180}),
    "what was adopted stays in force": given(OPEN, MAIN, vote(4, 1)).when(next_meeting()).then(ok, adopted=[LIFT]),
    "several meetings follow each other": given(OPEN, MAIN, next_meeting(), put(ZHANG, "postpone_definitely"))
    .when(vote(4, 1), next_meeting())
    .then(ok, pending=["main"], phase="in_session"),
    "next_meeting from a recess": given(OPEN, MAIN, RECESS).when(next_meeting()).then(ok, pending=["main"]),
    "an interrupted speech does not last into the next meeting": given(*SPEAKING, do("recess", minutes=5))
    .when(next_meeting())
    .then(ok, floor=None, pending=["main"]),
    "the host presides again": given(OPEN, do("hand_over", to=WANG, reason="away"))
    .when(next_meeting())
    .then(ok, host=ZHOU),
}


@rows(NEXT)
def test_next_meeting(row: Row) -> None:
    row.check()


def amended(text: str) -> Line:
    return do("amend_minutes", text=text)


MINUTES = {
    "the last meeting's minutes are read, corrected and approved": given(OPEN, MAIN, vote(4, 1), next_meeting())
    .when(do("read_minutes"))
    .then(ok)
    .when(amended("“东侧”应为“西侧”"))
    .then(ok)
    .when(do("approve_minutes"))
    .then(ok, acts=lacks("read_minutes", "amend_minutes", "approve_minutes"))
    .when(amended("还有一处"))
    .then(refused("minutes_approved")),
    "a first meeting has no minutes to read": given(OPEN)
    .when(do("read_minutes"))
    .then(refused("no_earlier_minutes"), acts=lacks("read_minutes", "amend_minutes", "approve_minutes"))
    .when(do("approve_minutes"))
    .then(refused("no_earlier_minutes")),
    "a correction says something": given(OPEN, next_meeting()).when(amended(" ")).then(refused("empty_text")),
}


@rows(MINUTES)
def test_minutes(row: Row) -> None:
    row.check()
