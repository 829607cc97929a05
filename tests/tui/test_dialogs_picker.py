"""Picking people: by 座号, pinyin, characters and unit; the greyed ones with the reason; nobody by accident."""

import pytest
from dialog_room import HOST, LI, NAMES, START, WANG, ZHANG, Room, at

from yishi_tui.domain import commands as do
from yishi_tui.domain import events as ev
from yishi_tui.tui.widgets.picker import Standing


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("4", WANG),
        ("４", WANG),
        ("１０", NAMES[9]),
        ("wxl", WANG),
        ("wangxiulan", WANG),
        ("秀兰", WANG),
        ("王阿姨", WANG),
        ("3-104", WANG),
        ("3号楼104", WANG),
        ("张建果", ZHANG),  # another character of the same sound
    ],
)
async def test_every_way_to_name_somebody(room: Room, typed: str, name: str) -> None:
    async with at(room.moved(), "second") as hands:
        await hands.press(typed, "enter")
    assert room.last == ev.MotionSeconded(by=name)


async def test_arrows_choose_among_those_who_answer(room: Room) -> None:
    async with at(room.moved(), "second") as hands:
        await hands.press("zhang", "down", "up", "up")  # 张建国, then 张建设, and round
        assert "> 26  张建设" in hands.text
        await hands.press("down", "enter")
    assert room.last == ev.MotionSeconded(by=ZHANG)


async def test_enter_alone_picks_nobody(room: Room) -> None:
    async with at(room.moved(), "second") as hands:
        await hands.press("enter")
        assert "请先输入座号或姓名" in hands.text
        await hands.press("99", "enter")
        assert "名册上找不到“99”" in hands.text
        assert not hands.closed
    assert isinstance(room.last, ev.MotionMade)


async def test_who_may_not_is_greyed_with_the_reason_and_picking_them_says_more(room: Room) -> None:
    async with at(room.moved(), "second", size=(100, 50)) as hands:
        rows = {
            name: line
            for line in hands.text.splitlines()
            for name in (HOST, LI, "钱工", NAMES[27])
            if f" {name} " in line
        }
        assert "主持人" in rows[HOST]
        assert "动议人" in rows[LI]
        await hands.press("28", "enter")
        assert "曹操办不在场，或者还没有签到。" in hands.text
        assert "请先为曹操办签到" in hands.text


async def test_what_was_refused_stays_to_be_read_and_typing_on_replaces_it(room: Room) -> None:
    async with at(room.moved(), "second") as hands:
        await hands.press("28", "enter")
        assert hands.dialog.picker.typed == "28"
        await hands.press("4", "enter")
    assert room.last == ev.MotionSeconded(by=WANG)


async def test_only_the_rows_in_view_are_asked_about_in_a_roll_of_two_thousand() -> None:
    names = [*NAMES, *(f"居民{number}" for number in range(len(NAMES) + 1, 2001))]
    asked: list[str] = []

    def status(name: str) -> Standing:
        asked.append(name)
        return Standing()

    room = Room(names=names)
    async with at(room, "sign_in") as hands:
        hands.dialog.picker.open(status)
        asked.clear()
        await hands.press("1")
        assert hands.dialog.picker.chosen == HOST
        assert 0 < len(asked) < 100
        await hands.press("999")
        assert hands.dialog.picker.chosen == "居民1999"


@pytest.mark.parametrize("name", ["[/]", "[@click=app.exit]张三[/]", "a" * 60, "李" * 40])
async def test_a_name_is_never_markup_and_a_long_one_breaks_no_line(name: str) -> None:
    room = Room(names=[*NAMES, name])
    async with at(room, "sign_in") as hands:
        await hands.press(str(len(NAMES) + 1))
        assert all(len(line) <= 80 for line in hands.text.splitlines())
        await hands.press("enter")
        assert not hands.closed
    assert room.last == ev.Arrived(who=(name,))


async def test_the_cursor_of_the_terminal_stands_where_the_caret_is(room: Room) -> None:
    """There the input method opens its window, in a dialog just opened and after the window was resized."""
    async with at(room, "sign_in") as hands:
        await hands.pilot.pause()
        field = hands.dialog.picker.field
        assert hands.stage.cursor_position == field.cursor_screen_offset
        assert field.cursor_screen_offset.y > 5
        await hands.pilot.resize_terminal(100, 40)
        await hands.pilot.pause()
        assert hands.stage.cursor_position == field.cursor_screen_offset


async def test_somebody_admitted_is_found_at_once(room: Room) -> None:
    room.act(do.Admit(who="周大明", as_="member"))
    assert room.clock.now() == START
    async with at(room, "sign_in") as hands:
        await hands.press("zdm")
        assert hands.dialog.picker.chosen == "周大明"
