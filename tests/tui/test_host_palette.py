"""Every act there is: found by name, pinyin or digit, and those out of order with the reason."""

from dialog_room import Room
from host_room import NARROW, in_the_chair

from yishi_tui.domain import events as ev
from yishi_tui.tui.screens.palette import PaletteScreen
from yishi_tui.tui.theme import DARK, LIGHT


async def test_what_is_in_order_stands_first(room: Room) -> None:
    async with in_the_chair(room.speaking()) as chair:
        await chair.press("ctrl+p")
        assert isinstance(chair.app.screen, PaletteScreen)
        assert "1 帮助" in chair.text
        assert chair.text.index("发言完毕") < chair.text.index("休会")


async def test_an_act_is_found_by_its_pinyin_and_done(room: Room) -> None:
    async with in_the_chair(room.speaking(), NARROW) as chair:
        await chair.press("ctrl+p", *"fywb")
        assert "发言完毕" in chair.text
        await chair.press("enter")
        assert isinstance(room.last, ev.SpeechEnded)


async def test_by_its_characters(room: Room) -> None:
    async with in_the_chair(room.opened()) as chair:
        await chair.press("ctrl+p", "落", "实", "enter")
        assert chair.dialog == "assign"


async def test_one_out_of_order_says_why_in_the_list_and_after_it(room: Room) -> None:
    async with in_the_chair(room.speaking()) as chair:
        await chair.press("ctrl+p", "重", "数")
        assert "重数  重新计票要在" in chair.text
        await chair.press("enter")
        assert "现在不行" in chair.text
        assert isinstance(room.last, ev.SpeechBegan)


async def test_escape_leaves_and_nothing_happened(room: Room) -> None:
    async with in_the_chair(room.speaking()) as chair:
        before = chair.happened
        await chair.press("ctrl+p", "down", "down", "escape")
        assert chair.app.screen is chair.screen
        assert chair.happened == before


async def test_a_query_that_finds_nothing_does_nothing(room: Room) -> None:
    async with in_the_chair(room.speaking()) as chair:
        await chair.press("ctrl+p", *"qqq", "enter")
        assert isinstance(chair.app.screen, PaletteScreen)
        assert "没有这样的操作" in chair.text


async def test_the_colours_can_be_changed(room: Room) -> None:
    async with in_the_chair(room.speaking()) as chair:
        assert chair.app.theme == DARK
        await chair.press("ctrl+p", "深", "enter")
        await chair.pilot.pause()
        assert chair.app.theme == LIGHT
        assert "王秀兰" in chair.text
