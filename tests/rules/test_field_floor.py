"""What systems for live meetings have learnt about points, speeches and the clock, adapted to these rules.

Each test bears the number of a fact of the field study; those about queues and agendas (D, E) stand in
`test_field_agenda.py`. Facts that do not apply, and why:
A8 a point made for another person: there are no log-ins here, the host enters what every member does.
A9 A10 points of different rank: points have no categories; one is ruled on before the next is made.
A12 answers attached to an interposed question: the speaker answers on the own time, a guest is asked by the host.
B11 time budgets of groups: time belongs to a speech, never to a group.
"""

import json

import pytest

from tests.ladder.stage import check
from tests.rules.dsl import Line, given, has, ok, refused
from tests.rules.lines import (
    CHEN,
    END,
    LI,
    LIU,
    MAIN,
    OPEN,
    PAUSE,
    RESUME,
    RUN,
    SPEAKING,
    WANG,
    ZHANG,
    ZHAO,
    call_vote,
    correct,
    do,
    hand,
    interrupt,
    leave,
    main,
    put,
    recognize,
    tick,
    vote,
)
from tests.rules.told import played
from yishi_tui.domain.events import SpeechEnded
from yishi_tui.scripts import BadScript, read_script

DEBATE = (OPEN, MAIN)
SOLO = (OPEN, main(second=None))
TAKEN = do("rule", well_taken=True)
CLOSED = (*DEBATE, put(ZHANG, "previous_question"), vote(5, 0))
"""Debate on the question is closed by two thirds."""


def by(*names: str) -> list[dict[str, str]]:
    return [{"by": name} for name in names]


# Points of order: here they never wait in the queue, they stop the clock and are ruled on.


def test_fact_A1_a_point_while_somebody_speaks_and_nobody_waits() -> None:
    row = given(*SPEAKING).when(interrupt(ZHAO))
    row.then(ok, question={"kind": "point_of_order", "mover": ZHAO}, floor={"by": WANG, "running": False}).check()


def test_fact_A2_one_person_may_wait_and_make_a_point() -> None:
    row = given(*SPEAKING, hand(LI)).when(interrupt(LI)).then(ok, question={"mover": LI})
    row.when(TAKEN, RESUME).then(ok, queue=by(LI), floor={"by": WANG}).check()


def test_fact_A3_a_point_goes_before_everybody_and_moves_nobody() -> None:
    waiting = (hand(ZHAO), hand(LI), hand(CHEN))
    row = given(*SPEAKING, *waiting).when(interrupt(ZHANG)).then(ok, question={"kind": "point_of_order"})
    row.when(TAKEN, RESUME).then(ok, queue=by(ZHAO, LI, CHEN), next_speaker=ZHAO).check()


def test_fact_A4_the_second_point_waits_for_the_first_ruling() -> None:
    row = given(*SPEAKING, interrupt(ZHAO)).when(interrupt(LI)).then(refused("ruling_first"), question={"mover": ZHAO})
    row.when(TAKEN, interrupt(LI)).then(ok, question={"mover": LI}, floor={"by": WANG, "running": False}).check()


def test_fact_A5_the_same_person_makes_no_second_point_and_raises_no_second_hand() -> None:
    given(*SPEAKING, interrupt(ZHAO)).when(interrupt(ZHAO)).then(refused("ruling_first"), acts=has("rule")).check()
    twice = given(*DEBATE, hand(LI), hand(ZHAO)).when(hand(LI))
    twice.then(refused("already_waiting", name=LI), queue=by(LI, ZHAO)).check()


@pytest.mark.parametrize("name", ["nantang", "twelve-principles", "five-step"])
def test_fact_A6_a_ruleset_without_points_takes_none(name: str) -> None:
    row = given(*SOLO, recognize(by=WANG, stance="pro")).when(interrupt(ZHAO))
    check(name, row.then(refused("kind_not_used"), floor={"by": WANG, "running": True}))


NAMELESS = (
    {"do": "interrupt", "kind": "point_of_order"},
    {"do": "interrupt", "kind": "request_info"},
    {"do": "request_floor", "stance": "pro"},
)


@pytest.mark.parametrize("line", NAMELESS, ids=lambda line: line.get("kind", "hand"))
def test_fact_A7_everything_is_done_by_somebody(line: Line) -> None:
    # Questions want a name as well, for the minutes say who asked.
    with pytest.raises(BadScript):
        read_script([json.dumps(line)], session=True)
    given(*SPEAKING).when(interrupt("路人")).then(refused("not_on_roll"), floor={"by": WANG}).check()


def test_fact_A11_a_question_to_the_speaker_keeps_everybodys_place() -> None:
    # An interposed question is put at once and has no place in the queue.
    waiting = (hand(ZHAO), hand(LI, "question"), hand(CHEN))
    row = given(*SPEAKING, *waiting).when(interrupt(LIU, "request_info", consents=True))
    row.then(ok, queue=by(ZHAO, LI, CHEN), floor={"by": WANG, "running": True}).check()


def test_fact_A13_one_hand_a_person_whatever_the_stance() -> None:
    for stance in ("pro", "con", "question", None):
        row = given(*DEBATE, hand(LI)).when(hand(LI, stance))
        row.then(refused("already_waiting"), queue=[{"by": LI, "stance": "pro"}]).check()


def test_fact_A14_closed_debate_takes_no_hands_but_points() -> None:
    # Nobody reopens it for one, not the host either: the meeting closed it.
    closed = given(*CLOSED)
    closed.when(hand(LI)).then(refused("debate_is_closed", offer="call_vote"), queue=[]).check()
    closed.when(recognize(by=LI, stance="pro")).then(refused("debate_is_closed"), floor=None).check()
    closed.when(interrupt(LI)).then(ok, question={"kind": "point_of_order"}).check()


def test_fact_A15_who_is_not_there_does_not_wait() -> None:
    row = given(*DEBATE, leave(LIU)).when(hand(LIU)).then(refused("not_present"), queue=[])
    row.when(interrupt(LIU)).then(refused("not_present")).check()
    given(*DEBATE, hand(LIU), hand(LI)).when(leave(LIU)).then(ok, queue=by(LI)).check()


def test_fact_A16_a_point_has_no_stance_and_a_stance_is_one_of_the_rulesets() -> None:
    with pytest.raises(BadScript):
        read_script([json.dumps({**interrupt(ZHAO), "stance": "pro"})], session=True)
    row = given(*SOLO).when(hand(LI, "question")).then(refused("stance_unknown", stance="question"), queue=[])
    check("nantang", row.when(hand(LI, "con")).then(ok, queue=by(LI)))


# Beginning and ending speeches


def test_fact_B1_who_speaks_is_not_called_up_again() -> None:
    row = given(*SPEAKING, tick(10)).when(recognize(by=WANG, stance="pro"))
    row = row.then(refused("floor_taken", offer="end_speech"), floor={"remaining_s": 170, "speech_no": 1})
    row.when(hand(WANG)).then(refused("has_the_floor"), queue=[]).check()


@pytest.mark.parametrize("before", [(), (PAUSE,)], ids=["running", "paused"])
def test_fact_B2_the_next_begins_when_the_last_has_ended(before: tuple[Line, ...]) -> None:
    # Calling up the next does not end the speech by itself: a speech is heard to its end, so the host ends it first.
    row = given(*SPEAKING, hand(LI), *before).when(recognize()).then(refused("floor_taken", offer="end_speech"))
    row = row.when(END).then(ok, floor=None, queue=by(LI))
    row.when(recognize()).then(ok, floor={"by": LI, "remaining_s": 180, "running": True}, queue=[]).check()


def test_fact_B3_hands_that_were_up_when_debate_was_closed_are_not_called_up() -> None:
    # Closing stops those who wait too: that is what the two thirds decided.
    row = given(*DEBATE, hand(LI), put(ZHANG, "previous_question"), vote(5, 0)).when(recognize())
    row.then(refused("debate_is_closed"), suggested={"act": {"do": "call_vote"}}).when(call_vote()).then(ok).check()


def test_fact_B4_a_question_pauses_the_speech_and_a_second_leaves_it_paused() -> None:
    asked = interrupt(ZHAO, "request_info")
    row = given(*SPEAKING, tick(50)).when(asked, tick(30)).then(ok, floor={"by": WANG, "remaining_s": 130})
    row = row.when(interrupt(LI, "request_info"), tick(30))
    row = row.then(ok, floor={"by": WANG, "remaining_s": 130, "running": False}, speeches={WANG: 1})
    row.when(RESUME, tick(10)).then(ok, floor={"remaining_s": 120, "running": True}).check()


def test_fact_B5_a_speech_cut_short_takes_the_interruption_along() -> None:
    # An interrupted speech is not ended in passing: it is given back first, or stopped with a reason.
    row = (
        given(*SPEAKING, interrupt(ZHAO, "request_info")).when(END).then(refused("speech_interrupted", offer="resume"))
    )
    row = row.when(do("stop_speech", reason="超时")).then(ok, floor=None)
    row.when(RESUME).then(refused("nothing_to_resume")).check()


# The clock


def test_fact_B6_pausing_and_resuming_what_does_not_run_or_stand() -> None:
    given(*DEBATE).when(PAUSE).then(refused("nobody_speaking")).when(RUN).then(refused("nobody_speaking")).check()
    given(*SPEAKING, PAUSE).when(PAUSE).then(refused("clock_stands", offer="resume_clock")).check()
    given(*SPEAKING).when(RUN).then(refused("clock_runs", offer="pause_clock")).check()
    given(*SPEAKING, END).when(PAUSE).then(refused("nobody_speaking"), floor=None).check()


def test_fact_B7_a_pause_stops_the_countdown_where_it_is() -> None:
    row = given(*SPEAKING, tick(80)).when(PAUSE).then(ok, floor={"remaining_s": 100, "running": False})
    row.when(tick(1000)).then(ok, floor={"remaining_s": 100, "running": False}).check()


@pytest.mark.parametrize("kind", ["point_of_order", "question_of_privilege", "parliamentary_inquiry", "request_info"])
def test_fact_B8_only_the_speech_uses_its_time(kind: str) -> None:
    row = given(*SPEAKING, tick(400)).when(PAUSE, tick(60), RUN, tick(10)).then(ok, floor={"remaining_s": 190})
    ruled = (TAKEN,) if kind in ("point_of_order", "question_of_privilege") else ()
    row = row.when(interrupt(ZHAO, kind), tick(60), *ruled).then(ok, floor={"remaining_s": 190, "running": False})
    check("ronr", row.when(RESUME).then(ok, floor={"remaining_s": 190, "running": True}))


def test_fact_B9_pauses_are_left_out_of_the_time_of_a_speech() -> None:
    spoken = (tick(20), PAUSE, tick(20), RUN, tick(10), PAUSE, tick(50))
    proceedings, refusal = played("simplified", (*SPEAKING, *spoken, END))
    ended = [record.event for record in proceedings.meeting.history if isinstance(record.event, SpeechEnded)]
    assert refusal is None
    assert [event.used_ms for event in ended] == [30_000]


def test_fact_B10_the_last_speech_to_end_is_the_one_that_comes_back() -> None:
    # It comes back by taking the end back, with its clock running on, not as a new place in the queue.
    two = (*SPEAKING, tick(20), END, recognize(by=LI, stance="pro"), tick(40), END)
    row = given(*two, hand(ZHAO)).when(correct(steps=2))
    row.then(ok, floor={"by": LI, "remaining_s": 140}, speeches={WANG: 1, LI: 1}, queue=[]).check()
    given(*DEBATE).when(END).then(refused("nobody_speaking")).check()
    given(OPEN).when(correct(steps=9)).then(refused("nothing_to_undo")).check()
