"""What the timekeeper reads: digits that fill the window, stages by word and sign, shares and the item's plan."""

import pytest
from dialog_room import NAMES, Room, plan, simplified
from host_room import NARROW, WIDE, text_of
from msgspec.structs import replace
from seat_room import seated, timekeeper, view_of
from syrupy.assertion import SnapshotAssertion
from test_host_acts import STATES

from yishi_tui.domain import commands as do
from yishi_tui.domain.events import MeetingPlanned
from yishi_tui.domain.plan import Item
from yishi_tui.fairness import Heard, Share
from yishi_tui.journal import MemoryJournal
from yishi_tui.proceedings import Proceedings
from yishi_tui.tui.ink import width_of
from yishi_tui.tui.panels.heard import unheard_words
from yishi_tui.tui.panels.queue import queue_lines
from yishi_tui.tui.panels.timekeeper import Reckoning, timekeeper_page
from yishi_tui.tui.panels.timekeeper_shares import item_line, share_lines
from yishi_tui.tui.panels.timekeeper_stage import ORDER, SIGNS, Alarm, dial, stage_words

KEYS = (("空格 2", "暂停", True), ("3", "发言完毕", True))
PHASES = ("planned", "debate", "queue", "speech", "paused", "recess")


def grouped(minutes: int = 0) -> Room:
    """A roll with groups, and a plan for the first item."""
    room = Room()
    first = plan()
    members = tuple(replace(each, groups=(f"{seat % 4 + 1}单元",)) for seat, each in enumerate(first.members))
    items = (Item(title="加装电梯", minutes=minutes), *first.items[1:])
    opening = MeetingPlanned(plan=replace(first, members=members, items=items), rules=simplified())
    room.proceedings = Proceedings(MemoryJournal(), room.clock, opening)
    return room


def lines_of(room: Room, size: tuple[int, int], heard: Heard | None = None) -> str:
    return text_of(tuple(timekeeper_page(view_of(room), Reckoning(heard or Heard(), 0), KEYS, *size)))


@pytest.mark.parametrize(
    ("spoken", "stage", "time"),
    [
        (0, "plenty", "03:00"),
        (119, "plenty", "01:01"),
        (120, "minute", "01:00"),
        (150, "half", "00:30"),
        (180, "up", "00:00"),
        (181, "over", "+00:01"),
    ],
)
def test_the_stages_of_a_speech(room: Room, spoken: int, stage: str, time: str) -> None:
    room.speaking()
    room.after(spoken)
    floor = room.proceedings.meeting.floor
    assert floor is not None
    shown = dial(floor, room.desk.now())
    assert (shown.stage, shown.time) == (stage, time)


def test_every_stage_has_its_own_sign_and_words() -> None:
    assert len(set(SIGNS.values())) == len(ORDER)
    assert len({stage_words(stage) for stage in ORDER}) == len(ORDER)


def test_a_clock_that_jumps_rings_for_the_last_stage_it_passed(room: Room) -> None:
    room.speaking()
    floor, alarm = room.proceedings.meeting.floor, Alarm()
    assert alarm.due(floor, room.desk.now()) is None
    room.after(200)
    assert alarm.due(floor, room.desk.now()) == "up"
    assert alarm.due(floor, room.desk.now()) is None


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("size", [(1, 1), (20, 5), (59, 19), (60, 20), (80, 24), (120, 36), (240, 70)], ids=str)
def test_it_fits_any_window(room: Room, state: str, size: tuple[int, int]) -> None:
    STATES[state](room)
    shares = Heard(people=tuple(Share(name, 1, 9000) for name in NAMES), turns=28, ms=28 * 9000)
    lines = timekeeper_page(view_of(room), Reckoning(shares, 0), KEYS, *size)
    assert len(lines) <= size[1]
    assert all(width_of(line) <= size[0] for line in lines)
    if size >= (60, 20) and size[1] >= 20:
        assert {width_of(line) for line in lines} == {size[0]}
        assert len(lines) == size[1]


def test_the_digits_fill_the_window(room: Room) -> None:
    room.speaking()
    tall = [sum("███" in row for row in lines_of(room, size).splitlines()) for size in (NARROW, WIDE, (200, 60))]
    assert tall == sorted(set(tall))
    assert tall[0] >= 5


def test_shares_are_bars_of_the_whole() -> None:
    room = grouped()
    people = (Share("王秀兰", 2, 90_000), Share("张建国", 1, 30_000))
    heard = Heard(
        people=people, sides=(Share("pro", 3, 120_000),), groups=(Share("1单元", 3, 120_000),), turns=3, ms=120_000
    )
    rows = text_of(tuple(share_lines(view_of(room), heard, 80, 8))).splitlines()
    assert rows[1].startswith("王秀兰 2次 01:30 ▄")
    assert "赞成  3次 02:00" in rows[1]
    assert "1单元 3次 02:00" in rows[2]
    first, second = (row[: len(row) // 2].count("▄") for row in rows[1:3])
    assert first in (3 * second, 3 * second + 1, 3 * second + 2)


def test_more_people_than_lines_are_counted() -> None:
    shares = Heard(people=tuple(Share(name, 1, 1000) for name in NAMES), turns=28, ms=28_000)
    text = text_of(tuple(share_lines(view_of(grouped()), shares, 80, 6)))
    assert "每人  还有 23 位" in text
    assert len(text.splitlines()) == 6


def test_the_item_against_its_plan() -> None:
    room = grouped(minutes=20)
    room.act(do.Arrive(who=tuple(NAMES)))
    room.act(do.CallToOrder())
    room.act(do.OpenItem(item=1))
    view = view_of(room)
    assert "第 1 项用了 12:30 · 计划 20 分" in text_of((item_line(view, 750_000, 60),))
    assert "第 1 项用了 22:30 · 超出计划 02:30" in text_of((item_line(view, 1_350_000, 60),))
    assert "计划" not in text_of((item_line(view_of(Room().opened()), 1000, 60),))


def test_a_group_that_was_not_heard_is_a_dim_word_to_host_and_timekeeper() -> None:
    room = grouped()
    room.debating()
    for name in NAMES[4:6]:
        room.act(do.Recognize(by=name, stance="pro"))
        room.after(5)
        room.act(do.EndSpeech())
    view = view_of(room)
    assert unheard_words(view) == "3单元、4单元还没有人发言"
    assert "3单元、4单元还没有人发言" in lines_of(room, NARROW)
    roles = {role for row in queue_lines(view, 38, 20) for text, role in row if "还没有人发言" in text}
    assert roles == {"dim"}


def test_without_groups_nothing_is_said(room: Room) -> None:
    room.speaking()
    assert unheard_words(view_of(room)) == ""


@pytest.mark.parametrize("state", PHASES)
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_phase(room: Room, as_before: SnapshotAssertion, state: str, size: tuple[int, int]) -> None:
    STATES[state](room)
    async with seated(room, timekeeper(room), size) as seat:
        assert seat.text == as_before


async def test_overtime(room: Room, as_before: SnapshotAssertion) -> None:
    room.speaking().act(do.RequestFloor(by=NAMES[8], stance="con"))
    async with seated(room, timekeeper(room), NARROW) as seat:
        await seat.later(192)
        assert seat.text == as_before
