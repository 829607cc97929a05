"""The projector in the program: it follows by itself and takes no keys."""

import pytest
from dialog_room import Room
from host_room import NARROW, WIDE
from seat_room import SeatProgram, hall, hall_text, seated
from syrupy.assertion import SnapshotAssertion
from test_hall_face import called
from test_host_acts import STATES
from test_host_ink import contrast

from yishi_tui.domain import commands as do
from yishi_tui.tui.theme import ANSI, DARK, INKS, LIGHT, PROJECTOR

PHASES = (
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
)


async def test_it_is_black_on_white_and_has_no_focus(room: Room) -> None:
    async with seated(room.speaking(), hall(room)) as projector:
        assert projector.app.theme == PROJECTOR
        assert projector.app.focused is None
        assert "王秀兰" not in projector.text
        assert "王阿姨" in projector.text


async def test_a_terminal_of_few_colours_keeps_its_own(room: Room) -> None:
    app = SeatProgram(hall(room))
    app.theme = ANSI
    async with app.run_test() as pilot:
        await pilot.pause()
        assert app.theme == ANSI


async def test_no_key_does_anything_but_say_how_to_leave(room: Room) -> None:
    async with seated(room.speaking(), hall(room)) as projector:
        before = projector.happened
        await projector.press("space", "3", "enter", "f7", "ctrl+z")
        assert projector.happened == before
        assert "离开请按 Ctrl+Q。" in projector.text
        await projector.later(4)
        assert "Ctrl+Q" not in projector.text


async def test_what_the_host_does_appears_by_itself(room: Room) -> None:
    async with seated(room.debating(), hall(room)) as projector:
        assert "想说的请举手。" in projector.text
        room.act(do.Recognize(by="王秀兰", stance="pro"))
        await projector.later(1)
        assert "王阿姨" in projector.text


async def test_every_second_is_shown_and_after_the_last_nothing_moves(room: Room) -> None:
    async with seated(room.speaking(), hall(room)) as projector:
        shown = set()
        for _ in range(3):
            await projector.later(1)
            shown.add(projector.text)
        assert len(shown) == 3
        await projector.later(177)
        still = projector.screen.moment()
        await projector.later(20)
        assert projector.screen.moment() == still


async def test_the_pages_of_rules_and_the_cover_of_a_correction_go_by_time_alone(room: Room) -> None:
    async with seated(called(room), hall(room)) as projector:
        assert "1/2" in projector.text
        await projector.later(20)
        assert "2/2" in projector.text
        room.act(do.OpenItem(item=1))
        room.act(do.Correct(steps=1))
        await projector.later(1)
        assert "正在更正" in projector.text
        await projector.later(2)
        assert "正在更正" not in projector.text


async def test_a_hall_that_is_cut_off_says_so(room: Room) -> None:
    async with seated(room.speaking(), hall(room)) as projector:
        projector.screen.sitting.trouble = "记录文件已被删除"
        projector.screen.repaint()
        await projector.pilot.pause()
        assert "画面可能不是最新的，请看主持人。" in projector.text


@pytest.mark.parametrize("state", PHASES)
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=lambda size: f"{size[0]}x{size[1]}")
def test_phase(room: Room, as_before: SnapshotAssertion, state: str, size: tuple[int, int]) -> None:
    STATES[state](room)
    assert hall_text(room, *size) == as_before


PAPER = {DARK: "#000000", LIGHT: "#ffffff", PROJECTOR: "#ffffff"}


@pytest.mark.parametrize("theme", PAPER)
def test_every_role_can_be_read_on_its_paper(theme: str) -> None:
    """From the last row seven; at the desk four and a half, the track of a bar apart, which is no text."""
    least = 7 if theme == PROJECTOR else 4.5
    for role, style in INKS[theme].items():
        ground = style.bgcolor.name if style.bgcolor else PAPER[theme]
        assert style.color is not None
        if role != "track" or theme == PROJECTOR:
            assert contrast(style.color.name, ground) >= least, role
