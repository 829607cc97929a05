"""How many ways there are to go on: acts in order counted to a fixed depth, from the positions of each game.

A change of any rule shows in these numbers, also one that nobody thought of testing. The golden numbers stand in
`golden.txt`; `python -m tests.perft.perft` prints what that file should say.
"""

import json
import sys
from collections.abc import Iterator
from datetime import datetime
from functools import cache

from tests.machine.people import after
from tests.perft.games import EVERY_POSITION, GAMES, HOST, ONE, TWO
from yishi_tui.domain import commands as do
from yishi_tui.domain.commands import Command
from yishi_tui.domain.events import MeetingPlanned
from yishi_tui.domain.evolve import evolve
from yishi_tui.domain.meeting import Meeting
from yishi_tui.domain.order import OutOfOrder
from yishi_tui.domain.plan import Member, Plan, Seats
from yishi_tui.domain.record import Record
from yishi_tui.domain.view import state_of
from yishi_tui.rulesets import load

NOW = datetime.fromisoformat("2026-11-22T19:00:00+08:00")


@cache
def opened(ruleset: str) -> Meeting:
    """Three members, all there, called to order."""
    members = tuple(Member(name=name) for name in (HOST, ONE, TWO))
    plan = Plan(title="会", starts=NOW.isoformat(), seats=Seats(host=HOST, recorder=TWO), members=members)
    planned = MeetingPlanned(plan=plan, rules=load(ruleset), present=(HOST, ONE, TWO))
    return done(evolve(Meeting(), Record(1, NOW, "host", planned)), do.CallToOrder())


def position(ruleset: str, name: str) -> Meeting:
    """Where counting begins."""
    return done(opened(ruleset), *GAMES[ruleset].positions[name])


def done(meeting: Meeting, *commands: Command) -> Meeting:
    """The meeting after these commands, every one of which must be in order."""
    for command in commands:
        left = after(meeting, command, NOW)
        assert not isinstance(left, OutOfOrder), f"{command}: {left}"
        meeting = left
    return meeting


def accepted(meeting: Meeting, pool: tuple[Command, ...]) -> dict[int, Meeting]:
    """By their place in the pool, the acts in order and the meetings they lead to."""
    tried = ((place, after(meeting, command, NOW)) for place, command in enumerate(pool))
    return {place: left for place, left in tried if not isinstance(left, OutOfOrder)}


def perft(meeting: Meeting, pool: tuple[Command, ...], depth: int) -> list[tuple[int, int]]:
    """For each depth the number of sequences in order, and of different states they lead to."""
    reached, counts = [meeting], []
    for _ in range(depth):
        reached = [left for each in reached for left in accepted(each, pool).values()]
        counts.append((len(reached), len({looks(each) for each in reached})))
    return counts


def looks(meeting: Meeting) -> str:
    """The state object, which is all that anybody outside can tell two meetings apart by."""
    return json.dumps(state_of(meeting, NOW), sort_keys=True)


def table(ruleset: str, name: str, depth: int) -> Iterator[str]:
    """The lines of the golden file: ruleset, position, depth, sequences, states."""
    counts = perft(position(ruleset, name), GAMES[ruleset].pool, depth)
    for reached, (sequences, states) in enumerate(counts, 1):
        yield f"{ruleset} {name} {reached} {sequences} {states}"


if __name__ == "__main__":
    for each, where in EVERY_POSITION:
        sys.stdout.writelines(f"{line}\n" for line in table(each, where, GAMES[each].deep))
