"""Windows of any size, at every seat and over it: nothing crashes, nothing typed is lost, and too small a window says so."""

import pytest
from dialog_room import Room, at
from host_room import in_the_chair
from recorder_room import at_the_desk
from test_dialogs_every import STAGES
from test_host_acts import STATES
from tour import SEATS, at_seat, in_reach

from yishi_tui.domain.vocabulary import Seat
from yishi_tui.tui.screens.gap import GapScreen
from yishi_tui.tui.screens.palette import PaletteScreen
from yishi_tui.tui.widgets.ime import ImeInput

pytestmark = pytest.mark.slow  # a window for each of many cases

SIZES = [(20, 5), (1, 1), (3, 40), (200, 2), (59, 19), (60, 20), (80, 24)]
PLEA = "请放大"


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("seat", SEATS)
async def test_every_seat_in_every_phase(room: Room, seat: Seat, state: str) -> None:
    STATES[state](room)
    async with at_seat(room, seat) as there:
        before = there.text
        for size in SIZES:
            await there.pilot.resize_terminal(*size)
            await there.later(1)
            if size == (59, 19) and seat != "timekeeper":
                assert PLEA in there.text
        assert there.text.splitlines()[1:4] == before.splitlines()[1:4]


async def test_the_timekeeper_has_digits_as_long_as_there_is_room_for_any(room: Room) -> None:
    async with at_seat(room.speaking(), "timekeeper") as there:
        await there.pilot.resize_terminal(30, 8)
        await there.later(1)
        assert "王秀兰" in there.text
        assert "█" in there.text


@pytest.mark.parametrize("dialog", STAGES)
async def test_every_dialog_keeps_what_was_typed(room: Room, dialog: str) -> None:
    async with at(STAGES[dialog](room), dialog) as hands:
        await hands.press("南门")
        typed = (hands.dialog.picker.field.value, hands.dialog.words.text, hands.text)
        for size in SIZES:
            await hands.pilot.resize_terminal(*size)
            await hands.pilot.pause()
            if size in ((20, 5), (59, 19)):
                assert "请放大窗口" in hands.text
        assert (hands.dialog.picker.field.value, hands.dialog.words.text, hands.text) == typed


@pytest.mark.parametrize("seat", ["host", "recorder", "timekeeper"])
@pytest.mark.parametrize("state", ["speech", "voting"])
async def test_every_dialog_over_its_seat(room: Room, seat: Seat, state: str) -> None:
    STATES[state](room)
    async with at_seat(room, seat) as there:
        for dialog, known in in_reach(there.screen):
            there.screen.open(dialog, **known)
            for size in ((20, 5), (1, 1), (80, 24)):
                await there.pilot.resize_terminal(*size)
                await there.pilot.pause()
            assert "┌─" in there.text, dialog
            await there.press("escape")
            assert len(there.app.screen_stack) == 1


async def test_the_palette_keeps_its_query_and_its_caret(room: Room) -> None:
    async with in_the_chair(room.speaking(), (80, 24)) as chair:
        await chair.press("ctrl+p", *"fywb")
        for size in SIZES:
            await chair.pilot.resize_terminal(*size)
            await chair.pilot.pause()
            if size == (59, 19):
                assert "请放大窗口" in chair.text
        palette = chair.app.screen
        assert isinstance(palette, PaletteScreen)
        rows = chair.text.splitlines()
        at_row = next(y for y, row in enumerate(rows) if "fywb" in row)
        assert "发言完毕" in chair.text
        assert chair.app.cursor_position == palette.query_one(ImeInput).cursor_screen_offset
        assert chair.app.cursor_position.y == at_row


async def test_the_question_after_a_sleep(room: Room) -> None:
    room.speaking().after(60)
    async with in_the_chair(room, (80, 24)) as chair:
        for size in SIZES:
            await chair.pilot.resize_terminal(*size)
            await chair.pilot.pause()
        assert isinstance(chair.app.screen, GapScreen)
        assert "王秀兰正在发言" in chair.text


async def test_a_note_is_written_on_in_a_window_without_room_for_it(room: Room) -> None:
    async with at_the_desk(room.speaking(), (20, 5)) as desk:
        assert PLEA in desk.text
        assert "直接打字" not in desk.text
        await desk.type("采光")
        await desk.pilot.resize_terminal(80, 24)
        await desk.pilot.pause()
        await desk.type("要测")
        await desk.pilot.resize_terminal(1, 1)
        await desk.pilot.pause()
        await desk.type("三天", "enter")
        await desk.pilot.resize_terminal(80, 24)
        await desk.later()
        assert "采光要测三天" in desk.text
        assert room.proceedings.catch_up()
