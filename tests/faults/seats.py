"""A seat of a session on disk, in an app without a terminal."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from host_room import Program
from textual.pilot import Pilot

from yishi_tui.clock import Clock, ScriptClock
from yishi_tui.domain import commands as do
from yishi_tui.domain.vocabulary import Seat
from yishi_tui.journal import Disk, FileJournal
from yishi_tui.phrases import phrases
from yishi_tui.proceedings import Proceedings
from yishi_tui.sessions import open_proceedings
from yishi_tui.tui.sitting import Sitting

SYSTEM = Disk()


class HastyDisk(Disk):
    """Waits for nothing."""

    def sync(self, fd: int) -> None: ...

    def sync_folder(self, folder: Path) -> None: ...


class AtSeat:
    """Somebody at a seat: keys on the one side, the terminal on the other."""

    def __init__(self, app: Program, pilot: Pilot[None], clock: ScriptClock) -> None:
        self.app, self.pilot, self.clock = app, pilot, clock
        self.sitting = app.sitting

    @property
    def text(self) -> str:
        """Everything on the terminal, line by line."""
        return "\n".join(strip.text.rstrip() for strip in self.app.screen._compositor.render_strips())

    @property
    def saved(self) -> int:
        return self.sitting.proceedings.saved

    async def press(self, *keys: str) -> None:
        """Each key after a moment of thought, and a look around."""
        for key in keys:
            await self.later()
            await self.pilot.press(key)
            await self.pilot.pause()

    async def later(self, seconds: int = 2) -> None:
        self.clock.advance(seconds)
        self.app._seat.tick()
        await self.pilot.pause()


def open_on(folder: Path, clock: Clock, disk: Disk = SYSTEM, seat: Seat = "host") -> Proceedings:
    """The proceedings of the session, over this disk."""
    proceedings = open_proceedings(folder, clock, by=seat, everybody=True)
    journal = proceedings.journal
    assert isinstance(journal, FileJournal)
    journal._disk = disk
    return proceedings


@asynccontextmanager
async def host_of(folder: Path, clock: ScriptClock, disk: Disk = SYSTEM) -> AsyncIterator[AtSeat]:
    """The host of a meeting that has been called to order."""
    proceedings = open_on(folder, clock, disk)
    assert proceedings.submit(do.CallToOrder()) is None
    app = Program(Sitting(proceedings, phrases("zh"), folder=folder))
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        yield AtSeat(app, pilot, clock)
