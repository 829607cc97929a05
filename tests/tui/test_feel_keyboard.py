"""Chinese input: the keyboard protocol that loses it, the caret it looks for, and full-width keys at every seat."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest
from dialog_room import Room, at
from host_room import in_the_chair
from recorder_room import at_the_desk
from seat_room import hall, seated, timekeeper
from test_dialogs_every import STAGES
from textual import events
from textual.pilot import Pilot

import yishi_tui
from yishi_tui.tui.screens.palette import PaletteScreen
from yishi_tui.tui.widgets.ime import ImeInput, ImeTextArea

pytestmark = pytest.mark.slow  # a window for each of many cases

PACKAGE = Path(yishi_tui.__file__).parent
VARIABLE = "TEXTUAL_DISABLE_KITTY_KEY"


def printed(code: str, **env: str) -> str:
    """What a fresh interpreter prints."""
    clean = {name: value for name, value in os.environ.items() if name != VARIABLE}
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**clean, **env},
        cwd=PACKAGE.parent,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


ASKED = "import textual.constants as c; print(c.DISABLE_KITTY_KEY)"


@pytest.mark.skipif(sys.platform == "win32", reason="there it is the lack of the protocol that loses keys")
@pytest.mark.parametrize("first", ["yishi_tui.tui.app", "yishi_tui.tui.dialogs.base", "yishi_tui.tui.widgets.ime"])
def test_the_protocol_is_off_before_the_toolkit_is_loaded(first: str) -> None:
    assert printed(f"import {first}; {ASKED}") == "True"


@pytest.mark.skipif(sys.platform == "win32", reason="as above")
def test_what_somebody_has_set_stays() -> None:
    assert printed(f"import yishi_tui.tui.app; {ASKED}", **{VARIABLE: "0"}) == "False"


def test_on_windows_nothing_is_set() -> None:
    said = "import os, sys; sys.platform = 'win32'; import yishi_tui.tui; print(os.environ.get('" + VARIABLE + "'))"
    assert printed(said) == "None"


def test_nothing_but_the_screens_loads_the_toolkit() -> None:
    """So that whatever loads it first goes through their package, which sets the variable."""
    outside = [path for path in PACKAGE.rglob("*.py") if PACKAGE / "tui" not in path.parents]
    assert [path for path in outside if "textual" in imported(path)] == []
    assert any("textual" in imported(path) for path in (PACKAGE / "tui").rglob("*.py"))


def imported(path: Path) -> set[str]:
    """The packages that a module imports, wherever in it."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add((node.module or "").partition(".")[0])
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "import_module":
            names |= {str(arg.value).partition(".")[0] for arg in node.args if isinstance(arg, ast.Constant)}
    return names


# The caret


@pytest.mark.parametrize("dialog", STAGES)
async def test_the_input_method_finds_the_caret_in_a_fresh_dialog_and_after_a_resize(room: Room, dialog: str) -> None:
    async with at(STAGES[dialog](room), dialog) as hands:
        field = hands.stage.focused
        assert field is None or isinstance(field, ImeInput | ImeTextArea)
        for size in ((80, 24), (120, 36), (70, 22)):
            await hands.pilot.resize_terminal(*size)
            await hands.pilot.pause()
            if isinstance(field, ImeInput | ImeTextArea):
                assert hands.stage.cursor_position == field.cursor_screen_offset
                assert field.region.contains_point(hands.stage.cursor_position)


async def test_in_the_palette_too(room: Room) -> None:
    async with in_the_chair(room.speaking()) as chair:
        await chair.press("ctrl+p")
        await chair.pilot.pause()
        field = chair.app.focused
        assert isinstance(field, ImeInput)
        assert chair.app.cursor_position == field.cursor_screen_offset


# Full-width keys


async def full_width(pilot: Pilot[None], char: str) -> None:
    """A key as an input method in its full-width mode sends it; the pilot has no names for all of them."""
    pilot.app.post_message(events.Key(f"u{ord(char)}", char))
    await pilot.pause()
    await pilot.pause()


@pytest.mark.parametrize(
    ("char", "dialog"), [("２", "procedural"), ("５", "sign_in"), ("？", "help"), ("ｎ", "note"), ("Ｎ", "note")]
)
async def test_at_the_host(room: Room, char: str, dialog: str) -> None:
    async with in_the_chair(room.debating()) as chair:
        await full_width(chair.pilot, char)
        assert chair.dialog == dialog


@pytest.mark.parametrize(("char", "dialog"), [("３", "assign"), ("５", "sign_in"), ("１", "help")])
async def test_at_the_recorder(room: Room, char: str, dialog: str) -> None:
    async with at_the_desk(room.debating()) as desk:
        await full_width(desk.pilot, char)
        assert desk.dialog == dialog
        assert desk.screen.editor.text == ""


@pytest.mark.parametrize("char", ["？", "ｎ", "，"])
async def test_at_the_recorder_what_is_no_key_is_text(room: Room, char: str) -> None:
    async with at_the_desk(room.debating()) as desk:
        await full_width(desk.pilot, char)
        assert desk.screen.editor.text == char


@pytest.mark.parametrize(("char", "happened"), [("　", "ClockPaused"), ("２", "ClockPaused"), ("３", "SpeechEnded")])
async def test_at_the_timekeeper(room: Room, char: str, happened: str) -> None:
    async with seated(room.speaking(), timekeeper(room)) as there:
        await full_width(there.pilot, char)
        assert there.happened[-1] == happened


async def test_at_the_hall_they_do_nothing_either(room: Room) -> None:
    async with seated(room.speaking(), hall(room)) as there:
        before = there.happened
        for char in "１３　？":
            await full_width(there.pilot, char)
        assert there.happened == before
        assert "离开请按 Ctrl+Q。" in there.text


async def test_in_the_palette_and_in_lists(room: Room) -> None:
    async with in_the_chair(room.debating()) as chair:
        await chair.press("ctrl+p")
        assert isinstance(chair.app.screen, PaletteScreen)
        for char in "ｂｊ":
            await full_width(chair.pilot, char)
        assert "> 7 表决" in chair.text
        await chair.press("escape")
        await full_width(chair.pilot, "２")
        await full_width(chair.pilot, "１")
        assert "动议的种类" not in chair.text
