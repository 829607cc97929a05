"""Somebody raised a hand without saying for which side."""

import pytest
from dialog_room import ZHANG
from host_room import NARROW, WIDE, Painted

from yishi_tui.domain import commands as do


@pytest.mark.parametrize(("size", "row"), [(WIDE, "张建国 立场待问 首次"), (NARROW, "张建国 立场？ 首次")])
def test_that_it_is_to_be_asked_is_said_in_full_where_there_is_room(
    painted: Painted, size: tuple[int, int], row: str
) -> None:
    painted.room.debating().act(do.RequestFloor(by=ZHANG))
    assert row in painted.text(size)
