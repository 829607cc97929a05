"""Corrections: undo and redo of whole acts, the clock as it stood, and what cannot be taken back."""

from tests.rules.dsl import Row, given, has, lacks, ok, refused, rows
from tests.rules.lines import (
    ADJOURN,
    ANNOUNCE,
    END,
    LI,
    LIFT,
    MAIN,
    OPEN,
    PAUSE,
    RESUME,
    SPEAKING,
    STATE,
    WANG,
    ZHANG,
    ZHAO,
    ZHOU,
    amend,
    arrive,
    call_vote,
    cast,
    correct,
    do,
    hand,
    interrupt,
    leave,
    move,
    plan,
    put,
    recognize,
    seconds,
    speak,
    tally,
    tick,
    vote,
)

NOTED = do("note", by=LI, text="记一笔")
UNDO = {
    "undo the last act": given(OPEN, move(WANG, "main", text=LIFT), seconds())
    .when(correct())
    .then(ok, question={"stage": "moved", "seconder": None}),
    "one step is one script line, macros whole": given(OPEN, MAIN).when(correct()).then(ok, question=None, pending=[]),
    "the macro speak is one step": given(OPEN, MAIN, speak(LI)).when(correct()).then(ok, speeches={}, pending=["main"]),
    "steps: several acts": given(OPEN, MAIN, speak(LI), hand(ZHAO))
    .when(correct(steps=2))
    .then(ok, speeches={}, queue=[]),
    "steps: more than there are": given(OPEN, MAIN)
    .when(correct(steps=9))
    .then(refused("nothing_to_undo"), pending=["main"]),
    "redo by correcting the correction": given(OPEN, MAIN, correct()).when(correct()).then(ok, pending=["main"]),
    "a correction of a correction of a correction": given(OPEN, MAIN, correct(), correct())
    .when(correct())
    .then(ok, pending=[]),
    "seq: those with these record numbers, the whole act they belong to": given(OPEN, MAIN, hand(LI))
    .when(correct(seq=[6]))
    .then(ok, queue=[], pending=["main"]),
    "seq: one record of a macro takes the whole macro": given(OPEN, MAIN).when(correct(seq=[4])).then(ok, pending=[]),
    "seq: no such record": given(OPEN, MAIN).when(correct(seq=[99])).then(refused("no_such_record", seq=99)),
    "seq: the plan is never undone": given(OPEN, MAIN).when(correct(seq=[1])).then(refused("no_such_record")),
    "the call to order may be taken back, back to planned": given(OPEN).when(correct()).then(ok, phase="planned"),
    "nothing to undo": given(plan(open=False)).when(correct()).then(refused("nothing_to_undo"), acts=lacks("correct")),
    "a withdrawn hand is up again, in its old place": given(
        OPEN, MAIN, hand(LI), hand(ZHANG), do("cancel_request", by=LI)
    )
    .when(correct())
    .then(ok, queue=[{"by": LI}, {"by": ZHANG}]),
    "an adjournment taken back restores what was pending": given(OPEN, MAIN, hand(LI), ADJOURN)
    .when(correct())
    .then(ok, phase="in_session", pending=["main"], queue=[{"by": LI}], unfinished=[]),
    "a note may be taken back": given(OPEN, do("note", by=ZHOU, text="记错了")).when(correct()).then(ok),
    "a task may be taken back": given(OPEN, do("assign", task="甲", owner=WANG, due="周五")).when(correct()).then(ok),
    "an arrival may be taken back": given(OPEN, leave(LI), arrive(LI)).when(correct()).then(ok, quorum={"present": 6}),
    "a tally may be taken back": given(OPEN, MAIN, call_vote(), tally(3, 2))
    .when(correct())
    .then(ok, voting={"begun": False}),
    "a vote by name may be taken back": given(OPEN, MAIN, call_vote(method="roll_call"), cast(WANG), cast(LI, "no"))
    .when(correct(), ANNOUNCE)
    .then(ok, adopted=[LIFT]),
    "an agreed wording may be taken back": given(OPEN, MAIN, amend(), vote(4, 1))
    .when(correct(reason="数错了"))
    .then(ok, pending=["main", "amend"], questions=[{"text": LIFT}, {}]),
}


@rows(UNDO)
def test_undo(row: Row) -> None:
    row.check()


STAND = {
    "a result already announced may be taken back": given(OPEN, MAIN, vote(4, 1))
    .when(correct(reason="数错了"))
    .then(ok, adopted=[], pending=["main"]),
    "redoing an announced result needs none": given(OPEN, MAIN, vote(4, 1), correct(reason="数错了"))
    .when(correct())
    .then(ok, adopted=[LIFT], pending=[]),
    "refused if what followed could not stand without it: a motion with its statement": given(
        OPEN, move(WANG, "main", text=LIFT), seconds(), STATE
    )
    .when(correct(seq=[4]))
    .then(refused("needed_by_later", seq=5), pending=["main"]),
    "refused if what followed could not stand without it: a speech on the question": given(OPEN, MAIN, speak(LI))
    .when(correct(seq=[3]))
    .then(refused("needed_by_later")),
    "refused if what followed could not stand without it: one who came and moved": given(
        OPEN, leave(WANG), arrive(WANG), move(WANG, "main", text=LIFT)
    )
    .when(correct(seq=[4]))
    .then(refused("needed_by_later", seq=5)),
    "what followed may stand: a note in between": given(OPEN, do("note", by=ZHOU, text="记"), MAIN, hand(LI))
    .when(correct(seq=[3]))
    .then(ok, queue=[{"by": LI}]),
    "what followed may stand: a hand before another speech": given(OPEN, MAIN, hand(ZHANG), hand(LI), recognize())
    .when(correct(seq=[7]))
    .then(ok, queue=[], floor={"by": ZHANG}),
    "what followed may stand: after a speech that the host stopped in an interruption": given(
        OPEN,
        do("note", by=ZHOU, text="记"),
        MAIN,
        recognize(by=WANG, stance="pro"),
        interrupt(ZHAO),
        do("rule", well_taken=True),
        do("stop_speech", reason="离题"),
    )
    .when(correct(seq=[3]))
    .then(ok, speeches={WANG: 1}),
    "what followed may stand: after a question that interrupted": given(
        OPEN,
        do("note", by=ZHOU, text="记"),
        MAIN,
        recognize(by=WANG, stance="pro"),
        interrupt(ZHAO, "request_info"),
        RESUME,
        END,
    )
    .when(correct(seq=[3]))
    .then(ok, speeches={WANG: 1}),
    "what followed may stand: after a reconsideration": given(
        OPEN,
        do("note", by=ZHOU, text="记"),
        MAIN,
        vote(4, 2),
        put(ZHAO, "reconsider", voted="yes"),
        vote(4, 1),
    )
    .when(correct(seq=[3]))
    .then(ok, pending=["main"]),
    "what followed may stand: after leave to withdraw": given(
        OPEN, do("note", by=ZHOU, text="记"), MAIN, amend(), do("ask_leave_to_withdraw", by=WANG), do("no_objection")
    )
    .when(correct(seq=[3]))
    .then(ok, pending=[]),
    "what followed may stand: after consent, a division, an appeal": given(
        OPEN,
        do("note", by=ZHOU, text="记"),
        MAIN,
        do("unanimous_consent", kind="amend", new_text="在3号楼南侧加装电梯"),
        interrupt(ZHAO),
        do("rule", well_taken=True),
        do("appeal", by=ZHANG, second=LI),
        vote(4, 1),
        do("division", by=LI),
        vote(4, 1, method="rising"),
        vote(4, 1),
    )
    .when(correct(seq=[3]))
    .then(ok, pending=[], adopted=["在3号楼南侧加装电梯"]),
    "undoing what a redo needs is refused": given(OPEN, leave(WANG), arrive(WANG), MAIN, correct(), correct(seq=[4]))
    .when(correct(seq=[8]))
    .then(refused("needed_by_later"), pending=[]),
}


@rows(STAND)
def test_what_can_stand(row: Row) -> None:
    row.check()


CLOCK = {
    "undo of an ended speech restores the remaining time as it stood": given(*SPEAKING, tick(50), END, tick(100))
    .when(correct())
    .then(ok, floor={"by": WANG, "remaining_s": 130, "running": True})
    .when(tick(30))
    .then(ok, floor={"remaining_s": 100}),
    "undo of a pause goes on from where it stood": given(*SPEAKING, tick(50), PAUSE, tick(100))
    .when(correct())
    .then(ok, floor={"remaining_s": 130, "running": True}),
    "undo of an interruption gives the floor back with its time": given(*SPEAKING, tick(50), interrupt(ZHAO), tick(100))
    .when(correct())
    .then(ok, floor={"by": WANG, "remaining_s": 130, "running": True}),
    "undo of a pause after it ran again": given(*SPEAKING, tick(50), PAUSE, tick(100), do("resume_clock"), tick(10))
    .when(correct())
    .then(ok, floor={"remaining_s": 130, "running": False}),
    "undo of something else leaves a running clock running": given(*SPEAKING, hand(LI), tick(50))
    .when(correct())
    .then(ok, floor={"remaining_s": 130, "running": True}, queue=[]),
    "undo of a recess gives the speaker the time back": given(*SPEAKING, tick(50), do("recess", minutes=5), tick(300))
    .when(correct())
    .then(ok, phase="in_session", floor={"remaining_s": 130, "running": True}),
    "undo of a recognition puts the hand back": given(OPEN, MAIN, hand(LI), recognize(), tick(50))
    .when(correct())
    .then(ok, floor=None, queue=[{"by": LI}], speeches={}),
    "undo of a motion that ended the speech gives the speech back": given(
        *SPEAKING, tick(50), move(WANG, "recess"), tick(20)
    )
    .when(correct())
    .then(ok, floor={"by": WANG, "remaining_s": 130, "running": True}, question={"kind": "main"}),
    "redo of an ended speech ends it again": given(*SPEAKING, tick(50), END, tick(10), correct(), tick(20))
    .when(correct())
    .then(ok, floor=None, speeches={WANG: 1}),
    "a second correction gives no time back": given(*SPEAKING, tick(60), END, correct(), tick(30), NOTED, tick(10))
    .when(correct())
    .then(ok, floor={"remaining_s": 80, "running": True}),
    "nor does a pause taken back, and its redo": given(*SPEAKING, tick(60), END, correct(), tick(40), PAUSE, tick(50))
    .when(correct())
    .then(ok, floor={"remaining_s": 80, "running": True})
    .when(tick(5), correct())
    .then(ok, floor={"remaining_s": 80, "running": False}),
    "undo of more time takes it away": given(*SPEAKING, tick(170), do("extend_time", seconds=60))
    .when(correct())
    .then(ok, floor={"remaining_s": 10, "running": True}),
    "undo of the next meeting": given(OPEN, MAIN, speak(LI), do("next_meeting", days=7))
    .when(correct())
    .then(ok, phase="in_session", pending=["main"], speeches={LI: 1}),
    "the acts say whether anything can be undone": given(plan(open=False))
    .when(do("call_to_order"))
    .then(ok, acts=has("correct")),
}


@rows(CLOCK)
def test_the_clock_as_it_stood(row: Row) -> None:
    row.check()
