"""Putting the clock right early in a speech: what comes of it is said beforehand."""

import pytest
from dialog_room import Room, at
from seat_room import Seated, seated, timekeeper

from yishi_tui.domain import events as ev
from yishi_tui.tui.panels.bigtext import figures


async def test_no_more_is_given_back_than_was_used_and_that_is_said_first(room: Room) -> None:
    room.speaking().after(12)
    async with at(room, "adjust", seconds=30) as hands:
        assert "才用了 12 秒，就还 12 秒。" in hands.text
        room.after(10)
        await hands.press("1")
    assert room.last == ev.ClockAdjusted(seconds=12, reason="计时开早了")


@pytest.mark.parametrize(("used", "seconds"), [(30, 30), (100, 30), (12, -30)])
async def test_what_is_given_in_full_needs_no_words(room: Room, used: int, seconds: int) -> None:
    room.speaking().after(used)
    async with at(room, "adjust", seconds=seconds) as hands:
        assert "才用了" not in hands.text
        await hands.press("1")
    assert isinstance(room.last, ev.ClockAdjusted)
    assert room.last.seconds == seconds


@pytest.mark.usefixtures("english")
async def test_in_english_too(room: Room) -> None:
    room.speaking().after(12)
    async with at(room, "adjust", seconds=30) as hands:
        assert "Only 12 s have been used, so 12 s are given back." in hands.text


def digits_whole(seat: Seated, time: str) -> bool:
    """Whether every line of the figures is on the screen, in whichever size."""
    rows = [row.strip(" │") for row in seat.text.splitlines()]
    sizes = (figures(time, width, height) for width in (56, 60, 76, 80, 116, 120) for height in range(3, 36))
    return any(drawn[0] != time and _within([row.strip() for row in drawn], rows) for drawn in sizes)


def _within(part: list[str], rows: list[str]) -> bool:
    return any(rows[start : start + len(part)] == part for start in range(len(rows)))


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (60, 20)])
async def test_the_digits_stay_whole_above_the_box(room: Room, size: tuple[int, int]) -> None:
    async with seated(room.speaking(), timekeeper(room), size) as seat:
        await seat.later(60)
        assert digits_whole(seat, "02:00")
        await seat.press("4")
        await seat.later(1)
        assert "计时开早了" in seat.text
        assert digits_whole(seat, "01:59")
        await seat.press("enter")
        await seat.later(1)
        assert "请按数字选一项。" in seat.text
        assert digits_whole(seat, "01:58")
        await seat.press("escape")
        await seat.later(1)
        assert digits_whole(seat, "01:57")
        assert "试铃" in seat.text
