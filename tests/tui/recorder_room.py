"""The recorder's screen over a meeting in memory that a host drives from another seat."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from dialog_room import Room
from host_room import NARROW, Program
from textual import events
from textual.pilot import Pilot

from yishi_tui.domain.events import MeetingPlanned
from yishi_tui.phrases import Lang, phrases
from yishi_tui.proceedings import Proceedings
from yishi_tui.tui.screens.recorder import RecorderScreen
from yishi_tui.tui.sitting import Sitting


class Recorder:
    """Somebody at the recorder's seat: keys on the one side, the screen on the other. `room` is the host's."""

    def __init__(self, room: Room, app: Program, pilot: Pilot[None]) -> None:
        self.room = room
        self.app = app
        self.pilot = pilot

    @property
    def screen(self) -> RecorderScreen:
        """The recorder's screen, whatever lies over it."""
        screen = self.app.screen_stack[0]
        assert isinstance(screen, RecorderScreen)
        return screen

    @property
    def text(self) -> str:
        """Everything on the terminal, line by line."""
        return "\n".join(strip.text.rstrip() for strip in self.app.screen._compositor.render_strips())

    @property
    def dialog(self) -> str:
        """The id of the dialog that is open; '' for none."""
        return getattr(self.app.screen, "dialog_id", "")

    async def press(self, *keys: str) -> None:
        """Press keys, one after another."""
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def type(self, *parts: str) -> None:
        """Texts and named keys in one burst, as an input method or a quick typist sends them."""
        for part in parts:
            for key in [part] if part in ("enter", "escape", "tab") else part:
                await self._send(key)
        await self.pilot.pause()
        await self.pilot.pause()

    async def _send(self, key: str) -> None:
        self.app.post_message(events.Key(key, key if len(key) == 1 else None))

    async def later(self, seconds: int = 1) -> None:
        """Time passes, with the program looking on."""
        for _ in range(seconds):
            self.room.after(1)
            self.screen.tick()
        await self.pilot.pause()


def sitting(room: Room, folder: Path | None = None, lang: Lang = "zh") -> Sitting:
    """The recorder's seat at the same session."""
    meeting = room.proceedings.meeting
    opening = None if room.proceedings.saved else MeetingPlanned(plan=meeting.plan, rules=meeting.procedure)
    proceedings = Proceedings(room.proceedings.journal, room.clock, opening, by="recorder")
    seat = Sitting(proceedings, phrases(lang), "recorder", folder)
    room.desk = Sitting(room.proceedings, phrases(lang), folder=folder)
    return seat


@asynccontextmanager
async def at_the_desk(
    room: Room, size: tuple[int, int] = NARROW, folder: Path | None = None, lang: Lang = "zh"
) -> AsyncIterator[Recorder]:
    """The program open on the recorder's seat, at a fixed size."""
    app = Program(sitting(room, folder, lang))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield Recorder(room, app, pilot)
