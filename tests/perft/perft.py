"""How many ways there are to go on: acts in order counted to a fixed depth, from a few positions.

A change of any rule shows in these numbers, also one that nobody thought of testing. The golden numbers stand in
`golden.txt`; `python -m tests.perft.perft` prints what that file should say.
"""

import json
import sys
from collections.abc import Iterator
from datetime import datetime

from tests.machine.plausible import after
from tests.rules.dsl import simplified
from yishi_tui.domain import commands as do
from yishi_tui.domain.commands import Command
from yishi_tui.domain.events import MeetingPlanned
from yishi_tui.domain.evolve import evolve
from yishi_tui.domain.meeting import Meeting
from yishi_tui.domain.order import OutOfOrder
from yishi_tui.domain.plan import Member, Plan, Seats
from yishi_tui.domain.record import Record
from yishi_tui.domain.view import state_of

HOST, ONE, TWO = "甲", "乙", "丙"
NOW = datetime.fromisoformat("2026-11-22T19:00:00+08:00")
POOL: tuple[Command, ...] = (
    do.Move(by=ONE, kind="main", text="修路灯"),
    do.Move(by=TWO, kind="amend", new_text="修两盏路灯"),
    do.Move(by=ONE, kind="previous_question"),
    do.Second(by=ONE),
    do.Second(by=TWO),
    do.State(),
    do.Withdraw(by=ONE),
    do.RequestFloor(by=ONE, stance="pro"),
    do.RequestFloor(by=TWO, stance="con"),
    do.Recognize(),
    do.EndSpeech(),
    do.Interrupt(by=TWO, kind="point_of_order"),
    do.Rule(well_taken=True),
    do.Resume(),
    do.CallVote(),
    do.Tally(yes=2, no=0),
    do.Tally(yes=1, no=1, host="yes"),
    do.Announce(),
    do.Division(by=TWO),
    do.Recess(),
    do.Reconvene(),
    do.Leave(who=(TWO,)),
    do.Adjourn(),
)
"""Concrete acts of a meeting of three, each of which is in order somewhere."""
STATED = (POOL[0], do.Second(by=TWO), do.State())
POSITIONS: dict[str, tuple[Command, ...]] = {
    "open": (),
    "debate": STATED,
    "speech": (*STATED, do.Recognize(by=ONE, stance="pro")),
    "amendment": (*STATED, POOL[1], do.Second(by=ONE), do.State()),
    "counted": (*STATED, do.CallVote(), do.Tally(yes=1, no=1)),
}
DEPTH = 5


def opened() -> Meeting:
    """Three members, all there, called to order."""
    members = tuple(Member(name=name) for name in (HOST, ONE, TWO))
    plan = Plan(title="会", starts=NOW.isoformat(), seats=Seats(host=HOST), members=members)
    planned = MeetingPlanned(plan=plan, rules=simplified(), present=(HOST, ONE, TWO))
    return done(evolve(Meeting(), Record(1, NOW, "host", planned)), do.CallToOrder())


def done(meeting: Meeting, *commands: Command) -> Meeting:
    """The meeting after these commands, every one of which must be in order."""
    for command in commands:
        left = after(meeting, command, NOW)
        assert not isinstance(left, OutOfOrder), f"{command}: {left}"
        meeting = left
    return meeting


def in_order(meeting: Meeting, command: Command) -> bool:
    return not isinstance(after(meeting, command, NOW), OutOfOrder)


def followers(meeting: Meeting) -> Iterator[Meeting]:
    """The meetings that one act of the pool leads to."""
    for command in POOL:
        left = after(meeting, command, NOW)
        if not isinstance(left, OutOfOrder):
            yield left


def perft(meeting: Meeting, depth: int) -> list[tuple[int, int]]:
    """For each depth the number of sequences in order, and of different states they lead to."""
    reached, counts = [meeting], []
    for _ in range(depth):
        reached = [left for each in reached for left in followers(each)]
        counts.append((len(reached), len({looks(each) for each in reached})))
    return counts


def looks(meeting: Meeting) -> str:
    """The state object, which is all that anybody outside can tell two meetings apart by."""
    return json.dumps(state_of(meeting, NOW), sort_keys=True)


def table(*positions: str) -> Iterator[str]:
    """The lines of the golden file: position, depth, sequences, states."""
    for position in positions:
        for depth, (sequences, states) in enumerate(perft(done(opened(), *POSITIONS[position]), DEPTH), 1):
            yield f"{position} {depth} {sequences} {states}"


if __name__ == "__main__":
    sys.stdout.writelines(f"{line}\n" for line in table(*POSITIONS))
