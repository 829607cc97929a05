"""The number of ways to go on from a few positions is what it was: see `perft` and `golden.txt`."""

from pathlib import Path

import pytest

from tests.perft.perft import DEPTH, POOL, POSITIONS, done, followers, in_order, opened, table

GOLDEN = Path(__file__).with_name("golden.txt")


def golden() -> list[str]:
    """The lines of the golden file that are no comments."""
    return [line for line in GOLDEN.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]


@pytest.mark.parametrize("position", POSITIONS)
def test_the_ways_to_go_on_are_those_counted_before(position: str) -> None:
    assert list(table(position)) == [line for line in golden() if line.split()[0] == position]


def test_the_golden_file_has_every_position_to_the_full_depth() -> None:
    assert [line.split()[:2] for line in golden()] == [[p, str(d)] for p in POSITIONS for d in range(1, DEPTH + 1)]


def test_every_act_of_the_pool_is_in_order_somewhere() -> None:
    reached = [done(opened(), *commands) for commands in POSITIONS.values()]
    used: set[int] = set()
    for _ in range(3):
        for meeting in reached:
            used |= {place for place, command in enumerate(POOL) if in_order(meeting, command)}
        reached = [left for meeting in reached for left in followers(meeting)]
    assert used == set(range(len(POOL)))
