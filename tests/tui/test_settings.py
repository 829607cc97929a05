"""The settings on the screen: what is changed holds at once, at every seat, is kept, and the meeting knows nothing of it."""

import re
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest
from dialog_room import CALLS, LIFT, NAMES, Room
from host_room import NARROW, WIDE, Chair, in_the_chair
from recorder_room import Recorder, at_the_desk
from rich.cells import cell_len
from seat_room import Seated, SilentPlayer, beside, hall, seated, timekeeper
from test_dialogs_every import FullDisk
from textual.events import Paste

from yishi_tui import i18n, settings
from yishi_tui.domain import commands as do
from yishi_tui.domain.amounts import amount_in_words
from yishi_tui.domain.vocabulary import Seat
from yishi_tui.journal import JournalError
from yishi_tui.keys import OTHERS
from yishi_tui.options import Settings, Theme
from yishi_tui.phrases import phrases
from yishi_tui.tui.app import YishiApp
from yishi_tui.tui.sitting import Sitting
from yishi_tui.tui.theme import ANSI, DARK, LIGHT, PROJECTOR

HAN = re.compile(r"[\u4e00-\u9fff]+")
There = Chair | Recorder | Seated
SEATS: dict[Seat, Callable[[Room], AbstractAsyncContextManager[There]]] = {
    "host": in_the_chair,
    "recorder": at_the_desk,
    "timekeeper": lambda room: seated(room, timekeeper(room)),
    "hall": lambda room: seated(room, hall(room)),
}
DESKS = [seat for seat in SEATS if seat != "hall"]
AT_SEATS = [pytest.param(seat, marks=() if seat == "host" else pytest.mark.slow) for seat in DESKS]
TO_SETTINGS = ("ctrl+p", *"设置", "enter")


@pytest.fixture(autouse=True)
def file(config_folder: Path, catalogues: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The config file, which is not there yet; and the English as the sources have it."""
    monkeypatch.setattr(i18n, "LOCALE", catalogues)
    for name in ("YISHI_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    return config_folder / "config.toml"


def not_english(room: Room, text: str) -> list[str]:
    """The Chinese on the screen that nobody's own words account for."""
    plan, rules = room.proceedings.meeting.plan, room.proceedings.meeting.procedure
    titles = [item.title for item in plan.items]
    matters = [matter.sentence for matter in rules.matters.values()]
    own = {*"".join([*NAMES, *CALLS.values(), LIFT, plan.title, *amount_in_words(LIFT), *titles, *matters])}
    return [word for word in HAN.findall(text) if not {*word} <= own]


@pytest.mark.parametrize("seat", AT_SEATS)
async def test_the_language_changes_at_once_at_every_seat(room: Room, seat: Seat, file: Path) -> None:
    async with SEATS[seat](room.speaking()) as there:
        before = len(room.events)
        in_chinese = there.text
        await there.press(*TO_SETTINGS)
        assert "┌─ 设置" in there.text
        assert "config.toml" in there.text
        await there.press("1", "3")
        assert len(room.events) == before
        assert "┌─ Settings" in there.text
        assert "Changed and kept." in there.text
        assert file.read_text("utf-8") == 'lang = "en"\n'
        await there.press("escape")
        assert not_english(room, there.text) == []
        await there.press("ctrl+p", *"settings", "enter", "1", "2", "escape")
        assert there.text == in_chinese
        assert file.read_text("utf-8") == 'lang = "zh"\n'
        assert len(room.events) == before


async def test_dialogs_and_the_palette_speak_it_too_and_so_do_refusals(room: Room) -> None:
    async with in_the_chair(room.speaking()) as chair:
        await chair.press(*TO_SETTINGS, "1", "3", "escape", "ctrl+p")
        assert not_english(room, chair.text) == []
        await chair.press("escape", "f5")
        assert not_english(room, chair.text) == []
        assert "sign in" in chair.text.lower()
        await chair.press("escape", "3")
        assert not_english(room, chair.text) == []
        assert "not now" in chair.text.lower() or "nothing" in chair.text.lower()


@pytest.mark.slow
async def test_the_minutes_keep_the_language_of_the_meeting(room: Room) -> None:
    async with at_the_desk(room.debating()) as desk:
        await desk.press(*TO_SETTINGS, "1", "3", "escape", "escape", "4")
        await desk.later(2)
        assert desk.screen.sitting.phrases.lang == "en"
        assert desk.screen.sitting.minutes_lang == "zh"
        assert "四、协商意见一览" in desk.text


@pytest.mark.slow
async def test_the_timeline_is_told_again(room: Room) -> None:
    async with at_the_desk(room.debating()) as desk:
        told = len(desk.screen._timeline)
        assert f"{NAMES[4]}提出" in desk.text
        await desk.press(*TO_SETTINGS, "1", "3", "escape")
        assert len(desk.screen._timeline) == told
        assert f"{NAMES[4]}提出" not in desk.text


def test_what_is_wrong_is_said_in_the_new_language(room: Room) -> None:
    room.opened()
    room.proceedings.journal = FullDisk()
    with pytest.raises(JournalError):
        room.desk.submit(do.Recess(minutes=5))
    assert room.desk.trouble == "磁盘已满，这次操作没有记下。"
    assert room.desk.configure("lang", "en") == ""
    assert room.desk.trouble.startswith("The disk is full")


@pytest.mark.parametrize("seat", AT_SEATS)
async def test_the_theme_changes_at_once(room: Room, seat: Seat, file: Path) -> None:
    async with SEATS[seat](room.speaking()) as there:
        usual = there.app.theme
        assert usual == DARK
        await there.press(*TO_SETTINGS, "2", "3")
        assert there.app.theme == LIGHT
        assert file.read_text("utf-8") == 'theme = "light"\n'
        await there.press("2", "up", "up", "enter")
        assert there.app.theme == usual
        assert file.read_text("utf-8") == 'theme = "auto"\n'


@pytest.mark.parametrize(
    ("setting", "seat", "theme"),
    [
        ("auto", "host", DARK),
        ("auto", "hall", PROJECTOR),
        ("dark", "hall", DARK),
        ("light", "host", LIGHT),
        ("ansi", "recorder", ANSI),
    ],
)
def test_the_theme_that_is_set_is_there_before_the_first_frame(
    room: Room, setting: Theme, seat: Seat, theme: str
) -> None:
    chosen = Settings(theme=setting)
    assert YishiApp(Sitting(room.proceedings, phrases("zh"), seat, settings=chosen)).theme == theme


@pytest.mark.slow
async def test_without_sound_the_host_hears_no_bell(room: Room) -> None:
    async with in_the_chair(room.speaking()) as chair:
        await chair.press(*TO_SETTINGS, "3", "2", "escape")
        await chair.later(181)
        assert chair.app.bells == 0
        await chair.press("enter")
    room.act(do.EndSpeech()) if room.proceedings.meeting.floor else None
    room.act(do.Recognize(by=NAMES[5], stance="con"))
    async with in_the_chair(room) as chair:
        await chair.press(*TO_SETTINGS, "3", "1", "escape")
        await chair.later(181)
        assert chair.app.bells == 1


@pytest.mark.slow
async def test_without_sound_the_timekeeper_begins_muted_and_may_ring_all_the_same(room: Room) -> None:
    player = SilentPlayer()
    screen = timekeeper(room.speaking(), player)
    async with seated(room, screen) as there:
        await there.press(*TO_SETTINGS, "3", "2", "escape")
        assert "♪ 静音" in there.text
        await there.press("9")
        assert "♪ 静音" not in there.text
        await there.press(*TO_SETTINGS, "2", "3", "escape")
        assert "♪ 静音" not in there.text
    quiet = Sitting(beside(room, "timekeeper").proceedings, phrases("zh"), "timekeeper", settings=Settings(sound=False))
    async with seated(room, type(screen)(quiet, player)) as there:
        assert "♪ 静音" in there.text


async def test_words_are_typed_kept_and_cleaned(room: Room) -> None:
    async with in_the_chair(room.opened()) as chair:
        await chair.press(*TO_SETTINGS, "6", *"阳光花园")
        await chair.later(1)
        await chair.press("enter")
        assert settings.read_settings().community == "阳光花园"
        assert re.search(r"社区名称 +阳光花园", chair.text)
        assert "以后就用它" in chair.text


@pytest.mark.slow
async def test_what_outranks_a_setting_is_said(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YISHI_LANG", "en")
    async with in_the_chair(room.opened()) as chair:
        await chair.press(*TO_SETTINGS, "1", "2")
        assert "环境变量 YISHI_LANG 在它之前" in chair.text
        assert settings.read_settings().lang == "zh"
        await chair.press("1", "1")
        assert "┌─ Settings" in chair.text


async def test_what_cannot_be_used_is_said_and_what_was_typed_stays(room: Room, file: Path) -> None:
    async with in_the_chair(room.opened()) as chair:
        await chair.press(*TO_SETTINGS, "6")
        chair.app.post_message(Paste("长" * 61))
        await chair.later(1)
        await chair.press("enter")
        assert "最多 60 个" in chair.text
        assert "长长长" in chair.text
        assert not file.exists()


async def test_the_ruleset_is_chosen_from_those_there_are(room: Room) -> None:
    async with in_the_chair(room.opened()) as chair:
        rules = room.proceedings.meeting.procedure
        await chair.press(*TO_SETTINGS, "5")
        assert "> " in next(row for row in chair.text.splitlines() if " simplified " in row and "简化版" in row)
        await chair.press("9")
        assert settings.read_settings().rules == "ronr"
        assert room.proceedings.meeting.procedure is rules


@pytest.mark.slow
async def test_arrows_and_enter_do_it_all_and_escape_changes_nothing(room: Room, file: Path) -> None:
    async with in_the_chair(room.opened()) as chair:
        await chair.press(*TO_SETTINGS, "down", "enter", "down", "left", "down", "escape")
        assert not file.exists()
        await chair.press(*TO_SETTINGS, "down", "enter", "down", "enter")
        assert settings.read_settings() == Settings(theme="dark")
        await chair.press("escape", "ctrl+p", *"sz", "enter")
        assert re.search(r"配色 +深色", chair.text)


# Keys


async def test_a_key_of_ones_own_is_pressed_printed_and_clicked(room: Room) -> None:
    async with in_the_chair(room.debating()) as chair:
        await chair.press("f10")
        assert not chair.dialog
        await chair.press(*TO_SETTINGS, "9")
        await chair.press(*("down",) * 3, "enter")
        assert "签到用哪个键" in chair.text
        assert re.search(r"F2 +是“动议”的键", chair.text)
        for pressed, said in (
            ("2", "现在不能选“F2”：是“动议”的键。"),
            ("f9", "现在不能选“F9”：是“秩序”的键。"),
            ("f8", "8 是固定的键，不能改作别用"),
            ("ctrl+p", "Ctrl+P 是固定的键，不能改作别用"),
        ):
            await chair.press(pressed)
            assert said in chair.text
        await chair.press("f10")
        assert settings.read_settings().keys == {"sign_in": "f10"}
        assert re.search(r"按键 +F10 签到", chair.text)
        await chair.press("9", "7", "down", "up", "up")
        await chair.later(1)
        await chair.press("enter")
        assert settings.read_settings().keys == {"sign_in": "f10", "order": "f12"}
        await chair.press("escape")
        assert "F10签到" in chair.text.replace(" ", "")
        assert "5签到" not in chair.text.replace(" ", "")
        await chair.press("f5")
        assert not chair.dialog
        await chair.press("f10")
        assert chair.dialog == "sign_in"
        await chair.press("escape")
        y, row = next((y, row) for y, row in enumerate(chair.text.splitlines()) if "F10" in row)
        await chair.pilot.click(offset=(cell_len(row[: row.index("F10")]) + 1, y))
        assert chair.dialog == "sign_in"


@pytest.mark.slow
async def test_keys_that_are_set_are_in_the_footer_the_palette_and_the_help(room: Room) -> None:
    room.desk.settings = Settings(keys={"sign_in": "f12", "recess": "ctrl+t"})
    async with in_the_chair(room) as chair:
        assert "按 F12 签到" in chair.text
        assert re.search(r"F12 ?签到", chair.text)
        await chair.press("f1")
        assert re.search(r"F12 +签到", chair.text)
        assert re.search(r"Ctrl\+T +休会", chair.text)
        await chair.press("escape", "ctrl+p", *"签到")
        assert "F12 签到" in chair.text
    room.opened()
    async with in_the_chair(room) as chair:
        await chair.press("ctrl+t")
        assert chair.happened[-1] == "RecessBegan"


@pytest.mark.slow
@pytest.mark.parametrize("size", [NARROW, WIDE], ids=str)
async def test_many_keys_still_fit(room: Room, size: tuple[int, int]) -> None:
    letters = "abdefgklnorstuvwx"
    room.desk.settings = Settings(keys={act: f"ctrl+{key}" for act, key in zip(OTHERS, letters, strict=False)})
    async with in_the_chair(room.speaking(), size) as chair:
        assert {cell_len(row) for row in chair.text.splitlines()} == {size[0]}
        assert "Ctrl+A" in chair.text


async def test_what_cannot_be_kept_holds_for_now_and_is_said(room: Room, config_folder: Path) -> None:
    config_folder.write_text("mine", "utf-8")
    async with in_the_chair(room.opened()) as chair:
        await chair.press(*TO_SETTINGS, "2", "3")
        assert chair.app.theme == LIGHT
        assert "没有存下来" in chair.text
    assert config_folder.read_text("utf-8") == "mine"


async def test_how_often_a_copy_is_made_is_said_in_minutes(room: Room, file: Path) -> None:
    async with in_the_chair(room.opened()) as chair:
        await chair.press(*TO_SETTINGS)
        assert "5 分钟" in chair.text
        await chair.press("8")
        assert "不按时做" in chair.text
        await chair.press("1")
        assert file.read_text("utf-8") == "backup_minutes = 0\n"
        assert "不按时做" in chair.text
