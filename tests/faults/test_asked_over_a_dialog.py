"""The laptop wakes up while a dialog is open: the program asks what became of the speech, over the dialog."""

from dialog_room import Room
from host_room import in_the_chair

from yishi_tui.tui.dialogs import open_dialog
from yishi_tui.tui.dialogs.base import Dialog
from yishi_tui.tui.screens.gap import GapScreen
from yishi_tui.tui.screens.palette import PaletteScreen

SLEPT_S = 3600


async def test_a_key_for_the_dialog_below_does_not_take_the_question_away() -> None:
    room = Room().speaking()
    async with in_the_chair(room) as chair:
        await chair.later(3)
        await chair.press("8")
        dialog = chair.app.screen
        assert isinstance(dialog, Dialog)
        room.after(SLEPT_S)
        chair.screen.tick()
        dialog.close(None)  # an Enter or Esc that was on its way
        await chair.pilot.pause()
        assert isinstance(chair.app.screen, GapScreen)
        await chair.later(1)
        await chair.press("1")
        assert chair.app.screen is dialog
        floor = chair.screen.sitting.meeting.floor
        assert floor is not None
        assert floor.since is None, "the clock stopped when the program did"
        await chair.press("escape")
        assert chair.app.screen is chair.screen


async def test_nor_does_one_for_the_list_of_acts() -> None:
    room = Room().speaking()
    async with in_the_chair(room) as chair:
        await chair.later(3)
        chair.screen.open_palette()
        await chair.pilot.pause()
        palette = chair.app.screen
        assert isinstance(palette, PaletteScreen)
        room.after(SLEPT_S)
        chair.screen.tick()
        palette._chosen()
        await chair.pilot.pause()
        assert isinstance(chair.app.screen, GapScreen)
        await chair.later(1)
        await chair.press("2")
        assert chair.app.screen is palette


async def test_keys_that_come_before_a_slow_machine_has_asked_anything() -> None:
    """A dialog that is there and not yet drawn: neither Enter, Esc nor F1 makes it fall over, and it asks when it is ready."""
    room = Room().speaking()
    async with in_the_chair(room) as chair:
        dialog = open_dialog("note", room.desk)
        chair.app.push_screen(dialog)
        dialog.close(None)
        dialog.action_help()
        room.after(5)
        await dialog.action_accept()
        await chair.pilot.pause()
        assert chair.app.screen is dialog
        assert dialog.steps
