"""The number of ways to go on from a few positions is what it was: see `perft` and `golden.txt`."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.machine.soundness import legal_kinds_can_be_moved, listed_acts_can_be_done
from tests.perft.games import EVERY_POSITION, GAMES
from tests.perft.perft import NOW, accepted, position, table
from yishi_tui.domain import commands as do
from yishi_tui.domain.commands import Command, name_of
from yishi_tui.domain.meeting import Meeting
from yishi_tui.domain.motions import legal_kinds
from yishi_tui.domain.openings import open_acts

GOLDEN = Path(__file__).with_name("golden.txt")


def golden(ruleset: str, name: str, depth: int) -> list[str]:
    """The lines of the golden file about a position, as deep as asked for."""
    lines = [line.split() for line in GOLDEN.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    return [" ".join(words) for words in lines if words[:2] == [ruleset, name] and int(words[2]) <= depth]


def around(ruleset: str, name: str) -> Iterator[Meeting]:
    """The meeting in that position, and those that one act leads to."""
    meeting = position(ruleset, name)
    yield meeting
    yield from accepted(meeting, GAMES[ruleset].pool).values()


@pytest.mark.parametrize(("ruleset", "name"), EVERY_POSITION)
def test_the_ways_to_go_on_are_those_counted_before(ruleset: str, name: str) -> None:
    depth = GAMES[ruleset].depth
    assert list(table(ruleset, name, depth)) == golden(ruleset, name, depth)


@pytest.mark.slow
@pytest.mark.parametrize(("ruleset", "name"), EVERY_POSITION)
def test_the_ways_to_go_on_are_those_counted_before_one_act_deeper(ruleset: str, name: str) -> None:
    depth = GAMES[ruleset].deep
    assert list(table(ruleset, name, depth)) == golden(ruleset, name, depth)


@pytest.mark.parametrize(("ruleset", "name"), EVERY_POSITION)
def test_the_golden_file_has_every_position_to_the_full_depth(ruleset: str, name: str) -> None:
    assert len(golden(ruleset, name, GAMES[ruleset].deep)) == GAMES[ruleset].deep


@pytest.mark.parametrize(("ruleset", "name"), EVERY_POSITION)
def test_what_is_accepted_is_what_is_listed_as_open(ruleset: str, name: str) -> None:
    """Two ways to know the acts in order, each on its own: trying them, and asking for the list."""
    for meeting in around(ruleset, name):
        pool = GAMES[ruleset].pool
        done = [pool[place] for place in accepted(meeting, pool) if not is_by_speaker(meeting, pool[place])]
        assert {name_of(type(command)) for command in done} <= set(open_acts(meeting, NOW))
        assert {command.kind for command in done if isinstance(command, do.Move)} <= set(legal_kinds(meeting))
        listed_acts_can_be_done(meeting, NOW)
        legal_kinds_can_be_moved(meeting, NOW)


def is_by_speaker(meeting: Meeting, command: Command) -> bool:
    """A speaker's motion ends the speech first, so the lists, which are for the others, do not tell."""
    return isinstance(command, do.Move) and meeting.floor is not None and meeting.floor.by == command.by


@pytest.mark.parametrize("ruleset", GAMES)
def test_every_act_of_the_pool_is_in_order_somewhere(ruleset: str) -> None:
    pool = GAMES[ruleset].pool
    reached = [position(ruleset, name) for name in GAMES[ruleset].positions]
    used: set[int] = set()
    for _ in range(3):
        following = [accepted(meeting, pool) for meeting in reached]
        used = used.union(*following)
        reached = [left for each in following for left in each.values()]
    assert used == set(range(len(pool)))
