"""Whom `Enter` would choose stands in the list where it can be seen."""

import pytest
from dialog_room import LI, NAMES, Room, at, plan
from host_room import NARROW, WIDE, in_the_chair
from msgspec.structs import replace

from yishi_tui.domain import events as ev
from yishi_tui.domain.plan import Item

FAR = NAMES[22]


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_the_one_who_prepared_the_item_is_in_view_and_marked(size: tuple[int, int]) -> None:
    agenda = replace(plan(), items=(Item(title="加装电梯", proposer=FAR, motion="加装电梯"),))
    async with in_the_chair(Room(agenda=agenda).opened(), size) as chair:
        await chair.enter()
        assert chair.dialog == "move"
        assert any("> 23" in row and FAR in row for row in chair.text.splitlines())
        for _ in range(3):
            await chair.enter()
        assert isinstance(chair.room.last, ev.MotionMade)
        assert chair.room.last.by == FAR


async def test_it_stays_in_view_in_a_smaller_window(room: Room) -> None:
    async with at(room.opened(), "move", (120, 36), by=FAR) as hands:
        assert "> 23" in hands.text
        await hands.pilot.resize_terminal(80, 24)
        await hands.pilot.pause()
        assert "> 23" in hands.text


async def test_nobody_chosen_begins_at_the_top(room: Room) -> None:
    async with at(room.opened(), "sign_in") as hands:
        assert NAMES[0] in hands.text
        assert LI in hands.text
