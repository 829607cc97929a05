"""More groups than there is room for: none is dropped without a word, and the timekeeper can page through them."""

import re

import pytest
from dialog_room import NAMES, Room, plan
from host_room import NARROW, text_of
from msgspec.structs import replace
from recorder_room import at_the_desk
from seat_room import seated, timekeeper, view_of

from yishi_tui.domain import commands as do
from yishi_tui.fairness import Heard, Share
from yishi_tui.tui.panels.timekeeper_shares import share_lines


def in_units(units: int) -> Room:
    """The neighbours live in so many units."""
    members = tuple(replace(each, groups=(f"{place % units + 1}单元",)) for place, each in enumerate(plan().members))
    return Room(agenda=replace(plan(), members=members))


def heard(room: Room, speakers: int) -> Room:
    """So many have spoken, one after another."""
    room.debating()
    for name in NAMES[3 : 3 + speakers]:
        room.act(do.Recognize(by=name, stance="pro"))
        room.after(5)
        room.act(do.EndSpeech())
    return room


async def test_tab_pages_through_everybody_who_has_spoken() -> None:
    room = heard(in_units(9), 9)
    async with seated(room, timekeeper(room)) as seat:
        assert "Tab" in seat.text.splitlines()[-1] + seat.text.splitlines()[-2]
        assert re.search(r"每人  还有 \d 位", seat.text)
        assert re.search(r"每方、每组  还有 \d 组", seat.text)
        before, seen = seat.happened, set(re.findall(r"\d单元 1次", seat.text))
        for _ in range(4):
            await seat.press("tab")
            seen |= set(re.findall(r"\d单元 1次", seat.text))
        assert seen == {f"{unit}单元 1次" for unit in range(1, 10)}
        assert seat.happened == before


async def test_without_more_there_is_no_such_key() -> None:
    room = heard(in_units(2), 2)
    async with seated(room, timekeeper(room)) as seat:
        assert "Tab" not in seat.text
        assert "还有" not in seat.text.split("每人")[1].split("第 1 项")[0]


@pytest.mark.parametrize(
    ("rows", "page", "said"),
    [(5, 0, "还有 2 组"), (5, 1, "还有 2 方、2 组"), (3, 0, "还有 4 组"), (7, 0, "每方、每组\n")],
)
def test_what_there_is_more_of_is_said(rows: int, page: int, said: str) -> None:
    sides = (Share("pro", 1, 1000), Share("con", 1, 1000))
    groups = tuple(Share(f"{unit}单元", 1, 1000) for unit in range(4))
    shares = Heard(people=(Share(NAMES[3], 2, 2000),), sides=sides, groups=groups, turns=2, ms=2000)
    text = text_of(tuple(share_lines(view_of(Room()), shares, 80, rows, page)))
    assert said in text


@pytest.mark.parametrize("units", [24, 28])
async def test_the_recorder_is_told_how_many_groups_there_is_no_room_for(units: int) -> None:
    async with at_the_desk(in_units(units).debating(), NARROW) as desk:
        text = desk.text[desk.text.index("各方到场") :]
    more = re.search(r"…还有 (\d+) 组", text)
    assert more is not None
    assert len(re.findall(r"单元 \d/\d", text)) + int(more[1]) == units


async def test_and_all_are_there_where_there_is_room() -> None:
    async with at_the_desk(in_units(4).debating(), NARROW) as desk:
        assert len(re.findall(r"单元 \d/\d", desk.text)) == 4
        assert "组" not in desk.text[desk.text.index("各方到场") :].splitlines()[0]


async def test_a_long_wording_leaves_a_line_for_the_groups() -> None:
    room = in_units(4).opened()
    room.act(do.Move(by=NAMES[4], kind="main", text="修路" * 400), do.Second(by=NAMES[3]), do.State())
    async with at_the_desk(room, NARROW) as desk:
        assert "各方到场" in desk.text
