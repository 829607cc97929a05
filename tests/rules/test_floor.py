"""The floor: hands, the order of speaking, who may speak and how often."""

from tests.rules.dsl import Row, given, has, ok, refused, rows
from tests.rules.lines import (
    CHEN,
    CLERK,
    END,
    LAWYER,
    LI,
    LIFT,
    LIU,
    MAIN,
    OPEN,
    SPEAKING,
    STRANGER,
    VISITOR,
    WANG,
    ZHANG,
    ZHAO,
    ZHOU,
    amend,
    call_vote,
    do,
    hand,
    leave,
    move,
    put,
    recognize,
    speak,
    tick,
    vote,
)

DEBATE = (OPEN, MAIN)

HANDS = {
    "a hand goes up with a stance": given(*DEBATE)
    .when(hand(LI, "pro"))
    .then(ok, queue=[{"by": LI, "stance": "pro"}], next_speaker=LI),
    "a hand may leave the stance open": given(*DEBATE)
    .when(hand(LI, None))
    .then(ok, queue=[{"by": LI, "stance": None}]),
    "somebody already waiting": given(*DEBATE, hand(LI)).when(hand(LI, "con")).then(refused("already_waiting")),
    "somebody who has the floor": given(*SPEAKING).when(hand(WANG)).then(refused("has_the_floor")),
    "another may raise a hand while somebody speaks": given(*SPEAKING).when(hand(LI)).then(ok, next_speaker=LI),
    "a hand goes down": given(*DEBATE, hand(LI)).when(do("cancel_request", by=LI)).then(ok, queue=[]),
    "no hand to take down": given(*DEBATE).when(do("cancel_request", by=LI)).then(refused("not_waiting")),
    "a guest may not speak in debate": given(*DEBATE).when(hand(VISITOR)).then(refused("guest_may_not")),
    "a member listed with votes false may not speak in debate": given(*DEBATE)
    .when(hand(CLERK))
    .then(refused("without_vote")),
    "an absent member": given(*DEBATE, leave(LIU)).when(hand(LIU)).then(refused("not_present")),
    "somebody not on the roll": given(*DEBATE).when(hand(STRANGER)).then(refused("not_on_roll")),
    "the host stays out of debate": given(*DEBATE).when(hand(ZHOU)).then(refused("chair_neutral")),
    "without a motion there is no debate": given(OPEN).when(hand(LI)).then(refused("nothing_to_debate")),
    "a question not yet stated is not debated": given(OPEN, move(WANG, "main", text=LIFT))
    .when(hand(LI))
    .then(refused("not_stated_yet")),
    "an undebatable question": given(*DEBATE, put(ZHAO, "previous_question"))
    .when(hand(LI))
    .then(refused("undebatable")),
    "after the question is put": given(*DEBATE, call_vote()).when(hand(LI)).then(refused("vote_under_way")),
    "who leaves no longer waits": given(*DEBATE, hand(LI), hand(LIU)).when(leave(LI)).then(ok, queue=[{"by": LIU}]),
    "who leaves no longer waits on a question below either": given(*DEBATE, hand(LIU), amend(), leave(LIU))
    .when(vote(0, 5))
    .then(ok, pending=["main"], queue=[], next_speaker=None),
    "hands wait for their own question while another is above it": given(*DEBATE, hand(LI))
    .when(amend())
    .then(ok, queue=[], next_speaker=None)
    .when(vote(0, 5))
    .then(ok, queue=[{"by": LI}], next_speaker=LI),
}


@rows(HANDS)
def test_hands(row: Row) -> None:
    row.check()


ORDER = {
    "mover: the mover comes first, having not yet spoken": given(*DEBATE, hand(LI), hand(ZHAO, "con"))
    .when(hand(WANG))
    .then(ok, queue=[{"by": WANG, "why": "mover, unspoken"}, {"by": ZHAO}, {"by": LI}], next_speaker=WANG),
    "mover: no longer first once the mover has spoken": given(*DEBATE, speak(WANG), hand(WANG))
    .when(hand(LI, "con"))
    .then(ok, queue=[{"by": LI, "why": "unspoken, alternate"}, {"by": WANG, "why": "alternate"}]),
    "unspoken: who has not spoken yet goes before who has": given(*DEBATE, speak(LI), hand(LI), hand(ZHAO, "pro"))
    .when(hand(ZHANG, "pro"))
    .then(ok, queue=[{"by": ZHAO}, {"by": ZHANG}, {"by": LI}]),
    "alternate: after a pro speech the con hand goes first": given(*DEBATE, speak(WANG, "pro"), hand(LI, "pro"))
    .when(hand(ZHAO, "con"))
    .then(ok, queue=[{"by": ZHAO, "why": "unspoken, alternate"}, {"by": LI}], next_speaker=ZHAO),
    "alternate: the whole order alternates": given(
        *DEBATE, speak(WANG, "pro"), hand(LI, "pro"), hand(ZHAO, "pro"), hand(ZHANG, "con")
    )
    .when(hand(CHEN, "con"))
    .then(ok, queue=[{"by": ZHANG}, {"by": LI}, {"by": CHEN}, {"by": ZHAO}]),
    "alternate: a question takes no side": given(*DEBATE, speak(WANG, "pro"), hand(LI, "question"))
    .when(hand(ZHAO, "pro"))
    .then(ok, queue=[{"by": LI, "why": "unspoken"}, {"by": ZHAO}]),
    "alternate: the side last heard is that of the last who took one": given(
        *DEBATE, speak(WANG, "pro"), speak(LI, "question"), hand(ZHAO, "pro")
    )
    .when(hand(ZHANG, "con"))
    .then(ok, next_speaker=ZHANG),
    "unspoken comes before alternate": given(
        *DEBATE, speak(WANG), speak(LI, "con"), speak(ZHAO, "pro"), hand(LI, "con")
    )
    .when(hand(CHEN, "pro"))
    .then(ok, next_speaker=CHEN),
    "fifo: otherwise the order of hands": given(*DEBATE, hand(ZHAO), hand(LI))
    .when(hand(CHEN))
    .then(ok, queue=[{"by": ZHAO}, {"by": LI}, {"by": CHEN}]),
    "each question keeps its own order": given(*DEBATE, speak(LI, "pro"), amend(by=ZHAO), hand(LI, "pro"))
    .when(hand(ZHAO, "pro"))
    .then(ok, queue=[{"by": ZHAO, "why": "mover, unspoken"}, {"by": LI, "why": "unspoken"}]),
}


@rows(ORDER)
def test_the_order_of_speaking(row: Row) -> None:
    row.check()


RECOGNIZE = {
    "default: the computed next speaker": given(*DEBATE, hand(LI), hand(WANG))
    .when(recognize())
    .then(
        ok,
        floor={"by": WANG, "stance": "pro", "remaining_s": 180, "running": True, "limit_s": 180, "speech_no": 1},
        queue=[{"by": LI}],
        suggested={"act": {"do": "end_speech"}, "needs": []},
    ),
    "the host is told the time where it is whole minutes": given(*DEBATE)
    .when(hand(LI))
    .then(ok, suggested={"act": {"do": "recognize", "by": LI}, "say": "recognize_minutes"}),
    "the host is not told a time that is hard to say": given(*DEBATE, put(ZHAO, "limit_debate", seconds=45), vote(5, 0))
    .when(hand(LI))
    .then(ok, suggested={"say": "recognize"}),
    "somebody not in the queue is put in it first": given(*DEBATE)
    .when(recognize(by=LI, stance="con"))
    .then(ok, floor={"by": LI, "stance": "con"}, queue=[]),
    "nobody waits": given(*DEBATE).when(recognize()).then(refused("nobody_waiting")),
    "refused while someone holds the floor": given(*SPEAKING, hand(LI))
    .when(recognize(by=LI))
    .then(refused("floor_taken", offer="end_speech")),
    "the order is enforced: anyone but the computed next is refused": given(*DEBATE, hand(WANG), hand(LI))
    .when(recognize(by=LI))
    .then(refused("out_of_turn", offer="recognize", first=WANG), floor=None),
    "one not in the queue does not go before the computed next": given(*DEBATE, speak(WANG, "pro"), hand(ZHAO, "con"))
    .when(recognize(by=LI, stance="pro"))
    .then(refused("out_of_turn", first=ZHAO)),
    "one not in the queue whom the rules prefer is the computed next": given(*DEBATE, hand(LI))
    .when(recognize(by=WANG, stance="pro"))
    .then(ok, floor={"by": WANG}, queue=[{"by": LI}]),
    "override: another goes first, with a reason": given(*DEBATE, hand(WANG), hand(LI))
    .when(recognize(by=LI, override="要赶车"))
    .then(ok, floor={"by": LI}, queue=[{"by": WANG}]),
    "override does not reach the number of speeches": given(*DEBATE, speak(LI), speak(LI))
    .when(recognize(by=LI, stance="pro", override="再说一句"))
    .then(refused("speeches_used_up", allowed=2)),
    "override does not reach the stance": given(*DEBATE)
    .when(recognize(by=LI, override="急"))
    .then(refused("stance_required")),
    "override does not reach the mover's side": given(*DEBATE)
    .when(recognize(by=WANG, stance="con", override="想反对"))
    .then(refused("against_own_motion")),
    "override does not reach a guest": given(*DEBATE)
    .when(recognize(by=VISITOR, stance="pro", override="请他说"))
    .then(refused("guest_may_not")),
    "the stance left open is given when recognized": given(*DEBATE, hand(LI, None))
    .when(recognize())
    .then(refused("stance_required", name=LI), suggested={"act": {"do": "recognize", "by": LI}, "needs": ["stance"]})
    .when(recognize(stance="con"))
    .then(ok, floor={"by": LI, "stance": "con"}),
    "the stance may change when recognized": given(*DEBATE, hand(LI, "pro"))
    .when(recognize(stance="con"))
    .then(ok, floor={"stance": "con"}),
    "somebody who left is not recognized": given(*DEBATE, leave(LIU))
    .when(recognize(by=LIU, stance="pro"))
    .then(refused("not_present")),
    "a guest whose role explains is asked by the host: own clock, no stance, no turn": given(
        *DEBATE, do("arrive", who=[LAWYER])
    )
    .when(recognize(by=LAWYER))
    .then(ok, floor={"by": LAWYER, "stance": None, "limit_s": 180}, speeches={})
    .when(END)
    .then(ok, floor=None, speeches={}),
}


@rows(RECOGNIZE)
def test_recognize(row: Row) -> None:
    row.check()


TURNS = {
    "two speeches a person a question": given(*DEBATE, speak(LI))
    .when(speak(LI))
    .then(ok, speeches={LI: 2})
    .when(hand(LI))
    .then(refused("speeches_used_up", allowed=2)),
    "a speech counts from its beginning": given(*DEBATE)
    .when(recognize(by=LI, stance="pro"))
    .then(ok, speeches={LI: 1}, floor={"speech_no": 1}),
    "the second speech is numbered": given(*DEBATE, speak(LI))
    .when(recognize(by=LI, stance="pro"))
    .then(ok, floor={"speech_no": 2}),
    "speeches is of this question, not of the one below": given(*DEBATE, speak(LI))
    .when(amend())
    .then(ok, speeches={})
    .when(vote(0, 5))
    .then(ok, speeches={LI: 1}),
    "speak is request, recognize, tick, end": given(*DEBATE)
    .when(speak(LI, "con", 60))
    .then(ok, floor=None, queue=[], speeches={LI: 1}, cut_off=False),
    "speak: by one who already waits": given(*DEBATE, hand(LI)).when(speak(LI)).then(ok, queue=[], speeches={LI: 1}),
    "speak: refused whole when another is the computed next": given(*DEBATE, hand(WANG))
    .when(speak(LI))
    .then(refused("out_of_turn"), queue=[{"by": WANG}], speeches={}),
    "speak: refused whole while somebody speaks": given(*SPEAKING)
    .when(speak(LI))
    .then(refused("floor_taken"), queue=[]),
    "speak: a null stance is refused where one is required": given(*DEBATE)
    .when(speak(LI, None))
    .then(refused("stance_required"), queue=[]),
    "speak: cut off at the limit": given(*DEBATE).when(speak(LI, "pro", 181)).then(ok, cut_off=True, floor=None),
    "speak: to the second is not cut off": given(*DEBATE)
    .when(speak(LI, "pro", 180))
    .then(ok, cut_off=False, floor=None),
    "speak is among the acts while somebody waits, for it may be the computed next": given(*DEBATE)
    .when(hand(LI))
    .then(ok, acts=has("speak", "recognize")),
    "end_speech: nobody speaks": given(*DEBATE).when(END).then(refused("nobody_speaking")),
    "stop_speech {reason}: the host stops the speaker": given(*SPEAKING, tick(10))
    .when(do("stop_speech", reason="离题"))
    .then(ok, floor=None, speeches={WANG: 1}),
    "stop_speech: a reason is needed": given(*SPEAKING)
    .when(do("stop_speech", reason=" "))
    .then(refused("reason_needed")),
    "stop_speech: nobody speaks": given(*DEBATE)
    .when(do("stop_speech", reason="离题"))
    .then(refused("nobody_speaking")),
    "one who speaks does not leave": given(*SPEAKING)
    .when(leave(WANG))
    .then(refused("speaker_leaves", offer="end_speech")),
}


@rows(TURNS)
def test_turns(row: Row) -> None:
    row.check()
