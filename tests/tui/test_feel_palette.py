"""The palette at every seat: what the seat may do, found by name and by pinyin; and help for where one is."""

from collections.abc import Sequence
from types import ModuleType

import pytest
from dialog_room import Room, at
from host_room import in_the_chair
from recorder_room import at_the_desk
from seat_room import hall, seated, timekeeper
from test_dialogs_every import STAGES

from yishi_tui import pinyin
from yishi_tui.domain import commands as do
from yishi_tui.domain import events as ev
from yishi_tui.domain.commands import Command
from yishi_tui.domain.powers import may
from yishi_tui.domain.text import fold
from yishi_tui.domain.vocabulary import Seat
from yishi_tui.tui.acts import ACTS, Act
from yishi_tui.tui.dialogs.guidance import GUIDANCE
from yishi_tui.tui.panels import recorder_keys, timekeeper_keys
from yishi_tui.tui.screens.palette import PaletteScreen, Searchable

DOES: dict[str, type[Command]] = {
    "read_back": do.ReadBack,
    "assign": do.Assign,
    "sign_in": do.Arrive,
    "count": do.Tally,
    "note": do.Note,
    "amend_minutes": do.AmendMinutes,
    "clock": do.PauseClock,
    "end_speech": do.EndSpeech,
    "longer": do.AdjustClock,
    "shorter": do.AdjustClock,
    "undo": do.Correct,
    "redo": do.Correct,
}
"""What an act of a seat records."""
OF_THE_WINDOW = {"help", "palette", "colours", "settings", "leave", "minutes_view", "early_bells", "try_bell", "mute"}


def initials(name: str) -> str:
    """The first letters of what is read aloud of a name."""
    return "".join(spelling[0][0] for spelling in pinyin.load().spell(fold(name)))


def in_full(name: str) -> str:
    return "".join(spelling[0] for spelling in pinyin.load().spell(fold(name)))


KEYS: dict[Seat, ModuleType] = {"recorder": recorder_keys, "timekeeper": timekeeper_keys}


@pytest.mark.parametrize("seat", KEYS)
def test_a_seat_is_offered_what_it_may_do_and_nothing_else(seat: Seat) -> None:
    own, others = ({act.id for act in acts} for acts in (KEYS[seat].OWN, KEYS[seat].OTHERS))
    assert own - OF_THE_WINDOW <= DOES.keys()
    assert [act for act in own - OF_THE_WINDOW if not may(seat, DOES[act])] == []
    assert own.isdisjoint(others)
    assert {act.id for act in ACTS} <= own | others


@pytest.mark.parametrize("acts", [ACTS, recorder_keys.OWN, timekeeper_keys.OWN], ids=["host", "recorder", "timekeeper"])
def test_every_act_is_found_by_initials_by_full_pinyin_and_by_name(room: Room, acts: Sequence[Act]) -> None:
    palette = Searchable(room.desk, acts)
    for act in acts:
        for typed in (initials(act.name), in_full(act.name), act.name, act.name[:2]):
            assert act in [found for found, _ in palette.find(typed)], typed


@pytest.mark.parametrize(
    ("typed", "act"),
    [
        ("bj", "vote"),
        ("biaojue", "vote"),
        ("BJ", "vote"),
        ("ｂｊ", "vote"),
        ("表决", "vote"),
        ("7", "vote"),
        ("７", "vote"),
        ("cs", "recount"),
        ("chongshu", "recount"),
        ("sh", "adjourn"),
        ("sanhui", "adjourn"),
        ("xh", "recess"),
        ("wyy", "consent"),
        ("jjzc", "hand_over"),
        ("cxgc", "undo"),
        ("fy", "second"),
        ("kxy", "next_meeting"),
    ],
)
def test_the_best_stands_first(room: Room, typed: str, act: str) -> None:
    found = [each.id for each, _ in Searchable(room.desk, ACTS).find(typed)]
    assert found[:1] == [act]


async def test_a_digit_is_that_of_the_key_at_every_seat(room: Room) -> None:
    async with at_the_desk(room.voting()) as desk:
        await desk.press("ctrl+p", "7", "enter")
        assert desk.dialog == "tally"


# At the seats


async def test_nothing_of_the_host_is_listed_at_the_recorder(room: Room) -> None:
    async with at_the_desk(room.debating()) as desk:
        await desk.press("ctrl+p")
        assert "8 记录" in desk.text
        assert "2 复述" in desk.text
        names = [row.strip("│> ").split("  ")[0].strip() for row in palette_of(desk.text).splitlines()]
        assert not {"动议", "附议", "休会", "裁定"} & {name.lstrip("0123456789 ") for name in names}


async def test_but_who_looks_for_it_is_told_who_does_it(room: Room) -> None:
    async with at_the_desk(room.debating()) as desk:
        await desk.press("ctrl+p", *"xiuhui")
        assert "休会  这一步不归记录员做" in desk.text


async def test_the_timekeeper_has_one(room: Room) -> None:
    async with seated(room.speaking(), timekeeper(room)) as there:
        await there.press("ctrl+p")
        assert isinstance(there.app.screen, PaletteScreen)
        assert "试铃" in there.text
        assert "动议" not in palette_of(there.text)
        await there.press(*"fywb", "enter")
        assert there.happened[-1] == "SpeechEnded"


async def test_every_act_of_the_timekeeper_does_what_its_key_does(room: Room) -> None:
    async with seated(room.speaking(), timekeeper(room)) as there:
        await there.later(40)
        for typed, told in (
            ("tql", "还有1分钟、30秒时也会响。"),
            ("jy", "不再出声，请看屏幕。"),
            ("深", "配色：浅色"),
        ):
            await there.press("ctrl+p", *typed, "enter")
            await there.pilot.pause()
            assert told in there.text
        await there.press("ctrl+p", *"zt", "enter")
        assert there.happened[-1] == "ClockPaused"
        await there.press("ctrl+p", *"jia", "enter")
        assert "┌─" in there.text


async def test_what_is_out_of_order_says_why_there_too(room: Room) -> None:
    async with seated(room.debating(), timekeeper(room)) as there:
        await there.press("ctrl+p", *"fywb")
        assert "发言完毕  现在没有人发言" in there.text
        await there.press("enter")
        assert "现在不行" in there.text


async def test_the_hall_takes_no_keys(room: Room) -> None:
    async with seated(room.speaking(), hall(room)) as there:
        await there.press("ctrl+p", "f1")
        assert len(there.app.screen_stack) == 1
        assert "离开请按 Ctrl+Q。" in there.text


@pytest.mark.usefixtures("english")
async def test_in_english_it_is_english(room: Room) -> None:
    async with at_the_desk(room.debating(), lang="en") as desk:
        await desk.press("ctrl+p", *"read")
        rows = [row for row in palette_of(desk.text).splitlines() if "read back" in row.lower()]
        assert rows


def palette_of(text: str) -> str:
    """What the box at the bottom shows."""
    return text[text.rindex("┌─") :]


# Help


def test_every_dialog_has_a_word_of_help() -> None:
    assert GUIDANCE.keys() - {"palette"} == STAGES.keys() - {"help"}


@pytest.mark.parametrize("dialog", sorted(STAGES.keys() - {"help"}))
async def test_the_help_of_a_dialog_names_its_own_keys(room: Room, dialog: str) -> None:
    async with at(STAGES[dialog](room), dialog, size=(120, 40)) as hands:
        named = hands.text.splitlines()[-2].strip("│ ")
        await hands.press("f1")
        assert "┌─ 帮助" in hands.text
        told = hands.text[hands.text.rindex("┌─ 帮助") :]
        assert GUIDANCE[dialog][:12] in told
        assert named.count("Esc") == 1
        for hint in named.split("  "):
            key = hint.split(" ")[0]
            assert f"{key} " in told, hint
        await hands.press("escape")
        assert hands.text.splitlines()[-2].strip("│ ") == named


async def test_help_of_each_seat_is_its_own(room: Room) -> None:
    async with in_the_chair(room.speaking()) as chair:
        await chair.press("f1")
        assert "做屏幕上写着的下一步" in chair.text
    async with at_the_desk(room) as desk:
        await desk.press("f1")
        assert "复述确认" in desk.text
        assert "做屏幕上写着的下一步" not in desk.text
    async with seated(room, timekeeper(room)) as there:
        await there.press("f1")
        assert "计时员：看着钟" in there.text


async def test_help_over_the_palette_and_back(room: Room) -> None:
    async with in_the_chair(room.speaking()) as chair:
        await chair.press("ctrl+p", "f1")
        assert "首字母" in chair.text
        await chair.press("escape")
        assert isinstance(chair.app.screen, PaletteScreen)
        await chair.press(*"fywb", "enter")
        assert isinstance(room.last, ev.SpeechEnded)
