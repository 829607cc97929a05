"""How much each seat writes to its terminal, where the line is slow; and that what stands there then is right."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest
from dialog_room import WANG, ZHAO, Room
from emulated import Emulated
from recorder_room import sitting
from seat_room import SeatProgram, hall, timekeeper
from textual import events
from textual.pilot import Pilot

from yishi_tui.domain import commands as do
from yishi_tui.domain import events as ev
from yishi_tui.tui.ink import SEAM, Line
from yishi_tui.tui.screens.host import HostScreen
from yishi_tui.tui.screens.recorder import RecorderScreen
from yishi_tui.tui.screens.seat import SeatScreen
from yishi_tui.tui.screens.timekeeper import TimekeeperScreen
from yishi_tui.tui.theme import LIGHT

LARGE = (120, 40)
ACT, SECOND = 5000, 1000
"""Bytes that an act may take, and each second of a running clock on average."""

Sits = Callable[[Room], SeatScreen]


def host(room: Room) -> SeatScreen:
    return HostScreen(room.desk)


def recorder(room: Room) -> SeatScreen:
    return RecorderScreen(sitting(room))


SEATS: tuple[Sits, ...] = (host, recorder, timekeeper, hall)
ACTS: dict[Sits, tuple[str, ...]] = {host: ("space",), recorder: (*"低层采光", "enter"), timekeeper: ("space",)}
"""The keys of an act; somebody in the hall puts a hand up."""


class Program(Emulated, SeatProgram):
    """The program at a seat, with an emulated terminal."""


class Onlooker:
    """Somebody before that terminal."""

    def __init__(self, room: Room, app: Program, pilot: Pilot[None]) -> None:
        self.room, self.app, self.pilot = room, app, pilot

    @property
    def received(self) -> int:
        assert self.app.terminal is not None
        return self.app.terminal.received

    async def later(self, seconds: int) -> list[int]:
        """What each of the seconds wrote."""
        found = []
        for _ in range(seconds):
            before = self.received
            self.room.after(1)
            self.app._seat.tick()
            await self.pilot.pause()
            found.append(self.received - before)
        return found

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def resize(self, *size: int) -> None:
        self.app.resized((size[0], size[1]))
        await self.pilot.resize_terminal(*size)
        await self.pilot.pause()

    def looks_right(self) -> bool:
        return self.app.shown == self.app.anew


@asynccontextmanager
async def before(room: Room, sits: Sits, size: tuple[int, int] = LARGE) -> AsyncIterator[Onlooker]:
    """The program, and what it writes."""
    app = Program(sits(room))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield Onlooker(room, app, pilot)


@pytest.fixture
def long(room: Room) -> Room:
    """So much has been written down that every line of the recorder's page is full, and a speech is under way."""
    room.speaking()
    for number in range(20):
        room.act(
            do.Note(by=room.proceedings.meeting.plan.seats.recorder, text=f"第{number}条：低层担心采光，想先看图纸。")
        )
    return room


@pytest.mark.parametrize("sits", SEATS)
async def test_a_running_clock_writes_little(long: Room, sits: Sits) -> None:
    async with before(long, sits) as onlooker:
        await onlooker.later(5)
        seconds = await onlooker.later(20)
        assert 0 < sum(seconds) <= SECOND * len(seconds)
        assert onlooker.looks_right()


@pytest.mark.parametrize("sits", SEATS)
async def test_an_act_writes_little(long: Room, sits: Sits) -> None:
    async with before(long, sits) as onlooker:
        await onlooker.later(5)
        for _ in range(3):
            first = onlooker.received
            if sits is hall:
                long.act(do.RequestFloor(by=ZHAO, stance="con"))
                await onlooker.later(1)
                long.act(do.CancelRequest(by=ZHAO))
            await onlooker.press(*ACTS.get(sits, ()))
            await onlooker.later(1)
            assert 0 < onlooker.received - first <= ACT
            assert onlooker.looks_right()


async def test_a_key_of_a_note_writes_a_line_and_not_the_whole_field(long: Room) -> None:
    async with before(long, recorder) as onlooker:
        await onlooker.press(*"低层")
        first = onlooker.received
        await onlooker.press("采")
        assert onlooker.received - first < 400
        assert onlooker.looks_right()


async def test_the_field_of_a_note_is_right_whatever_is_done_to_it(long: Room) -> None:
    async with before(long, recorder) as onlooker:
        for key in (
            "低",
            "escape",
            "enter",
            "层",
            "PASTE",
            "shift+left",
            "delete",
            "PASTE",
            "enter",
            "ctrl+z",
            "escape",
        ):
            if key == "PASTE":
                onlooker.app.post_message(events.Paste("每户补偿1.5万元，" * 24))
                await onlooker.pilot.pause()
            else:
                await onlooker.press(key)
            assert onlooker.looks_right(), key


async def seen(onlooker: Onlooker, doing: str) -> None:
    """Time passes; then everything is compared."""
    await onlooker.later(2)
    assert onlooker.looks_right(), doing


@pytest.mark.parametrize("sits", SEATS)
@pytest.mark.parametrize("size", [LARGE, (80, 24)])
async def test_nothing_is_left_over(long: Room, sits: Sits, size: tuple[int, int]) -> None:
    async with before(long, sits, (120, 36)) as onlooker:
        await onlooker.resize(60, 20)
        await seen(onlooker, "a small window")
        await onlooker.resize(*size)
        await seen(onlooker, "another window")
        long.act(do.AdjustClock(seconds=480, reason="有人打断"))
        await seen(onlooker, "minutes of two figures")
        long.after(60)
        await seen(onlooker, "minutes of one")
        onlooker.app.theme = LIGHT
        await seen(onlooker, "other colours")
        long.act(do.EndSpeech())
        await seen(onlooker, "no speech")
        long.act(do.Recognize(by=WANG, stance="pro"))
        await seen(onlooker, "another speech")
        long.after(200)
        await seen(onlooker, "time is up")


class Labelled(TimekeeperScreen):
    """A key is written behind a seam, and before it something that changes every second."""

    def page(self, width: int, height: int) -> tuple[Line, ...]:
        super().page(width, height)
        return (
            (("▀█"[self.sitting.now().second % 2] * 6, "text"), SEAM, ("Space ", "key"), ("暂停", "text")),
        ) * height


async def test_a_click_on_a_patch_is_a_click_on_the_canvas(room: Room) -> None:
    room.speaking()
    quiet = timekeeper(room)
    screen = Labelled(quiet.sitting, quiet._player)
    async with before(room, lambda _: screen) as onlooker:
        await onlooker.later(2)
        assert onlooker.app.screen.get_widget_at(8, 3)[0] is not screen.canvas
        await onlooker.pilot.click(offset=(2, 3))
        await onlooker.pilot.pause()
        room.proceedings.catch_up()
        assert not isinstance(room.last, ev.ClockPaused)
        await onlooker.pilot.click(offset=(8, 3))
        await onlooker.pilot.pause()
        room.proceedings.catch_up()
        assert isinstance(room.last, ev.ClockPaused)
