"""The acts in order, whole, in the states every meeting passes through; and the unchecked door, which refuses nothing."""

from datetime import datetime
from typing import Any, get_args

import msgspec
import pytest

from tests.rules.dsl import Line, Row, given, ok, rows, simplified
from tests.rules.lines import (
    ADJOURN,
    CHEN,
    LI,
    LIFT,
    MAIN,
    OPEN,
    PAUSE,
    SPEAKING,
    WANG,
    ZHANG,
    ZHAO,
    call_vote,
    do,
    hand,
    interrupt,
    leave,
    move,
    plan,
    put,
    seconds,
    tally,
    vote,
)
from yishi_tui.domain.events import Event, MeetingPlanned
from yishi_tui.domain.evolve import evolve
from yishi_tui.domain.meeting import Meeting
from yishi_tui.domain.plan import Plan
from yishi_tui.domain.record import Record

COMING = "arrive leave admit note"
MEETING = f"{COMING} assign correct tick hand_over"
FREE = "recess adjourn next_meeting"
"""What the host may declare while nobody speaks and no vote is under way."""


def exactly(names: str) -> Any:
    """These acts and no others, whatever their order."""

    def matcher(found: list[str]) -> bool:
        return len(found) == len(set(found)) and set(found) == set(names.split())

    matcher.__doc__ = f"exactly {names}"
    return matcher


def acts(names: str, *lines: Line) -> Row:
    """The acts in order after these lines."""
    return given(*lines[:-1]).when(lines[-1]).then(ok, acts=exactly(names))


ACTS = {
    "planned": acts(f"call_to_order {COMING} tick", plan(open=False)),
    "planned, once something can be undone": acts(f"call_to_order {COMING} tick correct", plan(open=False), leave(LI)),
    "nothing pending": acts(f"{MEETING} {FREE} move put interrupt unanimous_consent", OPEN),
    "an item is open": acts(
        f"{MEETING} {FREE} move put interrupt unanimous_consent open_item close_item",
        plan(items=["一", "二"]),
        do("open_item", item=1),
    ),
    "moved": acts(
        f"{MEETING} {FREE} move put interrupt second withdraw modify no_second read_back confirm_wording",
        OPEN,
        move(WANG, "main", text=LIFT),
    ),
    "seconded": acts(
        f"{MEETING} {FREE} move put interrupt withdraw_second withdraw modify state read_back confirm_wording",
        OPEN,
        move(WANG, "main", text=LIFT),
        seconds(),
    ),
    "debate": acts(
        f"{MEETING} {FREE} move put interrupt unanimous_consent ask_leave_to_withdraw "
        "request_floor recognize speak call_vote vote",
        OPEN,
        MAIN,
    ),
    "a hand is up: no vote": acts(
        f"{MEETING} {FREE} move put interrupt unanimous_consent ask_leave_to_withdraw "
        "request_floor recognize speak cancel_request",
        OPEN,
        MAIN,
        hand(LI),
    ),
    "undebatable": acts(
        f"{MEETING} {FREE} move put interrupt unanimous_consent ask_leave_to_withdraw call_vote vote",
        OPEN,
        MAIN,
        put(ZHAO, "adjourn"),
    ),
    "somebody speaks": acts(
        f"{MEETING} recess move put interrupt request_floor end_speech stop_speech pause_clock extend_time", *SPEAKING
    ),
    "the clock stands": acts(
        f"{MEETING} recess move put interrupt request_floor end_speech stop_speech resume_clock extend_time",
        *SPEAKING,
        PAUSE,
    ),
    "a point waits for its ruling": acts(
        f"{MEETING} {FREE} rule stop_speech extend_time withdraw modify read_back confirm_wording",
        *SPEAKING,
        interrupt(ZHAO),
    ),
    "ruled, the speaker waits": acts(
        f"{MEETING} {FREE} move put appeal interrupt resume stop_speech extend_time request_floor",
        *SPEAKING,
        interrupt(ZHAO),
        do("rule", well_taken=True),
    ),
    "leave was asked": acts(
        f"{MEETING} {FREE} move put interrupt no_objection objection withdraw modify state read_back confirm_wording",
        OPEN,
        MAIN,
        do("ask_leave_to_withdraw", by=WANG),
    ),
    "a vote was called": acts(f"{MEETING} move put interrupt tally", OPEN, MAIN, call_vote()),
    "a roll call": acts(f"{MEETING} move put interrupt cast", OPEN, MAIN, call_vote(method="roll_call")),
    "a ballot": acts(f"{MEETING} move put interrupt ballot", OPEN, MAIN, call_vote(method="ballot")),
    "counted": acts(f"{MEETING} move put interrupt tally announce division", OPEN, MAIN, call_vote(), tally(3, 2)),
    "announced": acts(f"{MEETING} {FREE} move put interrupt unanimous_consent division", OPEN, MAIN, vote(3, 2)),
    "doubted": acts(
        f"{MEETING} {FREE} move put interrupt call_vote vote", OPEN, MAIN, vote(3, 2), do("division", by=LI)
    ),
    "without a quorum": acts(
        f"{MEETING} {FREE} move put interrupt unanimous_consent request_floor recognize speak",
        OPEN,
        MAIN,
        leave(LI, ZHAO, ZHANG, CHEN),
    ),
    "another presides": acts(
        f"{MEETING} {FREE} move put interrupt unanimous_consent take_back".replace(" hand_over", ""),
        OPEN,
        do("hand_over", to=WANG),
    ),
    "recess": acts(f"{COMING} assign correct tick reconvene adjourn next_meeting", OPEN, do("recess", minutes=5)),
    "adjourned": acts("next_meeting note assign correct tick", OPEN, ADJOURN),
}


@rows(ACTS)
def test_the_acts_in_order_are_exactly(row: Row) -> None:
    row.check()


AT = datetime.fromisoformat("2026-11-22T19:00:00+08:00")
SAMPLES: dict[str, Any] = {
    "plan": {"title": "会"},
    "rules": {"meta": {"id": "x", "title": "x"}},
    "motion": {"kind": "main", "by": WANG},
    "role": "guest",
    "kind": "main",
    "verdict": "adopted",
    "effect": "adopt",
    "method": "hands",
    "choice": "yes",
    "who": [WANG],
    "voids": [1],
    "met": True,
    "well_taken": True,
}


def sample(event: type[Any]) -> Any:
    """The event with something in every field it cannot do without."""
    wanted = {f.name: SAMPLES.get(f.name, 1) for f in msgspec.structs.fields(event) if f.required}
    texts = {f.name: WANG for f in msgspec.structs.fields(event) if f.required and f.type is str}
    return msgspec.convert({**wanted, **texts}, event)


@pytest.mark.parametrize("kind", get_args(Event), ids=lambda kind: kind.__name__)
def test_evolve_accepts_every_event_in_any_state(kind: type[Any]) -> None:
    """An old journal may hold what no rule would allow now: it is still read."""
    planned = MeetingPlanned(plan=Plan(title="会"), rules=simplified(), present=(WANG,))
    open_meeting = evolve(Meeting(), Record(1, AT, "host", planned))
    for meeting in (Meeting(), open_meeting):
        after = evolve(meeting, Record(meeting.seq + 1, AT, "host", sample(kind)))
        assert after.seq == meeting.seq + 1
