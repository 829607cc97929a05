"""How many may vote is one number, whichever panel says it."""

import pytest
from dialog_room import at
from host_room import NARROW, Painted
from recorder_room import at_the_desk

from yishi_tui.domain import commands as do


async def test_in_a_secret_ballot_the_host_is_one_of_the_voters(painted: Painted) -> None:
    painted.room.voting("ballot")
    assert "还没有计票 · 在座可以投票的 24 位" in painted.text()
    async with at(painted.room, "ballot") as hands:
        assert "在座可以投票的 24 位" in hands.text
    async with at_the_desk(painted.room, NARROW) as recorder:
        assert "在座可以投票的 24 位" in recorder.text


@pytest.mark.parametrize("method", ["hands", "rising", "voice"])
def test_by_hands_the_host_is_asked_last(painted: Painted, method: str) -> None:
    painted.room.voting(method)
    assert "还没有计票 · 在座可以投票的 23 位" in painted.text()


def test_and_is_missing_no_more_once_asked(painted: Painted) -> None:
    painted.room.voting().act(do.Tally(yes=11, no=11, abstain=1, host="yes"))
    assert "没有表态" not in painted.text()
