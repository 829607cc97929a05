"""The hall's and the timekeeper's seats beside the host of a meeting in memory: in an app, or painted without a terminal."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from dialog_room import Room, plan, simplified
from host_room import Program, text_of
from textual import events
from textual.pilot import Pilot

from yishi_tui.domain.events import MeetingPlanned
from yishi_tui.domain.vocabulary import Seat
from yishi_tui.phrases import Lang, phrases
from yishi_tui.proceedings import Proceedings
from yishi_tui.tui.panels.hall import hall_page
from yishi_tui.tui.panels.view import View
from yishi_tui.tui.screens.hall import HallScreen
from yishi_tui.tui.screens.seat import SeatScreen
from yishi_tui.tui.screens.timekeeper import TimekeeperScreen
from yishi_tui.tui.sitting import Sitting


class NoLetters:
    """Somebody who cannot draw: names stay plain text, whatever fonts this machine has."""

    def dots(self, words: str, size: int) -> tuple[str, ...]:
        return ()


class Blocks:
    """Somebody who draws every character as a full square."""

    def dots(self, words: str, size: int) -> tuple[str, ...]:
        return ("#" * (size * len(words)),) * size


class SilentPlayer:
    """Keeps what it should have played."""

    def __init__(self, *, works: bool = True) -> None:
        self.played: list[bytes] = []
        self.closed = False
        self._works = works

    def play(self, sound: bytes) -> bool:
        self.played.append(sound)
        return self._works

    def close(self) -> None:
        self.closed = True


def beside(room: Room, seat: Seat, lang: Lang = "zh") -> Sitting:
    """Another seat at the meeting of the room."""
    opening = MeetingPlanned(plan=plan(), rules=simplified())
    return Sitting(Proceedings(room.proceedings.journal, room.clock, opening, by=seat), phrases(lang), seat)


def view_of(room: Room, lang: Lang = "zh") -> View:
    """What a seat looks at."""
    return View(room.proceedings.meeting, room.desk.now(), phrases(lang), None)


def hall_text(room: Room, width: int = 80, height: int = 24, lang: Lang = "zh") -> str:
    """The projector, without colours."""
    return text_of(tuple(hall_page(view_of(room, lang), NoLetters(), width, height)))


class SeatProgram(Program):
    """The program on another seat than the host's."""

    def __init__(self, screen: SeatScreen) -> None:
        super().__init__(screen.sitting)
        self._seat = screen


class Seated:
    """Somebody at that seat."""

    def __init__(self, room: Room, app: SeatProgram, pilot: Pilot[None]) -> None:
        self.room, self.app, self.pilot = room, app, pilot

    @property
    def screen(self) -> SeatScreen:
        screen = self.app.screen_stack[0]
        assert isinstance(screen, SeatScreen)
        return screen

    @property
    def text(self) -> str:
        """Everything on the terminal, line by line."""
        return "\n".join(strip.text.rstrip() for strip in self.app.screen._compositor.render_strips())

    @property
    def happened(self) -> list[str]:
        """What was recorded, by whichever seat."""
        self.room.proceedings.catch_up()
        return [type(event).__name__ for event in self.room.events]

    async def press(self, *keys: str) -> None:
        """Press keys; the pilot has no name for the full-width space of an input method."""
        for key in keys:
            if key == "\u3000":
                self.app.post_message(events.Key("ideographic_space", key))
                await self.pilot.pause()
            else:
                await self.pilot.press(key)
        await self.pilot.pause()

    async def later(self, seconds: int) -> None:
        """Time passes, second by second, with the program looking on."""
        for _ in range(seconds):
            self.room.after(1)
            self.screen.tick()
        await self.pilot.pause()


@asynccontextmanager
async def seated(room: Room, screen: SeatScreen, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Seated]:
    """The program open on that seat."""
    app = SeatProgram(screen)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield Seated(room, app, pilot)


def hall(room: Room) -> HallScreen:
    """The projector of the room."""
    return HallScreen(beside(room, "hall"), NoLetters())


def timekeeper(room: Room, player: SilentPlayer | None = None) -> TimekeeperScreen:
    """The timekeeper of the room."""
    return TimekeeperScreen(beside(room, "timekeeper"), player or SilentPlayer())
