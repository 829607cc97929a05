"""Leaving and sitting down: asked while the meeting is live, said when it is over, and nobody sits there unseen."""

import re
from pathlib import Path

import pytest
from dialog_room import HOST, NAMES, WANG, Room
from host_room import Painted
from recorder_room import at_the_desk
from seat_room import Seated
from test_host_acts import STATES
from tour import SEATS, at_seat

from yishi_tui.domain import commands as do
from yishi_tui.domain import events as ev
from yishi_tui.domain.order import OutOfOrder
from yishi_tui.domain.vocabulary import Seat
from yishi_tui.drafts import DraftFile
from yishi_tui.tui.neighbours import FOLDER, Neighbours

pytestmark = pytest.mark.slow  # a window for each of many cases

DESKS: tuple[Seat, ...] = ("host", "recorder", "timekeeper")
LIVE = ("opened", "speech", "voting", "recess")


def dialog_of(there: Seated) -> str:
    return getattr(there.app.screen, "dialog_id", "")


def left(there: Seated) -> bool:
    return there.app._exit


# Leaving


@pytest.mark.parametrize("state", LIVE)
@pytest.mark.parametrize("seat", SEATS)
async def test_leaving_is_asked_while_the_meeting_is_live(room: Room, seat: Seat, state: str) -> None:
    STATES[state](room)
    async with at_seat(room, seat) as there:
        await there.press("ctrl+q")
        assert dialog_of(there) == "confirm_quit"
        assert ("会照常开" in there.text) is (seat != "host")
        assert ("正在发言的人" in there.text) is (seat == "host")
        await there.press("ctrl+q")
        assert len(there.app.screen_stack) == 2
        await there.press("escape")
        assert len(there.app.screen_stack) == 1
        assert not left(there)
        await there.press("ctrl+q")
        room.after(1)
        await there.press("enter")
        assert left(there)


@pytest.mark.parametrize("state", ["planned", "adjourned"])
@pytest.mark.parametrize("seat", SEATS)
async def test_before_and_after_it_one_leaves_at_once(room: Room, seat: Seat, state: str) -> None:
    STATES[state](room)
    async with at_seat(room, seat) as there:
        await there.press("ctrl+q")
        assert left(there)


@pytest.mark.parametrize("seat", DESKS)
async def test_in_the_middle_of_a_dialog_too(room: Room, seat: Seat) -> None:
    async with at_seat(room.speaking(), seat) as there:
        await there.press("ctrl+p", "ctrl+q")
        assert dialog_of(there) == "confirm_quit"


async def test_a_note_that_is_not_sent_stays(room: Room, tmp_path: Path) -> None:
    async with at_the_desk(room.speaking(), folder=tmp_path) as desk:
        await desk.type("写到一半")
        await desk.press("ctrl+q")
        assert "没写完的记录留着" in desk.text
        room.after(1)
        await desk.press("enter")
    file = DraftFile(tmp_path, "recorder")
    assert file.read().text == "写到一半"
    file.close()


@pytest.mark.parametrize("seat", SEATS)
async def test_a_habit_of_the_fingers_leaves_nothing(room: Room, seat: Seat) -> None:
    async with at_seat(room.speaking(), seat) as there:
        await there.press("ctrl+c")
        assert not left(there)
        assert "离开请按 Ctrl+Q。" in there.text or seat == "recorder"


# A meeting that is over


@pytest.mark.parametrize("seat", SEATS)
async def test_whoever_sits_down_when_it_is_over_is_told(room: Room, seat: Seat) -> None:
    room.opened().act(do.Adjourn())
    before = len(room.events)
    async with at_seat(room, seat) as there:
        assert ("只能看" in there.text) is (seat != "hall")
        assert "散会了" in there.text
        for key in ("2", "3", "4", "6", "7", "9", "space", "f2", "f3", "enter", "escape", "f5"):
            await there.press(key)
            if len(there.app.screen_stack) > 1:
                await there.press("escape")
        assert len(there.happened) == before


@pytest.mark.parametrize(
    "command",
    [
        do.Arrive(who=(NAMES[25],)),
        do.Move(by=WANG, kind="main", text="修路灯"),
        do.PauseClock(),
        do.OpenItem(item=2),
        do.Tally(yes=1, no=0),
        do.CallToOrder(),
    ],
    ids=lambda command: type(command).__name__,
)
def test_nothing_of_it_can_be_changed(room: Room, command: do.Command) -> None:
    room.opened().act(do.Adjourn())
    assert isinstance(room.proceedings.submit(command), OutOfOrder)


async def test_but_a_note_may_be_added(room: Room) -> None:
    room.opened().act(do.Adjourn())
    async with at_the_desk(room) as desk:
        await desk.type("会后补记", "enter")
        room.proceedings.catch_up()
        assert isinstance(room.last, ev.NoteTaken)
        assert "只能看" not in desk.text


async def test_the_next_meeting_opens_it_again(room: Room) -> None:
    room.opened().act(do.Adjourn())
    async with at_seat(room, "timekeeper") as there:
        room.act(do.NextMeeting(days=7))
        await there.later(1)
        assert "散会了" not in there.text


# Who else sits here


def others_open(folder: Path, *names: str) -> None:
    (folder / FOLDER).mkdir(exist_ok=True)
    for name in names:
        (folder / FOLDER / name).write_text(Room().clock.now().isoformat(), encoding="ascii")


@pytest.mark.parametrize("seat", DESKS)
async def test_the_header_names_the_other_seats_and_two_of_this_one(room: Room, seat: Seat, tmp_path: Path) -> None:
    others_open(tmp_path, "host-1", "host-2", "hall-3", f"{seat}-4")
    async with at_seat(room.speaking(), seat, folder=tmp_path) as there:
        there.screen.sitting.neighbours = Neighbours(tmp_path, seat)
        await there.later(1)
        top = there.text.splitlines()[0]
        assert ("主持人×4" if seat == "host" else "主持人×2") in top
        assert "投影" in top
        own = room.desk.phrases.word("seat", seat)
        assert f"{own}×" in top


async def test_the_hall_shows_nobodys_seat(room: Room, tmp_path: Path) -> None:
    """Whoever reads it from the back row wants to know what is voted on."""
    others_open(tmp_path, "host-1", "host-2")
    async with at_seat(room.speaking(), "hall", folder=tmp_path) as there:
        there.screen.sitting.neighbours = Neighbours(tmp_path, "hall")
        await there.later(1)
        assert "主持人" not in there.text
        assert there.text.splitlines()[1].split() == ["3号楼加装电梯议事会", "19:00"]


def test_a_header_without_others_names_nobody(room: Room) -> None:
    assert HOST not in Painted(room.opened()).text((80, 24)).splitlines()[0]


@pytest.mark.parametrize("seat", DESKS)
async def test_many_windows_never_hide_how_much_is_on_disk(room: Room, seat: Seat, tmp_path: Path) -> None:
    everybody = [f"{each}-{n}" for n, each in enumerate(("host", "recorder", "timekeeper", "hall", "hall", seat))]
    others_open(tmp_path, *everybody)
    async with at_seat(room.speaking(), seat, (80, 24), folder=tmp_path) as there:
        there.screen.sitting.neighbours = Neighbours(tmp_path, seat)
        await there.later(1)
        top = there.text.splitlines()[0]
        assert f"记录已存 #{room.proceedings.saved}" in top
        assert f"{room.desk.phrases.word('seat', seat)}×3" in top
        assert re.search(r"另 \d 席", top)
