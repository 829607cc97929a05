"""A click does what the key does: in the footer, in a list, on the keys of a dialog."""

import pytest
from dialog_room import LI, LIFT, WANG, ZHAO, Hands, Room, at
from host_room import NARROW, WIDE, Chair, in_the_chair
from rich.cells import cell_len
from textual.events import MouseScrollDown
from textual.geometry import Offset

from yishi_tui.domain import commands as do
from yishi_tui.domain import events as ev
from yishi_tui.tui.clicks import key_at
from yishi_tui.tui.ink import Line


def place_of(text: str, words: str) -> Offset:
    """The cell in which the words begin on the screen, looked for from the bottom."""
    rows = text.splitlines()
    row = max(y for y, row in enumerate(rows) if words in row)
    return Offset(cell_len(rows[row][: rows[row].index(words)]), row)


async def click(seat: Chair | Hands, words: str) -> None:
    """Click on these words."""
    await seat.pilot.click(offset=place_of(seat.text, words))
    await seat.pilot.pause()


@pytest.mark.parametrize(
    ("words", "dialog"),
    [("2 动议", "procedural"), ("举手 5", "hands"), ("5 签到", "sign_in"), ("修正", "amend"), ("帮助", "help")],
)
async def test_every_key_of_the_footer_is_a_button(room: Room, words: str, dialog: str) -> None:
    async with in_the_chair(room.debating(), WIDE) as chair:
        await click(chair, words)
        assert chair.dialog == dialog


async def test_the_footer_of_a_narrow_window_too(room: Room) -> None:
    async with in_the_chair(room.debating(), NARROW) as chair:
        await click(chair, "8记录")
        assert chair.dialog == "note"


async def test_a_grey_key_answers_a_click(room: Room) -> None:
    async with in_the_chair(room.debating()) as chair:
        await click(chair, "附议 4")
        assert "现在不行" in chair.text


async def test_the_next_step_is_a_button(room: Room) -> None:
    room.moved()
    async with in_the_chair(room) as chair:
        await chair.later(1)
        await click(chair, "Enter ▶ 问哪位附议")
        assert chair.dialog == "second"


async def test_the_clock_stops_and_a_sentence_is_chosen_by_clicks(room: Room) -> None:
    async with in_the_chair(room.speaking()) as chair:
        await click(chair, "Space 暂停")
        assert isinstance(room.last, ev.ClockPaused)
        await click(chair, "请说回正题")
        assert "请王阿姨说回这个提议" in chair.text


async def test_beside_the_keys_nothing_happens(room: Room) -> None:
    async with in_the_chair(room.debating()) as chair:
        before = chair.text
        for words in (LIFT, "───┘", "当前待决"):
            await click(chair, words)
        assert chair.dialog == ""
        assert chair.text == before


async def test_a_row_is_chosen_by_a_click_and_enter_is_a_button(room: Room) -> None:
    async with in_the_chair(room.debating()) as chair:
        await click(chair, "2 动议")
        await click(chair, "结束辩论")
        await click(chair, "赵强")
    assert isinstance(room.last, ev.MotionMade)
    assert (room.last.kind, room.last.by) == ("previous_question", ZHAO)


async def test_the_keys_of_a_dialog_are_buttons(room: Room) -> None:
    async with at(room.opened(), "move") as hands:
        await click(hands, "李桂芳")
        assert hands.dialog.words.text == LIFT
        await click(hands, "Enter 确定")
        await click(hands, "← 上一步")
        assert hands.dialog.words.has_focus
        await click(hands, "Esc 退出")
        assert hands.closed
    assert isinstance(room.last, ev.ItemOpened)


async def test_a_figure_is_chosen_by_a_click(room: Room) -> None:
    async with at(room.voting(), "tally") as hands:
        await click(hands, "反对")
        await hands.press("3")
        await click(hands, "赞成  ")
        await hands.press("9", "enter", "enter")
    assert room.last == ev.VotesCounted(yes=9, no=3, present=24)


async def test_a_tag_of_a_note_is_a_button(room: Room) -> None:
    async with at(room.debating(), "note") as hands:
        await hands.press("好")
        await click(hands, "Tab 加标签")
        await click(hands, "2 数据")
        await click(hands, "Enter 记下")
    assert isinstance(room.last, ev.NoteTaken)
    assert room.last.tags == ("数据",)


async def test_how_far_back_is_chosen_by_a_click(room: Room) -> None:
    room.debating().act(do.RequestFloor(by=WANG))
    async with at(room, "undo") as hands:
        await click(hands, "主持人陈述议题")
        await click(hands, "Enter 改过来")
    assert isinstance(room.last, ev.Corrected)
    assert len(room.last.voids) == 2


async def test_an_act_of_the_palette_is_chosen_by_a_click(room: Room) -> None:
    async with in_the_chair(room.debating()) as chair:
        await chair.press("ctrl+p")
        await click(chair, "落实事项")
        assert chair.dialog == "assign"


@pytest.mark.parametrize(("words", "dialog"), [("还没有人举手", "hands"), ("本题发言", "hands"), (LIFT[:6], "")])
async def test_the_lists_beside_the_question_lead_to_where_they_are_changed(
    room: Room, words: str, dialog: str
) -> None:
    async with in_the_chair(room.debating()) as chair:
        await click(chair, words)
        assert chair.dialog == dialog


async def test_the_agenda_is_taken_up_by_a_click(room: Room) -> None:
    async with in_the_chair(room.opened()) as chair:
        await click(chair, "成立监督小组")
        assert chair.dialog == "item"


async def test_the_wheel_moves_the_wording(room: Room) -> None:
    room.opened().act(do.Move(by=LI, kind="main", text="装电梯，" * 200))
    async with in_the_chair(room, NARROW) as chair:
        assert "▲ 前面还有 1 行" in chair.text
        for turn in (MouseScrollDown, MouseScrollDown):
            chair.app.post_message(turn(None, 5, 5, 0, 1, 0, False, False, False))
        await chair.pilot.pause()
        assert "▲ 前面还有 3 行" in chair.text


@pytest.mark.parametrize(("x", "key"), [(0, "enter"), (7, "enter"), (9, "enter"), (12, ""), (20, "escape"), (29, "")])
def test_a_label_belongs_to_the_key_before_it(x: int, key: str) -> None:
    row: Line = (
        ("Enter ", "key"),
        ("确定", "text"),
        ("     ", "text"),
        ("Esc ", "key"),
        ("退出", "text"),
        (" ──", "frame"),
    )
    assert key_at(row, x) == key
