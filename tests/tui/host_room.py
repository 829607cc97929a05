"""The host's screen over a meeting in memory: in an app with a keyboard, or painted without a terminal."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime

from dialog_room import Room, plan, simplified
from msgspec.structs import replace
from textual.pilot import Pilot

from yishi_tui.domain.events import MeetingPlanned
from yishi_tui.domain.prompts import suggest
from yishi_tui.journal import MemoryJournal
from yishi_tui.phrases import phrases
from yishi_tui.proceedings import Proceedings
from yishi_tui.tui.answers import Answer
from yishi_tui.tui.app import YishiApp
from yishi_tui.tui.face import Face
from yishi_tui.tui.ink import Line
from yishi_tui.tui.panels.page import Page, page
from yishi_tui.tui.screens.host import HostScreen
from yishi_tui.tui.sitting import Sitting
from yishi_tui.tui.widgets.canvas import Canvas

WIDE, NARROW, TINY = (120, 36), (80, 24), (60, 20)


def room_until(ends: datetime) -> Room:
    """A meeting whose end is planned."""
    room = Room()
    opening = MeetingPlanned(plan=replace(plan(), ends=ends.isoformat()), rules=simplified())
    room.proceedings = Proceedings(MemoryJournal(), room.clock, opening)
    room.desk = Sitting(room.proceedings, phrases("zh"))
    return room


def text_of(lines: tuple[Line, ...]) -> str:
    """The lines without their colours."""
    return "\n".join("".join(text for text, _ in line).rstrip() for line in lines)


class Painted:
    """What the screen would show."""

    def __init__(self, room: Room) -> None:
        self.room = room
        self.face = Face(room.desk, Canvas(), Answer())

    def page(self, size: tuple[int, int] = WIDE) -> Page:
        """The screen in a window of this size."""
        meeting = self.room.proceedings.meeting
        self.face.suggestion = suggest(meeting)
        return page(self.face.view(), self.face.keys_of(meeting), *size)

    def text(self, size: tuple[int, int] = WIDE) -> str:
        """The same without colours."""
        return text_of(self.page(size).lines)


class Program(YishiApp):
    """The program, counting its bells."""

    bells = 0

    def bell(self) -> None:
        self.bells += 1


class Chair:
    """Somebody in the chair: keys on the one side, the screen on the other."""

    def __init__(self, room: Room, app: Program, pilot: Pilot[None]) -> None:
        self.room = room
        self.app = app
        self.pilot = pilot

    @property
    def screen(self) -> HostScreen:
        """The host's screen, whatever lies over it."""
        screen = self.app.screen_stack[0]
        assert isinstance(screen, HostScreen)
        return screen

    @property
    def text(self) -> str:
        """Everything on the terminal, line by line."""
        return "\n".join(strip.text.rstrip() for strip in self.app.screen._compositor.render_strips())

    @property
    def dialog(self) -> str:
        """The id of the dialog that is open; '' for none."""
        return getattr(self.app.screen, "dialog_id", "")

    @property
    def happened(self) -> list[str]:
        """The names of all that was recorded, the plan left out."""
        return [type(event).__name__ for event in self.room.events]

    async def press(self, *keys: str) -> None:
        """Press keys at once, one after another."""
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def enter(self) -> None:
        """`Enter` after a moment of thought."""
        await self.later(1)
        await self.press("enter")

    async def later(self, seconds: int) -> None:
        """Time passes, second by second, with the program looking on."""
        for _ in range(seconds):
            self.room.after(1)
            self.screen.tick()
        await self.pilot.pause()


@asynccontextmanager
async def in_the_chair(room: Room, size: tuple[int, int] = WIDE) -> AsyncIterator[Chair]:
    """The program open on the host's seat, at a fixed size."""
    app = Program(room.desk)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield Chair(room, app, pilot)
