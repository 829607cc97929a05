"""Traps 28 to 31: whose turn it is, how often and for how long; each test bears its number."""

import pytest
from msgspec.structs import replace

from tests.ladder.stage import check, rules
from tests.rules.dsl import given, ok, refused
from tests.rules.lines import (
    CHEN,
    END,
    LI,
    MAIN,
    OPEN,
    SPEAKING,
    WANG,
    ZHANG,
    ZHAO,
    do,
    hand,
    main,
    put,
    recognize,
    speak,
    tick,
    vote,
)
from tests.rules.told import played, told
from yishi_tui.domain.queries import top

LADDERS = ("simplified", "ronr")
PENDING = (OPEN, MAIN)
SOLO = (OPEN, main(second=None))
LIMIT = {"simplified": 180, "ronr": 600, "nantang": 120}


@pytest.mark.parametrize("name", [*LADDERS, "nantang"])
def test_trap_28_the_rest_of_a_speech_goes_to_nobody(name: str) -> None:
    pending = SOLO if name == "nantang" else PENDING
    full = LIMIT[name]
    row = given(*pending).when(recognize(by=LI, stance="pro"), tick(20), recognize(by=WANG, stance="pro"))
    row = row.then(refused("floor_taken", offer="end_speech", name=LI), floor={"by": LI, "remaining_s": full - 20})
    row = row.when(END, hand(WANG), recognize()).then(ok, floor={"by": WANG, "remaining_s": full, "speech_no": 1})
    check(name, row.when(END).then(ok, speeches={LI: 1, WANG: 1}))


def test_trap_28_nor_to_the_own_second_speech() -> None:
    row = given(*PENDING, speak(LI, "pro", 20)).when(recognize(by=LI, stance="pro"))
    row.then(ok, floor={"remaining_s": 180, "speech_no": 2}).check()


@pytest.mark.parametrize("name", [*LADDERS, "nantang"])
def test_trap_29_a_stopped_speech_is_a_turn_used(name: str) -> None:
    pending = SOLO if name == "nantang" else PENDING
    row = given(*pending, recognize(by=WANG, stance="pro")).when(do("stop_speech", reason="离题"))
    row = row.then(ok, floor=None, speeches={WANG: 1}).when(speak(WANG, s=10), hand(WANG))
    check(name, row.then(refused("speeches_used_up", allowed=2)))


def test_trap_29_unless_the_ruleset_says_otherwise() -> None:
    lenient = rules("simplified")
    lenient = replace(lenient, speech=replace(lenient.speech, stop_counts_as_turn=False))
    proceedings, refusal = played(lenient, (*SPEAKING, do("stop_speech", reason="离题"), speak(WANG), hand(WANG)))
    question = top(proceedings.meeting)
    assert refusal is None
    assert question is not None
    assert (dict(question.speeches), [request.by for request in question.queue]) == ({WANG: 1}, [WANG])


def test_trap_29_a_reason_is_given() -> None:
    given(*SPEAKING).when(do("stop_speech", reason="")).then(refused("reason_needed"), floor={"by": WANG}).check()


WAITING = (hand(ZHAO, "pro"), hand(LI, "pro"), hand(CHEN, "pro"), hand(ZHANG, "con"), hand(WANG, "pro"))


@pytest.mark.parametrize("name", LADDERS)
def test_trap_30_mover_then_unheard_then_the_other_side_then_the_earlier_hand(name: str) -> None:
    row = given(*PENDING, speak(LI, "pro"), *WAITING[:-1]).when(WAITING[-1])
    order = [
        {"by": WANG, "why": "mover, unspoken"},
        {"by": ZHANG, "why": "unspoken, alternate"},
        {"by": ZHAO, "why": "unspoken, alternate"},
        {"by": CHEN, "why": "unspoken"},
        {"by": LI, "why": "fifo"},
    ]
    check(name, row.then(ok, queue=order, next_speaker=WANG))


OTHER_ORDERS = {
    "nantang": [ZHANG, ZHAO, LI, CHEN, WANG],
    "twelve-principles": [ZHANG, ZHAO, CHEN, WANG, LI],
    "minquan": [ZHAO, LI, CHEN, ZHANG, WANG],
}


@pytest.mark.parametrize(("name", "order"), OTHER_ORDERS.items())
def test_trap_30_by_the_preferences_of_the_ruleset(name: str, order: list[str]) -> None:
    row = given(*SOLO, speak(LI, "pro"), *WAITING[:-1]).when(WAITING[-1])
    check(name, row.then(ok, queue=[{"by": by} for by in order], next_speaker=order[0]))


def test_trap_30_the_refusal_names_the_first_and_why() -> None:
    out = (*PENDING, hand(WANG), hand(LI), recognize(by=LI))
    given(*out[:-1]).when(out[-1]).then(refused("out_of_turn", offer="recognize", first=WANG)).check()
    refusal = told("simplified", *out)
    assert refusal.why == f"按发言顺序先轮到{WANG}（动议人先说、首次发言），再到{LI}。"
    assert f"请先请{WANG}" in refusal.remedy
    assert refusal.works


@pytest.mark.parametrize("name", [*LADDERS, "nantang", "twelve-principles"])
def test_trap_31_a_third_speech(name: str) -> None:
    pending = PENDING if name in LADDERS else SOLO
    spoken = (*pending, speak(LI, s=5), speak(LI, s=5))
    row = given(*spoken).when(hand(LI)).then(refused("speeches_used_up", allowed=2, name=LI), queue=[])
    check(name, row.when(recognize(by=LI, stance="pro", override="再说一句")).then(refused("speeches_used_up")))
    refusal = told(name, *spoken, hand(LI))
    assert f"{LI}对这一题已经说满2次" in refusal.why
    assert "延长辩论或者再开一轮" in refusal.remedy


def test_trap_31_a_new_round_is_the_way_out() -> None:
    spoken = (*SOLO, speak(LI, None))
    row = given(*spoken).when(hand(LI, None)).then(refused("speeches_used_up", offer="new_round", allowed=1))
    check("five-step", row.when(do("new_round"), hand(LI, None)).then(ok, speeches={}, queue=[{"by": LI}]))
    assert told("five-step", *spoken, hand(LI, None)).works


def test_trap_31_two_thirds_lift_the_number() -> None:
    spoken = (*PENDING, speak(LI, s=5), speak(LI, s=5), put(ZHAO, "suspend_rules", text="每人两次"))
    check("ronr", given(*spoken, vote(3, 2)).when(hand(LI)).then(refused("speeches_used_up")))
    check("ronr", given(*spoken, vote(4, 2)).when(hand(LI)).then(ok, queue=[{"by": LI}]))


def test_trap_31_small_boards_do_not_count() -> None:
    check(
        "ronr-small-board", given(*SOLO, *(speak(LI, s=5) for _ in range(3))).when(hand(LI)).then(ok, speeches={LI: 3})
    )
