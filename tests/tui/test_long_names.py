"""One name as long as a book does not take the room of the others."""

import pytest
from dialog_room import NAMES, Room, at
from host_room import NARROW, WIDE, Painted
from recorder_room import at_the_desk

from yishi_tui.domain import commands as do

LONG = "长" * 900


def signed_in(names: list[str]) -> Room:
    room = Room(names=names)
    room.act(do.Arrive(who=tuple(names[:12])))
    return room


@pytest.mark.parametrize("size", [NARROW, WIDE])
def test_on_the_page_of_those_who_signed_in(size: tuple[int, int]) -> None:
    text = Painted(signed_in([*NAMES[:7], LONG, *NAMES[8:]])).text(size)
    for seat, name in enumerate(NAMES[:12], 1):
        assert name in text or seat == 8
    assert " 8 " + "长" * 9 + "…" in text
    assert text.count("…") == 1


def test_nothing_is_cut_where_nothing_is_long() -> None:
    names = ["艾" * 10, *NAMES[1:]]
    text = Painted(signed_in(names)).text(NARROW)
    assert names[0] in text
    assert "…" not in text


async def test_at_the_recorder_too() -> None:
    async with at_the_desk(signed_in([LONG, *NAMES[1:]]), WIDE) as recorder:
        assert "长" * 9 + "…" in recorder.text
        assert NAMES[1] in recorder.text


async def test_what_was_recorded_last_leaves_room_for_the_list() -> None:
    async with at(Room(names=[LONG, *NAMES[1:]]), "sign_in") as hands:
        await hands.press("1", "enter")
        assert "长…已到场 ✓" in hands.text
        assert all(name in hands.text for name in NAMES[1:6])
