"""What the recorder sees: the others' acts, the timeline as long as it is, the minutes as they grow, at every size."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from dialog_room import CALLS, LI, LIFT, NAMES, WANG, ZHANG, Room, plan
from host_room import NARROW, TINY, WIDE
from msgspec.structs import replace
from recorder_room import at_the_desk
from syrupy.assertion import SnapshotAssertion
from test_host_acts import STATES, point
from textual.geometry import Offset

from yishi_tui import i18n
from yishi_tui.domain import commands as do
from yishi_tui.domain.amounts import amount_in_words
from yishi_tui.tui.panels.recorder_preview import MOST_RECORDS

PHASES = ["planned", "opened", "moved", "queue", "speech", "amended", "voting", "counted", "announced", "recess"]
HAN = re.compile(r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]+")


@pytest.mark.parametrize("state", PHASES)
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_phase(room: Room, as_before: SnapshotAssertion, state: str, size: tuple[int, int]) -> None:
    STATES[state](room)
    async with at_the_desk(room, size) as desk:
        await desk.later()
        assert desk.text == as_before


async def test_writing(room: Room, as_before: SnapshotAssertion) -> None:
    async with at_the_desk(room.speaking()) as desk:
        await desk.type("采光报告下周给", "tab", "tab")
        assert desk.text == as_before


async def test_what_another_seat_did_appears_by_itself(room: Room) -> None:
    async with at_the_desk(room.debating()) as desk:
        room.act(do.Recognize(by=WANG, stance="pro"))
        await desk.later()
        assert "王秀兰开始发言（赞成，第1次）" in desk.text
        assert "王秀兰 · 赞成 · 第1次" in desk.text
        room.act(do.EndSpeech())
        await desk.later()
        assert "发言完毕" in desk.text


async def test_the_other_seats_are_named_and_not_this_one(room: Room, tmp_path: Path) -> None:
    (tmp_path / ".seats").mkdir()
    (tmp_path / ".seats" / "host-1").write_text(room.clock.now().isoformat(), encoding="ascii")
    async with at_the_desk(room.debating(), folder=tmp_path) as desk:
        await desk.later()
        top = desk.text.splitlines()[0]
        assert "主持人" in top
        assert "记录员" not in top


async def test_what_one_reads_back_stays_where_it_is(room: Room) -> None:
    room.debating()
    for number in range(40):
        room.act(do.Note(by=WANG, text=f"第{number}条记录"))
    async with at_the_desk(room) as desk:
        assert "第39条记录" in desk.text
        await desk.press("pageup")
        read = [row for row in desk.text.splitlines() if "条记录" in row]
        assert "第39条记录" not in desk.text
        room.act(do.Note(by=WANG, text="又来一条"))
        await desk.later()
        assert [row for row in desk.text.splitlines() if "条记录" in row] == read
        await desk.press("escape")
        assert "又来一条" in desk.text
        await desk.press(*["pageup"] * 9)
        assert "许慧、罗晓红等24人到场" in desk.text
        await desk.press(*["pagedown"] * 9)
        assert "又来一条" in desk.text


async def test_what_was_taken_back_is_marked(room: Room) -> None:
    room.debating().act(do.RequestFloor(by=ZHANG, stance="con"))
    async with at_the_desk(room) as desk:
        room.act(do.Correct(steps=1))
        await desk.later()
        assert re.search("张建国举手（反对）  （已更正）", desk.text)


async def test_the_minutes_follow(room: Room) -> None:
    async with at_the_desk(room.debating(), WIDE) as desk:
        await desk.later()
        assert "动议1" in desk.text or "出席情况" in desk.text
        await desk.type("采光要测", "enter")
        await desk.later()
        assert "：采光要测" in desk.text
        assert "发言要点" in desk.text


async def test_the_minutes_wait_until_nobody_types(room: Room) -> None:
    async with at_the_desk(room.debating(), WIDE) as desk:
        await desk.later()
        await desk.type("一句", "enter", "半")
        desk.screen.tick()
        await desk.pilot.pause()
        assert "：一句" not in desk.text
        await desk.later()
        assert "：一句" in desk.text


async def test_the_minutes_take_the_place_of_the_timeline(room: Room) -> None:
    async with at_the_desk(room.debating()) as desk:
        await desk.press("4")
        await desk.later()
        assert "动议1：待决" in desk.text
        for _ in range(3):
            await desk.press("pageup")
        assert "会议基本情况" in desk.text
        await desk.press("pagedown")
        assert "会议基本情况" not in desk.text
        await desk.press("up")
        await desk.press("4")
        assert "主持人陈述议题" in desk.text


@pytest.mark.parametrize("size", [(1, 1), (20, 5), (59, 20), TINY, (79, 23), (100, 30), (200, 60)])
async def test_any_size(room: Room, size: tuple[int, int]) -> None:
    STATES["counted"](room)
    async with at_the_desk(room, size) as desk:
        await desk.type("采光")
        await desk.pilot.resize_terminal(*WIDE)
        await desk.later()
        assert "采光" in desk.text
        assert "└" in desk.text


async def test_the_input_method_finds_the_caret(room: Room) -> None:
    """The terminal's own cursor stands where the next character goes: at first, after a resize, after a dialog."""
    async with at_the_desk(room.debating()) as desk:
        rows = desk.text.splitlines()
        here = next(y for y, row in enumerate(rows) if "直接打字" in row)
        assert desk.app.cursor_position == Offset(2, here)
        await desk.type("采光")
        assert desk.app.cursor_position == Offset(6, here)
        await desk.pilot.resize_terminal(*WIDE)
        await desk.pilot.pause()
        here = next(y for y, row in enumerate(desk.text.splitlines()) if "│ 采光" in row)
        assert desk.app.cursor_position == Offset(6, here)
        await desk.press("f3", "escape")
        await desk.pilot.pause()
        assert desk.app.cursor_position == Offset(6, here)


async def test_a_click_does_what_the_key_does(room: Room) -> None:
    async with at_the_desk(room.debating()) as desk:
        await desk.pilot.pause()
        footer = desk.text.splitlines()[-1]
        x = len(footer[: footer.index("落实")].encode("gbk"))
        await desk.pilot.click(offset=(x, NARROW[1] - 1))
        await desk.pilot.pause()
        assert desk.dialog == "assign"


@pytest.fixture
def english(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The catalogues, compiled as the build does it."""
    folder = tmp_path / "en" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    for name in ("host", "dialogs"):
        source = i18n.LOCALE / "en" / "LC_MESSAGES" / f"{name}.po"
        with source.open("rb") as po, (folder / f"{name}.mo").open("wb") as mo:
            write_mo(mo, read_po(po))
    monkeypatch.setattr(i18n, "LOCALE", tmp_path)
    i18n.use("en")
    yield
    i18n.use("zh")


@pytest.mark.parametrize("state", PHASES)
@pytest.mark.parametrize("keys", [(), ("a",), ("1",), ("2",), ("6",)], ids=["rest", "note", "help", "read back", "no"])
@pytest.mark.usefixtures("english")
async def test_no_chinese_is_left(room: Room, state: str, keys: tuple[str, ...]) -> None:
    STATES[state](room)
    plan = room.proceedings.meeting.plan
    matters = [matter.sentence for matter in room.proceedings.meeting.procedure.matters.values()]
    titles = (item.title for item in plan.items)
    own = "".join(
        [*NAMES, *CALLS.values(), plan.title, LIFT, *amount_in_words(LIFT), *titles, *matters, "西跑题工程师钱"]
    )
    async with at_the_desk(room, lang="en") as desk:
        await desk.press(*keys)
        left = {char for found in HAN.findall(desk.text) for char in found} - set(own)
        assert not left


async def test_a_point_of_order_is_the_hosts_and_nothing_to_read_back(room: Room) -> None:
    point(room)
    async with at_the_desk(room) as desk:
        assert "等主持人裁定" in desk.text
        assert "按 2 复述" not in desk.text
        await desk.press("2")
        assert "没有等待复述确认的动议" in desk.text


async def test_groups_stay_whole_and_more_of_them_is_told(room: Room) -> None:
    members = tuple(replace(each, groups=(f"{place} 单元",)) for place, each in enumerate(plan().members, 1))
    async with at_the_desk(Room(agenda=replace(plan(), members=members)).debating()) as desk:
        row = next(row for row in desk.text.splitlines() if "各方到场" in row)
    assert re.search(r"\d+ 单元 1/1\s*…? │$", row)


async def test_the_whole_of_a_long_meeting_is_there_as_soon_as_it_is_asked_for(room: Room) -> None:
    room.debating()
    for number in range(MOST_RECORDS):
        room.act(do.Note(by=LI, text=f"第{number}条"))
    before = len(room.events)
    async with at_the_desk(room, WIDE) as desk:
        await desk.later()
        assert "会议基本情况" not in desk.text
        await desk.press("4")
        for _ in range(2):
            await desk.press("pageup")
        assert len(desk.room.events) == before
        assert "会议基本情况" in desk.text


async def test_whoever_sits_down_late_reads_the_minutes_where_the_meeting_is(room: Room) -> None:
    async with at_the_desk(room.speaking(), WIDE) as desk:
        await desk.later()
        assert "动议1：待决" in desk.text
