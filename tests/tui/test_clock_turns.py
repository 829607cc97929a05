"""When a clock that is shown turns next: a seat rests until then."""

import pytest
from dialog_room import Room
from msgspec.structs import replace

from yishi_tui.tui.panels.view import turns_in


@pytest.mark.parametrize(
    ("limit_ms", "used", "turns"), [(None, 0, 700), (180_000, 0, 700), (180_000, 250, 450), (180_250, 0, 950)]
)
def test_a_clock_turns_when_its_second_is_full(room: Room, limit_ms: int | None, used: int, turns: int) -> None:
    floor = room.speaking().proceedings.meeting.floor
    assert floor is not None
    assert floor.since is not None
    floor = replace(floor, limit_ms=limit_ms, used_ms=used)
    now = floor.since.replace(second=5, microsecond=300_000)
    assert turns_in(floor, now) == turns
    assert turns_in(floor, now.replace(second=59, microsecond=900_000)) <= 100
    assert turns_in(replace(floor, since=None), now) == turns_in(None, now) == 54_700
