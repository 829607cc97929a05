"""The screen in each phase, as somebody looked at it and kept it; a change is seen line by line."""

import pytest
from dialog_room import Room
from host_room import NARROW, TINY, WIDE, in_the_chair
from syrupy.assertion import SnapshotAssertion
from test_host_acts import STATES

from yishi_tui.domain import commands as do

PHASES = [
    "planned",
    "opened",
    "moved",
    "queue",
    "speech",
    "point",
    "amended",
    "voting",
    "counted",
    "announced",
    "recess",
]


@pytest.mark.parametrize("state", PHASES)
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_phase(room: Room, as_before: SnapshotAssertion, state: str, size: tuple[int, int]) -> None:
    STATES[state](room)
    async with in_the_chair(room, size) as chair:
        assert chair.text == as_before


async def test_refusal(room: Room, as_before: SnapshotAssertion) -> None:
    async with in_the_chair(room.speaking(), NARROW) as chair:
        await chair.press("2")
        assert chair.text == as_before


async def test_time_is_up(room: Room, as_before: SnapshotAssertion) -> None:
    room.speaking().act(do.RequestFloor(by="赵强", stance="con"))
    async with in_the_chair(room, NARROW) as chair:
        await chair.later(185)
        assert chair.text == as_before


async def test_small_window(room: Room, as_before: SnapshotAssertion) -> None:
    async with in_the_chair(room.speaking(), TINY) as chair:
        assert chair.text == as_before


async def test_adjourned(room: Room, as_before: SnapshotAssertion) -> None:
    STATES["announced"](room)
    room.act(do.Assign(task="贴公示", owner="王秀兰", due="2026-12-05"))
    room.act(do.CloseItem(item=1), do.Adjourn())
    async with in_the_chair(room, NARROW) as chair:
        assert chair.text == as_before
