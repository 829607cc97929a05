"""What systems for live meetings have learnt about queues and agendas, adapted to these rules.

Each test bears the number of a fact of the field study; those about points, speeches and the clock stand in
`test_field_floor.py`. Facts that do not apply, and why:
D3 D4 D6 moving entries by hand: the order is computed; the host departs from it with a reason (`override`).
D8 deleting the current item: the agenda is part of the plan and nothing is deleted from it.
D10 a table of everybody's time: the minutes list the speeches of each question; silence is not listed.
E1 names by an unambiguous beginning: that is the search for people, tested there; an act takes whole names.
E3 the last word: nobody's speech closes the queue; closing debate takes a motion and two thirds.
"""

import pytest

from tests.ladder.stage import check
from tests.rules.dsl import Line, given, ok, refused
from tests.rules.lines import (
    ADJOURN,
    CHEN,
    END,
    FLOWERS,
    LI,
    MAIN,
    OPEN,
    RESUME,
    SPEAKING,
    ZHANG,
    ZHAO,
    amend,
    call_vote,
    do,
    hand,
    interrupt,
    main,
    plan,
    put,
    recognize,
    speak,
    vote,
)
from tests.rules.told import played
from yishi_tui.clock import ScriptClock
from yishi_tui.domain import commands
from yishi_tui.domain.order import OutOfOrder
from yishi_tui.proceedings import Proceedings

DEBATE = (OPEN, MAIN)
TAKEN = do("rule", well_taken=True)
CLOSED = (*DEBATE, put(ZHANG, "previous_question"), vote(5, 0))
"""Debate on the question is closed by two thirds."""


def by(*names: str) -> list[dict[str, str]]:
    return [{"by": name} for name in names]


def test_fact_D1_a_point_comes_first_and_questions_take_their_turn() -> None:
    # A question from the floor has no rank over a speech: who was first is first.
    row = given(*SPEAKING, hand(ZHAO, "con"), hand(CHEN, "question")).when(interrupt(LI))
    row = row.then(ok, question={"kind": "point_of_order"}).when(TAKEN, RESUME, END)
    row.then(ok, queue=[{"by": ZHAO, "stance": "con"}, {"by": CHEN, "stance": "question"}]).check()


@pytest.mark.parametrize("name", ["simplified", "ronr"])
def test_fact_D2_of_one_kind_the_earlier_hand_goes_first(name: str) -> None:
    row = given(*DEBATE, hand(CHEN), hand(LI), hand(ZHAO)).when(hand(ZHANG))
    check(name, row.then(ok, queue=by(CHEN, LI, ZHAO, ZHANG)))


def two_desks(*lines: Line) -> tuple[Proceedings, Proceedings]:
    """Two seats at one journal, both up to date after these lines."""
    first, refusal = played("simplified", lines)
    assert refusal is None, refusal
    return first, Proceedings(first.journal, ScriptClock(first.now()))


def rule_of(refusal: OutOfOrder | None) -> str:
    return refusal.rule if refusal else ""


def test_fact_D5_next_from_a_desk_that_has_not_seen_the_last_next() -> None:
    quick, stale = two_desks(*DEBATE, hand(LI), hand(ZHAO))
    assert quick.submit(commands.Recognize()) is None
    assert rule_of(stale.submit(commands.Recognize())) == "floor_taken"
    assert stale.meeting == quick.meeting
    assert stale.meeting.floor is not None
    assert stale.meeting.floor.by == LI


def test_fact_D5_next_after_a_change_that_does_not_concern_it() -> None:
    quick, stale = two_desks(*DEBATE, hand(LI))
    assert quick.submit(commands.Note(by=ZHAO, text=FLOWERS)) is None
    assert stale.submit(commands.Recognize(by=LI)) is None
    assert stale.meeting.floor is not None
    assert stale.meeting.floor.by == LI


def test_fact_D5_a_stale_end_ends_nobody_elses_speech() -> None:
    quick, stale = two_desks(*SPEAKING)
    assert quick.submit(commands.EndSpeech()) is None
    assert rule_of(stale.submit(commands.EndSpeech())) == "nobody_speaking"


def test_fact_D7_nobody_waits_and_nobody_speaks() -> None:
    row = given(*DEBATE).when(recognize()).then(refused("nobody_waiting"), floor=None, next_speaker=None)
    row.when(call_vote()).then(ok, voting={"method": "hands"}).check()


def test_fact_D9_the_next_question_opens_debate_again() -> None:
    row = given(*CLOSED, vote(4, 1)).when(main(FLOWERS), hand(LI)).then(ok, queue=by(LI))
    row.when(amend("楼前种桂花", second=LI), hand(LI)).then(ok, queue=by(LI)).check()


def test_fact_D9_with_nothing_pending_there_are_only_points() -> None:
    row = given(OPEN).when(hand(LI)).then(refused("nothing_to_debate"))
    row = row.when(recognize(by=LI, stance="pro")).then(refused("nothing_to_debate"), floor=None)
    row.when(interrupt(LI)).then(ok, question={"kind": "point_of_order", "mover": LI}).check()


AGENDA = (plan(items=["一", "二", "三"]), do("open_item", item=1))


def test_fact_D11_another_item_takes_the_place_of_the_first_and_the_same_changes_nothing() -> None:
    # The one left open was not ended for good: it is suggested again.
    row = given(*AGENDA).when(do("open_item", item=2)).then(ok, item=2)
    row.when(do("close_item", item=2)).then(ok, item=None, suggested={"act": {"do": "open_item", "item": 1}}).check()
    given(*AGENDA).when(do("open_item", item=1)).then(refused("item_open"), item=1).check()
    given(*AGENDA, do("close_item", item=1)).when(do("close_item", item=1)).then(
        refused("no_item_open"), item=None
    ).check()


def test_fact_E2_somebody_who_did_not_raise_a_hand_may_be_called_up() -> None:
    row = given(*DEBATE).when(recognize(by=LI, stance="con")).then(ok, floor={"by": LI, "stance": "con"}, queue=[])
    row.when(END).then(ok, speeches={LI: 1}).check()


def test_fact_E4_what_is_unfinished_is_not_closed() -> None:
    # There is no “close it anyway”: whoever wants to stop the debate moves to close it.
    row = given(*AGENDA, MAIN, hand(LI)).when(do("close_item", item=1)).then(refused("settle_question_first"), item=1)
    row = row.when(call_vote()).then(refused("still_waiting", names=(LI,)))
    row = row.when(put(ZHANG, "previous_question"), vote(5, 0), vote(4, 1), do("close_item", item=1))
    row.then(ok, item=None, pending=[]).check()


def test_fact_E5_next_item_twice_moves_on_once() -> None:
    row = (
        given(*AGENDA, MAIN, vote(4, 1))
        .when(do("close_item", item=1))
        .then(ok, suggested={"act": {"do": "open_item", "item": 2}})
    )
    row = (
        row.when(do("close_item", item=1)).then(refused("no_item_open")).when(do("open_item", item=2)).then(ok, item=2)
    )
    row.when(do("open_item", item=2)).then(refused("item_open"), item=2).check()


def test_fact_E6_items_taken_out_of_turn_leave_the_rest_in_order() -> None:
    other_way = (AGENDA[0], do("open_item", item=3), do("close_item", item=3), do("open_item", item=2))
    row = given(*other_way).when(do("close_item", item=2)).then(ok, suggested={"act": {"do": "open_item", "item": 1}})
    row = row.when(do("open_item", item=1), do("close_item", item=1)).then(ok, suggested={"act": {"do": "adjourn"}})
    row.when(ADJOURN).then(ok, phase="adjourned", unfinished=[]).check()


def test_fact_D7_speaking_twice_in_a_row_when_nobody_else_waits() -> None:
    given(*DEBATE, speak(LI)).when(hand(LI), recognize()).then(ok, floor={"by": LI, "speech_no": 2}).check()
