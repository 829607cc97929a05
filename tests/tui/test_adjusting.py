"""Putting the clock right early in a speech: what comes of it is said beforehand."""

import pytest
from dialog_room import Room, at

from yishi_tui.domain import events as ev


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
